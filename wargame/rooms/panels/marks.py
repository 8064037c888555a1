"""Private marks: what a delegation notes for itself on the parts of the texts in its sight.

`sheet` has all that `rooms/parts/marks.html` needs, for any page of a delegation.
"""

from collections import Counter
from typing import Any, NamedTuple

from wargame.engine import Picture
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.marks import Mark, Marked
from wargame.engine.names import CellId
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import runs
from wargame.rooms.panels.windows import newest

TEXTS = 12
WAYS = (Mark.RED_LINE, Mark.TRADEABLE, Mark.WANTED)


class Line(NamedTuple):
    """One part of a text: what a button must name, what it says, and its mark."""

    kind: str
    name: str
    text: str
    mark: Mark


def lines(proposal: Proposal, marked: Marked, picture: Picture) -> list[Line]:
    """Return the settled issues and the clauses of the text that stands, each with its mark."""
    setting, version = picture.setting, proposal.current
    found = []
    for issue, chosen in version.choices.items():
        known, option = setting.issue(issue), setting.option(issue, chosen)
        text = f"{known.title}: {option.title}" if known and option else str(chosen)
        found.append(Line("issue", issue, text, marked.issues.get(issue, Mark.NONE)))
    for clause in version.clauses:
        mark = marked.clauses.get(clause.id, Mark.NONE)
        found.append(Line("clause", clause.id, clause.text, mark))
    return found


def sheet(proposal: Proposal, picture: Picture, cell: CellId) -> dict[str, Any]:
    """Return a text with the marks of a delegation on it, how many of each, and what it may do."""
    found = lines(proposal, picture.marks.on(proposal.id, cell), picture)
    counts = Counter(one.mark for one in found)
    return {
        "proposal": proposal,
        "lines": found,
        "counts": [(one.value, counts[one]) for one in WAYS if counts[one]],
        "ways": [one.value for one in WAYS],
        "may_mark": runs(picture),
    }


def _marks(scene: Scene) -> dict[str, Any]:
    picture = scene.picture
    texts = newest((*picture.proposals.drafts, *picture.proposals.standing), TEXTS)
    return {
        "setting": picture.setting,
        "sheets": [sheet(one, picture, scene.cell) for one in texts.items],
        "older": texts.older,
    }


MARKS = Panel("marks", "rooms/room/marks.html", ("setting", "clock", "proposals", "marks"), _marks)
