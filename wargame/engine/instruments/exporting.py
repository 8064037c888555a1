"""Exports with names: whoever takes people's names out of the house says so in the record.

An export names roles and no people by itself. For one with names, somebody in control types the
title of the exercise; that they did is told to control.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import SeatId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

FORM = 40


@dataclass(frozen=True, slots=True)
class NameExport:
    """Take something out with names: in which form, for whom, and the title typed as it is."""

    form: str
    reader: str
    typed: str


@dataclass(frozen=True, slots=True)
class ExportNamed:
    """Something left the house with names."""

    seat: SeatId
    form: str
    reader: str


@dataclass(frozen=True, slots=True)
class Export:
    """One of these, and when."""

    seat: SeatId
    form: str
    reader: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Exports:
    """What left the house with names, oldest first."""

    named: tuple[Export, ...] = field(default=())


def same(typed: str, title: str) -> bool:
    """Tell whether a title was typed, whatever its case and the spaces around its words."""
    return " ".join(typed.split()).casefold() == " ".join(title.split()).casefold()


def _name(command: NameExport, moment: Moment) -> tuple[Told, ...]:
    title = moment.state.setting.title
    if not same(command.typed, title):
        raise Refused(Refusal.UNCONFIRMED, title=title)
    reader = line(command.reader, "reader", FORM)
    event = ExportNamed(moment.by.id, line(command.form, "form", FORM), reader)
    return (Told(event, CONTROL_ALONE),)


def _hear(part: Exports, event: ExportNamed, at: datetime) -> Exports:
    return Exports((*part.named, Export(event.seat, event.form, event.reader, at)))


EXPORTS = Instrument(
    name="exports",
    part=Exports,
    acts={"export.name": Act(NameExport, _name, Hands.CONTROL, lasting=True)},
    events={"export.named": (ExportNamed, _hear)},
)
