"""The page of the fog: what is held, what stands ordered, all deeds, and a form for each act."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wargame.conduct import acts, foresight, orders
from wargame.engine import Refusal, Refused
from wargame.rooms.console.fog import page_words
from wargame.web import answers
from wargame.web.acts import Wish, wish
from wargame.web.fields import command_fields
from wargame.web.fog_forms import Preview, form, previews
from wargame.web.keepers import Console, for_control

DONE = {
    "fog.order": "The order stands. Nobody but control knows.",
    "fog.lift": "The order is lifted. What it held waits on.",
    "fog.release": "It has reached those it was held for.",
    "fog.drop": "It will never arrive.",
    "fog.intercept": "The copy has been read in, as intelligence.",
    "fog.leak": "The copy is out, as news.",
    "fog.forge": "It has reached its readers, in the name of another.",
}
"""What this page can do, and what is said when it is done."""
OWN = ("act", "do", "step")
"""Fields of the page that belong to no command."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def fog_page(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the page, with the form that is asked for; by POST preview an act, or do it."""
    if request.method != "POST":
        return _page(request, console, request.GET)
    wanted = wish(request, request.POST.get("act", ""))
    try:
        command = _command(wanted)
        if request.POST.get("step") == "preview":
            told = foresight.foresee(console.code, console.seat, command)
            seen = previews(told, console.picture())
            return _page(request, console, request.POST, seen=seen)
        acts.submit(console.code, console.seat, command, wanted.command_id)
    except Refused as refused:
        return _page(request, console, request.POST, wrong=refused.sentence)
    messages.success(request, DONE[wanted.act])
    return answers.back(reverse("console-fog", args=[console.code]))


def _command(wanted: Wish) -> Any:  # noqa: ANN401 - any command of the engine
    if wanted.act not in DONE:
        raise Refused(Refusal.UNKNOWN, value=wanted.act, field="what can be done here")
    words = {name: values for name, values in wanted.words.items() if name not in OWN}
    return orders.command(wanted.act, command_fields(wanted.act, words))


def _page(
    request: HttpRequest,
    console: Console,
    values: QueryDict,
    *,
    wrong: str = "",
    seen: list[Preview] | None = None,
) -> HttpResponse:
    picture = console.picture()
    words = {
        "code": console.code,
        "setting": picture.setting,
        "clock": picture.clock,
        "form": form(picture, values),
        "values": values,
        "previews": seen,
        "wrong": wrong,
        "command_id": secrets.token_hex(16),
        **page_words(picture, timezone.now()),
    }
    return render(request, "web/fog.html", words, status=422 if wrong else 200)
