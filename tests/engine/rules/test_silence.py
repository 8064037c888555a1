"""The silence procedure from draft to adoption, and back to consultation."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.engine.rules.union import codes
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules.silence import (
    Silence,
    Stage,
    break_silence,
    consult,
    lapse,
    put_under,
    reserve,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOON = NOW + timedelta(hours=24)
ALLIES = codes("FR DE BE TR")
FR, DE = ALLIES[:2]
QUIET = put_under(Silence(ALLIES), NOON, NOW)


def refusal(act: object, *given: object) -> Refusal:
    assert callable(act)
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.reason


def test_a_draft_is_put_under_silence_until_a_deadline() -> None:
    assert Silence(ALLIES).stage is Stage.DRAFTED
    assert (QUIET.stage, QUIET.deadline, QUIET.rounds) == (Stage.UNDER_SILENCE, NOON, 1)


def test_it_is_adopted_at_the_deadline_and_not_before() -> None:
    assert lapse(QUIET, NOON - timedelta(seconds=1)) is QUIET
    assert lapse(QUIET, NOON).stage is Stage.ADOPTED


def test_the_clock_may_strike_twice() -> None:
    adopted = lapse(QUIET, NOON)
    assert lapse(adopted, NOON + timedelta(hours=1)) is adopted
    draft = Silence(ALLIES)
    assert lapse(draft, NOON) is draft


def test_an_ally_breaks_silence_in_time_and_the_text_goes_back() -> None:
    broken = break_silence(QUIET, FR, NOON - timedelta(seconds=1))

    assert (broken.stage, broken.broken_by) == (Stage.BROKEN, (FR,))
    assert lapse(broken, NOON) is broken
    again = put_under(consult(broken), NOON + timedelta(hours=24), NOON)
    assert (again.stage, again.rounds, again.broken_by) == (Stage.UNDER_SILENCE, 2, (FR,))
    twice = break_silence(again, DE, NOON)
    assert twice.broken_by == (FR, DE)


def test_an_objection_at_the_deadline_is_too_late() -> None:
    assert refusal(break_silence, QUIET, FR, NOON) is Refusal.OVER
    assert refusal(reserve, QUIET, FR, "But not us.", NOON) is Refusal.OVER


def test_who_was_not_asked_breaks_nothing() -> None:
    assert refusal(break_silence, QUIET, CellId("US"), NOW) is Refusal.VOTED_NOT


def test_a_reservation_lets_it_pass() -> None:
    noted = reserve(QUIET, DE, "Germany takes note.", NOW)

    assert noted.reservations == {DE: "Germany takes note."}
    assert lapse(noted, NOON).stage is Stage.ADOPTED


def test_steps_out_of_order_are_refused() -> None:
    adopted, broken = lapse(QUIET, NOON), break_silence(QUIET, FR, NOW)

    assert refusal(put_under, QUIET, NOON, NOW) is Refusal.RULE
    assert refusal(put_under, Silence(ALLIES), NOW, NOW) is Refusal.RULE
    assert refusal(break_silence, adopted, FR, NOW) is Refusal.OVER
    assert refusal(break_silence, broken, DE, NOW) is Refusal.OVER
    assert refusal(consult, QUIET) is Refusal.RULE
    assert refusal(put_under, broken, NOON, NOW) is Refusal.RULE
