"""Lines of talk: each cable and each line of a caucus once, whoever read it in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.aar.talk.frames import Frame
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.caucuses import CaucusChanged, CaucusOpened, CaucusSaid
from wargame.engine.names import CONTROL, CaucusId, CellId
from wargame.journal.record import Record

Cells = tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who said it, to whom, and the entry in which this reader first has it."""

    speaker: CellId
    to: Cells
    record: Record


def forged(frame: Frame) -> frozenset[str]:
    """Return the names of words that the reader knows to be forged."""
    return frozenset(one.event.passage.thing for one in frame.of("fog.forged"))


def lines(frame: Frame) -> Iterator[Line]:
    """Yield every line between delegations, and from or to control, once.

    Words that are known to be forged are nobody's. In a caucus all who are in are spoken to.
    """
    members: dict[CaucusId, Cells] = {}
    seen = {*forged(frame)}
    for one in frame.records:
        match one.event:
            case CaucusOpened() | CaucusChanged():
                members[one.event.caucus] = one.event.members
            case CableSent(cable=thing, sender=speaker, to=to) if thing not in seen:
                seen.add(thing)
                yield Line(speaker, _others(to, speaker), one)
            case CaucusSaid(line=thing, cell=speaker) if thing not in seen:
                if thing:
                    seen.add(thing)
                to = members.get(one.event.caucus, ())
                yield Line(speaker, _others(to, speaker), one)


def _others(cells: Cells, speaker: CellId) -> Cells:
    return tuple(cell for cell in cells if cell != speaker)


def between(frame: Frame) -> Iterator[Line]:
    """Yield the lines between delegations, without control on either side."""
    for one in lines(frame):
        to = tuple(cell for cell in one.to if cell != CONTROL)
        if one.speaker != CONTROL and to:
            yield Line(one.speaker, to, one.record)
