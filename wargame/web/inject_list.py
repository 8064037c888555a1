"""The master events list: a table and a timeline of what is planned, out and in as a sheet."""

import secrets
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wargame.conduct import acts, opening, orders
from wargame.conduct.company import company
from wargame.engine import Picture, Refused, Viewer
from wargame.engine.instruments.inject_plan import ImportPlan
from wargame.engine.names import CONTROL
from wargame.engine.planned import ANY_ROUND, MEDIA
from wargame.engine.scenario import Inject
from wargame.packs.inject_sheets import CellFault, read_rows, rows_of
from wargame.packs.workbooks import NotASheet, as_csv, as_xlsx, read_sheet
from wargame.rooms.console.injects import inject_words
from wargame.rooms.panel import Scene
from wargame.web import answers
from wargame.web.acts import wish
from wargame.web.fields import Typed, command_fields
from wargame.web.keepers import Console, for_control

SHEETS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
IMPROVISE = "inject.improvise"


def scene_of(console: Console) -> Scene:
    """Return what control's panels are painted from."""
    return Scene(console.picture(), CONTROL, company(console.code, Viewer(CONTROL)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def inject_list(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the list; by POST improvise an inject, with what was typed kept where it is refused."""
    if request.method != "POST":
        return _page(request, console, {})
    wanted = wish(request, IMPROVISE)
    try:
        command = orders.command(IMPROVISE, command_fields(IMPROVISE, wanted.words))
        acts.submit(console.code, console.seat, command, wanted.command_id)
    except Refused as refused:
        return _page(request, console, wanted.words, wrong=refused.sentence, status=422)
    messages.success(request, "The inject is in the list. Nobody has read it yet.")
    return answers.back(reverse("console-injects", args=[console.code]))


def _page(  # noqa: PLR0913 - all that a page can have to say
    request: HttpRequest,
    console: Console,
    typed: Typed,
    *,
    wrong: str = "",
    faults: tuple[CellFault, ...] = (),
    status: int = 200,
) -> HttpResponse:
    scene = scene_of(console)
    scenario = opening.scenario_of(console.code)
    rows = [inject_words(scene, one) for one in plan_of(console, scene.picture)]
    words = {
        "code": console.code,
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "rows": rows,
        "timeline": list(_timeline(rows, scene.picture)),
        "media": MEDIA,
        "indicators": scene.picture.indicators.readings.values(),
        "objectives": scenario.objectives.items(),
        "list_only": scenario.list_only,
        "typed": {name: values[-1] for name, values in typed.items() if values},
        "ticked": typed,
        "wrong": wrong,
        "faults": faults,
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/injects.html", words, status=status)


def plan_of(console: Console, picture: Picture) -> tuple[Inject, ...]:
    """Return the plan; before the start the pack's, with what was imported since."""
    if picture.clock.started:
        return picture.injects.plan
    rows = {one.id: one for one in opening.scenario_of(console.code).injects}
    return tuple((rows | {one.id: one for one in picture.injects.plan}).values())


def _timeline(rows: list[dict[str, Any]], picture: Picture) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield each phase with its round and its injects by their minute, then those of any time."""
    for one in picture.setting.rounds:
        loose = [row for row in rows if row["inject"].round == one.id and not row["phase"]]
        if loose:
            yield one.title, "In any phase", loose
        for phase in one.phases:
            here = [row for row in rows if row["inject"].phase == phase.id]
            if here:
                yield one.title, phase.title, sorted(here, key=_minute)
    ever = [row for row in rows if row["inject"].round == ANY_ROUND]
    if ever:
        yield "Any time", "", ever


def _minute(row: dict[str, Any]) -> tuple[bool, int]:
    offset = row["inject"].offset
    return (offset is None, offset or 0)


@require_safe
@for_control
def export(_: HttpRequest, console: Console, ending: str) -> HttpResponse:
    """Return the list as it is planned now, as CSV or XLSX."""
    if ending not in SHEETS:
        raise Http404
    write, kind = SHEETS[ending]
    content = write(rows_of(plan_of(console, console.picture())))
    name = f'attachment; filename="injects-{console.code}.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


@require_POST
@for_control
def take_in(request: HttpRequest, console: Console) -> HttpResponse:
    """Take a sheet in whole, or say of each cell what is wrong with it."""
    given = request.FILES.get("sheet")
    if given is None or isinstance(given, list):
        return _page(request, console, {}, wrong="No file was chosen. Choose one.", status=422)
    try:
        rows = read_sheet(given.name or "", given.read())
    except NotASheet as why:
        return _page(request, console, {}, wrong=str(why), status=422)
    sheet = read_rows(rows, opening.scenario_of(console.code))
    if sheet.faults:
        said = f"Nothing was taken in: {len(sheet.faults)} cells must be mended first."
        return _page(request, console, {}, wrong=said, faults=sheet.faults, status=422)
    return _taken(request, console, sheet.injects)


def _taken(request: HttpRequest, console: Console, injects: tuple[Inject, ...]) -> HttpResponse:
    try:
        command = ImportPlan(injects)
        told = acts.submit(console.code, console.seat, command, wish(request, "").command_id).told
    except Refused as refused:
        return _page(request, console, {}, wrong=refused.sentence, status=422)
    changed = sum(len(getattr(one.event, "injects", ())) for one in told)
    said = f"{len(injects)} rows were read; {changed} of them are new or changed."
    messages.success(request, said)
    return answers.back(reverse("console-injects", args=[console.code]))
