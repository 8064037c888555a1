"""Control counts what it reads: a sealed paper leaves no gap in the numbers."""

from hypothesis import given
from hypothesis import strategies as some

from wargame.conduct.numbering import Numbers, numbers
from wargame.conduct.rehearsal import Rehearsed
from wargame.journal import reading


@given(some.sets(some.integers(1, 40)))
def test_numbers_have_no_gap_and_lead_back(sealed: set[int]) -> None:
    count = Numbers(tuple(sorted(sealed)))
    read = [place for place in range(1, 41) if place not in sealed]
    assert [count.number(place) for place in read] == list(range(1, len(read) + 1))
    assert [count.position(n) for n in range(1, len(read) + 1)] == read
    assert count.number(0) == count.position(0) == 0


def test_what_is_sealed_is_what_control_does_not_hear(played: Rehearsed) -> None:
    records = list(reading.records(played.code))
    sealed = [one.position for one in records if one.audience.sealed]
    assert sealed
    assert numbers(played.code).sealed == tuple(sealed)
