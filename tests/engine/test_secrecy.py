"""Twins: two histories that differ only in what a viewer may not see are one to that viewer."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.histories import (
    HISTORIES,
    SEEDS,
    Step,
    Tried,
    attempt,
    command,
    opening,
    play,
    tries,
)
from tests.helpers.dice import Counted
from tests.helpers.little import CELLS, S1, S2, A, C, seat
from tests.helpers.properties import many, steady
from tests.helpers.table import Table, seated
from wargame.engine import STATE, Picture, Viewer, decide, fold
from wargame.engine.instruments.agreement_book import AgreementPublished
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.ballot_silence import BreakSilence
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.brackets import LiftBracket, PutBracket
from wargame.engine.instruments.caucuses import (
    CaucusChanged,
    CloseCaucus,
    InviteToCaucus,
    JoinCaucus,
    LeaveCaucus,
    SayInCaucus,
)
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.documents import ProposalPublished, letter
from wargame.engine.instruments.drafts import SubmitProposal
from wargame.engine.instruments.leaks import LeakProposal, LeakReceived, PublishProposal
from wargame.engine.instruments.pledges import MakePledge, WithdrawPledge
from wargame.engine.instruments.proposals import ReviseProposal, WithdrawProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors, LeaveSponsors
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.engine.refusals import Refused
from wargame.engine.rules import Choice

VIEWERS = st.sampled_from([*CELLS, OBSERVER, PROJECTOR])
HIDDEN = st.builds(tries, SEEDS, st.integers(1, 40))


class NoDice(Counted):
    """Dice for a rehearsal, whose names nobody keeps."""

    def token(self) -> str:
        return "rehearsed"


def slip_in(table: Table, step: Step, viewer: Viewer) -> None:
    """Let the second seat of a cell do something, if the viewer would hear nothing of it.

    A vote that is changed is left out: its count tells, later and rightly, what was hidden. So is
    a draft, which tells it when it is submitted, and taking the head, for it stops what the first
    seat would do in sight of all.
    """
    order = command(step, table.state)
    if step.act in {"ballot.cast", "head.take"} or step.by == viewer.cell:
        return
    by = seat(step.by, 2)
    try:
        told = decide(
            order, by=by, scenario=table.scenario, state=table.state, now=table.now, dice=NoDice()
        )
    except Refused:
        return
    drafted = any(getattr(event, "draft", False) for event, _ in told)
    if not drafted and not any(audience.includes(viewer) for _, audience in told):
        table.does(by, order)


def seen(tried: Tried, viewer: Viewer) -> list[Any]:
    """Return what a viewer sees of an act: events, and a refusal of its own."""
    heard = [event for event, audience in tried.told if audience.includes(viewer)]
    return [*heard, tried.refused] if tried.by.cell == viewer.cell else heard


def let_in(tried: Tried, viewer: Viewer) -> bool:
    """Tell whether the viewer was just let into what was hidden, and so is rightly told of it.

    It was asked into a caucus, or a text or an agreement of others was published, or leaked to it.
    """
    return any(
        isinstance(event, ProposalPublished | LeakReceived | AgreementPublished)
        or (isinstance(event, CaucusChanged) and event.cell == viewer.cell)
        for event, audience in tried.told
        if audience.includes(viewer)
    )


@many
@given(steps=HISTORIES, hidden=HIDDEN, cell=VIEWERS)
def test_twins(steps: list[Step], hidden: list[Step], cell: CellId) -> None:
    viewer = Viewer(cell)
    first, tried = play(steps)
    twin = opening()
    for n, before in enumerate(tried):
        twin.wait(seconds=1)
        for step in hidden[n :: len(steps)]:
            slip_in(twin, step, viewer)
        after = attempt(twin, before.by, before.command)
        assume(not let_in(after, viewer))
        if before.by.cell != cell:
            # Others may be stopped, or let, by what is hidden; then these are no twins.
            assume(bool(seen(before, viewer)) == bool(seen(after, viewer)))
        assert seen(before, viewer) == seen(after, viewer)

    assert twin.picture(cell) == first.picture(cell)
    assert twin.heard(cell) == first.heard(cell)


TEXT_PROBES: list[Callable[[Any], Any]] = [
    lambda name: EditClause(name, 1, letter(0), ""),
    lambda name: EditClause(name, 9, letter(0), "x"),
    lambda name: AddClause(name, "", letter(9)),
    lambda name: StrikeClause(name, letter(9), 9),
    lambda name: MoveClause(name, letter(0), letter(9)),
    SubmitProposal,
    PublishProposal,
    lambda name: LeakProposal(name, ()),
    lambda name: InviteSponsors(name, ()),
    JoinSponsors,
    LeaveSponsors,
    lambda name: PutBracket(name, letter(9)),
    lambda name: LiftBracket(name, letter(9)),
    lambda name: TableAmendment(name, 9, Change.REPLACE, letter(9)),
    AcceptAmendment,
    DeclineAmendment,
    WithdrawAmendment,
    lambda name: AddComment(name, "", letter(9)),
]
"""What a delegation can try on a text, or on an amendment, that it does not see."""


def probes(name: Any) -> list[Any]:  # noqa: ANN401 - the name of any kind of thing
    """Return everything that a delegation can try on a thing whose name it has guessed."""
    return [
        InviteToCaucus(name, CELLS[0]),
        JoinCaucus(name),
        LeaveCaucus(name),
        SayInCaucus(name, "hello?"),
        CloseCaucus(name),
        ReviseProposal(name, 1, "", {S1: A, S2: C}),
        WithdrawProposal(name),
        DeclareStance(name, 1, Stance.SUPPORT),
        DeclareStance(name, 9, Stance.SUPPORT),
        CallBallot(proposal=name, forum="far"),
        CallBallot(amendment=name, forum="far"),
        *(probe(name) for probe in TEXT_PROBES),
        CastVote(name, Choice.YES),
        CloseBallot(name),
        CancelBallot(name, ""),
        BreakSilence(name),
        WithdrawPledge(name),
        MakePledge("boats", "in May", proposal=name),
    ]


def names(picture: Picture) -> set[str]:
    """Return the names of all things that can be acted on, but those that are out of reach."""
    return {
        *picture.caucuses.all,
        *picture.proposals.all,
        *picture.ballots.all,
        *picture.pledges.all,
        *picture.amendments.all,
    }


@many
@given(steps=HISTORIES, cell=st.sampled_from(CELLS))
def test_hidden_and_absent_are_alike_whatever_one_tries(steps: list[Step], cell: CellId) -> None:
    table, _ = play(steps)
    absent = [attempt(table, seat(cell), order).refused for order in probes("absent")]

    for name in names(table.state) - names(table.picture(cell)):
        assert [attempt(table, seat(cell), order).refused for order in probes(name)] == absent


@many
@given(steps=HISTORIES)
def test_watchers_can_do_nothing(steps: list[Step]) -> None:
    table, _ = play(steps)

    for name in (*names(table.state), "absent"):
        for watcher in (OBSERVER, PROJECTOR):
            said = {attempt(table, seat(watcher), order).refused for order in probes(name)}
            assert all(sentence.startswith("seat.role") for sentence in said)


PAPERS = st.lists(
    st.tuples(st.sampled_from(CELLS), st.sampled_from(Choice)), min_size=1, max_size=10
)


def secret_ballot(papers: list[tuple[CellId, Choice]]) -> tuple[Table, Any]:
    table = seated()
    ballot = table.makes(CONTROL, CallBallot("Shall we?", forum="conclave"))
    for cell, choice in papers:
        table.wait(seconds=1)
        table.does(cell, CastVote(ballot, choice))
    return table, ballot


@steady
@given(papers=PAPERS, others=st.lists(st.sampled_from(Choice), min_size=10, max_size=10))
def test_a_secret_choice_is_nobody_elses_until_the_count(
    papers: list[tuple[CellId, Choice]], others: list[Choice]
) -> None:
    """Even control's picture is the same, whatever a delegation chose or chose anew."""
    first, _ = secret_ballot(papers)
    for voter in {cell for cell, _ in papers}:
        changed = [
            (cell, other if cell == voter else choice)
            for (cell, choice), other in zip(papers, others, strict=False)
        ]
        twin, _ = secret_ballot(changed)
        for cell in (CONTROL, OBSERVER, PROJECTOR, *CELLS):
            if cell != voter:
                assert twin.picture(cell) == first.picture(cell)
                assert twin.heard(cell) == first.heard(cell)


