"""The desk of control: taking what waits, and answering a question together."""

from tests.engine.scenes_of_the_desk import FIRST, ITEM, Q1, SECOND, asked, drafted, taken
from tests.helpers.given import started
from tests.helpers.little import AST, CELLS, seat
from tests.helpers.table import seated
from wargame.engine import Refusal, Told
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.desk import (
    AnswerDrafted,
    AnswerReviewed,
    Desk,
    DraftAnswer,
    FreeItem,
    ItemFreed,
    ItemTaken,
    ReviewAnswer,
    TakeItem,
)
from wargame.engine.instruments.questions import AnswerQuestion, AskControl
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, ItemId


def test_taking_tells_the_others_in_control_who_has_it() -> None:
    then = (
        asked()
        .when(TakeItem(ITEM), by=SECOND)
        .then(Told(ItemTaken(ITEM, SECOND.id), CONTROL_ALONE))
    )

    assert then.state.desk.taken == {ITEM: SECOND.id}


def test_who_is_second_is_told_who_was_first() -> None:
    sentence = taken().when(TakeItem(ITEM), by=SECOND).refused(Refusal.TAKEN, who=FIRST.id)

    assert FIRST.id in sentence


def test_taking_over_has_to_be_said() -> None:
    then = taken().when(TakeItem(ITEM, over=True), by=SECOND).then(ItemTaken(ITEM, SECOND.id))

    assert then.state.desk.taken[ITEM] == SECOND.id


def test_taking_twice_is_taking_once() -> None:
    taken().when(TakeItem(ITEM), by=FIRST).then()


def test_what_is_free_can_be_taken_by_another() -> None:
    freed = taken().when(FreeItem(ITEM), by=FIRST).then(Told(ItemFreed(ITEM), CONTROL_ALONE))

    assert freed.state.desk == Desk()
    freed.when(FreeItem(ITEM), by=FIRST).then()
    taken().when(FreeItem(ITEM), by=SECOND).refused(Refusal.TAKEN)


def test_the_name_of_an_item_is_no_place_for_a_text() -> None:
    for name in ("", "question", "question/", "Question/t1", "a/b c", "a/" + "b" * 61, "<p>/x"):
        asked().when(TakeItem(ItemId(name)), by=FIRST).refused(Refusal.UNKNOWN)


def test_a_draft_is_for_control_alone() -> None:
    then = (
        asked()
        .when(DraftAnswer(Q1, "Perhaps.", review=True), by=FIRST)
        .then(Told(AnswerDrafted(Q1, "Perhaps.", 1, FIRST.id, review=True), CONTROL_ALONE))
    )

    assert then.state.desk.drafts[Q1].good is None
    assert then.state.questions.waiting


def test_two_drafts_do_not_overwrite_each_other() -> None:
    there = drafted()

    there.when(DraftAnswer(Q1, "No."), by=SECOND).refused(
        Refusal.DRAFT_CHANGED, version=1, who=FIRST.id
    )
    then = there.after(DraftAnswer(Q1, "No.", version=1), by=SECOND)
    assert then.state.desk.drafts[Q1].text == "No."
    assert then.state.desk.drafts[Q1].version == 2


def test_somebody_else_looks_a_draft_over() -> None:
    there = drafted(review=True)

    there.when(ReviewAnswer(Q1, 1, good=True), by=FIRST).refused(Refusal.OWN_DRAFT)
    then = there.when(ReviewAnswer(Q1, 1, good=False, note="Kinder."), by=SECOND).then(
        Told(AnswerReviewed(Q1, 1, SECOND.id, good=False, note="Kinder."), CONTROL_ALONE)
    )
    seen = then.state.desk.drafts[Q1]
    assert (seen.reviewer, seen.good, seen.note) == (SECOND.id, False, "Kinder.")


def test_a_new_draft_waits_for_its_own_review() -> None:
    there = drafted().after(ReviewAnswer(Q1, 1, good=True), by=SECOND)
    anew = there.after(DraftAnswer(Q1, "Or not.", version=1), by=FIRST)

    assert anew.state.desk.drafts[Q1].good is None
    anew.when(ReviewAnswer(Q1, 1, good=True), by=SECOND).refused(Refusal.DRAFT_CHANGED, version=2)


def test_there_is_nothing_to_draft_or_review_where_nothing_waits() -> None:
    started().when(DraftAnswer(Q1, "What?"), by=FIRST).refused(Refusal.NOT_IN_SIGHT)
    asked().when(ReviewAnswer(Q1, 1, good=True), by=SECOND).refused(Refusal.NOT_IN_SIGHT)
    over = asked().after(AnswerQuestion(Q1, "You may."), by=FIRST)
    over.when(DraftAnswer(Q1, "Rather not."), by=SECOND).refused(Refusal.ALREADY)


def test_its_text() -> None:
    asked().when(DraftAnswer(Q1, " "), by=FIRST).refused(Refusal.EMPTY_TEXT, field="answer")
    asked().when(TakeItem(ITEM), by=seat(AST)).refused(Refusal.ROLE)


def test_nobody_but_control_hears_of_the_desk() -> None:
    table = seated()
    question = table.makes("ast", AskControl("May we?"))
    before = {cell: table.heard(cell) for cell in (*CELLS, OBSERVER, PROJECTOR)}
    table.does(CONTROL, TakeItem(ItemId(f"question/{question}")))
    table.does(CONTROL, DraftAnswer(question, "Perhaps.", review=True))
    table.does(SECOND, ReviewAnswer(question, 1, good=True))

    assert {cell: table.heard(cell) for cell in before} == before
