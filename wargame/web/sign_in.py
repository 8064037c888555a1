"""Signing in: a link that opens one page, or a name and a password; and signing out."""

from http import HTTPStatus
from typing import Any, override

from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.conduct import passes
from wargame.people import links
from wargame.people.links import Admission
from wargame.people.models import Facilitator

TRIES = 10
REST_SECONDS = 10 * 60
REST = (
    "Too many wrong passwords for that name. Wait ten minutes, or use the link that the start of "
    "the app printed."
)
BACKEND = "django.contrib.auth.backends.ModelBackend"


class WordsOfSignIn(AuthenticationForm):
    """The form, with errors that say what to do next."""

    error_messages = {  # noqa: RUF012 - Django's own shape
        "invalid_login": (
            "That name and password do not fit together. Check both, or use the link that the "
            "start of the app printed."
        ),
        "inactive": "This account is closed. Ask who runs this installation.",
    }

    @override
    def clean(self) -> dict[str, Any]:
        """Check name and password; after many wrong ones the name has to rest."""
        name = str(self.cleaned_data.get("username", ""))
        key = f"sign-in-{salted_hmac('sign-in', name, algorithm='sha256').hexdigest()[:32]}"
        if int(cache.get(key, 0)) >= TRIES:
            raise ValidationError(REST)
        try:
            return dict(super().clean())
        except ValidationError:
            cache.add(key, 0, timeout=REST_SECONDS)
            cache.incr(key)
            raise


@method_decorator(never_cache, name="dispatch")
class SignIn(LoginView):
    """A name and a password."""

    template_name = "web/sign_in.html"
    authentication_form = WordsOfSignIn
    redirect_authenticated_user = True

    @override
    def get_default_redirect_url(self) -> str:
        """Return the desk."""
        return reverse("desk")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and everything that this browser may open."""
    logout(request)
    return redirect("/")


@never_cache
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let this browser in as the link says; a link that is spent or unknown is answered alike.

    Who only looks ahead (HEAD, a browser that prefetches) spends nothing.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    if links.peek(token, links.INVITATION):
        return redirect("invitation", token=token)
    admission = links.redeem(token)
    if admission is not None:
        return redirect(_admit(request, admission))
    if isinstance(request.user, Facilitator) and not request.user.guest:
        return redirect("desk")
    return render(request, "web/spent_link.html", status=404)


def _admit(request: HttpRequest, admission: Admission) -> str:
    """Write into the session what the link is good for, and return the page that it opens."""
    code = admission.exercise
    if admission.role in {links.FACILITATOR, links.CONTROL} and admission.facilitator:
        login(request, admission.facilitator, backend=BACKEND)
        return reverse("console", args=[code]) if code else reverse("desk")
    request.session.cycle_key()
    if admission.role == links.PROJECTOR:
        passes.admit_projector(request.session, code)
        return reverse("projector", args=[code])
    passes.admit(request.session, admission.handle, code)
    return f"/x/{code}/p/{admission.handle}/"
