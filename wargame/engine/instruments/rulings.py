"""Rulings: control judges a move by a method that everybody can follow, and dice that are fair.

Opened, the odds stand; then it is rolled or settled; then it is published, which changes the
world. Each step is an entry. Nothing is rolled for a formal vote: a ruling is on a move, never
on a ballot.
"""

from dataclasses import dataclass

from wargame.engine.adjudication import (
    ROLLED,
    VOICED,
    Method,
    Mode,
    estimates,
    two_dice,
    voices,
)
from wargame.engine.audience import CONTROL_ALONE, EVERYONE, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.move_book import Move
from wargame.engine.instruments.ruling_book import (
    EstimateGiven,
    Ruling,
    RulingClaimed,
    RulingOpened,
    RulingRolled,
    Rulings,
    RulingSettled,
)
from wargame.engine.instruments.ruling_hearing import RULING_EVENTS
from wargame.engine.instruments.ruling_making import (
    PublishRuling,
    UndoRuling,
    hearers,
    publish,
    ruling_of,
    undo,
)
from wargame.engine.names import CONTROL, MoveId, RulingId
from wargame.engine.refusals import Refusal, Refused

PERCENT = 100
DIE = 6


@dataclass(frozen=True, slots=True)
class OpenRuling:
    """Begin to rule on a move; without a method or a mode those of the pack.

    `counted` are the reasons, by their numbers from 1, and the arguments, by name, that count.
    """

    move: MoveId
    method: Method | None = None
    counted: tuple[str, ...] = ()
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class GiveEstimate:
    """Say in private how likely a success is, in percent or in words, or whether it succeeds."""

    ruling: RulingId
    percent: int | None = None
    word: str = ""
    succeeds: bool | None = None


@dataclass(frozen=True, slots=True)
class RollRuling:
    """Roll the dice, once."""

    ruling: RulingId


@dataclass(frozen=True, slots=True)
class SettleRuling:
    """Settle without dice; a vote is counted, and consensus must be what all say who spoke."""

    ruling: RulingId
    success: bool | None = None


def _open(command: OpenRuling, moment: Moment) -> tuple[Told, ...]:
    move = moment.state.moves.all.get(command.move)
    if move is None or move.withdrawn:
        raise Refused(Refusal.NOT_IN_SIGHT, what="move")
    if not move.signed:
        raise Refused(Refusal.UNSIGNED_MOVE)
    first = moment.state.rulings.on(move.id)
    if first is not None:
        raise Refused(Refusal.RULED_FIRST, who=first.author)
    rules = moment.state.setting.adjudication
    method, mode = command.method or rules.method, command.mode or rules.mode
    pros, cons = _counted(command.counted, move, moment)
    net = two_dice.modifier(pros, cons, rules.cap)
    event = RulingOpened(
        ruling=RulingId(moment.dice.token()),
        move=move.id,
        method=method,
        mode=mode if move.revealed else Mode.CLOSED,
        counted=tuple(dict.fromkeys(command.counted)),
        pros=pros,
        cons=cons,
        net=net,
        target=rules.target,
        odds=_odds(net, moment) if method is Method.DICE else "",
        number=1 + sum(one.move == move.id for one in moment.state.rulings.all.values()),
    )
    audience = EVERYONE if event.mode is Mode.OPEN else CONTROL_ALONE
    claim = RulingClaimed(event.ruling, moment.by.id)
    return (Told(event, audience), Told(claim, CONTROL_ALONE))


def _counted(counted: tuple[str, ...], move: Move, moment: Moment) -> tuple[int, int]:
    """Return how many of what counts is for the move, and how many against it."""
    said = {one.id: one.pro for one in moment.state.moves.about(move.id)}
    sides = {str(number): True for number in range(1, len(move.reasons) + 1)} | said
    for stranger in set(counted) - set(sides):
        raise Refused(Refusal.NOT_IN_SIGHT, what=f"argument as “{stranger}”")
    found = [sides[one] for one in dict.fromkeys(counted)]
    return sum(found), len(found) - sum(found)


def _odds(net: int, moment: Moment) -> str:
    rules = moment.state.setting.adjudication
    return f"{two_dice.ways(net, rules.target, naturals=rules.naturals)}/{two_dice.WAYS}"


def _undecided(wanted: RulingId, moment: Moment) -> Ruling:
    ruling = ruling_of(wanted, moment)
    if ruling.decided is not None:
        raise Refused(Refusal.ALREADY, what="this ruling is decided")
    return ruling


def _estimate(command: GiveEstimate, moment: Moment) -> tuple[Told, ...]:
    by = moment.by
    found = moment.state.rulings.all.get(command.ruling)
    if found is None or (by.cell != CONTROL and found.mode is not Mode.OPEN):
        raise Refused(Refusal.NOT_IN_SIGHT, what="ruling")
    ruling = _undecided(command.ruling, moment)
    if moment.state.moves.all[ruling.move].cell == by.cell:
        raise Refused(Refusal.OWN_MOVE)
    percent, succeeds = _said(command, ruling, moment)
    event = EstimateGiven(ruling.id, by.cell, by.id, percent, succeeds)
    return (Told(event, CONTROL_ALONE if by.cell == CONTROL else only(by.cell)),)


