"""Questions to control, answered to the one who asked, or to everyone without naming who asked."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import EVERYONE, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CellId, QuestionId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean

LIMIT = 1200


@dataclass(frozen=True, slots=True)
class AskControl:
    """Ask control something."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer a question; `publish` lays question and answer before everyone."""

    question: QuestionId
    text: str
    publish: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A delegation asks control."""

    question: QuestionId
    cell: CellId
    text: str


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """Control's answer to the one who asked."""

    question: QuestionId
    text: str


@dataclass(frozen=True, slots=True)
class AnswerPublished:
    """A question and its answer, for everyone; it does not say who asked."""

    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and its answer where there is one."""

    id: QuestionId
    cell: CellId
    text: str
    at: datetime
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions in sight, and the answers that everyone has."""

    asked: dict[QuestionId, Question] = field(default_factory=dict)
    published: tuple[tuple[str, str, datetime], ...] = ()

    @property
    def waiting(self) -> tuple[Question, ...]:
        """Those that control has not answered, oldest first."""
        return tuple(one for one in self.asked.values() if one.answered_at is None)


def _ask(command: AskControl, moment: Moment) -> tuple[Told, ...]:
    text = clean(command.text, "question", LIMIT)
    event = QuestionAsked(QuestionId(moment.dice.token()), moment.by.cell, text)
    return (Told(event, only(moment.by.cell)),)


def _answer(command: AnswerQuestion, moment: Moment) -> tuple[Told, ...]:
    question = moment.state.questions.asked.get(command.question)
    if question is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="question")
    if question.answered_at is not None:
        raise Refused(Refusal.ALREADY, what="this question was answered")
    text = clean(command.text, "answer", LIMIT)
    answered = Told(QuestionAnswered(question.id, text), only(question.cell))
    if not command.publish:
        return (answered,)
    return (answered, Told(AnswerPublished(question.text, text), EVERYONE))


def _hear_asked(part: Questions, event: QuestionAsked, at: datetime) -> Questions:
    question = Question(event.question, event.cell, event.text, at)
    return replace(part, asked={**part.asked, event.question: question})


def _hear_answered(part: Questions, event: QuestionAnswered, at: datetime) -> Questions:
    question = replace(part.asked[event.question], answer=event.text, answered_at=at)
    return replace(part, asked={**part.asked, event.question: question})


def _hear_published(part: Questions, event: AnswerPublished, at: datetime) -> Questions:
    return replace(part, published=(*part.published, (event.text, event.answer, at)))


QUESTIONS = Instrument(
    name="questions",
    part=Questions,
    acts={
        "question.ask": Act(AskControl, _ask, Hands.DELEGATIONS),
        "question.answer": Act(AnswerQuestion, _answer, Hands.CONTROL),
    },
    events={
        "question.asked": (QuestionAsked, _hear_asked),
        "question.answered": (QuestionAnswered, _hear_answered),
        "answer.published": (AnswerPublished, _hear_published),
    },
)
