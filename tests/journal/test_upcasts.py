"""Records of an older make are read as if they were written today."""

import json

from wargame.engine.instruments.documents import ProposalTabled, lettered
from wargame.engine.names import CellId, ProposalId
from wargame.journal import codec

OLD = {
    "proposal": "p1",
    "version": 2,
    "cell": "ast",
    "title": "Share",
    "choices": {},
    "clauses": ["Be kind.", "Be quick."],
    "circle": ["ast", "bir"],
}
NEW = ProposalTabled(
    proposal=ProposalId("p1"),
    version=2,
    cell=CellId("ast"),
    title="Share",
    choices={},
    clauses=lettered(("Be kind.", "Be quick.")),
    circle=(CellId("ast"), CellId("bir")),
)


def test_clauses_that_were_words_alone_get_their_letters() -> None:
    assert codec.load("proposal.tabled", json.dumps(OLD)) == NEW


def test_clauses_of_today_keep_theirs() -> None:
    assert codec.load("proposal.tabled", codec.dump(NEW)) == NEW
