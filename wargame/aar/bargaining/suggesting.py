"""Better for all, as a participant tries it: with what they know, and what was opened since.

What a package is to a delegation is told to itself once it has its score sheet, and to everyone
once the chapter of score sheets is opened. Nothing else is read than the reader's own picture and
those sheets: an indicator that the reader is not told of stands in the middle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wargame.aar.sight import Sight
from wargame.conduct import opening
from wargame.engine import Picture
from wargame.engine.bargaining import Table, Verdict, Worth, own_sheets, own_tables, worth
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.drafting import broken
from wargame.engine.instruments.settled import settled
from wargame.engine.names import CellId, IssueId, OptionId
from wargame.engine.scenario import Issue

Choices = dict[IssueId, OptionId]
Tables = Mapping[CellId, Table]


class Text(NamedTuple):
    """A text in sight that settles something of a package: an agreement, or a proposal."""

    id: str
    title: str
    package: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Attempt:
    """Another package beside a text. `conflict` says why it does not fit together.

    `verdicts` holds those of whom the reader may know it; None where it hangs on what is open.
    """

    text: Text
    issues: tuple[Issue, ...]
    chosen: Choices
    conflict: str
    verdicts: Mapping[CellId, Verdict | None]

    @property
    def changes(self) -> tuple[Issue, ...]:
        """The issues that it settles otherwise."""
        before = self.text.choices
        return tuple(one for one in self.issues if self.chosen.get(one.id) != before.get(one.id))

    def count(self, *wanted: Verdict | None) -> int:
        """Return for how many it is one of these."""
        return sum(one in wanted for one in self.verdicts.values())


def texts(picture: Picture) -> tuple[Text, ...]:
    """Return the texts that a viewer sees, by package: agreements first, the newest first.

    A proposal that an agreement was drawn up of, as it stands, is not named twice.
    """
    drawn = {(one.proposal, one.version) for one in picture.agreements.all.values()}
    agreed = [(one.id, one.title, one.choices) for one in picture.agreements.all.values()]
    tabled = [
        (one.id, one.current.title, one.current.choices)
        for one in picture.proposals.standing
        if not one.draft and (one.id, one.current.number) not in drawn
    ]
    packages = dict.fromkeys(one.package for one in picture.setting.issues)
    return tuple(
        Text(name, title, package, chosen)
        for name, title, choices in (*reversed(agreed), *reversed(tabled))
        for package in packages
        if (chosen := _within(choices, picture, package))
    )


def _within(choices: Choices, picture: Picture, package: str) -> Choices:
    issues = (one.id for one in picture.setting.issues if one.package == package)
    return {one: choices[one] for one in issues if one in choices}


def attempt(text: Text, wanted: Mapping[IssueId, str], picture: Picture, tables: Tables) -> Attempt:
    """Return what a package is beside a text; an issue that is not wanted stays as it was."""
    issues = tuple(one for one in picture.setting.issues if one.package == text.package)
    chosen: Choices = {}
    for one in issues:
        known = [option.id for option in one.options]
        found = next((it for it in known if it == wanted.get(one.id)), text.choices.get(one.id))
        if found is not None:
            chosen[one.id] = found
    elsewhere = settled(picture)
    conflict = broken(picture.setting.exclusions, {**elsewhere, **chosen})
    verdicts = {
        cell: _verdict(*(_worth(table, issues, it, elsewhere) for it in (text.choices, chosen)))
        for cell, table in tables.items()
        if not conflict
    }
    return Attempt(text, issues, chosen, conflict.reason if conflict else "", verdicts)


def tables_for(code: str, sight: Sight, picture: Picture, package: str) -> Tables:
    """Return the numbers of a package that a reader may know; their own, or all of them.

    Raises NoSuchExercise.
    """
    levels = {name: one.value for name, one in picture.indicators.readings.items()}
    own = sight.viewer.cell
    sheets = {own: picture.scores.sheets.get(own, ())}
    if sight.opens(Chapter.SCORES):
        scenario = opening.scenario_of(code)
        lineup = scenario.lineup(picture.setting.lineup)
        cells = lineup.cells if lineup else ()
        sheets = {one: own_sheets(scenario, lineup, one, levels) for one in cells if lineup}
    found = {cell: dict(own_tables(cell, of, levels)) for cell, of in sheets.items()}
    return {cell: of[package] for cell, of in found.items() if package in of}


def _worth(table: Table, issues: tuple[Issue, ...], choices: Choices, elsewhere: Choices) -> Worth:
    grid = tuple((one.id, tuple(option.id for option in one.options)) for one in issues)
    return worth(table, grid, choices, {**elsewhere, **choices})


def _verdict(before: Worth, after: Worth) -> Verdict | None:
    """Return what it is to one party; None where what is left open could make it either."""
    if set(after.crossed) - set(before.crossed):
        return Verdict.CROSSED
    least, most = sorted((after.worst - before.worst, after.best - before.best))
    if least == most == 0:
        return Verdict.SAME
    if least >= 0:
        return Verdict.BETTER
    return Verdict.WORSE if most <= 0 else None
