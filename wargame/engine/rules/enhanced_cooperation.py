"""Enhanced cooperation: some members are allowed to go ahead by themselves.

Sources: Article 20 TEU: as a last resort, nine members at least. Article 329(1) TFEU: the Council
authorises it by qualified majority on a proposal, with Parliament's consent; 329(2): in foreign
and security policy by unanimity. All members vote on that. Article 330: later acts are voted on
by the participants alone, whether by Article 238(3) (see `double_majority`) or by unanimity.
"""

from dataclasses import replace

from wargame.engine.rules.ballot_paper import Outcome, Papers, Rule, times
from wargame.engine.rules.double_majority import QMV
from wargame.engine.rules.unanimity import UNANIMITY

LEAST = 9


def _authorised(papers: Papers, agreed: Outcome) -> Outcome:
    """Return the outcome of the authorising vote, if enough members would take part."""
    line = f"{times(len(papers.joining), 'member')} would take part; {LEAST} are needed."
    told = replace(agreed, arithmetic=(*agreed.arithmetic, line))
    if len(set(papers.joining)) < LEAST:
        why = f"only {times(len(papers.joining), 'member')} would take part, {LEAST} needed."
        return replace(told, adopted=False, sentence=f"Not adopted: {why}", deemed=False, binds=())
    if not agreed.adopted:
        return told
    apart = tuple(cell for cell in papers.voters if cell not in papers.joining)
    return replace(told, binds=papers.joining, exempt=apart)


def _by_majority(papers: Papers) -> Outcome:
    return _authorised(papers, QMV.counting(papers))


def _by_unanimity(papers: Papers) -> Outcome:
    return _authorised(papers, UNANIMITY.counting(papers))


ENHANCED = Rule(
    id="eu.enhanced-cooperation",
    title="Enhanced cooperation, authorised by qualified majority",
    words=(
        "Adopted when nine members at least would take part and a qualified majority of all on a"
        " proposal lets them. It binds the participants alone."
    ),
    abstention="Abstaining counts like a vote against, because the shares are of all members.",
    counting=_by_majority,
    needs=("population", "joining"),
    measure="population",
    telling=True,
)

ENHANCED_CFSP = Rule(
    id="eu.enhanced-cooperation-cfsp",
    title="Enhanced cooperation in foreign policy, authorised by unanimity",
    words=(
        "Adopted when nine members at least would take part, all vote and nobody is against. It"
        " binds the participants alone."
    ),
    abstention="Abstaining does not prevent adoption; staying away does.",
    counting=_by_unanimity,
    needs=("joining",),
)
