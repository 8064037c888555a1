"""The words of control's analysis: what was reckoned, with the names that people read."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from wargame.conduct.bargaining import Reckoned
from wargame.engine import Picture
from wargame.engine.bargaining import Analysis, Bargain, Better, Distance, Logroll, Table, Zone
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import CellId, IssueId, OptionId
from wargame.engine.scenario import Issue, Option
from wargame.engine.score_sheets import Part
from wargame.rooms.panels.marks import lines

PARTS = {Part.SIGNS: "signs", Part.CONSENTS: "must consent", Part.HEARD: "is heard"}
VERDICTS = {"yes": "above", "no": "below", "open": "in-doubt"}
MOST_LOGROLLS = 3

Choices = Mapping[IssueId, OptionId]
Gains = list[tuple[CellId, Fraction]]


class Change(NamedTuple):
    """An issue settled otherwise: before, where it was settled, and after."""

    issue: Issue
    before: Option | None
    after: Option


class Party(NamedTuple):
    """One row: a party, and where the text leaves it; no distance without a text.

    `worst` and `best` are points, the distances those above its walk-away value.
    """

    table: Table
    part: str
    distance: Distance | None
    worst: Fraction
    best: Fraction
    verdict: str
    crossed: tuple[IssueId, ...]


def words_of(reckoned: Reckoned, draft: Choices, picture: Picture) -> dict[str, Any]:
    """Return the words of a page about a package, and about a text's choices, if it has any."""
    zone, said = reckoned.zone, reckoned.analysis
    found: dict[str, Any] = {"elsewhere": _settled(reckoned.elsewhere, picture)}
    if zone is None:
        return found
    found |= {"zone": zone, "parties": _parties(zone, said), "summed": zone.space.non_additive}
    if said is None:
        return found
    whole = {**draft, **said.assumed}
    return found | {
        "said": said,
        "assumed": _settled(said.assumed, picture),
        "better": _better(said.better, whole, picture),
        "better_for_needed": _better(said.better_for_needed, whole, picture),
        "bargains": [_bargain(one, draft, picture) for one in said.bargains],
    }


def _parties(zone: Zone, said: Analysis | None) -> list[Party]:
    distances = said.prospect.distances if said else (None,) * len(zone.space.tables)
    return [
        Party(
            table=table,
            part=PARTS[table.part],
            distance=distance,
            worst=table.reservation + (distance.worst if distance else 0),
            best=table.reservation + (distance.best if distance else 0),
            verdict=VERDICTS[distance.accepts] if distance else "",
            crossed=said.crossed[table.cell] if said else (),
        )
        for table, distance in zip(zone.space.tables, distances, strict=True)
    ]


def _settled(choices: Choices, picture: Picture) -> list[Change]:
    return _changes(choices, {}, picture)


def _changes(after: Choices, before: Choices, picture: Picture) -> list[Change]:
    setting = picture.setting
    found = []
    for name, chosen in after.items():
        issue, option = setting.issue(name), setting.option(name, chosen)
        if issue and option:
            old = setting.option(name, before[name]) if name in before else None
            found.append(Change(issue, old, option))
    return found


def _better(found: Better | None, whole: Choices, picture: Picture) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "changes": _changes(found.changes, whole, picture),
        "gains": _nonzero(found.gains),
        "count": found.count,
        "left": found.left,
    }


def _nonzero(gains: Mapping[CellId, Fraction]) -> Gains:
    return [(cell, gain) for cell, gain in gains.items() if gain]


def _bargain(found: Bargain, draft: Choices, picture: Picture) -> dict[str, Any]:
    trades = [
        (
            _changes(one.changes, draft, picture),
            [(cell, one.gains[cell]) for cell in found.pair],
            _nonzero({cell: gain for cell, gain in one.gains.items() if cell not in found.pair}),
        )
        for one in found.trades
    ]
    best = _in_the_package(found.logrolls[:MOST_LOGROLLS], picture)
    return {"pair": found.pair, "trades": trades, "logrolls": best}


def _in_the_package(
    logrolls: Iterable[Logroll], picture: Picture
) -> list[tuple[Issue, Issue, tuple[Fraction, Fraction]]]:
    found = []
    for one in logrolls:
        first, second = picture.setting.issue(one.first), picture.setting.issue(one.second)
        if first and second:
            found.append((first, second, one.gains))
    return found


def marks_on(text: Proposal, picture: Picture) -> dict[str, Any] | None:
    """Return the parts of a text that anybody has marked, with the marks of each delegation."""
    cells = picture.setting.cells
    columns = [lines(text, picture.marks.on(text.id, cell), picture) for cell in cells]
    rows = [
        (row[0], [one.mark.value for one in row])
        for row in zip(*columns, strict=True)
        if any(one.mark for one in row)
    ]
    return {"cells": cells, "rows": rows} if rows else None
