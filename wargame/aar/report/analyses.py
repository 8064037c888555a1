"""What the analyses have found, as parts of a report: one line an analysis, in order."""

from collections.abc import Callable
from dataclasses import dataclass

from wargame.aar import lessons, opinions, talk
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.report import entries
from wargame.aar.report.document import Part, annex_of, part_of
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
    bare: bool = False  # whether a sentence alone says enough: why nothing could be reckoned


def _talk(code: str, sight: Sight, coarse: int) -> tuple[Section, ...]:
    """Return what was said, with its entries numbered as the rest of the report numbers them."""
    numbers = {one.record.position: one.n for one in entries.read(code, sight).entries}
    return talk.sections(code, sight, coarse=coarse, numbers=numbers)


def _voting(code: str, sight: Sight, _: int) -> tuple[Section, ...]:
    """Return what votes hung on; the count of each stands in an annex of its own already."""
    return voting.sections(code, sight, counted=False)


LEARNT = (
    Analysis("learnt", "What was learnt", lambda code, sight, _: lessons.sections(code, sight)),
    Analysis("surveys", "Surveys", lambda code, sight, _: opinions.sections(code, sight)),
)
COUNTED = (
    Analysis(
        "bargaining",
        "Bargaining",
        lambda code, sight, _: bargaining.sections(code, sight),
        bare=True,
    ),
    Analysis("voting", "What votes hung on", _voting),
    Analysis("talk", "Talk", _talk),
)


type Parts = tuple[Part, ...]


def analysed(
    which: tuple[Analysis, ...],
    code: str,
    sight: Sight,
    coarse: int,
    progress: Callable[[float], None],
) -> tuple[Parts, Parts]:
    """Return a part for each analysis that has something to say, and one for its long tables.

    `progress` goes from 0 to 1.
    """
    parts, annexes = [], []
    for done, one in enumerate(which, start=1):
        sections = tuple(it for it in one.sections(code, sight, coarse) if one.bare or _says(it))
        found = tuple(part_of(section, f"{one.name}-") for section in sections)
        long = tuple(annex_of(section, f"{one.name}-") for section in sections)
        parts += [Part(one.name, one.title, (), found)] if found else []
        kept = tuple(it for it in long if it.blocks)
        annexes += (
            [Part(f"{one.name}-details", f"{one.title}, in detail", (), kept)] if kept else []
        )
        progress(done / len(which))
    return tuple(parts), tuple(annexes)


def _says(section: Section) -> bool:
    """Tell whether a section has more than the sentence that there is nothing."""
    return bool(section.charts or any(one.rows for one in section.tables))
