"""The queue of a console: what waits, with whoever is there."""

from dataclasses import replace
from datetime import timedelta

from tests.helpers.given import NOON
from tests.helpers.little import (
    CELLS,
    LITTLE,
)
from tests.helpers.table import Table
from wargame.engine import Scenario
from wargame.engine.balance import BALANCED, Balance
from wargame.engine.instruments.moves import SubmitMove
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.people.company import Company, Guest
from wargame.rooms.console.items import Item
from wargame.rooms.console.queue import waiting
from wargame.rooms.panel import Scene

DIG = SubmitMove("Dig a well", "Water for all", ("We have spades.",))


def people(*away: CellId, balance: Balance = BALANCED) -> Company:
    """Return a company with somebody live in each delegation, but away in these."""
    guests = tuple(
        Guest(
            f"H{cell}",
            f"Player {cell}",
            cell,
            SeatId(f"{cell}-1"),
            presence="away" if cell in away else "live",
            since=NOON if cell in away else None,
        )
        for cell in CELLS
    )
    return Company(guests, now=NOON, balance=balance)


def scene(table: Table, company: Company | None = None, **later: float) -> Scene:
    """Return what the console is painted from, so much later than the table's time."""
    now = table.now + timedelta(**later)
    return Scene(table.picture(CONTROL), CONTROL, replace(company or people(), now=now))


def queue(table: Table, company: Company | None = None, **later: float) -> list[Item]:
    return list(waiting(scene(table, company, **later)))


def kinds(table: Table, company: Company | None = None, **later: float) -> list[tuple[str, str]]:
    return [(one.kind, one.severity.value) for one in queue(table, company, **later)]


def of_kind(name: str, kind: str) -> Scenario:
    """Return the little scenario with another kind of phase."""
    rounds = tuple(
        replace(
            one,
            phases=tuple(
                replace(each, kind=kind) if each.id == name else each for each in one.phases
            ),
        )
        for one in LITTLE.timings[0].rounds
    )
    return replace(LITTLE, timings=(replace(LITTLE.timings[0], rounds=rounds),))
