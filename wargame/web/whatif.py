"""What if: another exercise of the first entries of this one, in which something is different."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from wargame.aar.wording import kind_words
from wargame.conduct import lineages, past
from wargame.conduct.forking import SAID, Difference, fork
from wargame.conduct.numbering import numbers
from wargame.engine import Picture, Refusal, Refused
from wargame.engine.names import IndicatorId
from wargame.journal.record import Record
from wargame.people.models import Facilitator
from wargame.web.keepers import Console, for_control
from wargame.web.replay_ways import LONGEST, Ways, ways

ENDED = "exercise.ended"
FORK = "exercise.fork"
"""No row of the duties names it, so it is the lead's alone."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def whatif(request: HttpRequest, console: Console) -> HttpResponse:
    """Show where the exercise would be forked; by POST fork it, and open the new console."""
    if request.method != "POST":
        return _page(request, console)
    try:
        console.duty.require(FORK)
        made = _forked(request, console)
    except Refused as refused:
        return _page(request, console, refused.sentence)
    messages.success(request, "The exercise is forked: all are paused, and the door is shut.")
    return redirect("console", code=made)


def _forked(request: HttpRequest, console: Console) -> str:
    if not isinstance(request.user, Facilitator):
        raise Http404
    named = request.POST.get("indicator", "")
    value = whole(request.POST.get("value", ""), "the value") if named else 0
    different = Difference(
        request.POST.get("difference", ""),
        IndicatorId(named) if named else None,
        value,
        request.POST.get("said", "") or SAID,
    )
    at = whole(request.POST.get("at", ""), "the entry")
    place = numbers(console.code).position(at)
    return fork(
        console.code, place, request.user, different, people=request.POST.get("people") == "again"
    )


def whole(text: str, field: str) -> int:
    """Return a whole number that was typed; raises Refused for anything else."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST):
        raise Refused(Refusal.UNKNOWN, value=text[:80], field=field)
    return int(text)


def _page(request: HttpRequest, console: Console, wrong: str = "") -> HttpResponse:
    picture = console.picture()
    found = ways(console.code)
    typed = request.POST if request.method == "POST" else request.GET
    at = found.number(str(typed.get("at", _best(console.code, found))))
    entry = past.entry(console.code, found.numbers.position(at))
    branches = lineages.named(lineages.branches(console.code))
    words: dict[str, Any] = {
        "code": console.code,
        "setting": picture.setting,
        "at": at,
        "ways": found,
        "kind": kind_words(entry.kind) if entry else "",
        "when": entry.at if entry else None,
        "indicators": _indicators(picture),
        "branches": branches.items(),
        "lineage": lineages.of(console.code),
        "may": console.duty.may(FORK),
        "typed": typed,
        "said": SAID,
        "wrong": wrong,
    }
    return render(request, "web/debrief/whatif.html", words, status=422 if wrong else 200)


def _best(code: str, found: Ways) -> str:
    """Return the last entry at which there is still something to play."""
    ended = [n for n, kind in enumerate(found.kinds, start=1) if kind == ENDED]
    last = past.entry(code, found.numbers.position(ended[0])) if ended else None
    if last is None:
        return str(found.last)
    before: Record | None = last
    while before is not None and before.command_id == last.command_id:
        before = past.entry(code, before.position - 1)
    return str(found.numbers.number(before.position) if before else found.last)


def _indicators(picture: Picture) -> list[tuple[str, str, int, int]]:
    readings = picture.indicators.readings.values()
    return [(str(one.id), one.title, one.low, one.high) for one in readings]
