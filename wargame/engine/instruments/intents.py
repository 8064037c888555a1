"""Intents: what a delegation wants of a round, what it would give, what it expects of others.

Predicted against actual is the best datum of a debrief, so an intent is never overwritten: a
later one of the same round stands beside it, and the last one counts.
"""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CellId
from wargame.engine.texts import clean

LIMIT = 1200


@dataclass(frozen=True, slots=True)
class StateIntent:
    """Write what the delegation wants of this round, would trade, and expects of others."""

    wants: str
    trades: str = ""
    expects: str = ""


@dataclass(frozen=True, slots=True)
class IntentStated:
    """A delegation's intent for a round."""

    cell: CellId
    round: str
    wants: str
    trades: str
    expects: str


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent as it was written."""

    cell: CellId
    round: str
    wants: str
    trades: str
    expects: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Intents:
    """The intents in sight, oldest first."""

    stated: tuple[Intent, ...] = ()

    def last(self, cell: CellId, round_id: str) -> Intent | None:
        """Return the intent of a cell that counts for a round, or None."""
        found = [one for one in self.stated if (one.cell, one.round) == (cell, round_id)]
        return found[-1] if found else None


def _state(command: StateIntent, moment: Moment) -> tuple[Told, ...]:
    current = moment.state.setting.round_of(moment.state.clock.phase)
    event = IntentStated(
        cell=moment.by.cell,
        round=current.id if current else "",
        wants=clean(command.wants, "what we want", LIMIT),
        trades=clean(command.trades, "what we would give", LIMIT, required=False),
        expects=clean(command.expects, "what we expect", LIMIT, required=False),
    )
    return (Told(event, only(moment.by.cell)),)


def _hear(part: Intents, event: IntentStated, at: datetime) -> Intents:
    intent = Intent(event.cell, event.round, event.wants, event.trades, event.expects, at)
    return Intents((*part.stated, intent))


INTENTS = Instrument(
    name="intents",
    part=Intents,
    acts={"intent.state": Act(StateIntent, _state, Hands.DELEGATIONS)},
    events={"intent.stated": (IntentStated, _hear)},
)
