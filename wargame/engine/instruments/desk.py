"""The desk of control: who has taken what waits there, and how questions are answered together.

Several people run an exercise. Whoever takes a thing says so to the others; an answer may be
drafted by one and looked over by another before it is sent. Delegations never hear of any of it.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.questions import LIMIT, Question
from wargame.engine.names import ItemId, QuestionId, SeatId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

ITEM = re.compile(r"[a-z]{1,20}(/[\w.-]{1,60}){1,3}", re.ASCII)
"""What an item is called: its kind and what it is about, `question/t1` or `quiet/ast/60`."""


@dataclass(frozen=True, slots=True)
class TakeItem:
    """Take what waits, so that the others leave it; `over`, although somebody has it."""

    item: ItemId
    over: bool = False


@dataclass(frozen=True, slots=True)
class FreeItem:
    """Leave what one has taken to the others again."""

    item: ItemId


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """Write an answer that is not sent yet.

    `version` is the draft that the writer had before them, 0 where there was none; `review` asks
    somebody else in control to look it over.
    """

    question: QuestionId
    text: str
    version: int = 0
    review: bool = False


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """Say of somebody else's draft whether it may go out as it is."""

    question: QuestionId
    version: int
    good: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemTaken:
    """A seat of control has taken something; told to control."""

    item: ItemId
    seat: SeatId


@dataclass(frozen=True, slots=True)
class ItemFreed:
    """Nobody in control has this any more; told to control."""

    item: ItemId


@dataclass(frozen=True, slots=True)
class AnswerDrafted:
    """An answer as it is meant, told to control."""

    question: QuestionId
    text: str
    version: int
    seat: SeatId
    review: bool


@dataclass(frozen=True, slots=True)
class AnswerReviewed:
    """What somebody else in control thinks of a draft, told to control."""

    question: QuestionId
    version: int
    seat: SeatId
    good: bool
    note: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that is not sent; `good` is None until somebody else has looked it over."""

    text: str
    version: int
    seat: SeatId
    review: bool
    at: datetime
    reviewer: SeatId | None = None
    good: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who has taken what, and the drafts of answers; empty for all but control."""

    taken: dict[ItemId, SeatId] = field(default_factory=dict)
    drafts: dict[QuestionId, Draft] = field(default_factory=dict)


def _take(command: TakeItem, moment: Moment) -> tuple[Told, ...]:
    item, owner = _known(command.item), moment.state.desk.taken.get(command.item)
    if owner == moment.by.id:
        return ()
    if owner is not None and not command.over:
        raise Refused(Refusal.TAKEN, who=owner)
    return (Told(ItemTaken(item, moment.by.id), CONTROL_ALONE),)


def _known(item: ItemId) -> ItemId:
    if not ITEM.fullmatch(item):
        raise Refused(Refusal.UNKNOWN, value=item, field="what waits")
    return item


def _free(command: FreeItem, moment: Moment) -> tuple[Told, ...]:
    owner = moment.state.desk.taken.get(_known(command.item))
    if owner is None:
        return ()
    if owner != moment.by.id:
        raise Refused(Refusal.TAKEN, who=owner)
    return (Told(ItemFreed(command.item), CONTROL_ALONE),)


def _draft(command: DraftAnswer, moment: Moment) -> tuple[Told, ...]:
    question = _waiting(command.question, moment)
    before = moment.state.desk.drafts.get(question.id)
    version = before.version if before else 0
    if command.version != version:
        raise Refused(Refusal.DRAFT_CHANGED, version=version, who=before.seat if before else "")
    text = clean(command.text, "answer", LIMIT)
    event = AnswerDrafted(question.id, text, version + 1, moment.by.id, command.review)
    return (Told(event, CONTROL_ALONE),)


def _waiting(wanted: QuestionId, moment: Moment) -> Question:
    question = moment.state.questions.asked.get(wanted)
    if question is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="question")
    if question.answered_at is not None:
        raise Refused(Refusal.ALREADY, what="this question was answered")
    return question


def _review(command: ReviewAnswer, moment: Moment) -> tuple[Told, ...]:
    question = _waiting(command.question, moment)
    draft = moment.state.desk.drafts.get(question.id)
    if draft is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="draft")
    if draft.version != command.version:
        raise Refused(Refusal.DRAFT_CHANGED, version=draft.version, who=draft.seat)
    if draft.seat == moment.by.id:
        raise Refused(Refusal.OWN_DRAFT)
    note = line(command.note, "note", LIMIT, required=False)
    event = AnswerReviewed(question.id, draft.version, moment.by.id, command.good, note)
    return (Told(event, CONTROL_ALONE),)


def _hear_taken(part: Desk, event: ItemTaken, _: datetime) -> Desk:
    return replace(part, taken={**part.taken, event.item: event.seat})


def _hear_freed(part: Desk, event: ItemFreed, _: datetime) -> Desk:
    taken = {item: seat for item, seat in part.taken.items() if item != event.item}
    return replace(part, taken=taken)


def _hear_drafted(part: Desk, event: AnswerDrafted, at: datetime) -> Desk:
    draft = Draft(event.text, event.version, event.seat, event.review, at)
    return replace(part, drafts={**part.drafts, event.question: draft})


def _hear_reviewed(part: Desk, event: AnswerReviewed, _: datetime) -> Desk:
    draft = part.drafts.get(event.question)
    if draft is None:
        return part
    seen = replace(draft, reviewer=event.seat, good=event.good, note=event.note)
    return replace(part, drafts={**part.drafts, event.question: seen})


DESK = Instrument(
    name="desk",
    part=Desk,
    acts={
        "item.take": Act(TakeItem, _take, Hands.CONTROL),
        "item.free": Act(FreeItem, _free, Hands.CONTROL),
        "question.draft": Act(DraftAnswer, _draft, Hands.CONTROL),
        "question.review": Act(ReviewAnswer, _review, Hands.CONTROL),
    },
    events={
        "item.taken": (ItemTaken, _hear_taken),
        "item.freed": (ItemFreed, _hear_freed),
        "answer.drafted": (AnswerDrafted, _hear_drafted),
        "answer.reviewed": (AnswerReviewed, _hear_reviewed),
    },
)
