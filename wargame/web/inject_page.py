"""One inject: exactly what each audience reads, and all that control can do with it."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wargame.conduct import acts, orders
from wargame.engine import Refusal, Refused
from wargame.engine.instruments.inject_desk import Message
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId, InjectId, MessageId
from wargame.engine.scenario import Inject
from wargame.rooms.console.injects import inject_words, readers, standing_for
from wargame.web import answers
from wargame.web.acts import wish
from wargame.web.fields import Typed, command_fields
from wargame.web.inject_list import plan_of, scene_of
from wargame.web.keepers import Console, for_control

DONE = {
    "inject.edit": "The inject has other words.",
    "inject.retime": "The inject has another time.",
    "inject.hold": "Done: the inject is held, or goes on.",
    "inject.skip": "Done: the inject is left out, or taken in again.",
    "inject.release": "The inject is released.",
    "inject.meet": "It is noted whether the action came.",
}
"""What this page can do, and what is said when it is done."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def inject_page(request: HttpRequest, console: Console, inject: str) -> HttpResponse:
    """Show an inject; by POST change, hold, skip or release it."""
    if request.method != "POST":
        return _page(request, console, inject, {})
    act = request.POST.get("act", "")
    wanted = wish(request, act)
    words = {name: one for name, one in wanted.words.items() if name != "act"}
    try:
        fields = command_fields(_known(act), {**words, "inject": [inject]})
        acts.submit(console.code, console.seat, orders.command(act, fields), wanted.command_id)
    except Refused as refused:
        return _page(request, console, inject, words, wrong=refused.sentence)
    messages.success(request, DONE[act])
    return answers.back(reverse("console-inject", args=[console.code, inject]))


def _known(act: str) -> str:
    if act not in DONE:
        raise Refused(Refusal.UNKNOWN, value=act, field="what can be done here")
    return act


def _page(
    request: HttpRequest, console: Console, wanted: str, typed: Typed, *, wrong: str = ""
) -> HttpResponse:
    scene = scene_of(console)
    plan = plan_of(console, scene.picture)
    found = next((one for one in plan if one.id == InjectId(wanted)), None)
    if found is None:
        raise Http404
    setting = scene.picture.setting
    words: dict[str, Any] = {
        "code": console.code,
        "setting": setting,
        "clock": scene.picture.clock,
        "one": inject_words(scene, found),
        "previews": previews(found, setting),
        "typed": {name: values[-1] for name, values in typed.items() if values},
        "wrong": wrong,
        "version": scene.picture.injects.changes.get(found.id, 0),
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/inject.html", words, status=422 if wrong else 200)


def previews(inject: Inject, setting: Setting) -> list[tuple[tuple[CellId, ...], dict[str, Any]]]:
    """Return each audience with the message as its room will show it; no cells are everyone."""
    main = readers(setting, inject)
    texts = [(main, inject.title, inject.text)] if inject.public or main else []
    for one in inject.versions:
        cells = standing_for(setting, one.to)
        texts += [(cells, one.title, one.text)] if cells else []
    return [(to, {"items": [_message(inject, to, title, text)]}) for to, title, text in texts]


def _message(inject: Inject, to: tuple[CellId, ...], title: str, text: str) -> Message:
    return Message(
        id=MessageId("preview"),
        sender=inject.sender,
        channel=inject.channel,
        title=title,
        text=text,
        to=to,
        at=timezone.now(),
        medium=inject.medium,
        classification=inject.classification,
    )
