"""What the analyses have found, as parts of a report: one line an analysis, in order."""

from collections.abc import Callable

from wargame.aar import talk
from wargame.aar.report.document import Part, part_of
from wargame.aar.sections import Section
from wargame.aar.sight import Sight

type Analysis = Callable[[str, Sight, int], tuple[Section, ...]]

ANALYSES: tuple[tuple[str, str, Analysis], ...] = (
    ("talk", "Talk", lambda code, sight, coarse: talk.sections(code, sight, coarse=coarse)),
)
"""The name, the title and the maker of each analysis."""


def analysed(
    code: str, sight: Sight, coarse: int, progress: Callable[[float], None]
) -> tuple[Part, ...]:
    """Return a part for each analysis that has something to say; `progress` goes from 0 to 1.

    Times are told down to whole steps of `coarse` minutes; exactly where it is 0.
    """
    parts = []
    for done, (name, title, analysis) in enumerate(ANALYSES, start=1):
        found = tuple(part_of(one, f"{name}-") for one in analysis(code, sight, coarse))
        if found:
            parts.append(Part(name, title, (), found))
        progress(done / len(ANALYSES))
    return tuple(parts)
