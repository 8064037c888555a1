"""The outcomes of a package, added up again from the score sheets in a record, as plain lists.

Outcomes stand in one order: the options of the last issue change fastest. Nothing of the app is
asked.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import compress, islice, product
from math import lcm, prod
from typing import Any

Plain = dict[str, Any]
Choices = Mapping[str, str]
Gains = tuple[int, ...]


class Outcomes:
    """All outcomes of a package for those who must sign or consent, at given levels."""

    def __init__(
        self, scenario: Plain, package: str, voices: Mapping[str, list[Plain]], elsewhere: Choices
    ) -> None:
        """Take the sheets for which each delegation speaks, with their stakes as they stand."""
        self.grid = {
            one["id"]: [option["id"] for option in one["options"]]
            for one in scenario["issues"]
            if one["package"] == package
        }
        self.elsewhere = elsewhere
        parts = {cell: {one["part"] for one in sheets} for cell, sheets in voices.items()}
        self.voices = {cell: of for cell, of in voices.items() if parts[cell] - {"heard"}}
        self.scale = lcm(*(self._fine(sheets) for sheets in self.voices.values()))
        self.worth = {cell: self._worth(sheets) for cell, sheets in self.voices.items()}
        forbidden = [self._forbidden(one) for one in scenario["exclusions"]]
        kept = [self._spared(sheets) for sheets in self.voices.values()]
        self.fits = [not any(one) for one in zip(*forbidden, strict=True)]
        self.clean = [all(one) for one in zip(self.fits, *kept, strict=True)]

    def _fine(self, sheets: list[Plain]) -> int:
        texts = [
            *(one["base"] for one in sheets),
            *(it for one in sheets for it in one["coefficients"].values()),
            *(it for one in sheets for stake in one["stakes"] for it in stake["points"].values()),
            *(it["points"] for one in sheets for it in one["bonuses"]),
        ]
        return len(sheets) * lcm(*(Fraction(one).denominator for one in texts))

    def units(self, text: str, voices: int) -> int:
        """Return the points of one of several voices in whole units."""
        return int(Fraction(text) * self.scale / voices)

    def _worth(self, sheets: list[Plain]) -> list[int]:
        points: dict[str, dict[str, int]] = {}
        for sheet in sheets:
            for stake in sheet["stakes"]:
                row = points.setdefault(stake["issue"], {})
                for option, text in stake["points"].items():
                    row[option] = row.get(option, 0) + self.units(text, len(sheets))
        found = [0]
        for issue, options in self.grid.items():
            row = points.get(issue, {})
            found = [one + row.get(option, 0) for one in found for option in options]
        for bonus in (one for sheet in sheets for one in sheet["bonuses"]):
            paid = self.units(bonus["points"], len(sheets))
            held = self._holding(bonus["when"])
            found = [one + paid if it else one for one, it in zip(found, held, strict=True)]
        return found

    def _holding(self, when: Mapping[str, list[str]]) -> list[bool]:
        outside = [issue for issue in when if issue not in self.grid]
        found = [all(self.elsewhere.get(issue) in when[issue] for issue in outside)]
        for issue, options in self.grid.items():
            wanted = when.get(issue, options)
            found = [one and option in wanted for one in found for option in options]
        return found

    def _forbidden(self, exclusion: Plain) -> list[bool]:
        """Tell where `when` holds, and one of the issues that it needs is settled otherwise."""
        found = [False] * prod(map(len, self.grid.values()))
        known = {} if exclusion["hollow"] else exclusion["needs"]
        when = self._holding(exclusion["when"])
        for issue, options in known.items():
            if issue in self.grid or issue in self.elsewhere:
                met = self._holding({issue: options})
                rows = zip(found, when, met, strict=True)
                found = [one or (held and not needed) for one, held, needed in rows]
        return found

    def _spared(self, sheets: list[Plain]) -> list[bool]:
        red = {
            (stake["issue"], option)
            for sheet in sheets
            for stake in sheet["stakes"]
            for option in stake["red_lines"]
        }
        found = [True]
        for issue, options in self.grid.items():
            found = [one and (issue, option) not in red for one in found for option in options]
        return found

    def zone(self, least: Mapping[str, Fraction]) -> tuple[list[int], list[Gains]]:
        """Return the outcomes in the zone, and what each leaves above the walk-away values."""
        floors = [int(least[cell] * self.scale) for cell in self.voices]
        assert [Fraction(one, self.scale) for one in floors] == [least[one] for one in self.voices]
        columns = [list(compress(self.worth[cell], self.clean)) for cell in self.voices]
        codes = compress(range(len(self.clean)), self.clean)
        rows = ((code, row) for code, *row in zip(codes, *columns, strict=True))
        gains = ((code, tuple(map(int.__sub__, row, floors))) for code, row in rows)
        found = [(code, gain) for code, gain in gains if min(gain) >= 0]
        return [code for code, _ in found], [gain for _, gain in found]

    def outcome(self, code: int) -> dict[str, str]:
        """Return the options of an outcome."""
        chosen = next(islice(product(*self.grid.values()), code, None))
        return dict(zip(self.grid, chosen, strict=True))


def best(gains: list[Gains], key: Callable[[Gains], Any]) -> list[int]:
    """Return the places of the largest."""
    keys = list(map(key, gains))
    top = max(keys)
    return [n for n, one in enumerate(keys) if one == top]


def measures(gains: list[Gains]) -> dict[str, Callable[[Gains], Any]]:
    """Return what each proposal of theory makes as large as it can be."""
    ideals = [max(column) for column in zip(*gains, strict=True)]
    whole = lcm(*(one for one in ideals if one))
    parts = [(n, whole // one) for n, one in enumerate(ideals) if one]
    return {
        "Nash": lambda gain: (sum(map(bool, gain)), prod(one for one in gain if one)),
        "Egalitarian": sorted,
        "Kalai-Smorodinsky": lambda gain: sorted(gain[n] * part for n, part in parts),
        "Most points together": sum,
    }
