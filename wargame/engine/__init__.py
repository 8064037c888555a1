"""The rules of the house. Standard library only: no clock, no dice, no log, no storage of its own.

`decide` turns a command into events or a refusal, `evolve` and `fold` turn events into pictures.
Time and chance are told to it. It must never import anything that asks the world.
"""

from wargame.engine.audience import EVERYONE, STATE, Audience, Seat, Viewer, only
from wargame.engine.decide import decide
from wargame.engine.instrument import Told
from wargame.engine.instruments import ACTS, COMMANDS, EVENTS, KINDS
from wargame.engine.picture import BLANK, Heard, Picture, evolve, evolved, fold
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Scenario

__all__ = [
    "ACTS",
    "BLANK",
    "COMMANDS",
    "EVENTS",
    "EVERYONE",
    "KINDS",
    "STATE",
    "Audience",
    "Heard",
    "Picture",
    "Refusal",
    "Refused",
    "Scenario",
    "Seat",
    "Told",
    "Viewer",
    "decide",
    "evolve",
    "evolved",
    "fold",
    "only",
]
