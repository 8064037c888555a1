"""A delegation's own score sheet, where control allows it, and what the texts in sight are worth.

Painted from what the delegation was told: its sheets came to it alone, and without the indicators
that it does not see.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from wargame.engine import Picture
from wargame.engine.bargaining import Table, Worth, own_tables, worth
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.indicators import Reading
from wargame.engine.instruments.settled import settled
from wargame.engine.names import IndicatorId, IssueId
from wargame.engine.scenario import Basis, Issue, Option
from wargame.engine.score_sheets import Flip, Part, ScoreSheet
from wargame.rooms.panel import Panel, Scene

TEXTS = 12
"""So many texts are reckoned, the newest: a room is painted each time that one changes."""
PARTS = {
    Part.SIGNS: "You sign it.",
    Part.CONSENTS: "Others sign it, and not without your consent.",
    Part.HEARD: "Others sign it; you are heard.",
}
VERDICTS = {"yes": "above", "no": "below", "open": "in-doubt"}


class Row(NamedTuple):
    """An issue as its sheet has it: the options, the best first, and what may change them."""

    issue: Issue
    best: Fraction
    options: list[tuple[Option, Fraction, bool]]
    bases: list[Basis]
    flips: list[tuple[Reading, Flip]]


class Text(NamedTuple):
    """What a text in sight is worth by the sheet, and the word for it."""

    proposal: Proposal
    worth: Worth
    verdict: str


def own(scene: Scene) -> dict[str, Any]:
    """Return the own sheets by package; none before control allows it."""
    picture = scene.picture
    sheets = picture.scores.sheets.get(scene.cell)
    readings = picture.indicators.readings
    levels = {name: one.value for name, one in readings.items()}
    tables = own_tables(scene.cell, sheets or (), levels)
    notes = dict.fromkeys(one.note for one in sheets or () if one.note)
    return {
        "setting": picture.setting,
        "given": sheets is not None,
        "packages": [_package(name, table, sheets or (), picture) for name, table in tables],
        "notes": [*notes],
    }


def _package(
    name: str, table: Table, sheets: Iterable[ScoreSheet], picture: Picture
) -> dict[str, Any]:
    members = [one for one in sheets if one.package == name]
    issues = [one for one in picture.setting.issues if one.package == name]
    readings = picture.indicators.readings
    return {
        "name": name,
        "part": PARTS[table.part],
        "several": len(members) > 1,
        "least": table.reservation,
        "base": sum((Fraction(one.base) for one in members), Fraction()) / len(members),
        "moves": _moves(members, readings),
        "texts": _texts(table, issues, picture),
        "rows": [_row(one, table, members, readings) for one in issues if one.id in table.points],
        "extras": _extras(members),
    }


def _moves(
    members: list[ScoreSheet], readings: Mapping[IndicatorId, Reading]
) -> list[tuple[Reading, Fraction]]:
    """Return by how much each step of an indicator moves the walk-away value."""
    steps: dict[IndicatorId, Fraction] = {}
    for sheet in members:
        for name, by in sheet.coefficients.items():
            steps[name] = steps.get(name, Fraction()) + Fraction(by) / len(members)
    return [(readings[name], by) for name, by in steps.items() if name in readings]


def _texts(table: Table, issues: list[Issue], picture: Picture) -> list[Text]:
    """Return the texts that settle something of the package, the newest first."""
    part, before = picture.proposals, settled(picture)
    mine = {one.id for one in issues}
    grid = tuple((one.id, tuple(option.id for option in one.options)) for one in issues)
    found = []
    for proposal in reversed((*part.drafts, *part.standing)[-TEXTS:]):
        choices = proposal.current.choices
        if mine.intersection(choices):
            told = worth(table, grid, choices, {**before, **choices})
            found.append(Text(proposal, told, VERDICTS[told.accepts]))
    return found


def _row(
    issue: Issue,
    table: Table,
    members: list[ScoreSheet],
    readings: Mapping[IndicatorId, Reading],
) -> Row:
    worths, red = table.points[issue.id], table.red_lines.get(issue.id, frozenset())
    options = [(one, worths[one.id], one.id in red) for one in issue.options]
    options.sort(key=lambda one: -one[1])
    stakes = [stake for sheet in members for stake in sheet.stakes if stake.issue == issue.id]
    flips = [
        (readings[flip.indicator], flip)
        for stake in stakes
        for flip in stake.flips
        if flip.indicator in readings
    ]
    bases = [*dict.fromkeys(stake.basis for stake in stakes)]
    return Row(issue, max(worths.values()), options, bases, flips)


def _extras(
    members: list[ScoreSheet],
) -> list[tuple[Fraction, list[tuple[IssueId, str]], str]]:
    """Return the points on top or off, with the options that they hang on, and why."""
    return [
        (
            Fraction(one.points) / len(members),
            [(issue, ", ".join(options)) for issue, options in one.when.items()],
            one.reason,
        )
        for sheet in members
        for one in sheet.bonuses
    ]


SCORES = Panel(
    "scores",
    "rooms/room/scores.html",
    ("setting", "scores", "indicators", "proposals", "ballots"),
    own,
)
