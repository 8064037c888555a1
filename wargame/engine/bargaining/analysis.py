"""What control may know of a draft: who could live with it, what is better, what could be traded.

For control alone, and for everybody at the debrief. Only parties that must sign or consent are
offered trades: they are those whose agreement is bought with them.
"""

from dataclasses import dataclass
from itertools import combinations

from wargame.engine.bargaining.agreement import Zone
from wargame.engine.bargaining.boxes import Choices
from wargame.engine.bargaining.dominance import Better, better
from wargame.engine.bargaining.drafts import Prospect, prospect
from wargame.engine.bargaining.exchanges import Logroll, Pair, Trade, logrolls, trades
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId, IssueId, OptionId

MOST_TRADES = 3
MOST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class Bargain:
    """What two parties could give each other: trades on the draft, and exchanges in general."""

    pair: Pair
    trades: tuple[Trade, ...]
    logrolls: tuple[Logroll, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A draft before the zone of agreement of its package.

    `assumed` is how its open issues are taken to be settled where one outcome must be looked at:
    as is best for the worst off of the needed parties, inside the zone if that can be. `coherent`
    says whether that outcome breaks no exclusion; where it does, nothing is said to be better.
    `better` holds for all parties with a score sheet, `better_for_needed` for the needed alone.
    """

    zone: Zone
    prospect: Prospect
    crossed: dict[CellId, tuple[IssueId, ...]]
    assumed: dict[IssueId, OptionId]
    coherent: bool
    better: Better | None
    better_for_needed: Better | None
    bargains: tuple[Bargain, ...]


def analysis(zone: Zone, draft: Choices) -> Analysis:
    """Return what can be said of a draft. Its choices in other packages are passed over."""
    space = zone.space
    chosen = {issue: draft[issue] for issue, _ in space.grid if issue in draft}
    code, coherent = likeliest(zone, chosen)
    assumed = {one: option for one, option in space.outcome(code).items() if one not in chosen}
    pairs = list(combinations(zone.needed, 2))[:MOST_PAIRS]
    return Analysis(
        zone=zone,
        prospect=prospect(zone, chosen),
        crossed=_crossed(space, chosen),
        assumed=assumed,
        coherent=coherent,
        better=better(space, code) if coherent else None,
        better_for_needed=better(space, code, zone.needed) if coherent else None,
        bargains=tuple(_bargain(space, chosen, pair) for pair in pairs),
    )


def likeliest(zone: Zone, chosen: Choices) -> tuple[int, bool]:
    """Return the code of the outcome that a draft is taken for, and whether it is coherent.

    What is open is taken to be settled as `Analysis.assumed` says.
    """
    space = zone.space
    every = space.codes(chosen)
    coherent = set(space.coherent).intersection(every)
    agreeable = coherent.intersection(zone.codes)
    among = sorted(agreeable or coherent or every)
    lanes, least = space.lanes(zone.needed), space.reservations()
    columns = [space.column(among, lane, least[lane]) for lane in lanes]
    gains = list(zip(*columns, strict=True)) if columns else [() for _ in among]
    best = max(range(len(among)), key=lambda n: (sorted(gains[n]), -n))
    return among[best], bool(coherent)


def _crossed(space: Space, chosen: Choices) -> dict[CellId, tuple[IssueId, ...]]:
    return {
        table.cell: tuple(
            issue
            for issue, option in chosen.items()
            if option in table.red_lines.get(issue, frozenset())
        )
        for table in space.tables
    }


def _bargain(space: Space, chosen: Choices, pair: Pair) -> Bargain:
    return Bargain(pair, trades(space, chosen, pair, MOST_TRADES), logrolls(space, pair))