@steady
@given(papers=PAPERS)
def test_after_the_count_it_is_a_number(papers: list[tuple[CellId, Choice]]) -> None:
    """Two voters who exchange their papers are told from each other by nobody."""
    last = dict(papers)
    voters = list(last)
    moved = dict(zip(voters, [last[cell] for cell in (*voters[1:], voters[0])], strict=True))
    tables = []
    for box in (last, moved):
        table, ballot = secret_ballot(list(box.items()))
        table.does(CONTROL, CloseBallot(ballot))
        tables.append(table)

    for cell in (CONTROL, OBSERVER, PROJECTOR):
        assert tables[0].picture(cell) == tables[1].picture(cell)


def test_the_engine_alone_keeps_the_papers() -> None:
    table, ballot = secret_ballot([(CELLS[0], Choice.YES), (CELLS[1], Choice.NO)])
    table.does(CONTROL, CloseBallot(ballot))

    for cell in (CONTROL, OBSERVER, *CELLS[2:]):
        assert table.picture(cell).ballots.all[ballot].papers == {}
    assert table.picture(CELLS[0]).ballots.all[ballot].papers == {CELLS[0]: Choice.YES}
    assert len(fold(table.entries, STATE).ballots.all[ballot].papers) == 2


@pytest.mark.parametrize("cell", [*CELLS, OBSERVER, PROJECTOR])
def test_canaries(cell: CellId) -> None:
    """Each private word of the scenario is in its own delegation's sight and in no other's."""
    known = repr(seated().picture(cell))

    for other in CELLS:
        for kind in ("brief", "position"):
            assert (f"canary-{kind}-{other}" in known) is (other == cell)
    for kind in ("note", "inject", "trigger", "expected", "title"):
        assert f"canary-{kind}" not in known
        assert f"canary-{kind}" in repr(seated().picture(CONTROL))
