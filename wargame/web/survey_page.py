"""Control's page of surveys: what is asked, who has answered, and what came of it."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from wargame.aar import opinions
from wargame.conduct import boxes, opening
from wargame.engine import Picture, Refusal, Refused
from wargame.engine.instruments.projector import Show
from wargame.engine.instruments.surveys import planned
from wargame.engine.surveying import FEW, Sort, When
from wargame.web.debrief_acts import Order, pressed, word, words
from wargame.web.keepers import Console, for_control


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def surveys(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the surveys; by POST do what a form of this page asks for."""
    if request.method != "POST":
        return _page(request, console)
    return pressed(
        request, console, "debrief-surveys", _order, lambda wrong: _page(request, console, wrong)
    )


@require_safe
@for_control
def results(request: HttpRequest, console: Console) -> HttpResponse:
    """Return the results alone, for a page that follows."""
    return render(request, "web/debrief/results.html", _words(console))


def _order(request: HttpRequest) -> Order:
    """Return the act that was pressed, with its fields."""
    wanted, when, query = (word(request, one) for one in ("do", "when", "query"))
    if wanted in {"open", "close"}:
        return f"survey.{wanted}", {"when": when}
    if wanted == "add":
        return "query.add", _query(request)
    if wanted == "drop":
        return "query.drop", {"query": query}
    if wanted == "publish":
        without = words(request, "without")
        return "survey.publish", {"when": when, "query": query, "without": without}
    if wanted == "wall":
        return "projector.take", {"show": Show.SURVEY.value}
    raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="what can be done")


def _query(request: HttpRequest) -> dict[str, Any]:
    """Return the fields of a question of one's own; one answer stands on each line."""
    lines = [one.strip() for one in word(request, "options").split("\n") if one.strip()]
    return {
        "text": word(request, "text"),
        "sort": word(request, "sort"),
        "options": lines,
        "low": word(request, "low"),
        "high": word(request, "high"),
        "asked": words(request, "asked"),
    }


def _page(request: HttpRequest, console: Console, wrong: str = "") -> HttpResponse:
    shown = {
        **_words(console),
        "wrong": wrong,
        "typed": request.POST if wrong else {},
        "ticked": request.POST.getlist("asked") if wrong else ["before", "after"],
    }
    return render(request, "web/debrief/surveys.html", shown, status=422 if wrong else 200)


def _words(console: Console) -> dict[str, Any]:
    known = console.picture()
    found = {one.query.id: one for one in opinions.results(known.surveys, shown=False)}
    return {
        "code": console.code,
        "setting": known.setting,
        "surveys": [_survey(console, known, when) for when in When if _comes(known, when)],
        "times": [(when.value, opinions.WORDS[when]) for when in When],
        "results": [(one, _said(known, one)) for one in found.values()],
        "few": FEW,
        "full": boxes.FULL,
        "sorts": SORTS,
        "on_wall": known.projector.show is Show.SURVEY,
        "command_id": secrets.token_hex(16),
    }


SORTS = (
    (Sort.SCALE.value, "On a scale from 1 to 5"),
    (Sort.CHOICE.value, "By a choice"),
    (Sort.TEXT.value, "In their own words"),
)


def _comes(known: Picture, when: When) -> bool:
    """Tell whether a survey was held, or still can be."""
    return when in known.surveys.held or when is When.AFTER or not known.clock.ended


def _survey(console: Console, known: Picture, when: When) -> dict[str, Any]:
    """Return how one survey stands."""
    part, after = known.surveys, when is When.AFTER
    held = part.held.get(when)
    scenario = opening.scenario_of(console.code)
    return {
        "when": when.value,
        "title": opinions.WORDS[when],
        "held": held,
        "may_open": (held is None or not held.open) and known.clock.ended is after,
        "queries": held.queries if held else planned(scenario, part, when),
        "filling": boxes.filling(console.code, boxes.box_of_survey(when)) if held else None,
    }


def _said(known: Picture, one: opinions.Result) -> list[dict[str, Any]]:
    """Return for each time what could be shown to everyone, and whether it is."""
    part = known.surveys
    return [
        {
            "when": when.value,
            "title": opinions.WORDS[when],
            "replies": part.said(when, one.query.id) if when in one.texts else (),
            "shown": part.seen(when, one.query.id) is not None,
        }
        for when in (*one.counts, *one.texts)
    ]
