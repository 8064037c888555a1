"""Abstention, rule by rule: it does what the words of the rule say, whatever the papers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.boxes import CELLS, boxes
from tests.engine.rules.union import ABSTAIN, NO, YES
from tests.helpers.properties import steady
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Papers
from wargame.engine.rules.ballot_paper import Choice

NO_OBSTACLE = ("consensus", "unanimity", "eu.passerelle", "silence")
"""Rules under which who abstains stands aside."""
NO_VOTE_IN_FAVOUR = ("un.security-council", "un.security-council-procedural", "n-of-m")


def changed(box: Papers, place: int, choice: Choice | None) -> Papers:
    cell = box.voters[place % len(box.voters)]
    cast = {one: paper for one, paper in box.cast.items() if one != cell}
    return replace(box, cast=cast if choice is None else {**cast, cell: choice}, declared=())


PLACES = st.integers(0, len(CELLS) - 1)


@steady
@given(box=boxes(), place=PLACES, rule=st.sampled_from(NO_OBSTACLE))
def test_where_all_must_let_it_pass_abstaining_instead_of_opposing_never_hurts(
    box: Papers, place: int, rule: str
) -> None:
    against, abstaining = changed(box, place, NO), changed(box, place, ABSTAIN)

    if RULEBOOK[rule].count(against).adopted:
        assert RULEBOOK[rule].count(abstaining).adopted


@steady
@given(box=boxes(least=2), place=PLACES, rule=st.sampled_from(("consensus", "unanimity")))
def test_one_abstention_beside_votes_in_favour_stops_no_agreement(
    box: Papers, place: int, rule: str
) -> None:
    willing = replace(box, cast=dict.fromkeys(box.voters, YES))

    assert RULEBOOK[rule].count(changed(willing, place, ABSTAIN)).adopted
    assert not RULEBOOK[rule].count(changed(willing, place, NO)).adopted


@steady
@given(box=boxes(), place=PLACES, rule=st.sampled_from(NO_VOTE_IN_FAVOUR))
def test_where_votes_in_favour_are_counted_an_abstention_is_none(
    box: Papers, place: int, rule: str
) -> None:
    there = replace(box, quorum=0)
    abstaining = RULEBOOK[rule].count(changed(there, place, ABSTAIN))

    assert abstaining.yes == RULEBOOK[rule].count(changed(there, place, NO)).yes
    assert abstaining.adopted is RULEBOOK[rule].count(changed(there, place, None)).adopted


@pytest.mark.parametrize("member", ["P1", "E1"])
def test_in_the_security_council_it_is_no_veto_but_may_leave_too_few(member: str) -> None:
    voters = tuple(CellId(f"P{n}") for n in range(1, 6))
    voters += tuple(CellId(f"E{n}") for n in range(1, 11))
    cast = dict.fromkeys(voters[:9], YES) | dict.fromkeys(voters[9:], NO)
    box = Papers(voters, cast, vetoes=voters[:5])
    rule = RULEBOOK["un.security-council"]

    assert rule.count(box).adopted
    assert not rule.count(replace(box, cast={**cast, voters[0]: ABSTAIN})).adopted
    more = {**cast, voters[9]: YES, CellId(member): ABSTAIN}
    assert rule.count(replace(box, cast=more)).adopted


@steady
@given(box=boxes(least=2), place=PLACES)
def test_a_pledge_binds_nobody_who_abstains(box: Papers, place: int) -> None:
    apart = box.voters[place % len(box.voters)]
    outcome = RULEBOOK["pledge"].count(changed(box, place, ABSTAIN))

    assert apart not in outcome.binds
    assert set(outcome.binds) <= set(box.voters)
