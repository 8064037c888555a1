"""The Ukraine pack holds all that its documents speak of: each matter is found where it belongs."""

import itertools

import pytest

from wargame.engine import Scenario
from wargame.engine.instruments.drafting import broken

MATTER = {
    # the three strategic questions
    "question 1": ("questions", "own security after the war"),
    "question 2": ("questions", "guarantee"),
    "question 3": ("questions", "good position"),
    # the threats
    "Arctic": ("nea-goal-2", "Arctic"),
    "high north": ("nea-goal-2", "high north"),
    "Baltic region": ("nea-goal-2", "Baltic"),
    "Black Sea": ("nea-goal-2", "Black Sea"),
    "Belarus": ("mos-leverage-2", "nuclear missiles"),
    "Moldova": ("mos-goal-3", "Moldova"),
    "South Caucasus": ("mos-goal-3", "Caucasus"),
    "cyber": ("mos-leverage-3", "cyber"),
    "undersea": ("J05", "sea bed"),
    "elections": ("J06", "election"),
    "reconstitution": ("mos-leverage-4", "five to seven years"),
    "reconstitution, sooner": ("J20", "five to seven years"),
    "OSCE": ("con-constraint-1", "OSCE"),
    "arms control": ("con-constraint-2", "intermediate"),
    "old order gone": ("con-constraint-3", "will not come back"),
    "Helsinki": ("mos-goal-2", "1975"),
    "no business as usual": ("mos-constraint-3", "distrust"),
    "dilemmas for Moscow": ("mos-constraint-2", "dilemmas"),
    "deconfliction": ("S8b", "deconfliction"),
    "transparency": ("S8c", "Transparency"),
    # the models, their costs, their mixes, the fallback
    "porcupine": ("S1b", "may not last politically"),
    "Korean model": ("S1c", "Demanding and dear"),
    "Korean model, command": ("S1c", "Washington"),
    "West German model": ("S1d", "1955"),
    "West German model, contested": ("S1d", "oppose it fiercely"),
    "best and cheapest": ("S1d", "best and cheapest"),
    "mix": ("S1e", "both bills"),
    "other mixes": ("S1e", "bridge to membership"),
    "assistance only": ("S1a", "too weak"),
    "Europeans pay": ("S1e", "bear the bulk"),
    "after Vilnius": ("kyv-demand-1", "Vilnius"),
    "Minsk": ("S3a", "Minsk"),
    "semi-failed state": ("kyv-leverage-4", "second Belarus"),
    # acceptance, refugees, investment
    "public acceptance": ("uap-red-line-1", "accept"),
    "refugees": ("J15", "bring them back"),
    "emigration after martial law": ("J19", "Martial law was lifted"),
    "investment": ("E8c", "investments"),
    "own arms production": ("E8d", "most of what it needs"),
    # the third question
    "battlefield": ("battlefield", "battlefield"),
    "aid as investment": ("nea-demand-1", "investment"),
    "Moscow's belief": ("kremlin_belief", "belief"),
    "capitulation": ("mos-demand-2", "surrender"),
    "feigned openness": ("mos-leverage-6", "look open"),
    "without Washington": ("was-constraint-3", "in spite of it"),
    "quick deal": ("was-goal-1", "quick"),
    "no clear plan": ("was-constraint-1", "No clear plan"),
    "European split": ("eup-constraint-1", "2024"),
    "defeatist narratives": ("eup-constraint-2", "defeat as peace"),
    # the five measures
    "M1 consensus": ("E1a", "Every member has to agree"),
    "M1 majority voting": ("E1d", "Qualified majority"),
    "M1 forums": ("E2b", "Seats in foreign policy forums"),
    "M1 EDA and PESCO": ("E2c", "EDA and PESCO"),
    "M1 Moldova": ("mda-goal-1", "PESCO"),
    "M2 three per cent": ("E3c", "three per cent"),
    "M2 share for Ukraine": ("E3d", "Ukrainian arms industry"),
    "M2 loans": ("E4b", "loans"),
    "M2 bank": ("E4c", "exclusions"),
    "M2 common debt": ("E4d", "bonds"),
    "M2 frugal": ("fru-goal-1", "joint debt"),
    "M3 communication": ("E7c", "enlargement is an investment"),
    "M3 candidates": ("E7d", "Ukraine and Moldova would add"),
    "M4 standards": ("E5b", "standards for equipment and ammunition"),
    "M4 intelligence": ("E5c", "Intelligence is shared"),
    "M4 mobility corridors": ("E5c", "corridors"),
    "M4 partnership": ("E5d", "partnership"),
    "M5 joint command": ("E6c", "joint command"),
    "M5 Multinational Corps Northeast": ("E6c", "Multinational Corps Northeast"),
    "M5 reinforcement": ("E6d", "reinforcement"),
    "M5 European cells": ("S5e", "European cells"),
    "M5 enablers": ("S6c", "airlift and strategic reconnaissance"),
    "M5 old objections": ("was-red-line-1", "split it"),
    "troops of London and Oslo": ("lon-leverage-1", "Troops"),
    "NATO in the constitution": ("kyv-goal-4", "constitution"),
    "no consensus": ("nat-constraint-2", "consensus"),
    "necessity": ("bru-leverage-2", "necessity"),
    "investment of enlargement": ("bru-goal-2", "Article 5"),
}


def texts(scenario: Scenario) -> dict[str, str]:
    found = {"questions": " ".join(scenario.questions)}
    found |= {one.id: one.text for one in scenario.positions}
    found |= {one.id: f"{one.title} {one.text}" for one in scenario.injects}
    found |= {one.id: f"{one.title} {one.moves_with}" for one in scenario.indicators}
    found |= {
        f"{issue.id}{one.id}": f"{one.title} {one.text} {one.costs}"
        for issue in scenario.issues
        for one in issue.options
    }
    return found


@pytest.mark.parametrize("matter", MATTER)
def test_matter_of_the_documents_is_there(scenario: Scenario, matter: str) -> None:
    name, words = MATTER[matter]
    assert words in texts(scenario)[name]


def test_issues_are_two_packages_of_eight(scenario: Scenario) -> None:
    sizes = {issue.id: len(issue.options) for issue in scenario.issues}
    assert sizes == {
        **dict.fromkeys((f"S{n}" for n in range(1, 9)), 4),
        **dict.fromkeys((f"E{n}" for n in range(1, 9)), 4),
        "S1": 5,
        "S5": 5,
    }
    assert len({issue.package for issue in scenario.issues}) == 2
    assert all(option.costs for issue in scenario.issues for option in issue.options)


def test_exclusions_leave_the_outcomes_that_make_sense(scenario: Scenario) -> None:
    """60 864 of 102 400, as counted by another program from the same rules."""
    table = [issue for issue in scenario.issues if issue.id.startswith("S")]
    names = [issue.id for issue in table]
    combined = itertools.product(*([one.id for one in issue.options] for issue in table))
    left = sum(
        broken(scenario.exclusions, dict(zip(names, one, strict=True))) is None for one in combined
    )
    assert left == 60_864


def test_dispatches_are_complete_and_of_a_readable_length(scenario: Scenario) -> None:
    assert [one.id for one in scenario.injects] == [f"J{n:02}" for n in range(1, 24)]
    for one in scenario.injects:
        assert 40 <= len(one.text.split()) <= 120, one.id
        assert one.trigger, one.id
        assert one.expected, one.id
        assert one.objectives, one.id


def test_every_objective_has_a_dispatch(scenario: Scenario) -> None:
    served = {name for one in scenario.injects for name in one.objectives}
    assert served == set(scenario.objectives)
