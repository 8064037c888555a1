"""The passerelle: a unanimous decision that later ones may be taken by qualified majority.

Sources: Article 31(3) TEU: the European Council, unanimously, may let the Council decide by
qualified majority in further cases of foreign policy. Article 31(4): never in decisions with
military or defence implications; Article 48(7) draws the same line for the rest of the treaty.
"""

from dataclasses import replace
from typing import Final

from wargame.engine.rules.ballot_paper import Outcome, Papers, Rule
from wargame.engine.rules.double_majority import QMV
from wargame.engine.rules.foreign_policy import CFSP_UNANIMITY
from wargame.engine.rules.unanimity import UNANIMITY

CLOSED: Final = frozenset({"military", "defence"})
"""Matters that no passerelle opens."""


def rule_in_foreign_policy(matters: tuple[str, ...], *, opened: bool) -> str:
    """Return the id of the rule for a decision that touches these matters.

    `opened` says whether a passerelle has been adopted before.
    """
    return QMV.id if opened and CLOSED.isdisjoint(matters) else CFSP_UNANIMITY.id


def _count(papers: Papers) -> Outcome:
    agreed = UNANIMITY.counting(papers)
    closed = sorted(CLOSED.intersection(papers.matters))
    if not closed:
        return agreed
    why = f"what has {' and '.join(closed)} implications stays with unanimity, whoever agrees."
    return replace(
        agreed,
        adopted=False,
        sentence=f"Not adopted: {why}",
        arithmetic=(*agreed.arithmetic, "Article 31(4) TEU leaves no way around that."),
        binds=(),
    )


PASSERELLE = Rule(
    id="eu.passerelle",
    title="Passerelle to qualified majority",
    words=(
        "Adopted when all take part and nobody votes against; never for matters with military or"
        " defence implications."
    ),
    abstention="Abstaining does not prevent adoption; staying away does.",
    counting=_count,
    fits=lambda _: False,
)
