"""The Ukraine pack in play: its walkthrough, its line-ups and timings, on the engine alone."""

from datetime import UTC, datetime

import pytest

from tests.helpers.dice import Counted
from wargame import packs
from wargame.engine import (
    ACTS,
    BLANK,
    Heard,
    Picture,
    Scenario,
    Seat,
    Viewer,
    decide,
    evolve,
    fold,
)
from wargame.engine.instruments.clock import StartExercise
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, SeatId
from wargame.engine.rules import RULEBOOK, Choice, Papers

Played = tuple[packs.Played, ...]
BOSS = Seat(CONTROL, SeatId("control-1"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEVER_SHOWN = {"exercise.prepare", "phase.close-due", "table.replace"}
NEVER_SHOWN |= {"inject.release-due", "plan.import"}
"""Opening an exercise prepares it, and the watch on deadlines closes phases: no hand does.

A newer table of populations would be another set of published figures, and a sheet another plan.
"""
AFTERWARDS = {
    *("card", "chapter", "exhibit", "export", "finding", "package", "query", "remedy", "reply"),
    *("survey", "wash"),
}
"""What acts of the debrief are about: the walkthrough ends with the exercise."""


def started(scenario: Scenario, lineup: str, timing: str) -> Picture:
    state, dice = BLANK, Counted()
    for command in (PrepareExercise(lineup, timing), StartExercise(anyway=True)):
        told = decide(command, by=BOSS, scenario=scenario, state=state, now=NOON, dice=dice)
        for one in told:
            state = evolve(state, one.event, NOON)
    return state


@pytest.mark.parametrize("lineup", ["nine", "six", "four"])
@pytest.mark.parametrize("timing", ["half-day", "ninety", "full-day"])
def test_each_lineup_starts_in_each_timing(scenario: Scenario, lineup: str, timing: str) -> None:
    state = started(scenario, lineup, timing)
    assert set(state.briefs.papers) == set(state.setting.cells)
    assert all(paper.positions for paper in state.briefs.papers.values())
    assert all(forum.voters for forum in state.setting.forums)


@pytest.mark.parametrize("lineup", ["nine", "six"])
def test_no_single_bloc_decides_by_majority(scenario: Scenario, lineup: str) -> None:
    forum = started(scenario, lineup, "half-day").setting.forum("council-majority")
    assert forum
    assert len(forum.terms.blocs) == 27
    for cell in forum.voters:
        alone = dict.fromkeys(forum.terms.members(cell), Choice.YES)
        papers = Papers(forum.terms.roll(forum.voters), alone, population=forum.terms.population)
        assert not RULEBOOK[forum.rule].count(papers).adopted


def test_every_step_comes_out_as_written(played: Played) -> None:
    for one in played:
        assert (one.refused.reason if one.refused else "") == one.step.refused, one.place


def test_the_exercise_ends(played: Played) -> None:
    state = played[-1].state
    assert state.clock.ended
    assert state.ballots.open == ()


def test_every_act_and_most_refusals_are_shown(played: Played) -> None:
    missing = set(ACTS) - {one.step.act for one in played} - {"note.tag"}
    assert {one for one in missing if one.partition(".")[0] not in AFTERWARDS} == NEVER_SHOWN
    assert len({one.step.refused for one in played if one.step.refused}) >= 18


def test_the_clock_does_all_that_it_can(played: Played) -> None:
    runs = played[-1].state.clock.runs
    phases = [run.phase for run in runs if run.opened_at]
    assert [run.phase for run in runs if run.skipped] == ["r5-plan"]
    assert {phase for phase in phases if phases.count(phase) > 1} == {
        "r3-corridor",
        "r3-text",
        "r5-table",
        "r5-signing",
    }


def test_rounds_are_marked_for_a_rehearsal_that_stops_there(played: Played) -> None:
    marks = {one.step.round: one.step.act for one in played if one.step.round}
    assert marks == {"0": "exercise.start"} | dict.fromkeys(
        ("2", "3", "5", "hot-wash"), "phase.open"
    )


def test_ballots_use_every_rule_and_keep_their_secret(played: Played) -> None:
    ballots = played[-1].state.ballots.all.values()
    assert {one.rule for one in ballots} == {
        "consensus",
        "unanimity",
        "simple-majority",
        "eu.passerelle",
        "eu.qmv",
        "eu.pesco",
        "ruling",
        "pledge",
        "silence",
        "un.security-council",
    }
    assert {one.outcome.adopted for one in ballots if one.outcome} == {True, False}
    assert [one.roll_call for one in ballots if one.secret] == [{}, {}]
    assert len([one for one in ballots if one.cancelled]) == 1


def test_european_votes_are_counted_by_members_and_people(played: Played) -> None:
    ballots = {one.rule: one for one in played[-1].state.ballots.all.values() if one.outcome}

    loans, seats = ballots["eu.qmv"].outcome, ballots["eu.pesco"].outcome
    assert loans
    assert seats
    assert (loans.adopted, loans.yes, loans.yes_share) == (True, 23, "78.16")
    assert (seats.adopted, seats.yes, seats.needed) == (True, 18, 15)
    assert len(ballots["eu.passerelle"].roll_call) == 27
    assert ballots["ruling"].outcome
    assert ballots["ruling"].outcome.adopted


def test_the_settlement_is_refused_once_and_then_signed(played: Played) -> None:
    signings = [
        one for one in played[-1].state.ballots.all.values() if one.forum.startswith("Signatories")
    ]
    assert [one.outcome.adopted for one in signings if one.outcome] == [False, True]


def test_a_dispatch_is_read_by_those_it_is_for(
    heard: tuple[Heard, ...], scenario: Scenario
) -> None:
    planned = {one.text: set(one.to) for one in scenario.injects if not one.public}
    read = {
        cell: {message.text for message in fold(heard, Viewer(cell)).injects.messages}
        for cell in scenario.lineups[0].cells
    }
    assert any(text in planned for texts in read.values() for text in texts)
    for cell, texts in read.items():
        assert {text for text in texts if cell not in planned.get(text, {cell})} == set()


@pytest.mark.parametrize(
    ("title", "members"),
    [
        ("Two reasonable people", {"mos", "com"}),
        ("One page", {"was", "mos", "kyv"}),
        ("The plane on the apron", {"was", "mos"}),
    ],
)
def test_a_quiet_talk_stays_with_those_who_had_it(
    heard: tuple[Heard, ...], scenario: Scenario, title: str, members: set[str]
) -> None:
    cells = {*scenario.lineups[0].cells, OBSERVER, PROJECTOR}
    knowing = {
        cell
        for cell in cells
        if title in {one.title for one in fold(heard, Viewer(CellId(cell))).caucuses.all.values()}
    }
    assert knowing == members


def test_papers_of_a_secret_ballot_reach_nobody_else(heard: tuple[Heard, ...]) -> None:
    secret = [one for one in fold(heard, Viewer(CONTROL)).ballots.all.values() if one.secret]
    assert secret
    assert all(one.papers == {} and len(one.voted) == 9 for one in secret)


def test_a_permanent_member_stops_what_fifteen_seats_would_carry(played: Played) -> None:
    ballots = played[-1].state.ballots.all.values()
    (council,) = (one for one in ballots if one.rule == "un.security-council")
    assert council.outcome
    assert len(council.roll) == 15
    assert (council.outcome.yes, council.outcome.needed) == (11, 9)
    assert "Russian Federation vetoed it" in council.outcome.sentence
    assert CONTROL in council.voters


def test_silence_is_broken_once_and_lasts_once(played: Played) -> None:
    ballots = played[-1].state.ballots.all.values()
    broken, kept = (one for one in ballots if one.rule == "silence")
    assert broken.outcome
    assert kept.outcome
    assert (broken.outcome.adopted, kept.outcome.adopted) == (False, True)
    assert "Compromise-minded capitals broke silence" in broken.outcome.sentence
    assert broken.reason


def test_the_willing_are_bound_by_their_pledges(played: Played) -> None:
    ballots = played[-1].state.ballots.all.values()
    (willing,) = (one for one in ballots if one.rule == "pledge")
    assert willing.outcome
    assert set(willing.outcome.binds) == {"was", "lon"}
    assert any("London and Oslo joined with a caveat" in it for it in willing.outcome.arithmetic)


@pytest.mark.parametrize("lineup", ["nine", "six", "four"])
def test_the_security_council_has_fifteen_seats_in_each_lineup(
    scenario: Scenario, lineup: str
) -> None:
    forum = started(scenario, lineup, "half-day").setting.forum("security-council")
    assert forum
    assert len(forum.terms.roll(forum.voters)) == 15
    assert forum.terms.vetoes == ("CN", "FR", "RU", "UK", "US")
    assert len(forum.terms.members(CONTROL)) == 11
