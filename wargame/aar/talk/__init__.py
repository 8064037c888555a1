"""Talk: who spoke to whom, how soon they were answered, what moved, and what people had expected.

All of it is counted from entries that a reader may know, so the same section reads one way for
control and another for a delegation. Counts name delegations, never people.
"""

from collections.abc import Mapping

from wargame.aar.sections import Section
from wargame.aar.sight import Sight
from wargame.aar.talk import (
    contacts,
    estimates,
    fog,
    indicators,
    intents,
    participation,
    responses,
    stances,
    timeline,
)
from wargame.aar.talk.frames import frame

PARTS = (timeline, contacts, participation, responses, fog, intents, stances, indicators, estimates)


def sections(
    code: str,
    sight: Sight,
    until: int | None = None,
    coarse: int = 0,
    numbers: Mapping[int, int] | None = None,
) -> tuple[Section, ...]:
    """Return what a reader may know of the talk of an exercise; raises NoSuchExercise.

    `until` is the number of the last entry that counts. Times are minutes since the start, to a
    tenth, or down to whole steps of `coarse` minutes. `numbers` are what entries are called by
    their places in the journal; without them control reads the places, and others no numbers.
    """
    seen = frame(code, sight, until, coarse, numbers)
    return tuple(part.section(seen) for part in PARTS)
