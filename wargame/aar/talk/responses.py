"""Response times: from a cable to its answer, from a question to that of control."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.aar.talk.lines import forged
from wargame.engine.names import CONTROL, CellId
from wargame.journal.record import Record

CAUTION = (
    "An answer is the first later cable the other way: whether it was about the same matter is not"
    " known."
)

_WHO, _MIDDLE = "Delegation", "Middle, minutes"


@dataclass(frozen=True, slots=True)
class Exchange:
    """What `asker` wrote to `answerer`, when it was read, and the first answer, if there is one."""

    asker: CellId
    answerer: CellId
    read: Record
    answer: Record | None

    @property
    def seconds(self) -> float | None:
        """How long the answer took."""
        return (self.answer.at - self.read.at).total_seconds() if self.answer else None


def cables(frame: Frame) -> list[Exchange]:
    """Return every cable with the first later cable from its receiver to its sender.

    One cable may answer several. What is known to be forged asks and answers nothing.
    """
    false = forged(frame)
    sent = [one for one in frame.of("cable.sent") if one.event.cable not in false]
    backs, found, seen = _backs(sent), [], set[tuple[str, CellId]]()
    for at, one in enumerate(sent):
        for cell in frame.ears(one):
            if CONTROL in {cell, one.event.sender} or (one.event.cable, cell) in seen:
                continue
            seen.add((one.event.cable, cell))
            back = backs[at].get(cell)
            found.append(Exchange(one.event.sender, cell, one, back))
    return found


def _backs(sent: Sequence[Record]) -> list[dict[CellId, Record]]:
    """Return of each cable the first later one that came to its sender from each other one."""
    found: list[dict[CellId, Record]] = []
    coming: dict[CellId, dict[CellId, Record]] = {}
    for one in reversed(sent):
        found.append(dict(coming.get(one.event.sender, {})))
        for cell in one.event.to:
            coming.setdefault(cell, {})[one.event.sender] = one
    return found[::-1]


def questions(frame: Frame) -> list[Exchange]:
    """Return every question to control with its answer."""
    answers = {one.event.question: one for one in frame.of("question.answered")}
    return [
        Exchange(one.event.cell, CONTROL, one, answers.get(one.event.question))
        for one in frame.of("question.asked")
    ]


def section(frame: Frame) -> Section:
    """Return how soon cables and questions were answered."""
    written, asked = cables(frame), questions(frame)
    timed = [one for one in written if one.answer]
    lead = (
        f"{len(timed)} of {plural(len(written), 'cable')} that a delegation received had an answer"
        f"; control answered {sum(1 for one in asked if one.answer)} of"
        f" {plural(len(asked), 'question')}."
    )
    rows = [_row(frame, frame.name(cell), _by(written, cell)) for cell in frame.cells]
    control = _row(frame, f"{frame.name(CONTROL)} (questions)", asked)
    drawn = [(name, middle) for name, _, _, middle, _ in rows if middle is not None]
    chart = charts.bars(
        "responses",
        "Middle time to answer a cable",
        (_WHO, _MIDDLE),
        drawn,
        across=_WHO,
        value=_MIDDLE,
    )
    columns = (_WHO, "Received", "Answered", _MIDDLE, "Longest, minutes")
    return Section(
        "responses",
        "How soon they answered",
        lead,
        (chart,) if any(middle for _, middle in drawn) else (),
        (Table("Answers", columns, (*rows, control)), _list(frame, (*written, *asked))),
        (CAUTION, *frame.cautions),
    )


def _by(exchanges: list[Exchange], cell: CellId) -> list[Exchange]:
    return [one for one in exchanges if one.answerer == cell]


def _row(
    frame: Frame, name: str, exchanges: list[Exchange]
) -> tuple[str, int, int, float | None, float | None]:
    took = [one.seconds for one in exchanges if one.seconds is not None]
    middle = frame.length(median(took)) if took else None
    longest = frame.length(max(took)) if took else None
    return name, len(exchanges), len(took), middle, longest


def _list(frame: Frame, exchanges: Iterable[Exchange]) -> Table:
    rows = tuple(
        (
            frame.minute(one.read.at),
            frame.name(one.asker),
            frame.name(one.answerer),
            "question" if one.answerer == CONTROL else one.read.event.subject,
            frame.length(one.seconds) if one.seconds is not None else None,
            *frame.entry(one.read),
        )
        for one in exchanges
    )
    columns = frame.columns("Minute", "From", "To", "About", "Answered after, minutes")
    return Table("Each cable and question", columns, rows)
