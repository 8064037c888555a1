"""Situations at the desk of control, and on an agenda that gets shorter."""

from tests.helpers.given import Given, started
from tests.helpers.little import AST, seat
from wargame.engine.instruments.agenda import ShortenAgenda
from wargame.engine.instruments.desk import DraftAnswer, TakeItem
from wargame.engine.instruments.questions import AskControl
from wargame.engine.names import CONTROL, ItemId, QuestionId

FIRST, SECOND = seat(CONTROL), seat(CONTROL, 2)
Q1 = QuestionId("t1")
ITEM = ItemId("question/t1")
REST = 20
"""The minutes of the little agenda behind its first phase: 5, 10 and 5."""


def asked() -> Given:
    """Return the exercise with a question of ast."""
    return started().after(AskControl("May we?"), by=seat(AST))


def drafted(*, review: bool = False) -> Given:
    """Return this with a draft of its answer by the first in control."""
    return asked().after(DraftAnswer(Q1, "Perhaps.", review=review), by=FIRST)


def taken() -> Given:
    """Return the exercise where the first in control has taken the question."""
    return asked().after(TakeItem(ITEM), by=FIRST)


def shortened(minutes: int) -> Given:
    """Return the exercise with an agenda that is shorter by so many minutes."""
    return started().after(ShortenAgenda(minutes, REST), by=FIRST)
