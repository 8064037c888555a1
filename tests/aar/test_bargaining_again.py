"""What settlements were worth, added up again from lines of JSON: nothing of the app is asked."""

from fractions import Fraction
from typing import Any

import pytest

from tests.aar import runs
from wargame.aar.sections import Section

Plain = dict[str, Any]
TABLE = "Settlement table"


class Again:
    """A record as plain JSON, and the world as it stood when a text was drawn up."""

    def __init__(self, cover: Plain, entries: list[Plain], title: str) -> None:
        """Read the cover, and the entries up to the one that drew up the text of this title."""
        self.scenario: Plain = cover["scenario"]
        told = [
            (place, one["body"])
            for kind in ("proposal.tabled", "agreement.drafted")
            for place, one in enumerate(entries, 1)
            if one["kind"] == kind and one["body"]["title"] == title
        ]
        place, self.deal = told[-1]
        self.entries: list[Plain] = entries[:place]
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


@pytest.mark.parametrize("script", runs.SCRIPTS, ids=lambda one: one or "half-a-day")
def test_what_a_settlement_left_each_party_is_what_its_sheet_says(script: str, db: None) -> None:
    told = runs.reviewed(script)
    (section,) = (one for one in told.bargains if one.id == "bargaining-settlement-table")
    (title,) = (one.title for one in section.tables if one.title.startswith("Where “"))
    again = Again(told.cover, told.entries, title.split("“")[1].split("”")[0])
    choices = {**again.settled(), **again.deal["choices"]}
    names = {one["name"]: one["id"] for one in again.frame["delegations"]}
    left = rows(section, title)
    assert {one["Party"] for one in left} == set(names)
    for one in left:
        sheets = again.voices(names[one["Party"]])
        least = sum(map(again.least, sheets)) / Fraction(len(sheets))
        worth = sum(again.worth(sheet, choices) for sheet in sheets) / Fraction(len(sheets))
        said = (one["Walk-away value"], one["Points"], one["Above it"])
        assert said == (tenth(least), tenth(worth), tenth(worth - least))
