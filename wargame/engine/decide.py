"""Deciding: a command, the hand that gives it and the state make events, or a refusal."""

from datetime import datetime
from typing import Any

from wargame.engine.audience import Seat
from wargame.engine.dice import Dice
from wargame.engine.instrument import Moment, Told, allow
from wargame.engine.instruments import ACTS, COMMANDS
from wargame.engine.instruments.posts import lent_to
from wargame.engine.picture import Picture
from wargame.engine.scenario import Scenario


def decide(  # noqa: PLR0913 - the whole world of a decision, named
    command: Any,  # noqa: ANN401 - any instrument's command
    *,
    by: Seat,
    scenario: Scenario,
    state: Picture,
    now: datetime,
    dice: Dice,
) -> tuple[Told, ...]:
    """Return what follows from a command, as events with their audiences; none is "no change".

    Raises Refused where the rules, the phase or the seat do not allow it.
    """
    name = COMMANDS[type(command)]
    act = ACTS[name]
    moment = Moment(by, scenario, state, now, dice)
    allow(name, act, moment)
    told = tuple(act.decide(command, moment))
    return (*told, lent_to(by.cell, name)) if told and by.lent else told
