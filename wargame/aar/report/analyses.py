"""What the analyses have found, as parts of a report: one line an analysis, in order."""

from collections.abc import Callable
from dataclasses import dataclass

from wargame.aar import lessons, opinions, talk
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.report import entries
from wargame.aar.report.document import Part, part_of
from wargame.aar.sections import Section
from wargame.aar.sight import Sight
from wargame.aar.voting import sections as voting


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis: its word, its title, and what makes its sections for a reader.

    The last thing that this is told is to how many minutes times are told; 0 is exactly.
    """

    name: str
    title: str
    sections: Callable[[str, Sight, int], tuple[Section, ...]]


def _talk(code: str, sight: Sight, coarse: int) -> tuple[Section, ...]:
    """Return what was said, with its entries numbered as the rest of the report numbers them."""
    numbers = {one.record.position: one.n for one in entries.read(code, sight).entries}
    return talk.sections(code, sight, coarse=coarse, numbers=numbers)


LEARNT = (
    Analysis("learnt", "What was learnt", lambda code, sight, _: lessons.sections(code, sight)),
    Analysis("surveys", "Surveys", lambda code, sight, _: opinions.sections(code, sight)),
)
COUNTED = (
    Analysis("bargaining", "Bargaining", lambda code, sight, _: bargaining.sections(code, sight)),
    Analysis("voting", "What votes hung on", lambda code, sight, _: voting.sections(code, sight)),
    Analysis("talk", "Talk", _talk),
)


def analysed(
    which: tuple[Analysis, ...],
    code: str,
    sight: Sight,
    coarse: int,
    progress: Callable[[float], None],
) -> tuple[Part, ...]:
    """Return a part for each analysis that has something to say; `progress` goes from 0 to 1."""
    parts = []
    for done, one in enumerate(which, start=1):
        sections = one.sections(code, sight, coarse)
        found = tuple(part_of(section, f"{one.name}-") for section in sections)
        if found:
            parts.append(Part(one.name, one.title, (), found))
        progress(done / len(which))
    return tuple(parts)