def _said(command: GiveEstimate, ruling: Ruling, moment: Moment) -> tuple[int | None, bool | None]:
    """Return the percent, or the voice, as the method asks for it."""
    if ruling.method in VOICED:
        if command.succeeds is None:
            raise Refused(Refusal.EMPTY_TEXT, field="success or failure")
        return None, command.succeeds
    if ruling.method is not Method.ESTIMATE:
        raise Refused(Refusal.METHOD, reason="nobody is asked for an estimate in this ruling")
    if command.percent is not None:
        if not 0 <= command.percent <= PERCENT:
            raise Refused(Refusal.UNKNOWN, value=command.percent, field="percent (0 to 100)")
        return command.percent, None
    if not command.word:
        raise Refused(Refusal.EMPTY_TEXT, field="estimate")
    word = moment.state.setting.adjudication.word(command.word)
    if word is None:
        raise Refused(Refusal.UNKNOWN, value=command.word, field="words of likelihood")
    return word.number, None


def _roll(command: RollRuling, moment: Moment) -> tuple[Told, ...]:
    ruling = _undecided(command.ruling, moment)
    if ruling.method not in ROLLED:
        raise Refused(Refusal.METHOD, reason="this ruling is settled without dice")
    roll = _two_dice if ruling.method is Method.DICE else _percentile
    return (Told(roll(ruling, moment), hearers(ruling)),)


def _name(ruling: Ruling) -> str:
    """Return the name of a roll: control chooses neither part of it."""
    return f"{ruling.move}/{ruling.number}"


def _two_dice(ruling: Ruling, moment: Moment) -> RulingRolled:
    rules = moment.state.setting.adjudication
    one, two = moment.dice.roll(_name(ruling), DIE, 2)
    thrown = two_dice.judge((one, two), ruling.net, ruling.target, naturals=rules.naturals)
    return RulingRolled(
        ruling=ruling.id,
        move=ruling.move,
        number=ruling.number,
        sides=DIE,
        dice=(one, two),
        odds=ruling.odds,
        success=thrown.success,
        margin=thrown.margin,
        band=rules.band(thrown.margin),
    )


def _percentile(ruling: Ruling, moment: Moment) -> RulingRolled:
    found = estimates.spread(moment.state.rulings.percents(ruling.id))
    if found is None:
        raise Refused(Refusal.METHOD, reason="nobody has given an estimate yet")
    dice = moment.dice.roll(_name(ruling), PERCENT, 1)
    thrown = estimates.judge(dice[0], found.median)
    return RulingRolled(
        ruling=ruling.id,
        move=ruling.move,
        number=ruling.number,
        sides=PERCENT,
        dice=dice,
        odds=f"{found.median}/{PERCENT}",
        success=thrown.success,
        margin=thrown.margin,
        band=moment.state.setting.adjudication.band(thrown.margin),
        given=found.given,
        least=found.least,
        median=found.median,
        most=found.most,
    )


def _settle(command: SettleRuling, moment: Moment) -> tuple[Told, ...]:
    ruling = _undecided(command.ruling, moment)
    if ruling.method in ROLLED:
        raise Refused(Refusal.METHOD, reason="this ruling is rolled")
    said = moment.state.rulings.voices(ruling.id)
    success = _success(command, ruling, said)
    band = moment.state.setting.adjudication.band(0 if success else -1)
    event = RulingSettled(ruling.id, success, band, sum(said), len(said) - sum(said))
    return (Told(event, hearers(ruling)),)


def _success(command: SettleRuling, ruling: Ruling, said: tuple[bool, ...]) -> bool:
    """Return what a vote counts, what all agree on, or what control says."""
    if ruling.method is Method.VOTE:
        counted = voices.majority(said)
        if counted is None:
            raise Refused(Refusal.METHOD, reason="nobody has voted yet")
        return counted
    if command.success is None:
        raise Refused(Refusal.EMPTY_TEXT, field="success or failure")
    if ruling.method is Method.CONSENSUS and said and voices.agreed(said) is not command.success:
        raise Refused(Refusal.METHOD, reason="those who spoke do not all say so")
    return command.success


RULINGS = Instrument(
    name="rulings",
    part=Rulings,
    acts={
        "ruling.open": Act(OpenRuling, _open, Hands.CONTROL),
        "estimate.give": Act(GiveEstimate, _estimate, Hands.BOTH),
        "ruling.roll": Act(RollRuling, _roll, Hands.CONTROL),
        "ruling.settle": Act(SettleRuling, _settle, Hands.CONTROL),
        "ruling.publish": Act(PublishRuling, publish, Hands.CONTROL),
        "ruling.undo": Act(UndoRuling, undo, Hands.CONTROL),
    },
    events=RULING_EVENTS,
)
