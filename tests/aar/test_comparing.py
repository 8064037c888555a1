"""Runs side by side: every figure is counted again from the lines of the record."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from wargame.aar import comparing, library, runs
from wargame.aar.exports import jsonl
from wargame.aar.sections import Section, Table
from wargame.conduct import opening
from wargame.conduct.forking import Difference, fork
from wargame.conduct.rehearsal import Rehearsed
from wargame.engine import Viewer
from wargame.engine.names import CONTROL
from wargame.people.models import Facilitator

Line = dict[str, Any]


@pytest.fixture
def lines(played: Rehearsed) -> list[Line]:
    """The entries of a whole exercise, as control takes them away."""
    return [json.loads(one) for one in jsonl.lines(played.code, Viewer(CONTROL))][1:]


def table(sections: tuple[Section, ...], title: str) -> Table:
    """Return the table of this title."""
    return next(it for one in sections for it in one.tables if it.title == title)


def told(lines: list[Line], kind: str) -> list[Line]:
    """Return the bodies of a kind."""
    return [one["body"] for one in lines if one["kind"] == kind]


def test_indicators_end_where_the_last_report_to_all_says(
    played: Rehearsed, lines: list[Line]
) -> None:
    run = runs.run(played.code)
    ends: dict[str, int] = {}
    aside = 0
    for one in lines:
        if one["kind"].startswith("perception."):
            aside = 1
        elif one["kind"] == "indicator.reported":
            if not aside:
                ends[one["body"]["title"]] = one["body"]["value"]
            aside = 0
    assert ends
    assert {one.title: one.last for one in run.levels} == ends


def test_votes_are_those_of_the_record(played: Rehearsed, lines: list[Line]) -> None:
    run = runs.run(played.code)
    opened = [(one["ballot"], one["question"]) for one in told(lines, "ballot.opened")]
    outcomes = {one["ballot"]: one["outcome"] for one in told(lines, "ballot.decided")}
    stopped = {one["ballot"] for one in told(lines, "ballot.cancelled")}
    wanted = []
    for ballot, question in opened:
        it = outcomes.get(ballot)
        words = ("stopped" if ballot in stopped else "open", None, None)
        if it:
            words = ("adopted" if it["adopted"] else "not adopted", it["yes"], it["no"])
        wanted.append((question, *words))
    assert [(one.question, one.result, one.yes, one.no) for one in run.votes] == wanted
    assert {one.result for one in run.votes} >= {"adopted", "not adopted"}


def test_agreements_are_those_of_the_record(played: Rehearsed, lines: list[Line]) -> None:
    run = runs.run(played.code)
    drawn = [one["title"] for one in told(lines, "agreement.drafted")]
    assert [one.title for one in run.agreements] == drawn
    assert drawn
    assert any(one.chosen for one in run.agreements)


def test_acts_are_counted_once_for_each_command(played: Rehearsed, lines: list[Line]) -> None:
    run = runs.run(played.code)
    names = {one["id"]: one["name"] for one in told(lines, "exercise.prepared")[-1]["delegations"]}
    heard: Counter[str] = Counter()
    for _, cell in {(one["command"], one["by"]["cell"]) for one in lines}:
        heard[names.get(cell, "")] += 1
    cables = Counter(names.get(one["sender"], "") for one in told(lines, "cable.sent"))
    for voice in run.voices:
        assert voice.acts == heard[voice.name]
        assert 0 < voice.cables <= cables[voice.name]


def test_minutes_run_from_the_first_phase_to_the_end(played: Rehearsed, lines: list[Line]) -> None:
    run = runs.run(played.code)
    opened = next(one["at"] for one in lines if one["kind"] == "phase.opened")
    closed = [one["at"] for one in lines if one["kind"] == "phase.closed"][-1]
    between = datetime.fromisoformat(closed) - datetime.fromisoformat(opened)
    assert run.status == "ended"
    assert run.minutes == round(between.total_seconds() / 60, 1)


def test_a_fork_stands_beside_its_origin(played: Rehearsed) -> None:
    user = Facilitator.objects.create_user("boss")
    made = fork(played.code, 60, user, Difference("Without a pier"))
    found = comparing.sections([runs.run(played.code), runs.run(made)])
    first, second = table(found, "Which they are").rows
    assert first[2] == "a start of its own"
    assert "forked behind entry" in second[2]
    assert second[0] == "B: Without a pier"
    assert comparing.AGAIN in found[0].cautions
    assert comparing.ONE_POINT in found[0].cautions
    ends = table(found, "Where they ended")
    assert ends.columns == ("Indicator", first[0], second[0])
    drawn = next(one.charts[0] for one in found if one.id == "indicators")
    for title, *values in ends.rows:
        for name, value in zip(ends.columns[1:], values, strict=True):
            assert [row[2] for row in drawn.rows if row[0] == title and row[3] == name][-1] == value


def test_what_was_chosen_stands_in_the_column_of_its_run(played: Rehearsed) -> None:
    other = opening.create("harbour")
    found = comparing.sections([runs.run(other), runs.run(played.code)])
    chosen = table(found, "What was chosen")
    assert chosen.rows
    assert {row[1] for row in chosen.rows} == {comparing.NOTHING}
    assert all(row[2] != comparing.NOTHING for row in chosen.rows)


def test_a_library_counts_each_outcome(played: Rehearsed) -> None:
    whole, empty = runs.run(played.code), runs.run(opening.create("harbour"))
    found = library.sections([whole, whole, empty])
    counts = dict(found[0].charts[0].rows)
    assert counts["No agreement at all"] == 1
    assert all(count == 2 for name, count in counts.items() if name != "No agreement at all")
    assert len(counts) > 1
    for title, runs_of, least, middle, most in table(found, "At the end").rows:
        last = next(one.last for one in whole.levels if one.title == title)
        assert (runs_of, least, middle, most) == (2, last, last, last)


def test_runs_of_two_packs_are_said_to_be_of_two(played: Rehearsed) -> None:
    other = runs.run(opening.create("ukraine-settlement"))
    assert comparing.MIXED in comparing.sections([runs.run(played.code), other])[0].cautions
