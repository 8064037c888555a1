"""What other rules would have said is what they do say when the room really votes by them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.little import CELLS
from tests.helpers.properties import many
from tests.helpers.table import Table, seated
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.ballot_silence import CloseDueBallot
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import Choice, under_all

MINUTES = 5
SHORT = {"silence": MINUTES}
PAPERS = st.dictionaries(st.sampled_from(CELLS), st.sampled_from(Choice))


def voted(rule: str, papers: dict[CellId, Choice]) -> Ballot:
    """Return a ballot that was held by a rule, with these papers, and counted."""
    table: Table = seated()
    call = CallBallot("Shall we?", rule=rule, minutes=SHORT.get(rule))
    ballot = table.makes(CONTROL, call)
    for cell, choice in papers.items():
        if table.state.ballots.all[ballot].open:
            table.does(cell, CastVote(ballot, choice))
    if table.state.ballots.all[ballot].open:
        table.wait(minutes=SHORT.get(rule, 0))
        table.does(CONTROL, (CloseDueBallot if rule in SHORT else CloseBallot)(ballot))
    held = table.state.ballots.all[ballot]
    assert held.outcome
    return held


@many
@given(papers=PAPERS)
def test_counterfactuals_agree_with_really_voting(papers: dict[CellId, Choice]) -> None:
    told = under_all(voted("consensus", papers).sheet())

    assert {rule.id for rule, _ in told} >= {"consensus", "unanimity", "simple-majority", "silence"}
    for rule, outcome in told:
        really = voted(rule.id, papers).outcome
        assert really
        assert really.adopted is outcome.adopted, rule.id


@many
@given(papers=PAPERS, more=st.sampled_from(CELLS))
def test_a_vote_in_favour_more_never_undoes_an_adoption(
    papers: dict[CellId, Choice], more: CellId
) -> None:
    for rule in ("consensus", "unanimity", "simple-majority", "weighted-majority"):
        before = voted(rule, papers).outcome
        after = voted(rule, {**papers, more: Choice.YES}).outcome
        assert before
        assert after
        assert after.adopted or not before.adopted
