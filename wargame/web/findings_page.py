"""Control's page of findings: what was learnt, on which evidence, and who does what about it."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wargame.conduct import opening
from wargame.conduct.duties import TITLES
from wargame.conduct.lines import lines
from wargame.engine import Picture, Refusal, Refused
from wargame.engine.instruments.finding_book import Confidence, Finding, State
from wargame.engine.names import FindingId
from wargame.web.debrief_acts import Order, pressed, word, words
from wargame.web.keepers import Console, for_control


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def findings(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the findings by objective; by POST do what a form of this page asks for."""
    if request.method != "POST":
        return _page(request, console)
    return pressed(
        request, console, "debrief-findings", _order, lambda wrong: _page(request, console, wrong)
    )


def _order(request: HttpRequest) -> Order:
    """Return the act that was pressed, with its fields."""
    wanted = word(request, "do")
    if wanted == "write":
        return "finding.write", _finding(request)
    if wanted in {"publish", "drop"}:
        return f"finding.{wanted}", {"finding": word(request, "finding")}
    if wanted == "assign":
        return "remedy.assign", _remedy(request)
    if wanted == "settle":
        fields = {one: word(request, one) for one in ("remedy", "state", "note")}
        return "remedy.settle", fields
    if wanted == "tag":
        return "note.tag", {
            "note": word(request, "note"),
            "objectives": words(request, "objectives"),
        }
    raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="what can be done")


def _finding(request: HttpRequest) -> dict[str, Any]:
    plain = ("title", "objective", "observation", "analysis", "recommendation", "confidence")
    fields: dict[str, Any] = {one: word(request, one) for one in plain}
    if word(request, "finding"):
        fields |= {"finding": word(request, "finding"), "version": word(request, "version")}
    return {
        **fields,
        "entries": _numbers(word(request, "entries")),
        "notes": words(request, "notes"),
        "cards": words(request, "cards"),
    }


def _numbers(typed: str) -> list[int]:
    """Return the numbers of entries, as people write them: with commas, or without."""
    found = typed.replace(",", " ").replace(";", " ").split()
    for one in found:
        if not (one.isascii() and one.isdigit() and len(one) <= LONGEST):
            raise Refused(Refusal.UNKNOWN, value=one[:80], field="the numbers of entries")
    return [int(one) for one in found]


LONGEST = 9


def _remedy(request: HttpRequest) -> dict[str, Any]:
    fields: dict[str, Any] = {one: word(request, one) for one in ("text", "owner")}
    fields |= {one: word(request, one) for one in ("due", "remedy") if word(request, one)}
    return {**fields, "findings": words(request, "findings")}


def _page(request: HttpRequest, console: Console, wrong: str = "") -> HttpResponse:
    picture, scenario = console.picture(), opening.scenario_of(console.code)
    part = picture.findings
    wanted = part.all.get(FindingId(request.GET.get("finding", "")))
    asked = part.remedies.get(request.GET.get("remedy", ""))  # type: ignore[call-overload]
    about = lines(console.code, 0, {n for one in part.standing for n in one.entries})
    shown = {
        "code": console.code,
        "setting": picture.setting,
        "objectives": [_objective(picture, *one) for one in scenario.objectives.items()],
        "loose": [_row(picture, one, about) for one in part.standing if not one.objective],
        "texts": scenario.objectives.items(),
        "standing": part.standing,
        "remedies": part.remedies.values(),
        "notes": picture.notes.written,
        "cards": [one for one in picture.cards.all.values() if not one.hidden],
        "levels": [one.value for one in Confidence],
        "states": [one.value for one in State],
        "roles": [*(one.name for one in picture.setting.delegations), "Control", *TITLES.values()],
        "form": _form(request, wanted, wrong),
        "asked": asked,
        "typed": request.POST if wrong else {},
        "about": about,
        "wrong": wrong,
        "command_id": secrets.token_hex(16),
    }
    by_objective = {one["id"]: one for one in shown["objectives"]}
    for one in part.standing:
        if one.objective in by_objective:
            by_objective[one.objective]["findings"].append(_row(picture, one, about))
    return render(request, "web/debrief/findings.html", shown, status=422 if wrong else 200)


def _objective(picture: Picture, name: str, text: str) -> dict[str, Any]:
    """Return an objective with what speaks to it."""
    notes = [one for one in picture.notes.written if name in one.objectives]
    return {"id": name, "text": text, "notes": notes, "findings": []}


def _row(picture: Picture, one: Finding, about: dict[int, Any]) -> dict[str, Any]:
    notes = {each.id: each for each in picture.notes.written}
    return {
        "one": one,
        "lines": [about[number] for number in one.entries if number in about],
        "notes": [notes[name] for name in one.notes if name in notes],
        "cards": [picture.cards.all[name] for name in one.cards if name in picture.cards.all],
        "remedies": picture.findings.on(one.id),
    }


def _form(request: HttpRequest, wanted: Finding | None, wrong: str) -> dict[str, Any]:
    """Return what the form of a finding holds: what was typed, or the finding, or a first entry."""
    plain = ("title", "objective", "observation", "analysis", "recommendation", "confidence")
    if wrong:
        posted = {
            one: request.POST.get(one, "") for one in (*plain, "entries", "finding", "version")
        }
        ticked = {one: request.POST.getlist(one) for one in ("notes", "cards")}
        return {**posted, **ticked}
    if wanted is None:
        entry, objective = request.GET.get("entry", ""), request.GET.get("objective", "")
        return {"entries": entry, "objective": objective}
    held = {one: getattr(wanted, one) for one in plain}
    numbers = ", ".join(map(str, wanted.entries))
    more = {"notes": wanted.notes, "cards": wanted.cards, "entries": numbers}
    return {**held, **more, "finding": wanted.id, "version": wanted.version}
