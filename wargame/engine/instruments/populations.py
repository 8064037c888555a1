"""The table of populations: control can put a newer one in its place before the start.

Rules count with the table that the pack names. Such tables change every year, so the facilitator
may replace one for an exercise by another that has the same members, a year and a source. Another
line-up begins anew with the table of the pack.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

if TYPE_CHECKING:
    from datetime import datetime

    from wargame.engine.rules import Terms

TITLE, SOURCE = 200, 1000
MOST = 10**10


@dataclass(frozen=True, slots=True)
class ReplaceTable:
    """Count with another table in the place of `table`, which is named as forums name theirs.

    `population` are people, or basis points where the shares are `rounded`, for each member.
    """

    table: str
    title: str
    year: int
    source: str
    population: dict[CellId, int]
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class TableReplaced:
    """Forums that counted with `table` count with another one, called `name`."""

    table: str
    name: str
    source: str
    population: dict[CellId, int]
    rounded: bool


def replace_table(command: ReplaceTable, moment: Moment) -> tuple[Told, ...]:
    """Return the new table for all forums that count with the old one.

    Raises Refused after the start, where nobody counts with that table, for members that are
    missing, strange or without people, and without a title or a source.
    """
    if moment.state.clock.started:
        raise Refused(Refusal.STARTED, what="the table of populations")
    used = [one.terms for one in moment.state.setting.forums if one.terms.table == command.table]
    counted = next((terms for terms in used if terms.population), None)
    if counted is None:
        raise Refused(Refusal.UNKNOWN, value=command.table, field="the tables of populations")
    _check(command.population, counted)
    event = TableReplaced(
        table=command.table,
        name=f"{line(command.title, 'title', TITLE)}, {command.year}",
        source=line(command.source, "source", SOURCE),
        population={one: command.population[one] for one in counted.population},
        rounded=command.rounded,
    )
    return (Told(event, EVERYONE),)


def _check(given: dict[CellId, int], counted: Terms) -> None:
    for member in counted.population:
        if not 0 < given.get(member, 0) <= MOST:
            name = counted.names.get(member, member)
            raise Refused(Refusal.UNKNOWN, value=given.get(member, 0), field=f"people of {name}")
    for stranger in given.keys() - counted.population.keys():
        raise Refused(Refusal.UNKNOWN, value=stranger, field="the members")


def hear_replaced(part: Any, event: TableReplaced, _: datetime) -> Any:  # noqa: ANN401 - the setting
    """Return the setting in which all forums of that table count with the new one."""
    return replace(
        part,
        forums=tuple(
            replace(one, terms=_replaced(one.terms, event))
            if one.terms.table == event.table
            else one
            for one in part.forums
        ),
    )


def _replaced(terms: Terms, event: TableReplaced) -> Terms:
    return replace(
        terms,
        population=event.population,
        rounded=event.rounded,
        table=event.name,
        source=event.source,
    )
