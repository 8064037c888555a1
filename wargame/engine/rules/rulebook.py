"""All rules, by id."""

from wargame.engine.rules.ballot_paper import Rule
from wargame.engine.rules.consensus import CONSENSUS
from wargame.engine.rules.double_majority import PESCO, QMV, REINFORCED
from wargame.engine.rules.enhanced_cooperation import ENHANCED, ENHANCED_CFSP
from wargame.engine.rules.foreign_policy import CFSP_UNANIMITY
from wargame.engine.rules.n_of_m import N_OF_M, N_OF_M_ASSENT
from wargame.engine.rules.passerelle import PASSERELLE
from wargame.engine.rules.pledge import PLEDGE, RULING
from wargame.engine.rules.security_council import SECURITY_COUNCIL, SECURITY_COUNCIL_PROCEDURAL
from wargame.engine.rules.silence import SILENCE
from wargame.engine.rules.simple_majority import SIMPLE_MAJORITY
from wargame.engine.rules.unanimity import UNANIMITY
from wargame.engine.rules.weighted_majority import WEIGHTED_MAJORITY

RULEBOOK: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        CONSENSUS,
        UNANIMITY,
        SIMPLE_MAJORITY,
        WEIGHTED_MAJORITY,
        SILENCE,
        N_OF_M,
        N_OF_M_ASSENT,
        QMV,
        REINFORCED,
        CFSP_UNANIMITY,
        PASSERELLE,
        ENHANCED,
        ENHANCED_CFSP,
        PESCO,
        SECURITY_COUNCIL,
        SECURITY_COUNCIL_PROCEDURAL,
        PLEDGE,
        RULING,
    )
}
