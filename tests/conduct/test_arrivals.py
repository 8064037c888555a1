"""Arrivals: the door, the seats, and what becomes of those who move or are removed."""

import pytest
from django.db import IntegrityError

from tests.conduct.conftest import BOSS
from tests.rig.databases import race
from wargame.conduct import acts, arrivals, company, drafts, opening, orders
from wargame.conduct.looks import look
from wargame.engine import STATE, Refusal, Refused, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.people.models import Person, Way


def cells(code: str) -> tuple[CellId, ...]:
    """Return the delegations in play."""
    return look(code, STATE).picture.setting.cells


def filled(code: str) -> set[str]:
    """Return the seats that the journal knows to be filled."""
    return {seat for _, seat in look(code, STATE).picture.seating.filled}


def test_the_door_knows_code_and_token_and_forgives_separators(code: str) -> None:
    way = Way.objects.get(exercise=code)
    shown = f" {way.code[:3].lower()}-{way.code[3:]} "
    assert arrivals.knock(shown) == arrivals.knock(way.token) == code


def test_a_wrong_code_and_a_closed_door_answer_alike(code: str) -> None:
    way = Way.objects.get(exercise=code)
    arrivals.close_door(code)
    assert (
        arrivals.knock(way.code) is arrivals.knock(way.token) is arrivals.knock("ZZZ ZZZ") is None
    )
    arrivals.open_door(code)
    assert arrivals.knock(way.code) == code


def test_a_rotated_door_forgets_its_old_code(code: str) -> None:
    old = Way.objects.get(exercise=code)
    arrivals.rotate_door(code)
    new = Way.objects.get(exercise=code)
    assert arrivals.knock(old.code) is arrivals.knock(old.token) is None
    assert arrivals.knock(new.code) == code


def test_everybody_is_spread_over_the_delegations(code: str) -> None:
    for n in range(5):
        arrivals.arrive(code, f"Guest {n}")
    assert arrivals.auto_seat(code) == 5
    counts = sorted(Person.objects.filter(exercise=code, cell=cell).count() for cell in cells(code))
    assert counts == [2, 3]
    assert filled(code) == set(Person.objects.filter(exercise=code).values_list("seat", flat=True))


def test_one_who_moves_frees_a_place_and_leaves_drafts_behind(code: str) -> None:
    first, second = cells(code)
    guest = arrivals.arrive(code, "Ann")
    arrivals.seat(code, guest.handle, first)
    drafts.save(code, guest.handle, "cable", {"text": ["for our eyes"]})
    moved = arrivals.seat(code, guest.handle, second)
    assert (moved.cell, moved.seat) == (second, f"{second}-1")
    assert filled(code) == {f"{second}-1"}
    assert drafts.of(code, guest.handle) == {}


def test_a_full_delegation_says_so(code: str) -> None:
    cell = cells(code)[0]
    delegation = look(code, STATE).picture.setting.delegation(cell)
    assert delegation is not None
    for n in range(delegation.seats):
        arrivals.seat(code, arrivals.arrive(code, f"Guest {n}").handle, cell)
    late = arrivals.arrive(code, "Late")
    with pytest.raises(Refused) as refused:
        arrivals.seat(code, late.handle, cell)
    assert refused.value.reason is Refusal.FULL
    assert arrivals.standing(code, late.handle) == late


def test_two_who_are_seated_at_once_get_two_seats(committed_db: None) -> None:
    code = opening.create("harbour")
    cell = cells(code)[0]
    handles = [arrivals.arrive(code, f"Guest {n}").handle for n in range(2)]
    answers = race(*[lambda h=h: arrivals.seat(code, h, cell) for h in handles])
    assert not [one for one in answers if isinstance(one, BaseException)]
    assert filled(code) == {f"{cell}-1", f"{cell}-2"}


def test_one_who_is_removed_has_no_standing_and_no_way_back(code: str) -> None:
    guest = arrivals.arrive(code, "Ann")
    arrivals.seat(code, guest.handle, cells(code)[0])
    arrivals.remove(code, guest.handle)
    assert arrivals.standing(code, guest.handle) is None
    assert arrivals.rejoin(guest.rejoin_code) is None
    assert filled(code) == set()
    with pytest.raises(Refused):
        arrivals.seat(code, guest.handle, cells(code)[0])


def test_a_rejoin_code_leads_to_the_same_seat(code: str) -> None:
    guest = arrivals.arrive(code, "Ann")
    seated = arrivals.seat(code, guest.handle, cells(code)[1])
    typed = f"{guest.rejoin_code[:3]} {guest.rejoin_code[3:]}".lower()
    assert arrivals.rejoin(typed) == (code, seated)
    assert arrivals.rejoin("ZZZ ZZZ") is None


def test_another_line_up_sends_back_to_the_lobby_those_it_has_no_place_for(code: str) -> None:
    guest = arrivals.arrive(code, "Ann")
    arrivals.seat(code, guest.handle, cells(code)[0])
    Person.objects.filter(handle=guest.handle).update(cell="gone", seat="gone-1")
    picture = look(code, STATE).picture.setting
    again = orders.command("exercise.prepare", {"lineup": picture.lineup, "timing": picture.timing})
    acts.submit(code, BOSS, again, "again")
    standing = arrivals.standing(code, guest.handle)
    assert standing is not None
    assert standing.kind == "lobby"


def test_an_observer_takes_no_seat(code: str) -> None:
    guest = arrivals.arrive(code, "Eve", observer=True)
    assert (guest.kind, guest.seat) == ("observer", None)
    assert filled(code) == set()


def test_each_viewer_knows_by_name_whom_it_may_know(code: str) -> None:
    first, second = cells(code)
    ann, bob = arrivals.arrive(code, "Ann"), arrivals.arrive(code, "Bob")
    arrivals.arrive(code, "Cy")
    arrivals.seat(code, ann.handle, first)
    arrivals.seat(code, bob.handle, second)

    def names(viewer: Viewer | None) -> list[str]:
        return [guest.name for guest in company.company(code, viewer).guests]

    assert names(Viewer(CONTROL)) == ["Ann", "Bob", "Cy"]
    assert names(Viewer(first)) == ["Ann"]
    assert names(Viewer(second)) == ["Bob"]
    assert names(None) == names(Viewer(PROJECTOR)) == ["Cy"]
    assert names(Viewer(OBSERVER)) == []
    assert not any(g.handle or g.rejoin_code for g in company.company(code, Viewer(first)).guests)


def test_a_closed_door_shows_no_code(code: str) -> None:
    assert company.company(code, Viewer(PROJECTOR)).door.code == code
    arrivals.close_door(code)
    door = company.company(code, Viewer(PROJECTOR)).door
    assert (door.open, door.code, door.address, door.qr) == (False, "", "", "")


def test_the_database_holds_one_person_a_seat(code: str) -> None:
    first = arrivals.seat(code, arrivals.arrive(code, "Ann").handle, cells(code)[0])
    other = arrivals.arrive(code, "Bob")
    with pytest.raises(IntegrityError):
        Person.objects.filter(handle=other.handle).update(seat=first.seat)


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "x" * 41])
def test_a_name_must_be_a_name(code: str, name: str) -> None:
    with pytest.raises(Refused):
        arrivals.arrive(code, name)
