"""Varying a scenario: one thing is other, and everything else is as it was."""

from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from wargame import packs
from wargame.engine import Refused, Scenario
from wargame.engine.bargaining import space
from wargame.engine.names import IndicatorId, InjectId, IssueId, OptionId
from wargame.engine.rules import RULEBOOK
from wargame.engine.varying import Variation, other_rules, spare_options, varied

PACKS = Path(__file__).parents[2] / "fixtures" / "scenarios"


@cache
def pack(slug: str) -> Scenario:
    return packs.read(PACKS / slug)


@pytest.fixture(params=["harbour", "ukraine-settlement"])
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return pack(request.param)


def other(one: Scenario, two: Scenario) -> set[str]:
    """Return the parts in which two scenarios differ."""
    return {it.name for it in fields(one) if getattr(one, it.name) != getattr(two, it.name)}


def test_nothing_varied_is_the_same(scenario: Scenario) -> None:
    assert varied(scenario, Variation()) == scenario


def test_an_inject_is_left_out_and_nothing_else(scenario: Scenario) -> None:
    gone = scenario.injects[1]
    less = varied(scenario, Variation(without_inject=gone.id))
    assert other(scenario, less) == {"injects"}
    assert less.injects == tuple(one for one in scenario.injects if one.id != gone.id)


def test_an_option_is_neither_offered_nor_worth_anything(scenario: Scenario) -> None:
    for issue in spare_options(scenario):
        gone = issue.options[0].id
        less = varied(scenario, Variation(without_option=(issue.id, gone)))
        assert other(scenario, less) <= {"issues", "forums", "scores"}
        (left,) = (one for one in less.issues if one.id == issue.id)
        assert left.options == issue.options[1:]
        stakes = [it for one in less.scores for it in one.stakes if it.issue == issue.id]
        assert not [one for one in stakes if gone in {*one.points, *one.red_lines}]
        assert not [one for one in less.forums if gone in one.settles.get(issue.id, ())]


def test_points_are_reckoned_of_what_is_left() -> None:
    scenario = pack("harbour")
    lineup, (issue, *_) = scenario.lineups[0], spare_options(scenario)
    less = varied(scenario, Variation(without_option=(issue.id, issue.options[0].id)))
    whole, rest = (space(it, issue.package, lineup) for it in (scenario, less))
    assert len(whole.coherent) > len(rest.coherent) > 0


def test_a_body_decides_by_another_plain_rule(scenario: Scenario) -> None:
    for forum in (one for one in scenario.forums if other_rules(one)):
        for rule in other_rules(forum):
            made = varied(scenario, Variation(rule=(forum.id, rule)))
            assert other(scenario, made) == {"forums"}
            (found,) = (one for one in made.forums if one.id == forum.id)
            assert found.rule == rule
            assert not RULEBOOK[rule].needs
            assert not (forum.secret and RULEBOOK[rule].telling)


@pytest.mark.parametrize(
    "wrong",
    [
        Variation(without_inject=InjectId("none")),
        Variation(without_option=(IssueId("none"), OptionId("a"))),
        Variation(rule=("none", "consensus")),
        Variation(rule=("board", "eu.qmv")),
        Variation(start=(IndicatorId("none"), 1)),
        Variation(start=(IndicatorId("trust"), 999)),
    ],
)
def test_what_the_pack_does_not_have_is_refused(wrong: Variation) -> None:
    with pytest.raises(Refused):
        varied(pack("harbour"), wrong)
