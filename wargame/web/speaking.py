"""A role-player speaks: what they wrote is put into the plan and released, in one press."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from wargame.conduct import acts, orders
from wargame.engine import Refused
from wargame.engine.instruments.inject_desk import PlanChanged
from wargame.engine.instruments.injects import ReleaseInject
from wargame.web import answers
from wargame.web.acts import Wish, wish
from wargame.web.console import console_page
from wargame.web.fields import command_fields
from wargame.web.keepers import Console, for_a_part

ACT = "inject.improvise"


@require_POST
@for_a_part
def speak(request: HttpRequest, console: Console) -> HttpResponse:
    """Say something as the source that somebody in control speaks for."""
    try:
        made = _said(console, wish(request, ACT))
    except Refused as refused:
        if answers.wants_json(request):
            return answers.refused(request, refused)
        return console_page(request, console, request.POST, wrong=refused.sentence, status=422)
    if answers.wants_json(request):
        return answers.done(made)
    messages.success(request, "It is said.")
    return answers.back(reverse("console", args=[console.code]))


def _said(console: Console, wanted: Wish) -> str | None:
    """Improvise an inject in that voice and release it; sent again, both are done once."""
    words = {name: one for name, one in wanted.words.items() if name != "do"}
    voice = {"sender": [console.duty.voice]}
    command = orders.command(ACT, command_fields(ACT, words | voice))
    told = acts.submit(console.code, console.seat, command, wanted.command_id).told
    (planned,) = (
        one for each in told if isinstance(each.event, PlanChanged) for one in each.event.injects
    )
    again = hashlib.sha256(wanted.command_id.encode()).hexdigest()[:40]
    return acts.submit(console.code, console.seat, ReleaseInject(planned.id), again).made
