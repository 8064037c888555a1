"""Agreements: from initials to signature, ratification, force, breach and end.

A party initials a version of a text, which freezes it. Once all have initialled who must, those
who may commit their delegation sign; guarantors sign their own articles. The pack says who that
is, which forum must have decided first, what ratification at home hangs on, and what each step
sets off; a text of which it says nothing binds those who initialled it. When all holds, the
agreement comes into force by itself. A secret agreement is told to its circle alone.
"""

from wargame.engine.instrument import Act, Hands, Instrument
from wargame.engine.instruments.agreement_book import AGREEMENT_EVENTS, Agreements
from wargame.engine.instruments.enforcing import (
    BreachAgreement,
    EndAgreement,
    PublishAgreement,
    ResumeAgreement,
    SuspendAgreement,
    breach,
    end,
    publish,
    resume,
    suspend,
)
from wargame.engine.instruments.initialling import InitialText, initial
from wargame.engine.instruments.ratifying import (
    RatifyAgreement,
    RuleRatification,
    ratify,
    rule_ratification,
)
from wargame.engine.instruments.signing import SignAgreement, sign

AGREEMENTS = Instrument(
    name="agreements",
    part=Agreements,
    acts={
        "agreement.initial": Act(InitialText, initial, Hands.DELEGATIONS),
        "agreement.sign": Act(SignAgreement, sign, Hands.DELEGATIONS),
        "agreement.ratify": Act(RatifyAgreement, ratify, Hands.DELEGATIONS),
        "agreement.rule-ratification": Act(RuleRatification, rule_ratification, Hands.CONTROL),
        "agreement.suspend": Act(SuspendAgreement, suspend, Hands.BOTH),
        "agreement.breach": Act(BreachAgreement, breach, Hands.BOTH),
        "agreement.resume": Act(ResumeAgreement, resume, Hands.BOTH),
        "agreement.end": Act(EndAgreement, end, Hands.BOTH),
        "agreement.publish": Act(PublishAgreement, publish, Hands.BOTH),
    },
    events=AGREEMENT_EVENTS,
)
