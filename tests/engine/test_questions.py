"""Questions to control."""

from tests.helpers.given import NOON, Given, started
from tests.helpers.little import AST, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.questions import (
    AnswerPublished,
    AnswerQuestion,
    AskControl,
    Question,
    QuestionAnswered,
    QuestionAsked,
)
from wargame.engine.names import CONTROL, QuestionId

CTRL = seat(CONTROL)
Q1 = QuestionId("t1")


def asked() -> Given:
    return started().after(AskControl("May we?"), by=seat(AST))


def test_asking_reaches_control_alone() -> None:
    then = (
        started()
        .when(AskControl("May we?"), by=seat(AST))
        .then(Told(QuestionAsked(Q1, AST, "May we?"), only(AST)))
    )

    assert then.state.questions.waiting == (Question(Q1, AST, "May we?", NOON),)


def test_the_answer_reaches_the_one_who_asked() -> None:
    then = (
        asked()
        .when(AnswerQuestion(Q1, "You may."), by=CTRL)
        .then(Told(QuestionAnswered(Q1, "You may."), only(AST)))
    )

    assert then.state.questions.waiting == ()
    assert then.state.questions.asked[Q1].answer == "You may."


def test_publishing_does_not_say_who_asked() -> None:
    then = (
        asked()
        .when(AnswerQuestion(Q1, "You may.", publish=True), by=CTRL)
        .then(
            Told(QuestionAnswered(Q1, "You may."), only(AST)),
            Told(AnswerPublished("May we?", "You may."), EVERYONE),
        )
    )

    assert then.state.questions.published == (("May we?", "You may.", NOON),)


def test_everyone_else_knows_what_is_published_and_no_more() -> None:
    table = seated()
    name = table.makes("ast", AskControl("May we?"))
    table.does(CONTROL, AnswerQuestion(name, "You may.", publish=True))

    known = table.picture("bir").questions

    assert known.asked == {}
    assert known.published == (("May we?", "You may.", NOON),)
    assert name not in repr(table.heard("bir"))


def test_an_answer_is_final() -> None:
    answered = asked().after(AnswerQuestion(Q1, "You may."), by=CTRL)

    answered.when(AnswerQuestion(Q1, "Rather not."), by=CTRL).refused(Refusal.ALREADY)


def test_an_absent_question() -> None:
    started().when(AnswerQuestion(Q1, "What?"), by=CTRL).refused(Refusal.NOT_IN_SIGHT)


def test_its_texts() -> None:
    started().when(AskControl(""), by=seat(AST)).refused(Refusal.EMPTY_TEXT, field="question")
    asked().when(AnswerQuestion(Q1, "x" * 1201), by=CTRL).refused(Refusal.LONG_TEXT, field="answer")
