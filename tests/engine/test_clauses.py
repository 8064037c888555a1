"""Clauses: letters that stay, several who write at once, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, S1, A, seat
from tests.helpers.properties import steady
from wargame.engine import EVERYONE, Refusal, Seat, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.brackets import TWO_WORDINGS, BracketPlaced
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.documents import Clause, ProposalTabled, Version, lettered
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors
from wargame.engine.names import CONTROL, CellId, ClauseId, ProposalId

ONE, TWO, THREE, FOUR, NINTH = (ClauseId(letter) for letter in "ABCDI")
NONE = ClauseId("")
T1 = ProposalId("t1")
BOAT = "The boat leaves at six in the morning."


def text(*clauses: str, circle: tuple[CellId, ...] = ()) -> Given:
    """Return the exercise with a text of ast in these clauses."""
    return started().after(TableProposal("Boats", {}, clauses, circle), by=seat(AST))


def shared(*clauses: str) -> Given:
    """Return the exercise with a text that ast and bir sponsor."""
    there = text(*clauses).after(InviteSponsors(T1, (BIR,)), by=seat(AST))
    return there.after(JoinSponsors(T1), by=seat(BIR))


def current(there: Given) -> Version:
    """Return the version that stands."""
    return there.state.proposals.all[T1].current


def letters(there: Given) -> dict[str, str]:
    """Return the clauses that stand, by letter, in their order."""
    return {one.id: one.text for one in current(there).clauses}


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


class TestTwoAtOnce:
    def test_in_different_places(self) -> None:
        one = shared(BOAT).after(EditClause(T1, 1, ONE, BOAT.replace("six", "five")), by=seat(AST))
        other = EditClause(T1, 1, ONE, BOAT.replace("boat", "ferry"))

        both = one.after(other, by=seat(BIR))

        assert letters(both) == {"A": "The ferry leaves at five in the morning."}
        assert both.state.brackets.on(T1, ONE) == ()

    def test_in_one_place_both_wordings_stand_and_both_hold_it(self) -> None:
        one = shared(BOAT).after(EditClause(T1, 1, ONE, BOAT.replace("six", "five")), by=seat(AST))
        other = EditClause(T1, 1, ONE, BOAT.replace("six", "noon"))

        decided = one.when(other, by=seat(BIR))

        assert [told.event for told in decided.told[1:]] == [
            BracketPlaced(T1, ONE, AST, TWO_WORDINGS),
            BracketPlaced(T1, ONE, BIR, TWO_WORDINGS),
        ]
        both = one.after(other, by=seat(BIR))
        assert letters(both) == {"A": "The boat leaves at [five | noon] in the morning."}
        assert both.state.brackets.on(T1, ONE) == (AST, BIR)

    def test_of_one_delegation_it_alone_holds_the_clause(self) -> None:
        one = text(BOAT).after(EditClause(T1, 1, ONE, BOAT.replace("six", "five")), by=seat(AST))

        both = one.after(EditClause(T1, 1, ONE, BOAT.replace("six", "ten")), by=seat(AST, 2))

        assert both.state.brackets.on(T1, ONE) == (AST,)

    def test_brackets_stay_in_the_circle(self) -> None:
        one = text(BOAT, circle=(BIR,)).after(
            EditClause(T1, 1, ONE, BOAT.replace("six", "five")), by=seat(AST)
        )
        decided = one.when(EditClause(T1, 1, ONE, BOAT.replace("six", "ten")), by=seat(AST, 2))

        assert {told.audience for told in decided.told} == {only(AST, BIR)}

    def test_the_same_words_are_no_news(self) -> None:
        same = EditClause(T1, 1, ONE, "No boat leaves.")
        one = shared(BOAT).after(same, by=seat(AST))

        one.when(same, by=seat(BIR)).then()

    def test_a_writer_who_comes_back_after_many_versions(self) -> None:
        there = shared(BOAT, "Two.")
        for n, word in enumerate(("five", "four", "three"), start=1):
            edit = EditClause(T1, n, ONE, BOAT.replace("six", word))
            there = there.after(edit, by=seat(AST))
        there = there.after(MoveClause(T1, ONE, TWO), by=seat(AST))
        there = there.after(AddClause(T1, "Zero."), by=seat(AST))

        back = there.after(EditClause(T1, 1, ONE, BOAT.replace("boat", "ferry")), by=seat(BIR))

        assert letters(back) == {
            "C": "Zero.",
            "B": "Two.",
            "A": "The ferry leaves at three in the morning.",
        }

    def test_a_clause_that_was_struck_meanwhile_takes_no_words(self) -> None:
        struck = shared(BOAT, "Two.").after(StrikeClause(T1, ONE, 1), by=seat(AST))

        sentence = struck.when(EditClause(T1, 1, ONE, "No boat."), by=seat(BIR)).refused(
            Refusal.STRUCK, clause=ONE
        )

        assert "Keep yours" in sentence

    def test_what_gets_too_long_together_is_kept_by_its_writer(self) -> None:
        words = "word " * 700
        one = shared("Short.").after(EditClause(T1, 1, ONE, words), by=seat(AST))

        decided = one.when(EditClause(T1, 1, ONE, words.upper()), by=seat(BIR))

        decided.refused(Refusal.LONG_TEXT, field="clause")


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
