"""Keeping: an exercise stays as long as was chosen, and goes after it was announced."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wargame.conduct import keeping, looks, opening
from wargame.engine import STATE
from wargame.journal import reading
from wargame.people.models import Keeping

DAY = timedelta(days=1)


def exists(code: str) -> bool:
    """Tell whether an exercise is there."""
    return code in reading.heads((code,))


def test_it_is_kept_for_good_unless_somebody_says_otherwise(code: str) -> None:
    assert keeping.kept((code,)) == {code: keeping.Kept()}
    assert keeping.tend(timezone.now() + 4000 * DAY) == ()
    keeping.keep(code, 7)
    keeping.keep(code, None)
    assert keeping.tend(timezone.now() + 4000 * DAY) == ()
    assert exists(code)


def test_it_goes_when_its_time_has_come_and_was_announced(code: str) -> None:
    other, now = opening.create("harbour"), timezone.now()
    keeping.keep(code, 30)
    keeping.keep(other, 365)
    due = keeping.kept((code,))[code].due
    assert due is not None
    assert timedelta() <= now + 30 * DAY - due < timedelta(minutes=1)

    assert keeping.tend(now + 22 * DAY) == ()
    assert Keeping.objects.get(exercise=code).warned_at is None
    assert keeping.tend(now + 24 * DAY) == ()
    assert Keeping.objects.get(exercise=code).warned_at == now + 24 * DAY
    assert keeping.tend(now + 29 * DAY) == ()
    assert exists(code)
    assert keeping.tend(now + 31 * DAY) == (code,)
    assert not exists(code)
    assert exists(other)
    with pytest.raises(looks.NoSuchExercise):
        looks.look(code, STATE)


def test_nothing_goes_unannounced(code: str) -> None:
    """A computer that was off for a year announces first, and erases a day later."""
    late = timezone.now() + 400 * DAY
    keeping.keep(code, 30)
    assert keeping.tend(late) == ()
    assert keeping.tend(late + timedelta(hours=23)) == ()
    assert keeping.tend(late + DAY) == (code,)


def test_an_announcement_from_the_future_was_a_wrong_clock(code: str) -> None:
    keeping.keep(code, 7)
    keeping.tend(timezone.now() + 400 * DAY)
    now = timezone.now() + 8 * DAY
    assert keeping.tend(now) == ()
    assert Keeping.objects.get(exercise=code).warned_at == now


def test_to_choose_anew_announces_anew(code: str) -> None:
    keeping.keep(code, 7)
    keeping.tend(timezone.now() + 6 * DAY)
    keeping.keep(code, 30)
    assert keeping.tend(timezone.now() + 9 * DAY) == ()
    with pytest.raises(ValueError, match="8"):
        keeping.keep(code, 8)


def test_what_is_hidden_is_said_to_be(code: str) -> None:
    keeping.hide(code, hidden=True)
    assert keeping.kept((code,))[code].hidden
    keeping.hide(code, hidden=False)
    assert keeping.kept((code,)) == {code: keeping.Kept()}
