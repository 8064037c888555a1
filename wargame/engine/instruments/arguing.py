"""Arguing: what others say for and against a move, and the one answer of those whose move it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.engine.adjudication import Mode
from wargame.engine.audience import CONTROL_ALONE, EVERYONE, Audience, only
from wargame.engine.instrument import Act, Hands, Moment, Told
from wargame.engine.instruments.move_book import Argument, ArgumentAdded, ArgumentAnswered, Move
from wargame.engine.names import CONTROL, ArgumentId, CellId, MoveId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

LIMIT = 300


@dataclass(frozen=True, slots=True)
class AddArgument:
    """Argue against a move of another delegation, or for it."""

    move: MoveId
    text: str
    pro: bool = False


@dataclass(frozen=True, slots=True)
class AnswerArgument:
    """Answer what others say against the own move; each of them is answered once."""

    argument: ArgumentId
    text: str


def _argue(command: AddArgument, moment: Moment) -> tuple[Told, ...]:
    by, move = moment.by.cell, moment.state.moves.all.get(command.move)
    if move is None or move.withdrawn or not (move.revealed or by in {CONTROL, move.cell}):
        raise Refused(Refusal.NOT_IN_SIGHT, what="move")
    if move.cell == by:
        raise Refused(Refusal.OWN_MOVE)
    _open(move, moment)
    rules = moment.state.setting.adjudication
    if by != CONTROL and not rules.counter:
        raise Refused(Refusal.NO_COUNTER)
    argument = ArgumentId(moment.dice.token())
    text = line(command.text, "argument", LIMIT)
    shown = move.revealed and rules.mode is Mode.OPEN
    event = ArgumentAdded(argument, move.id, by, text, command.pro, shown)
    return (Told(event, _hearers(by, open_=shown)),)


def _open(move: Move, moment: Moment) -> None:
    """Refuse what comes after a ruling; one that somebody cannot see must not show."""
    ruling = moment.state.rulings.on(move.id)
    if ruling and (moment.by.cell == CONTROL or ruling.mode is Mode.OPEN):
        raise Refused(Refusal.OVER, what="move")


def _hearers(by: CellId, *, open_: bool) -> Audience:
    if open_:
        return EVERYONE
    return CONTROL_ALONE if by == CONTROL else only(by)


def _answer(command: AnswerArgument, moment: Moment) -> tuple[Told, ...]:
    argument, move = _against_own(command.argument, moment)
    _open(move, moment)
    if argument.answer:
        raise Refused(Refusal.ALREADY, what="this argument is answered")
    text = line(command.text, "answer", LIMIT)
    return (Told(ArgumentAnswered(argument.id, move.id, move.cell, text), EVERYONE),)


def _against_own(wanted: ArgumentId, moment: Moment) -> tuple[Argument, Move]:
    """Return an argument against an own move that its delegation has heard, and the move."""
    book = moment.state.moves
    for one in book.arguments:
        move = book.all.get(one.move)
        if one.id == wanted and one.shown and not one.pro and move:
            if move.cell == moment.by.cell and not move.withdrawn:
                return one, move
            break
    raise Refused(Refusal.NOT_IN_SIGHT, what="argument against your move")


ARGUMENT_ACTS: Mapping[str, Act] = {
    "argument.add": Act(AddArgument, _argue, Hands.BOTH),
    "argument.answer": Act(AnswerArgument, _answer, Hands.DELEGATIONS),
}
