"""Names of people in free text: found word by word, and put out of sight.

A word of a name that the pack itself uses as an ordinary word, or as the name of a delegation,
cannot be told from a name; it is left alone, and whoever makes the report is told to look.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wargame.engine import Scenario
from wargame.journal import codec

INSTEAD = "[name]"
SHORT = 3
"""Words of a name that are shorter are looked for only as part of the whole name."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Scan:
    """What is looked for: whole names and single words. `doubtful` words are left alone."""

    wanted: tuple[str, ...]
    doubtful: tuple[str, ...]

    def hides(self) -> Callable[[str], str]:
        """Return what takes the names out of a text."""
        if not self.wanted:
            return str
        found = "|".join(re.escape(one) for one in self.wanted)
        pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE | re.UNICODE)
        return lambda text: pattern.sub(INSTEAD, text)


def scan(names: Iterable[str], spared: frozenset[str]) -> Scan:
    """Return what to look for, for the names of people; `spared` are folded words."""
    whole = {" ".join(name.split()) for name in names} - {""}
    words = {word for name in whole for word in _WORD.findall(name)}
    words = {word for word in words if not word.isdigit()}
    doubtful = {word for word in words if word.casefold() in spared}
    single = {word for word in words - doubtful if len(word) >= SHORT}
    alone = {name for name in whole if name.casefold() not in spared}
    wanted = sorted(alone | single, key=lambda one: (-len(one), one))
    return Scan(tuple(wanted), tuple(sorted(doubtful)))


def ordinary(scenario: Scenario) -> frozenset[str]:
    """Return the words of a pack that are no names: written small somewhere, or of a role."""
    text = codec.dump_scenario(scenario)
    small = {word for word in _WORD.findall(text) if word == word.lower()}
    roles = " ".join((*(one.name for one in scenario.delegations), *scenario.labels.values()))
    return frozenset(small | {word.casefold() for word in _WORD.findall(roles)})
