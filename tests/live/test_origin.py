"""Which pages may open a socket: an exact match of scheme, host and port."""

import pytest
from pytest_django import Settings

from wargame.live.origin import welcome

HOSTS = ["laptop.local", "192.168.8.2", "[fd00::2]", "localhost"]


def headers(
    origin: str | None, host: str = "laptop.local:8000", **more: str
) -> list[tuple[bytes, bytes]]:
    """Return the headers of a handshake."""
    said = {"host": host, "origin": origin, **more}
    return [(name.encode(), it.encode()) for name, it in said.items() if it is not None]


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = HOSTS


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://laptop.local:8001",
        "http://laptop.local",
        "https://laptop.local:8000",
        "http://evil-laptop.local:8000",
        "http://laptop.local.evil.example:8000",
        "http://laptop.local:8000@evil.example",
        "HTTP://LAPTOP.LOCAL:8000",
        "http://laptop.local.:8000",
        "http://192.168.8.2:8000",
        "http://laptop.local:8000/",
        "http://laptop.local:08000",
    ],
)
def test_pages_from_elsewhere_are_refused(origin: str | None) -> None:
    assert not welcome(headers(origin))


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://laptop.local:8000", "laptop.local:8000"),
        ("http://laptop.local:8000", "LAPTOP.local:8000"),
        ("http://192.168.8.2:8000", "192.168.8.2:8000"),
        ("http://[fd00::2]:8000", "[fd00::2]:8000"),
        ("http://laptop.local", "laptop.local"),
        ("http://localhost", "localhost:80"),
    ],
)
def test_our_own_pages_are_welcome(origin: str, host: str) -> None:
    assert welcome(headers(origin, host))


def test_a_host_unheard_of_has_no_pages() -> None:
    assert not welcome(headers("http://evil.example", "evil.example"))


def test_a_listed_origin_is_welcome(settings: Settings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://play.example"]
    assert welcome(headers("https://play.example"))
    assert not welcome(headers("http://play.example"))


def test_behind_a_trusted_proxy_the_scheme_is_what_it_says(settings: Settings) -> None:
    secure = headers("https://laptop.local", "laptop.local", **{"x-forwarded-proto": "https"})
    assert not welcome(secure)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert welcome(secure)
    assert not welcome(headers("https://laptop.local", "laptop.local"))
