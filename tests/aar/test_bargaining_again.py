"""What settlements were worth, added up again from lines of JSON: nothing of the app is asked."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.aar import runs
from tests.aar.packages import Outcomes, best, measures
from wargame.aar.sections import Section

Plain = dict[str, Any]
TABLE = "Settlement table"


class Again:
    """A record as plain JSON, and the world as it stood when a text was drawn up."""

    def __init__(self, cover: Plain, entries: list[Plain], until: int) -> None:
        """Read the cover, and so many entries."""
        self.scenario: Plain = cover["scenario"]
        self.entries = entries[:until]
        self.levels = {one["id"]: one["start"] for one in self.scenario["indicators"]}
        for before, one in zip([None, *self.entries], self.entries, strict=False):
            aside = before is not None and before["kind"].startswith("perception.")
            if one["kind"] == "indicator.reported" and not aside:
                self.levels[one["body"]["indicator"]] = one["body"]["value"]
        (self.frame,) = (one["body"] for one in self.all("exercise.prepared")[-1:])

    def all(self, kind: str) -> list[Plain]:
        return [one for one in self.entries if one["kind"] == kind]

    def settled(self) -> dict[str, str]:
        """Return what was adopted in public for good."""
        texts = {
            (one["body"]["proposal"], one["body"]["version"]): one["body"]["choices"]
            for one in self.all("proposal.tabled")
        }
        opened = {one["body"]["ballot"]: one["body"] for one in self.all("ballot.opened")}
        found: dict[str, str] = {}
        for one in self.all("ballot.decided"):
            ballot = opened[one["body"]["ballot"]]
            public = not ballot["circle"] and not ballot["amendment"] and ballot["terms"]["binding"]
            if public and one["body"]["outcome"]["adopted"] and ballot["proposal"]:
                found |= texts[ballot["proposal"], ballot["version"]]
        return found

    def voices(self, cell: str) -> list[Plain]:
        """Return the sheets of those for whom a delegation speaks."""
        sheets = {one["cell"]: one for one in self.scenario["scores"] if one["package"] == TABLE}
        played = {one["id"]: one for one in self.frame["delegations"]}
        if cell in sheets:
            return [sheets[cell]]
        named = {one["id"]: one["merges"] for one in self.scenario["delegations"]}
        return [sheets[one] for one in named[cell] if one in sheets and one not in played]

    def least(self, sheet: Plain) -> Fraction:
        moved = (Fraction(by) * (self.levels[one] - 5) for one, by in sheet["coefficients"].items())
        return sum(moved, Fraction(sheet["base"]))

    def worth(self, sheet: Plain, choices: dict[str, str]) -> Fraction:
        total = Fraction()
        for stake in sheet["stakes"]:
            points = self.standing(stake)["points"]
            total += Fraction(points[choices[stake["issue"]]])
        for bonus in sheet["bonuses"]:
            if all(choices.get(issue) in options for issue, options in bonus["when"].items()):
                total += Fraction(bonus["points"])
        return total

    def standing(self, stake: Plain) -> Plain:
        for flip in stake["flips"]:
            level = self.levels[flip["indicator"]]
            low = flip["least"] is None or flip["least"] <= level
            if low and (flip["most"] is None or level <= flip["most"]):
                return flip  # type: ignore[no-any-return]
        return stake


def tenth(value: Fraction) -> Fraction:
    return Fraction(round(value * 10), 10)


def rows(section: Section, title: str) -> list[Plain]:
    (table,) = (one for one in section.tables if one.title.startswith(title))
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def drawn(entries: list[Plain], title: str) -> tuple[int, Plain]:
    """Return where the text of this title was tabled or drawn up last, and its body."""
    return [
        (place, one["body"])
        for kind in ("proposal.tabled", "agreement.drafted")
        for place, one in enumerate(entries, 1)
        if one["kind"] == kind and one["body"]["title"] == title
    ][-1]


@dataclass(frozen=True)
class Deal:
    """What the settlement came to: the section on it, its moment, and its choices."""

    script: str
    section: Section
    again: Again
    title: str
    choices: dict[str, str]


def now(again: Again) -> dict[str, list[Plain]]:
    """Return the sheets of each delegation, each stake as it stands at the levels of a moment."""
    voices = {one["id"]: again.voices(one["id"]) for one in again.frame["delegations"]}
    return {
        cell: [
            {**sheet, "stakes": [{**one, **again.standing(one)} for one in sheet["stakes"]]}
            for sheet in sheets
        ]
        for cell, sheets in voices.items()
        if sheets
    }


def least(again: Again, cells: Iterable[str]) -> dict[str, Fraction]:
    """Return the walk-away values of delegations at a moment."""
    voices = {cell: again.voices(cell) for cell in cells}
    return {
        cell: sum(map(again.least, sheets), Fraction()) / len(sheets)
        for cell, sheets in voices.items()
    }


@pytest.fixture(params=runs.SCRIPTS, ids=lambda one: one or "half-a-day")
def deal(request: pytest.FixtureRequest, db: None) -> Deal:
    told = runs.reviewed(request.param)
    (section,) = (one for one in told.bargains if one.id == "bargaining-settlement-table")
    (title,) = (one.title for one in section.tables if one.title.startswith("Where “"))
    place, text = drawn(told.entries, title.split("“")[1].split("”")[0])
    again = Again(told.cover, told.entries, place)
    return Deal(request.param, section, again, title, {**again.settled(), **text["choices"]})


def test_what_a_settlement_left_each_party_is_what_its_sheet_says(deal: Deal) -> None:
    names = {one["name"]: one["id"] for one in deal.again.frame["delegations"]}
    left = rows(deal.section, deal.title)
    assert {one["Party"] for one in left} == set(names)
    floors = least(deal.again, names.values())
    for one in left:
        sheets, floor = deal.again.voices(names[one["Party"]]), floors[names[one["Party"]]]
        points = sum(deal.again.worth(sheet, deal.choices) for sheet in sheets)
        worth = points / Fraction(len(sheets))
        said = (one["Walk-away value"], one["Points"], one["Above it"])
        assert said == (tenth(floor), tenth(worth), tenth(worth - floor))


@cache
def laid_out(scenario: str, voices: str, elsewhere: str) -> Outcomes:
    """Return the outcomes for these sheets, once for all moments at which they are the same."""
    return Outcomes(json.loads(scenario), TABLE, json.loads(voices), json.loads(elsewhere))


def outcomes(again: Again, choices: dict[str, str]) -> Outcomes:
    inside = {one["id"] for one in again.scenario["issues"] if one["package"] == TABLE}
    elsewhere = {issue: one for issue, one in choices.items() if issue not in inside}
    return laid_out(*map(json.dumps, (again.scenario, now(again), elsewhere)))


def test_what_theory_proposes_is_found_again_among_all_outcomes(deal: Deal) -> None:
    found = outcomes(deal.again, deal.choices)
    codes, gains = found.zone(least(deal.again, found.voices))
    told = {one["Package"]: one for one in rows(deal.section, "What theory proposes")}
    if not codes:
        assert [*told] == ["What it came to"]
        return
    assert [*told] == [*measures(gains), "What it came to"]
    for name, key in measures(gains).items():
        places = best(gains, key)
        chosen, row = found.outcome(codes[places[0]]), told[name]
        worth = [found.worth[cell][codes[places[0]]] for cell in found.voices]
        assert row["Ties"] == len(places), name
        assert row["Options"] == ", ".join(map(" ".join, chosen.items())), name
        assert row["All together"] == tenth(Fraction(sum(worth), found.scale)), name
        above = [value for column, value in row.items() if column.endswith(", above")]
        own = [tenth(Fraction(one, found.scale)) for one in gains[places[0]]]
        assert above == own, name


def test_the_zone_over_time_is_counted_again_at_every_moment(deal: Deal) -> None:
    told = runs.reviewed(deal.script)
    (chart,) = (one for one in deal.section.charts if one.id.startswith("zone-"))
    for number, size, share, _ in chart.rows:
        again = Again(told.cover, told.entries, number)
        found = outcomes(again, again.settled())
        codes, _ = found.zone(least(again, found.voices))
        assert size == len(codes)
        assert share == f"{len(codes) / sum(found.fits):.2%}"
    assert len(chart.rows) > 0
