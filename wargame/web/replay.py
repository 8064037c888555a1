"""The replay: any viewers' rooms side by side as they stood at an entry, and what it changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from wargame.aar import sight
from wargame.aar.learning import learnt
from wargame.aar.wording import said
from wargame.conduct import past
from wargame.conduct.past import Instant
from wargame.engine import Viewer
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.journal import reading
from wargame.web.keepers import Console, for_control
from wargame.web.replay_frames import framed, painted
from wargame.web.replay_ways import Ways, ways

MOST = 9
"""Rooms side by side, at most."""
SPEEDS = (1, 2, 5, 10, 20, 60)


@dataclass(frozen=True, slots=True)
class Replay:
    """What was asked for: the entry, the viewers, and the way through the record."""

    code: str
    setting: Setting
    ways: Ways
    number: int
    cells: tuple[CellId, ...]

    @property
    def position(self) -> int:
        """The place of the entry in the journal, which nobody is shown."""
        return self.ways.numbers.position(self.number)

    @property
    def viewers(self) -> tuple[Viewer, ...]:
        """Whose rooms are shown."""
        return tuple(map(Viewer, self.cells))

    @property
    def query(self) -> str:
        """The part of an address that names the viewers."""
        return "".join(f"&see={cell}" for cell in self.cells)


@require_safe
@for_control
def replay(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the rooms at the entry that is asked for; the address is the link to that moment."""
    asked = _asked(request, console)
    instant = _instant(asked)
    words = {
        **_words(asked, instant),
        "rooms": _rooms(asked, instant),
        "code": console.code,
        "asked": asked,
        "ways": asked.ways,
        "choices": [*asked.setting.cells, CONTROL, PROJECTOR, OBSERVER],
        "speeds": SPEEDS,
        "wanted": request.GET.get("kind", ""),
    }
    return render(request, "web/debrief/replay.html", words)


@require_safe
@for_control
def frame(request: HttpRequest, console: Console) -> HttpResponse:
    """Return the same for the page's script: all panels, and what the entry changed.

    With `more` it is only panels: those of further rooms at an entry that was asked about before.
    """
    asked = _asked(request, console)
    instant = _instant(asked)
    panels = {cell: {**panels} for cell, panels in _rooms(asked, instant)}
    if "more" in request.GET:
        return JsonResponse({"panels": panels})
    words = _words(asked, instant)
    shown = {name: words[name] for name in ("gap", "title", "clock")}
    entry = render_to_string("web/debrief/entry.html", {**words, "asked": asked})
    return JsonResponse({"at": asked.number, **shown, "panels": panels, "entry": entry})


def _asked(request: HttpRequest, console: Console) -> Replay:
    """Return what was asked for; the whole record is gone through once, so that jumps are short."""
    wanted = dict.fromkeys(request.GET.getlist("see"))
    delegations = {one.id for one in reading.cover(console.code).scenario.delegations}
    if not set(wanted) <= {*delegations, CONTROL, PROJECTOR, OBSERVER} or len(wanted) > MOST:
        raise Http404
    way = ways(console.code)
    setting = way.setting
    if not set(wanted) <= {*setting.cells, CONTROL, PROJECTOR, OBSERVER}:
        raise Http404
    cells = tuple(map(CellId, wanted)) or (*setting.cells[:2], PROJECTOR)
    past.past_of(console.code).ready([Viewer(one) for one in cells])
    given = {name: request.GET.get(name, "") for name in ("at", "go", "kind")}
    return Replay(console.code, setting, way, way.number(**given), cells)


def _instant(asked: Replay) -> Instant:
    return past.past_of(asked.code).at(asked.position, asked.viewers)


def _words(asked: Replay, instant: Instant) -> dict[str, Any]:
    return {
        "setting": asked.setting,
        "title": _title(asked, instant.at),
        "at": instant.at,
        "clock": _clock(asked.setting, instant),
        "gap": asked.ways.gap(asked.number),
        **_entry(asked),
    }


def _clock(setting: Setting, instant: Instant) -> str:
    """Return the time of day, and the phase that was open then."""
    if instant.at is None:
        return ""
    phase = setting.phase(instant.looks[Viewer(CONTROL)].picture.clock.phase)
    time = f"{timezone.localtime(instant.at):%H:%M:%S}"
    return f"{time}, {phase.title}" if phase else time


def _rooms(asked: Replay, instant: Instant) -> list[tuple[CellId, dict[str, SafeString]]]:
    return [
        (cell, framed(painted(asked.code, instant, cell), cell, asked.code)) for cell in asked.cells
    ]


def _title(asked: Replay, at: datetime | None) -> str:
    return f"Entry {asked.number} of {asked.ways.last}" if at else "Before the first entry"


def _entry(asked: Replay) -> dict[str, Any]:
    """Return what the entry is and who learnt of it when; nothing of one that is sealed."""
    record = past.entry(asked.code, asked.position)
    if record is None or record.audience.sealed:
        return {"entry": None}
    known = learnt(asked.code, record, sight.unopened(asked.code))
    return {
        "entry": record,
        "said": said(record.kind, record.event, asked.setting, asked.ways.names),
        "learnt": [(asked.ways.numbers.number(one.position), one) for one in known],
    }
