"""Public statements, by a delegation or by control, heard by everyone."""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CellId, StatementId
from wargame.engine.texts import clean

LIMIT = 2000


@dataclass(frozen=True, slots=True)
class MakeStatement:
    """Say something to everyone."""

    text: str


@dataclass(frozen=True, slots=True)
class StatementMade:
    """Something said to everyone."""

    statement: StatementId
    cell: CellId
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement on the record."""

    id: StatementId
    cell: CellId
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements, oldest first."""

    made: tuple[Statement, ...] = ()


def _make(command: MakeStatement, moment: Moment) -> tuple[Told, ...]:
    text = clean(command.text, "statement", LIMIT)
    event = StatementMade(StatementId(moment.dice.token()), moment.by.cell, text)
    return (Told(event, EVERYONE),)


def _hear(part: Statements, event: StatementMade, at: datetime) -> Statements:
    return Statements((*part.made, Statement(event.statement, event.cell, event.text, at)))


STATEMENTS = Instrument(
    name="statements",
    part=Statements,
    acts={"statement.make": Act(MakeStatement, _make, Hands.BOTH)},
    events={"statement.made": (StatementMade, _hear)},
)
