"""Secret arguments: written ahead, lodged with control, and opened when their time has come.

A delegation says in advance what it has prepared, and what must hold before it tells. Control
sees when that holds, and opens it before everyone, as a fact that reasons may lean on if it likes.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import EVERYONE, only
from wargame.engine.conditions import Condition
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.move_book import FactEstablished
from wargame.engine.names import CellId, FactId, SecretId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

LIMIT = 300
MOST = 12
"""Secret arguments of one delegation that wait at a time."""


@dataclass(frozen=True, slots=True)
class LodgeSecret:
    """Lodge a secret argument. `when` is the wording of the `condition`, which is read from it."""

    text: str
    when: str
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class RetractSecret:
    """Take an own secret argument back that was not opened."""

    secret: SecretId


@dataclass(frozen=True, slots=True)
class OpenSecret:
    """Open a secret argument before everyone; `fact` lets it stand as an established fact."""

    secret: SecretId
    fact: bool = False


@dataclass(frozen=True, slots=True)
class SecretLodged:
    """A delegation lodges a secret argument with control."""

    secret: SecretId
    cell: CellId
    text: str
    when: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class SecretRetracted:
    """A delegation takes a secret argument back."""

    secret: SecretId
    cell: CellId


@dataclass(frozen=True, slots=True)
class SecretOpened:
    """A secret argument lies before everyone, with the time at which it was lodged.

    Its condition is not told: it may name a number that not everybody knows of.
    """

    secret: SecretId
    cell: CellId
    text: str
    lodged_at: datetime


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret argument as it stands; others never learn what it waited for."""

    id: SecretId
    cell: CellId
    text: str
    when: str
    at: datetime
    condition: Condition | None = None
    opened: datetime | None = None
    retracted: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is neither opened nor taken back."""
        return self.opened is None and not self.retracted


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secret arguments in sight, oldest first."""

    all: dict[SecretId, Secret] = field(default_factory=dict)

    @property
    def waiting(self) -> tuple[Secret, ...]:
        """Those that wait."""
        return tuple(one for one in self.all.values() if one.waits)

    @property
    def opened(self) -> tuple[Secret, ...]:
        """Those that lie before everyone."""
        return tuple(one for one in self.all.values() if one.opened)


def _lodge(command: LodgeSecret, moment: Moment) -> tuple[Told, ...]:
    cell = moment.by.cell
    as_head(moment)
    text, when = line(command.text, "argument", LIMIT), line(command.when, "condition", LIMIT)
    if command.condition is None:
        raise Refused(Refusal.CONDITION, reason="it says nothing.")
    if sum(one.cell == cell for one in moment.state.secrets.waiting) >= MOST:
        raise Refused(Refusal.LONG_TEXT, field="secret arguments", length=MOST + 1, limit=MOST)
    secret = SecretId(moment.dice.token())
    return (Told(SecretLodged(secret, cell, text, when, command.condition), only(cell)),)


def _retract(command: RetractSecret, moment: Moment) -> tuple[Told, ...]:
    found = moment.state.secrets.all.get(command.secret)
    if found is None or found.cell != moment.by.cell:
        raise Refused(Refusal.NOT_IN_SIGHT, what="secret argument")
    as_head(moment)
    _waiting(found)
    return (Told(SecretRetracted(found.id, found.cell), only(found.cell)),)


def _open(command: OpenSecret, moment: Moment) -> tuple[Told, ...]:
    found = moment.state.secrets.all.get(command.secret)
    if found is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="secret argument")
    _waiting(found)
    told = SecretOpened(found.id, found.cell, found.text, found.at)
    fact = FactEstablished(FactId(moment.dice.token()), found.text, ())
    return (Told(told, EVERYONE), *([Told(fact, EVERYONE)] if command.fact else ()))


def _waiting(found: Secret) -> None:
    if not found.waits:
        raise Refused(Refusal.OVER, what="secret argument")


def _hear_lodged(part: Secrets, event: SecretLodged, at: datetime) -> Secrets:
    one = Secret(event.secret, event.cell, event.text, event.when, at, event.condition)
    return replace(part, all={**part.all, one.id: one})


def _hear_retracted(part: Secrets, event: SecretRetracted, _: datetime) -> Secrets:
    one = part.all.get(event.secret)
    if one is None:
        return part
    return replace(part, all={**part.all, one.id: replace(one, retracted=True)})


def _hear_opened(part: Secrets, event: SecretOpened, at: datetime) -> Secrets:
    known = part.all.get(event.secret)
    one = known or Secret(event.secret, event.cell, event.text, "", event.lodged_at)
    return replace(part, all={**part.all, one.id: replace(one, opened=at)})


SECRETS = Instrument(
    name="secrets",
    part=Secrets,
    acts={
        "secret.lodge": Act(LodgeSecret, _lodge, Hands.DELEGATIONS),
        "secret.retract": Act(RetractSecret, _retract, Hands.DELEGATIONS),
        "secret.open": Act(OpenSecret, _open, Hands.CONTROL),
    },
    events={
        "secret.lodged": (SecretLodged, _hear_lodged),
        "secret.retracted": (SecretRetracted, _hear_retracted),
        "secret.opened": (SecretOpened, _hear_opened),
    },
)
