"""Blocs: one paper for several members, and papers that part them."""

from dataclasses import replace

import pytest

from tests.engine.rules.union import ABSTAIN, NO, SHARES, UNION, YES, codes, count, papers
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules.blocs import by_member, faults_of_blocs

NORTH, SOUTH = CellId("north"), CellId("south")
BLOCS = {NORTH: codes("SE FI DK EE"), SOUTH: codes("ES PT EL")}


def test_each_member_votes_as_its_bloc() -> None:
    cast = by_member(BLOCS, {NORTH: YES, SOUTH: NO})

    assert cast == dict.fromkeys(BLOCS[NORTH], YES) | dict.fromkeys(BLOCS[SOUTH], NO)


def test_a_bloc_may_split_its_members() -> None:
    cast = by_member(BLOCS, {NORTH: YES}, {NORTH: {CellId("DK"): ABSTAIN}})

    assert cast == {**dict.fromkeys(BLOCS[NORTH], YES), CellId("DK"): ABSTAIN}
    alone = by_member(BLOCS, {}, {SOUTH: {CellId("PT"): NO}})
    assert alone == {CellId("PT"): NO}


def test_a_bloc_speaks_for_its_own_members_only() -> None:
    with pytest.raises(Refused) as refused:
        by_member(BLOCS, {NORTH: YES}, {NORTH: {CellId("PT"): NO}})
    assert refused.value.reason is Refusal.UNKNOWN


def test_a_split_can_turn_a_vote() -> None:
    blocs = {NORTH: UNION[3:], SOUTH: codes("DE FR IT")}
    whole = by_member(blocs, {NORTH: YES, SOUTH: NO})
    parted = by_member(blocs, {NORTH: YES, SOUTH: NO}, {NORTH: {CellId("MT"): NO}})

    assert count("eu.qmv", replace(papers(), cast=whole)).adopted
    assert not count("eu.qmv", replace(papers(), cast=parted)).adopted


def test_faults_of_a_mapping_are_all_told() -> None:
    wrong = {NORTH: codes("SE FI XX"), SOUTH: (*UNION[:20], CellId("FI"))}

    stranger, twice, nobody = faults_of_blocs(wrong, UNION)
    assert "XX" in stranger
    assert "FI" in twice
    assert "MT" in nobody
    assert faults_of_blocs({NORTH: UNION}, tuple(SHARES)) == []
