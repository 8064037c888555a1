"""Clauses: letters that stay, several who write at once, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lettered import (
    BOAT,
    NINTH,
    ONE,
    T1,
    THREE,
    TWO,
    current,
    letters,
    shared,
    text,
)
from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, S1, A, seat
from tests.helpers.properties import steady
from wargame.engine import EVERYONE, Refusal, Seat, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.documents import Clause, ProposalTabled, lettered
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.names import CONTROL, ClauseId

NONE = ClauseId("")


class TestEditing:
    def test_makes_a_version_that_tells_who_and_why(self) -> None:
        edit = EditClause(P1, 1, ONE, " Be kinder. ", "for the children")
        made = ProposalTabled(
            P1, 2, AST, "Share", {S1: A}, (Clause(ONE, "Be kinder."),), (), "for the children"
        )

        then = tabled().when(edit, by=seat(AST, 2)).then(Told(made, EVERYONE))

        proposal = then.state.proposals.all[P1]
        assert [one.number for one in proposal.versions] == [1, 2]
        assert proposal.current.why == "for the children"

    def test_of_a_circle_stays_in_it(self) -> None:
        decided = tabled(AST, BIR).when(EditClause(P1, 1, ONE, "Be kinder."), by=seat(AST))

        assert [one.audience for one in decided.told] == [only(AST, BIR)]

    def test_by_a_second_sponsor_bears_its_name(self) -> None:
        edited = shared(BOAT).after(EditClause(T1, 1, ONE, "No boat leaves."), by=seat(BIR))

        assert current(edited).cell == BIR
        assert edited.state.proposals.all[T1].cell == AST

    def test_without_a_change_is_none(self) -> None:
        tabled().when(EditClause(P1, 1, ONE, "Be kind. "), by=seat(AST)).then()

    def test_leaves_the_other_clauses_and_the_choices_alone(self) -> None:
        edited = text("One.", "Two.", "Three.").after(EditClause(T1, 1, TWO, "2."), by=seat(AST))

        assert letters(edited) == {"A": "One.", "B": "2.", "C": "Three."}

    @pytest.mark.parametrize("written", ["", "  \u200b"])
    def test_to_nothing_is_no_edit(self, written: str) -> None:
        decided = tabled().when(EditClause(P1, 1, ONE, written), by=seat(AST))

        decided.refused(Refusal.EMPTY_TEXT, field="clause")

    def test_at_length(self) -> None:
        long = EditClause(P1, 1, ONE, "x" * 4001)
        chatty = EditClause(P1, 1, ONE, "x", "y" * 301)

        tabled().when(long, by=seat(AST)).refused(Refusal.LONG_TEXT, field="clause")
        tabled().when(chatty, by=seat(AST)).refused(Refusal.LONG_TEXT, field="why")

    def test_of_a_clause_that_never_was(self) -> None:
        decided = tabled().when(EditClause(P1, 1, NINTH, "x"), by=seat(AST))

        decided.refused(Refusal.NOT_IN_SIGHT, what="clause")

    @pytest.mark.parametrize("version", [0, 2, -1])
    def test_of_a_version_that_never_was(self, version: int) -> None:
        decided = tabled().when(EditClause(P1, version, ONE, "x"), by=seat(AST))

        decided.refused(Refusal.STALE, version=1)

    def test_of_a_clause_that_the_version_did_not_have(self) -> None:
        longer = text("One.").after(AddClause(T1, "Two.", ONE), by=seat(AST))

        decided = longer.when(EditClause(T1, 1, TWO, "2."), by=seat(AST))

        decided.refused(Refusal.STALE, version=2)


class TestAdding:
    @pytest.mark.parametrize(("after", "order"), [(NONE, "CAB"), (ONE, "ACB"), (TWO, "ABC")])
    def test_behind_another_or_before_all(self, after: ClauseId, order: str) -> None:
        longer = text("One.", "Two.").after(AddClause(T1, "New.", after), by=seat(AST))

        assert "".join(letters(longer)) == order
        assert letters(longer)["C"] == "New."

    def test_a_letter_is_never_used_again(self) -> None:
        struck = text("One.", "Two.").after(StrikeClause(T1, TWO, 1), by=seat(AST))

        again = struck.after(AddClause(T1, "Two again.", ONE), by=seat(AST))

        assert letters(again) == {"A": "One.", "C": "Two again."}

    def test_behind_one_that_was_struck_or_never_was(self) -> None:
        struck = text("One.", "Two.").after(StrikeClause(T1, TWO, 1), by=seat(AST))

        struck.when(AddClause(T1, "x", TWO), by=seat(AST)).refused(Refusal.STRUCK, clause=TWO)
        struck.when(AddClause(T1, "x", NINTH), by=seat(AST)).refused(Refusal.NOT_IN_SIGHT)

    def test_more_than_a_room_can_settle(self) -> None:
        full = text(*["x"] * 40)

        full.when(AddClause(T1, "one more"), by=seat(AST)).refused(Refusal.LONG_TEXT, limit=40)

    def test_nothing(self) -> None:
        text("x").when(AddClause(T1, " "), by=seat(AST)).refused(Refusal.EMPTY_TEXT)


class TestStriking:
    def test_takes_a_clause_out_and_leaves_the_letters(self) -> None:
        struck = text("One.", "Two.", "Three.").after(StrikeClause(T1, TWO, 1), by=seat(AST))

        assert letters(struck) == {"A": "One.", "C": "Three."}

    def test_words_that_the_striker_did_not_read(self) -> None:
        edited = shared(BOAT, "Two.").after(EditClause(T1, 1, ONE, "No boat."), by=seat(BIR))

        edited.when(StrikeClause(T1, ONE, 1), by=seat(AST)).refused(Refusal.STALE, version=2)
        assert edited.when(StrikeClause(T1, TWO, 1), by=seat(AST)).told

    def test_twice(self) -> None:
        struck = text("One.", "Two.").after(StrikeClause(T1, TWO, 1), by=seat(AST))

        struck.when(StrikeClause(T1, TWO, 2), by=seat(AST)).refused(Refusal.STRUCK)

    def test_the_last_word_of_a_text(self) -> None:
        decided = text("One.").when(StrikeClause(T1, ONE, 1), by=seat(AST))

        decided.refused(Refusal.EMPTY_PROPOSAL)

    def test_the_last_clause_beside_choices(self) -> None:
        assert tabled().when(StrikeClause(P1, ONE, 1), by=seat(AST)).told


class TestMoving:
    @pytest.mark.parametrize(
        ("moved", "after", "order"),
        [(THREE, NONE, "CAB"), (ONE, THREE, "BCA"), (ONE, TWO, "BAC"), (TWO, NONE, "BAC")],
    )
    def test_keeps_the_letter(self, moved: ClauseId, after: ClauseId, order: str) -> None:
        there = text("1", "2", "3").after(MoveClause(T1, moved, after), by=seat(AST))

        assert "".join(letters(there)) == order
        assert letters(there) == {"A": "1", "B": "2", "C": "3"}

    @pytest.mark.parametrize(("moved", "after"), [(ONE, NONE), (TWO, ONE), (TWO, TWO)])
    def test_to_where_it_stands(self, moved: ClauseId, after: ClauseId) -> None:
        text("1", "2").when(MoveClause(T1, moved, after), by=seat(AST)).then()

    def test_behind_nothing_that_stands(self) -> None:
        struck = text("1", "2", "3").after(StrikeClause(T1, THREE, 1), by=seat(AST))

        struck.when(MoveClause(T1, ONE, THREE), by=seat(AST)).refused(Refusal.STRUCK)
        struck.when(MoveClause(T1, THREE), by=seat(AST)).refused(Refusal.STRUCK)
        struck.when(MoveClause(T1, NINTH), by=seat(AST)).refused(Refusal.NOT_IN_SIGHT)


ALL = (
    EditClause(P1, 1, ONE, "Be kinder."),
    AddClause(P1, "Be quick.", ONE),
    StrikeClause(P1, ONE, 1),
    MoveClause(P1, ONE),
)


@pytest.mark.parametrize("command", ALL, ids=lambda one: type(one).__name__)
class TestEveryAct:
    def test_is_for_sponsors(self, command: object) -> None:
        for by in (seat(BIR), seat(CONTROL)):
            assert "The Ast" in tabled().when(command, by=by).refused(Refusal.NOT_YOURS)

    def test_hides_what_is_hidden(self, command: object) -> None:
        absent = started().when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)

        assert tabled(AST, BIR).when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT) == absent

    def test_waits_for_a_vote(self, command: object) -> None:
        voting = tabled().after(CallBallot(proposal=P1, forum="consent"), by=seat(BIR))

        voting.when(command, by=seat(AST)).refused(Refusal.IN_VOTE)

    def test_is_over_with_the_text(self, command: object) -> None:
        gone = tabled().after(WithdrawProposal(P1), by=seat(AST))

        gone.when(command, by=seat(AST)).refused(Refusal.OVER)


def test_control_works_on_its_own_text() -> None:
    boss = seat(CONTROL)
    there = started().after(TableProposal("Ours", {}, ("One.",)), by=boss)

    assert letters(there.after(EditClause(T1, 1, ONE, "1."), by=boss)) == {"A": "1."}


MOVES = st.lists(
    st.tuples(st.sampled_from("easm"), st.integers(0, 5), st.integers(0, 5)), max_size=12
)


@steady
@given(moves=MOVES)
def test_a_letter_is_one_clause_for_ever(moves: list[tuple[str, int, int]]) -> None:
    """Whatever is done, nothing ever gets a letter that something else had."""
    there, by = text("w0", "w1", "w2"), seat(AST)
    for n, (what, one, other) in enumerate(moves):
        standing = list(letters(there)) or [NINTH]
        there = _tried(there, _command(what, standing, one, other, n), by)

    words: dict[str, str] = {}
    for version in there.state.proposals.all[T1].versions:
        ids = [clause.id for clause in version.clauses]
        assert len(ids) == len(set(ids))
        for clause in version.clauses:
            assert words.setdefault(clause.id, clause.text.split()[0]) == clause.text.split()[0]
    assert lettered(("x",))[0].id in words


def _tried(there: Given, command: object, by: Seat) -> Given:
    decided = there.when(command, by=by)
    return there if decided.refusal else there.and_then(*decided.told)


def _command(what: str, standing: list[str], one: int, other: int, n: int) -> object:
    clause, after = (ClauseId(standing[at % len(standing)]) for at in (one, other))
    return {
        "e": EditClause(T1, 1, clause, f"w{'ABC'.find(clause)} edited {n}"),
        "a": AddClause(T1, f"new{n}", after),
        "s": StrikeClause(T1, clause, 1),
        "m": MoveClause(T1, clause, after),
    }[what]
