"""Two write at once: no word is lost, and nobody is overruled unseen."""

from tests.engine.lettered import BOAT, ONE, T1, TWO, letters, shared, text
from tests.helpers.little import AST, BIR, seat
from wargame.engine import Refusal, only
from wargame.engine.instruments.brackets import TWO_WORDINGS, BracketPlaced
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause


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
