"""Which pages may open a socket: those that this very server sent, and no other.

Browsers send the cookies of a site with every socket, whichever page opens it, so the page's
origin is all that stands between a stranger's page and a seat. It is compared as a whole, scheme,
host and port; Channels' own validator lets another port and another scheme of the host pass.
"""

from collections.abc import Iterable

from django.conf import settings
from django.http.request import split_domain_port, validate_host

type Headers = Iterable[tuple[bytes, bytes]]

PORTS = {"http": "80", "https": "443"}


def welcome(headers: Headers) -> bool:
    """Tell whether the page that opens a socket came from here.

    A missing origin, `null`, and one that is not written as browsers write it are refused.
    """
    found = {name.lower(): value.decode("latin1") for name, value in headers}
    origin = found.get(b"origin", "")
    return bool(origin) and (origin == _own(found) or origin in settings.CSRF_TRUSTED_ORIGINS)


def _own(found: dict[bytes, str]) -> str | None:
    """Return the origin of pages that were asked for at this host; None for a host unheard of."""
    domain, port = split_domain_port(found.get(b"host", "").lower())
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return None
    scheme = _scheme(found)
    tail = f":{port}" if port and port != PORTS[scheme] else ""
    return f"{scheme}://{domain}{tail}"


def _scheme(found: dict[bytes, str]) -> str:
    """Return how pages are served: what the proxy says, where the settings trust a proxy."""
    header = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if header is None:
        return "http"
    name = header[0].removeprefix("HTTP_").replace("_", "-").lower().encode()
    return "https" if found.get(name) == header[1] else "http"
