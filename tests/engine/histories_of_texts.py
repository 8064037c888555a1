"""What delegations try with texts, in any order, some of it in vain."""

from collections.abc import Callable
from typing import Any, Protocol

from tests.helpers.little import AST, CED, CELLS, DAL, S1, S2, A, B, C
from tests.helpers.table import Table
from wargame.engine import Picture
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.brackets import LiftBracket, PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.documents import NO_CLAUSE, Proposal, letter
from wargame.engine.instruments.drafts import DraftProposal, SubmitProposal
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.leaks import LeakProposal, PublishProposal
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors, LeaveSponsors
from wargame.engine.names import CONTROL, CellId, ClauseId

WORDS = ("Share light.", "Share light and water.", "Share no light.", "Keep the light.")


class Choosing(Protocol):
    """What a step chooses by."""

    @property
    def one(self) -> int:
        """The first number."""

    @property
    def two(self) -> int:
        """The second number."""

    def pick[T](self, *among: T) -> T:
        """Choose by the first number."""

    def some(self) -> tuple[Any, ...]:
        """Choose some cells by the second number."""

    def name(self, there: Any) -> Any:  # noqa: ANN401 - the names of any kind of thing
        """Choose one of the things that there are, or one that is not there."""


Make = Callable[[Any, Picture], Any]


def _last(step: Choosing, state: Picture) -> Proposal | None:
    return state.proposals.all.get(step.name(state.proposals.all))


def _place(step: Choosing, state: Picture) -> tuple[Any, int, ClauseId]:
    """Choose a text, one of its last versions, and a letter that it has or could have."""
    found = _last(step, state)
    if found is None:
        return "absent", 1, letter(0)
    letters = [one.id for one in found.current.clauses] or [letter(0)]
    version = max(1, found.current.number - step.two % 3)
    return found.id, version, letters[step.two % len(letters)] if step.two % 5 else letter(9)


def _edit(step: Choosing, state: Picture) -> EditClause:
    proposal, version, clause = _place(step, state)
    return EditClause(proposal, version, clause, WORDS[step.two % len(WORDS)])


def _add(step: Choosing, state: Picture) -> AddClause:
    proposal, _, clause = _place(step, state)
    return AddClause(proposal, WORDS[step.two % 4], step.pick(NO_CLAUSE, clause))


def _strike(step: Choosing, state: Picture) -> StrikeClause:
    proposal, version, clause = _place(step, state)
    return StrikeClause(proposal, clause, version)


def _move(step: Choosing, state: Picture) -> MoveClause:
    proposal, _, clause = _place(step, state)
    return MoveClause(proposal, clause, step.pick(NO_CLAUSE, letter(0)))


def _amend(step: Choosing, state: Picture) -> TableAmendment:
    proposal, version, clause = _place(step, state)
    change, words = list(Change)[step.one % 4], WORDS[step.one % 4]
    return TableAmendment(proposal, version, change, clause, words, S2, step.pick(A, B, C))


def _amendment(step: Choosing, state: Picture) -> Any:  # noqa: ANN401 - a name, or none
    """Choose an amendment, rather one that waits for an answer."""
    waiting = {name: one for name, one in state.amendments.all.items() if one.open}
    return step.name(waiting or state.amendments.all)


def _shared(step: Choosing, state: Picture) -> Any:  # noqa: ANN401 - a name, or none
    """Choose a text, rather one that has several sponsors, or that others are asked to sponsor."""
    texts = state.proposals.all
    shared = {name: one for name, one in texts.items() if one.invited or one.sponsors[1:]}
    return step.name(shared or texts)


TEXT_MAKES: dict[str, Make] = {
    "proposal.draft": lambda step, _: DraftProposal("Inside", {S1: A}, WORDS[: step.two % 4]),
    "proposal.submit": lambda step, state: SubmitProposal(
        next((one.id for one in state.proposals.drafts), step.name(state.proposals.all)),
        step.some(),
    ),
    "proposal.leak": lambda step, state: LeakProposal(step.name(state.proposals.all), step.some()),
    "clause.edit": _edit,
    "clause.add": _add,
    "clause.strike": _strike,
    "clause.move": _move,
    "sponsor.invite": lambda step, state: InviteSponsors(
        step.name(state.proposals.all), (CELLS[step.two % 4],)
    ),
    "sponsor.join": lambda step, state: JoinSponsors(_shared(step, state)),
    "sponsor.leave": lambda step, state: LeaveSponsors(_shared(step, state)),
    "bracket.put": lambda step, state: PutBracket(*_place(step, state)[::2]),
    "bracket.lift": lambda step, state: LiftBracket(*_place(step, state)[::2]),
    "amendment.table": _amend,
    "amendment.accept": lambda step, state: AcceptAmendment(_amendment(step, state)),
    "amendment.decline": lambda step, state: DeclineAmendment(_amendment(step, state)),
    "amendment.withdraw": lambda step, state: WithdrawAmendment(_amendment(step, state)),
    "comment.add": lambda step, state: AddComment(
        step.name(state.proposals.all), f"hm {step.two}", inside=bool(step.two % 2)
    ),
    "head.take": lambda _, __: TakeHead(),
    "proposal.publish": lambda step, state: PublishProposal(step.name(state.proposals.all)),
}


def begin_texts(table: Table, by: CellId, order: TableProposal) -> None:
    """Let others sponsor and amend a new text from the start, so that much can be tried with it."""
    text = table.makes(by, order)
    for cell in (CED, DAL):
        table.does(by, InviteSponsors(text, (cell,)))
        table.does(cell, JoinSponsors(text))
    table.does(CONTROL, TableAmendment(text, 1, Change.STRIKE, letter(0)))
    for words in WORDS[1:3]:
        table.does(AST, TableAmendment(text, 1, Change.REPLACE, letter(0), words))


def call_on_amendment(step: Choosing, state: Picture) -> CallBallot:
    """Put one of the amendments to the vote."""
    return CallBallot(amendment=step.name(state.amendments.all), rule="simple-majority")
