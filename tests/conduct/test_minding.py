"""Minding deadlines: what is due is closed once, whoever notices it."""

from datetime import datetime, timedelta

from django.utils import timezone

from tests.conduct.conftest import BOSS
from tests.rig.databases import race
from wargame.conduct import acts, minding, opening, orders
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.engine.instruments.ballot_box import Ballot


def silence(code: str, minutes: int, now: datetime) -> Ballot:
    """Put a question under silence, and return the ballot."""
    fields = {"question": "Shall the lamps burn?", "rule": "silence", "minutes": minutes}
    acts.submit(code, BOSS, orders.command("ballot.call", fields), f"call-{minutes}", now=now)
    return [*look(code, STATE).picture.ballots.all.values()][-1]


def ended(code: str, ballot: Ballot) -> Ballot:
    """Return what has become of a ballot."""
    return look(code, STATE).picture.ballots.all[ballot.id]


def long_ago() -> datetime:
    return timezone.now() - timedelta(minutes=30)


def test_silence_that_has_lasted_is_closed_once(running: str) -> None:
    due, waiting = silence(running, 10, long_ago()), silence(running, 900, timezone.now())

    assert minding.close_due(running)
    assert not minding.close_due(running)
    over = ended(running, due).outcome
    assert over
    assert over.adopted
    assert ended(running, waiting).open


def test_while_all_are_paused_nothing_is_due(running: str) -> None:
    due = silence(running, 10, long_ago())
    acts.submit(running, BOSS, orders.command("exercise.pause", {}), "pause")

    assert not minding.close_due(running)
    assert ended(running, due).open


def test_nothing_is_due_in_an_exercise_without_deadlines(running: str) -> None:
    assert not minding.close_due(running)


def test_many_processes_close_it_once(committed_db: None) -> None:
    code = opening.create("harbour")
    start = orders.command("exercise.start", {"anyway": "true"})
    acts.submit(code, BOSS, start, "start", now=long_ago())
    due = silence(code, 10, long_ago() + timedelta(minutes=1))

    answers = race(*[lambda: minding.close_due(code) for _ in range(6)])
    assert sum(one is True for one in answers) == 1
    assert ended(code, due).outcome
