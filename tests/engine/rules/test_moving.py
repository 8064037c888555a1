"""Who must move: against trying all, and in the Union."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.boxes import boxes, every_set, few
from tests.engine.rules.union import NO, UNION, YES, codes, papers
from wargame.engine.instruments.stances import Stance
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Papers, Rule, who_must_move
from wargame.engine.rules.ballot_paper import Cells
from wargame.engine.rules.moving import PAPERS, papers_of

STANCES = st.lists(st.sampled_from([*Stance]), min_size=9, max_size=9)


def minimal(sets: list[Cells]) -> set[frozenset[CellId]]:
    """Return those that hold no other."""
    all_sets = {frozenset(one) for one in sets}
    return {one for one in all_sets if not any(other < one for other in all_sets)}


@pytest.mark.parametrize("rule", RULEBOOK.values(), ids=list(RULEBOOK))
class TestAgainstTryingAll:
    @few
    @given(box=boxes(), drawn=STANCES)
    def test_coalitions_and_the_cheapest(
        self, rule: Rule, box: Papers, drawn: list[Stance]
    ) -> None:
        stances = dict(zip(box.voters, drawn, strict=False))
        said = replace(box, cast=papers_of(box.voters, stances))
        moves = who_must_move(rule, box, stances)
        passing = [
            movers
            for movers in every_set(box.voters)
            if rule.count(replace(said, cast={**said.cast, **dict.fromkeys(movers, YES)})).adopted
        ]

        assert moves.now == rule.count(said)
        assert moves.possible is bool(passing)
        assert moves.complete
        if moves.now.adopted or not passing:
            assert (moves.cheapest, moves.coalitions) == ((), ())
            return
        assert len(moves.cheapest) == min(map(len, passing))
        assert set(moves.cheapest) in [set(one) for one in passing]
        assert {frozenset(one) for one in moves.coalitions} == minimal(passing)
        assert list(moves.coalitions) == sorted(moves.coalitions, key=len)

    @few
    @given(box=boxes(), drawn=STANCES)
    def test_who_can_block_with_whom(self, rule: Rule, box: Papers, drawn: list[Stance]) -> None:
        stances = dict(zip(box.voters, drawn, strict=False))
        among = tuple(cell for cell in box.voters if stances[cell] is not Stance.SUPPORT)
        willing = replace(box, cast=dict.fromkeys(box.voters, YES), declared=())
        moves = who_must_move(rule, box, stances)
        stopping = [
            movers
            for movers in every_set(among)
            if not rule.count(
                replace(willing, cast={**willing.cast, **dict.fromkeys(movers, NO)})
            ).adopted
        ]

        found = minimal(stopping) if rule.count(willing).adopted else set()
        assert {frozenset(one) for one in moves.blocking} == found
        assert {frozenset({cell}) for cell in moves.alone} == {
            one for one in found if len(one) == 1
        }


def test_every_stance_stands_for_a_paper_but_the_undeclared() -> None:
    assert set(PAPERS) == {stance.value for stance in Stance} - {Stance.UNDECLARED}


class TestTheUnion:
    AGAINST = codes("IT PL NL SE HU FI SK")

    def test_any_one_of_seven_or_belgium_would_carry_it(self) -> None:
        stances = dict.fromkeys(UNION, "support") | dict.fromkeys(self.AGAINST, "oppose")
        stances[CellId("BE")] = "undeclared"
        moves = who_must_move(RULEBOOK["eu.qmv"], papers(), stances)

        assert not moves.now.adopted
        assert moves.cheapest == codes("IT")
        assert set(moves.coalitions) == {(cell,) for cell in codes("IT PL NL BE SE HU FI SK")}
        assert [set(one) for one in moves.blocking] == [set(codes("IT PL NL BE SE HU FI SK"))]
        assert moves.alone == ()
        assert moves.complete

    def test_before_anybody_declares_the_fifteen_largest_would_do(self) -> None:
        moves = who_must_move(RULEBOOK["eu.qmv"], papers(), {})

        assert moves.cheapest == UNION[:15]
        assert moves.coalitions[0] == UNION[:15]
        assert moves.blocking[0] == codes("DE FR IT ES")
        assert len(moves.coalitions) == len(moves.blocking) == 24
        assert not moves.complete

    def test_under_unanimity_whoever_opposes_must_move(self) -> None:
        stances = dict.fromkeys(UNION, "can-live-with") | {CellId("HU"): "oppose"}
        moves = who_must_move(RULEBOOK["eu.cfsp-unanimity"], papers(), stances)

        assert moves.cheapest == codes("HU")
        assert moves.alone == UNION
        assert moves.complete is False  # more sets than are listed: all 27 can, alone

    def test_nobody_moves_what_cannot_pass(self) -> None:
        moves = who_must_move(
            RULEBOOK["eu.passerelle"], replace(papers(), matters=("defence",)), {}
        )

        assert not moves.possible
        assert (moves.cheapest, moves.coalitions, moves.blocking, moves.alone) == ((), (), (), ())
