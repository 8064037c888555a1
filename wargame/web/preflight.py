"""The pre-flight: where phones go, whether one arrives, and whether this machine is fit."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wargame.conduct.company import drawn
from wargame.web import phone_check
from wargame.web.checks import checks
from wargame.web.desk import facilitator


@never_cache
@login_required
@require_safe
def preflight(request: HttpRequest) -> HttpResponse:
    """Show the list, green or with what to do."""
    facilitator(request)
    token = phone_check.token_of(request.session)
    address = settings.WARGAME_URL + reverse("phone-check", args=[token])
    found = checks(request.session)
    words = {
        "address": settings.WARGAME_URL,
        "others": [one for one in settings.WARGAME_URLS if one != settings.WARGAME_URL],
        "check_address": address,
        "qr": drawn(address),
        "checks": found,
        "good": all(check.good for check in found),
        "now": timezone.now(),
        "phone": phone_check.seen(token),
    }
    return render(request, "web/preflight.html", words)


@login_required
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Forget the phone that came, and wait for another one."""
    facilitator(request)
    phone_check.token_of(request.session, again=True)
    return redirect("preflight")


@never_cache
@require_safe
def arrived(request: HttpRequest, token: str) -> HttpResponse:
    """Tell a phone that it has arrived, and note it; a token of nobody's is answered as absent."""
    if not phone_check.note(token, request.headers.get("User-Agent", "")):
        raise Http404
    return render(request, "web/phone_arrived.html")
