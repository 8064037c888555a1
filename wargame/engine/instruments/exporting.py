"""Exports with names: whoever takes people's names out of the house says so in the record.

An export names roles and no people by itself. For one with names, somebody in control types the
title of the exercise; that they did is told to control.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId
from wargame.engine.refusals import Refusal, Refused


class ExportForm(StrEnum):
    """In which form something leaves the house."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class NameExport:
    """Take something out with names: in which form, for whom, and the title typed as it is.

    A report for observers is one for everyone.
    """

    form: ExportForm
    reader: CellId
    typed: str


@dataclass(frozen=True, slots=True)
class ExportNamed:
    """Something left the house with names."""

    seat: SeatId
    form: ExportForm
    reader: CellId


@dataclass(frozen=True, slots=True)
class Export:
    """One of these, and when."""

    seat: SeatId
    form: ExportForm
    reader: CellId
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
    if command.reader not in {CONTROL, OBSERVER, *moment.state.setting.cells}:
        raise Refused(Refusal.UNKNOWN, value=command.reader, field="the reader")
    event = ExportNamed(moment.by.id, command.form, command.reader)
    return (Told(event, CONTROL_ALONE),)


def _hear(part: Exports, event: ExportNamed, at: datetime) -> Exports:
    return Exports((*part.named, Export(event.seat, event.form, event.reader, at)))


EXPORTS = Instrument(
    name="exports",
    part=Exports,
    acts={"export.name": Act(NameExport, _name, Hands.CONTROL, lasting=True)},
    events={"export.named": (ExportNamed, _hear)},
)
