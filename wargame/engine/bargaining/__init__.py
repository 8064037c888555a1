"""Bargaining: what outcomes are worth to whom, who could agree, and what is left on the table.

It rests on the score sheets of a pack, which are assumptions of its author: teaching devices for
control during play and for everybody afterwards, never a forecast and never a ranking of people.

Points add up over issues, `U = sum of points`, unless a bonus hangs on a combination; then a space
says that it is `non_additive`. The reservation value is what a party has without an agreement; its
surplus is what it has above that. An outcome is acceptable with a surplus of nought or more, and
no red line crossed. Only coherent outcomes count: those that no exclusion forbids.

A delegation that speaks for several has the average of their points and reservation values, and
the red lines of each of them (`sheets.average`).

Everything is exact: whole numbers and fractions. A space is laid out once (`space`) and can be kept
as long as the scenario, the line-up, the levels and the choices settled elsewhere are the same. A
package of more than 250,000 outcomes raises `TooManyOutcomes`.
"""

from wargame.engine.bargaining.acceptance import acceptance, passing
from wargame.engine.bargaining.agreement import Zone, acceptors, zone
from wargame.engine.bargaining.analysis import Analysis, Bargain, analysis, likeliest
from wargame.engine.bargaining.bartering import Barter, barters
from wargame.engine.bargaining.comparing import Verdict, compare, improves
from wargame.engine.bargaining.dominance import Better, better, dominators, frontier
from wargame.engine.bargaining.drafts import Distance, Prospect, prospect
from wargame.engine.bargaining.evenness import Fairness, fairness, gini
from wargame.engine.bargaining.exchanges import (
    Logroll,
    Quarrel,
    Trade,
    logrolls,
    quarrels,
    trades,
)
from wargame.engine.bargaining.layout import MOST, TooManyOutcomes, again, lay_out, space
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.bargaining.overview import Survey, survey
from wargame.engine.bargaining.sheets import Extra, Table, average, sheets_of, table, tables
from wargame.engine.bargaining.sight import Worth, in_sight, own_sheets, own_tables, worth
from wargame.engine.bargaining.solutions import (
    NORMALISATION,
    Solution,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)

__all__ = [
    "MOST",
    "NORMALISATION",
    "Analysis",
    "Bargain",
    "Barter",
    "Better",
    "Distance",
    "Extra",
    "Fairness",
    "Logroll",
    "Prospect",
    "Quarrel",
    "Solution",
    "Space",
    "Survey",
    "Table",
    "TooManyOutcomes",
    "Trade",
    "Verdict",
    "Worth",
    "Zone",
    "acceptance",
    "acceptors",
    "again",
    "analysis",
    "average",
    "barters",
    "better",
    "compare",
    "dominators",
    "egalitarian",
    "fairness",
    "frontier",
    "gini",
    "improves",
    "in_sight",
    "kalai_smorodinsky",
    "lay_out",
    "likeliest",
    "logrolls",
    "nash",
    "own_sheets",
    "own_tables",
    "passing",
    "prospect",
    "quarrels",
    "sheets_of",
    "space",
    "survey",
    "table",
    "tables",
    "trades",
    "utilitarian",
    "worth",
    "zone",
]
