"""Who is in control: their parts, a link for one more, and the lead, which can change hands."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wargame.conduct import posts
from wargame.conduct.company import drawn
from wargame.conduct.duties import TITLES
from wargame.engine import Refusal, Refused
from wargame.engine.instruments.posts import Role
from wargame.engine.names import CellId
from wargame.engine.texts import line
from wargame.web.keepers import Console, for_control

WHAT = {
    Role.LEAD: "everything: the clock, phases, injects, rulings, seats",
    Role.ADJUDICATOR: "sees all; rules on moves, sets indicators, answers; can take the lead",
    Role.MINDER: "sees and acts for the delegations you tick, and sees what everybody sees",
    Role.ANALYST: "sees all, writes notes, and changes nothing",
    Role.VOICE: "sees what everybody sees, and speaks as one source or unplayed actor",
}
"""What each may do, in words."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def staff(request: HttpRequest, console: Console) -> HttpResponse:
    """Show who is in control; by POST make a link for one person more."""
    if request.method != "POST":
        return _page(request, console)
    try:
        console.duty.require("post.give")
        token = _invited(request, console)
    except Refused as refused:
        return _page(request, console, wrong=refused.sentence)
    return _page(request, console, token=token)


def _invited(request: HttpRequest, console: Console) -> str:
    """Return the token of a new link; raises Refused where the form leaves open what it is for."""
    wanted = request.POST.get("role", "")
    if wanted not in set(Role):
        raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="the part in control")
    role, known = Role(wanted), console.picture().setting.cells
    cells = tuple(CellId(one) for one in request.POST.getlist("cells") if one in known)
    if role is Role.MINDER and not cells:
        raise Refused(Refusal.NO_AUDIENCE)
    voice = line(request.POST.get("voice", ""), "voice") if role is Role.VOICE else ""
    return posts.invite(console.code, role, cells if role is Role.MINDER else (), voice)


def _page(
    request: HttpRequest, console: Console, *, wrong: str = "", token: str = ""
) -> HttpResponse:
    picture = console.picture()
    address = settings.WARGAME_URL + reverse("invitation", args=[token]) if token else ""
    words: dict[str, Any] = {
        "code": console.code,
        "setting": picture.setting,
        "duty": console.duty,
        "staff": posts.staff(console.code),
        "lead": picture.posts.lead,
        "roles": [(one, TITLES[one], WHAT[one]) for one in Role],
        "typed": request.POST,
        "ticked": request.POST.getlist("cells"),
        "senders": sorted({one.sender for one in picture.injects.plan if one.sender}),
        "wrong": wrong,
        "address": address,
        "qr": drawn(address) if address else "",
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/staff.html", words, status=422 if wrong else 200)
