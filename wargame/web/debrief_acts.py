"""Acts from pages of the debrief: pressed there, answered there, with what was typed kept."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wargame.conduct import acts, orders
from wargame.engine import Refused
from wargame.web import answers
from wargame.web.acts import LONGEST_ID
from wargame.web.keepers import Console

DONE: Mapping[str, str] = {
    "wash.open": "Everybody is asked for cards.",
    "wash.close": "No more cards are taken.",
    "card.show": "The cards lie before everyone.",
    "card.hide": "The cards are put away.",
    "card.group": "The cards lie together.",
    "query.add": "The question is added.",
    "query.drop": "The question is left out.",
    "survey.open": "Everybody is asked.",
    "survey.close": "No more answers are taken.",
    "survey.publish": "The result lies before everyone.",
    "finding.write": "The finding is written.",
    "finding.drop": "The finding is taken back.",
    "finding.publish": "The finding lies before everyone.",
    "remedy.assign": "The corrective action is written.",
    "remedy.settle": "It is noted how it stands.",
    "note.tag": "The note speaks to these objectives now.",
    "projector.take": "The card is on the projector.",
    "exhibit.show": "It is on the projector.",
}

Order = tuple[str, Mapping[str, Any]]


def pressed(
    request: HttpRequest,
    console: Console,
    page: str,
    order: Callable[[HttpRequest], Order],
    again: Callable[[str], HttpResponse],
) -> HttpResponse:
    """Do what a form asks for, and go back to its page; `again` paints it with a refusal."""
    try:
        act, fields = order(request)
        command = orders.command(act, fields)
        named = request.POST.get("command_id", "")[:LONGEST_ID] or secrets.token_hex(16)
        acts.submit(console.code, console.seat, command, f"{act}-{named}")
    except Refused as refused:
        return again(refused.sentence)
    messages.success(request, DONE.get(act, "Done."))
    return answers.back(reverse(page, args=[console.code]))


def word(request: HttpRequest, name: str) -> str:
    """Return one field of a form, without NUL."""
    return str(request.POST.get(name, "")).replace("\0", "")


def words(request: HttpRequest, name: str) -> list[str]:
    """Return all values of a field that say something, without NUL."""
    found = (str(one).replace("\0", "") for one in request.POST.getlist(name))
    return [one for one in found if one.strip()]
