"""The silence procedure: a text stands unless somebody objects before the deadline.

Source: the practice of the North Atlantic Council, of the Council of the Union (Article 12(2) of
its Rules of Procedure) and of the United Nations. A text is circulated with a deadline. Nobody
says anything: it is adopted. Somebody objects in writing: silence is broken, and the text goes
back to consultation. Allies may let it pass with a reservation in a footnote.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules.ballot_paper import Cells, Choice, Outcome, Papers, Rule, outcome


class Stage(StrEnum):
    """Where a text under silence stands. A broken text is one that goes back to consultation."""

    DRAFTED = "drafted"
    UNDER_SILENCE = "under-silence"
    ADOPTED = "adopted"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Silence:
    """A text in the procedure: its stage, its deadline, who objected, who made a reservation.

    `rounds` counts how often it has been put under silence.
    """

    circle: Cells
    stage: Stage = Stage.DRAFTED
    deadline: datetime | None = None
    broken_by: Cells = ()
    reservations: dict[CellId, str] = field(default_factory=dict)
    rounds: int = 0


def put_under(text: Silence, deadline: datetime, now: datetime) -> Silence:
    """Circulate a drafted text until a deadline.

    Raises Refused where it is not drafted, or where the deadline is not to come.
    """
    if text.stage is not Stage.DRAFTED:
        raise Refused(Refusal.RULE, reason=f"the text is {_word(text.stage)} already.")
    if deadline <= now:
        raise Refused(Refusal.RULE, reason="the deadline for silence has passed already.")
    return replace(
        text, stage=Stage.UNDER_SILENCE, deadline=deadline, reservations={}, rounds=text.rounds + 1
    )


def break_silence(text: Silence, cell: CellId, now: datetime) -> Silence:
    """Object in time. Raises Refused for a stranger, and when silence is over."""
    _check_open(text, cell, now)
    return replace(text, stage=Stage.BROKEN, broken_by=(*text.broken_by, cell))


def reserve(text: Silence, cell: CellId, words: str, now: datetime) -> Silence:
    """Let the text pass with a reservation. Raises Refused as `break_silence` does."""
    _check_open(text, cell, now)
    return replace(text, reservations={**text.reservations, cell: words})


def lapse(text: Silence, now: datetime) -> Silence:
    """Adopt a text whose deadline has come; before it, and at any other stage, nothing happens."""
    waiting = text.stage is Stage.UNDER_SILENCE and text.deadline is not None
    if waiting and text.deadline is not None and now >= text.deadline:
        return replace(text, stage=Stage.ADOPTED)
    return text


def consult(text: Silence) -> Silence:
    """Take a broken text back to consultation, where it can be drafted again.

    Raises Refused where silence was not broken.
    """
    if text.stage is not Stage.BROKEN:
        raise Refused(Refusal.RULE, reason=f"silence is not broken: the text is {text.stage}.")
    return replace(text, stage=Stage.DRAFTED, deadline=None)


def _check_open(text: Silence, cell: CellId, now: datetime) -> None:
    if cell not in text.circle:
        raise Refused(Refusal.VOTED_NOT, who=", ".join(text.circle))
    due = text.deadline is not None and now >= text.deadline
    if text.stage is not Stage.UNDER_SILENCE or due:
        raise Refused(Refusal.OVER, what="silence procedure")


def _word(stage: Stage) -> str:
    return stage.value.replace("-", " ")


def _count(papers: Papers) -> Outcome:
    objecting = papers.choosing(Choice.NO)
    quiet = len(papers.voters) - len(objecting)
    line = f"{len(objecting)} objected, {quiet} kept silence or agreed; no objection is allowed."
    if not papers.voters:
        return outcome(papers, "nobody was asked.", line, adopted=False)
    why = "nobody broke silence."
    if objecting:
        why = f"{papers.listed(objecting)} broke silence; the text goes back to consultation."
    return outcome(papers, why, line, adopted=not objecting)


SILENCE = Rule(
    id="silence",
    title="Silence procedure",
    words="Adopted when nobody objects before the deadline; saying nothing is agreeing.",
    abstention="Abstaining is keeping silence.",
    counting=_count,
    telling=True,
)
