"""Boxes: what people write without a name, kept apart from who has written, and mixed.

A slip lies in its box with nobody's name, time or number. Whenever as many as `FULL` lie there,
`FEW` of them, chosen by lot, go into the record together, by a hand that is nobody's; the others
stay. So whoever has just written may or may not be among those that come out. What is left when
a box is closed comes out together too; if it never held `FEW`, it is destroyed unread.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from wargame.conduct import bell
from wargame.conduct.clerk import CLERK
from wargame.conduct.looks import look
from wargame.conduct.recording import record
from wargame.engine import STATE, Picture, Refusal, Refused, Seat
from wargame.engine.instruments import cards, surveys
from wargame.engine.instruments.card_box import Wash
from wargame.engine.instruments.cards import CloseWash, GatherCards, Written
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.survey_book import Survey
from wargame.engine.instruments.surveys import CloseSurvey, GatherReplies
from wargame.engine.names import CONTROL, QueryId, SeatId, WashId
from wargame.engine.surveying import FEW, Sort, When
from wargame.journal import writing
from wargame.people.models import Person, Slip

BOX: Final = Seat(CONTROL, SeatId("control-box"))
"""The hand by which the record gets what a box held. It stands for nobody."""

FULL: Final = 2 * FEW
CLOSING: Final = (CloseWash, CloseSurvey, EndExercise)
"""Commands that empty a box first."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How a box stands: how many have put something in, and how many of theirs lie in it."""

    gave: int
    waiting: int


def box_of_cards(wash: WashId) -> str:
    """Return the name of the box of a collection of cards."""
    return f"cards/{wash}"


def box_of_survey(when: When) -> str:
    """Return the name of the box of a survey."""
    return f"survey/{when.value}"


def give_cards(code: str, handle: str, written: tuple[Written, ...]) -> None:
    """Put somebody's cards into the box; raises Refused where there is none, or nothing on them."""
    with writing.pen(code):
        wash = _wash(look(code, STATE).picture)
        kept = cards.checked(written, wash)
        _give(code, handle, box_of_cards(wash.id), [asdict(one) for one in kept])


def answer(code: str, handle: str, when: When, said: Mapping[QueryId, str]) -> None:
    """Put somebody's answers into the box; raises Refused where none are taken, or none given."""
    with writing.pen(code):
        kept = surveys.checked(said, _survey(look(code, STATE).picture, when))
        _give(code, handle, box_of_survey(when), kept)


def gave(code: str, handle: str) -> tuple[str, ...]:
    """Return the boxes into which somebody has put something already."""
    rows = Person.objects.filter(exercise=code, handle=handle)
    return tuple(rows.values_list("gave", flat=True).first() or ())


def filling(code: str, box: str) -> Filling:
    """Return how a box stands."""
    rows = Person.objects.filter(exercise=code).values_list("gave", flat=True)
    waiting = Slip.objects.filter(exercise=code, box=box).count()
    return Filling(sum(box in one for one in rows), waiting)


def reword(code: str, change: Callable[[str], str]) -> None:
    """Change the words of what lies in the boxes, shown to nobody; what was ticked stays.

    Every slip is written again, so none of them tells whether its words were changed.
    """
    with writing.pen(code):
        held = look(code, STATE).picture.surveys.held
        for slip in Slip.objects.filter(exercise=code):
            kind, _, name = slip.box.partition("/")
            survey = held.get(When(name)) if kind == "survey" else None
            slip.body = _reworded(slip.body, survey, change)
            slip.save(update_fields=["body"])


def _reworded(body: Any, survey: Survey | None, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - what JSON holds
    if survey is None:
        return [one | {"text": change(one["text"])} for one in body]
    asked = {str(one.id) for one in survey.queries if one.sort is Sort.TEXT}
    return {key: change(said) if key in asked else said for key, said in body.items()}


def settle(code: str, command: object) -> None:
    """Empty what is about to be closed; the end closes the survey before. In a transaction."""
    with writing.pen(code):
        picture = look(code, STATE).picture
        wash, early = picture.cards.open, picture.surveys.held.get(When.BEFORE)
        if isinstance(command, CloseWash) and wash is not None:
            _empty(code, box_of_cards(wash.id))
        elif isinstance(command, CloseSurvey):
            _empty(code, box_of_survey(command.when))
        elif isinstance(command, EndExercise) and early is not None and early.open:
            _empty(code, box_of_survey(When.BEFORE))
            record(code, CLERK, CloseSurvey(When.BEFORE), secrets.token_hex(16))


def _wash(picture: Picture) -> Wash:
    if picture.cards.open is None:
        raise Refused(Refusal.NOT_OPEN)
    return picture.cards.open


def _survey(picture: Picture, when: When) -> Survey:
    found = picture.surveys.held.get(when)
    if found is None or not found.open:
        raise Refused(Refusal.NOT_OPEN)
    return found


def _give(code: str, handle: str, box: str, body: Any) -> None:  # noqa: ANN401 - what JSON holds
    """Keep what somebody gave, and that they did, and mix. The exercise is locked."""
    rows = Person.objects.filter(exercise=code, handle=handle, removed_at__isnull=True)
    person = rows.first()
    if person is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="person")
    if box in person.gave:
        raise Refused(Refusal.ALREADY, what="your answers are in the box")
    # Sorted: the order in which somebody gave would tell when.
    person.gave = sorted([*person.gave, box])
    person.save(update_fields=["gave"])
    Slip.objects.create(exercise=code, box=box, body=body)
    _mix(code, box)
    bell.ring(code)


def _mix(code: str, box: str) -> None:
    """Take some out by lot, once enough lie there to leave as many behind."""
    lying = list(Slip.objects.filter(exercise=code, box=box))
    if len(lying) >= FULL:
        drawn = secrets.SystemRandom().sample(lying, FEW)
        _record(code, box, drawn)


def _empty(code: str, box: str) -> None:
    lying = list(Slip.objects.filter(exercise=code, box=box))
    if len(lying) >= FEW:
        secrets.SystemRandom().shuffle(lying)
        _record(code, box, lying)
    Slip.objects.filter(exercise=code, box=box).delete()


def _record(code: str, box: str, slips: list[Slip]) -> None:
    kind, _, name = box.partition("/")
    command = _COMMANDS[kind](name, [one.body for one in slips])
    record(code, BOX, command, secrets.token_hex(16))
    Slip.objects.filter(pk__in=[one.pk for one in slips]).delete()


def _cards(name: str, bodies: list[Any]) -> GatherCards:
    slips = tuple(tuple(Written(**one) for one in body) for body in bodies)
    return GatherCards(WashId(name), slips)


def _replies(name: str, bodies: list[Any]) -> GatherReplies:
    slips = tuple({QueryId(key): value for key, value in body.items()} for body in bodies)
    return GatherReplies(When(name), slips)


_COMMANDS: Mapping[str, Callable[[str, list[Any]], GatherCards | GatherReplies]] = {
    "cards": _cards,
    "survey": _replies,
}
