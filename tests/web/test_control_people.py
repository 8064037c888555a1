"""Seating people and minding the door from the console."""

import re

import pytest
from django.test import Client

from tests.web.control_house import House, house
from wargame.conduct import arrivals, opening


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def test_seat_move_send_back_remove(kept: House) -> None:
    handle = kept.guest("Quill")
    assert kept.people("seat", handle=handle, cell="ald").status_code == 200
    assert kept.picture().seating.filled == (("ald", "ald-1"),)
    kept.people("seat", handle=handle, cell="bir")
    assert kept.picture().seating.filled == (("bir", "bir-1"),)
    kept.people("unseat", handle=handle)
    assert kept.picture().seating.filled == ()
    kept.people("seat", handle=handle, cell="observer")
    standing = arrivals.standing(kept.code, handle)
    assert standing is not None
    assert standing.kind == "observer"
    kept.people("remove", handle=handle)
    assert arrivals.standing(kept.code, handle) is None
    assert "Quill" not in kept.page()


def test_seat_everybody(kept: House) -> None:
    for name in ("Ana", "Bo", "Cy"):
        kept.guest(name)
    assert "3</strong> waiting" in kept.page()
    kept.people("auto-seat")
    assert len(kept.picture().seating.filled) == 3
    assert {cell for cell, _ in kept.picture().seating.filled} == {"ald", "bir"}


def test_seat_everybody_counts_in_words(kept: House) -> None:
    kept.guest("Ana")
    kept.client.post(kept.url("people/auto-seat"))
    assert "1 person has a place now." in kept.page()


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("seat", {"handle": "nobody", "cell": "ald"}),
        ("unseat", {"handle": "nobody"}),
        ("remove", {}),
        ("door", {"to": "heaven"}),
        ("levitate", {}),
    ],
)
def test_what_does_not_exist_is_refused(kept: House, what: str, fields: dict[str, str]) -> None:
    assert kept.people(what, **fields).status_code == 422


def test_a_person_of_another_exercise_is_nobody_here(kept: House) -> None:
    stranger = arrivals.arrive(opening.create("harbour"), "Zoe").handle
    assert kept.people("seat", handle=stranger, cell="ald").status_code == 422
    assert kept.client.get(kept.url(f"?do=person&handle={stranger}")).context["composer"] is None


def test_the_door(kept: House) -> None:
    code = kept.code
    assert arrivals.knock(code) == kept.code
    kept.people("door", to="closed")
    assert arrivals.knock(code) is None
    assert "The door is closed." in kept.page()
    kept.people("door", to="open")
    kept.people("door", to="new-code")
    assert arrivals.knock(code) is None
    assert "The door is open" in kept.page()


def test_a_link_for_the_computer_at_the_beamer(kept: House) -> None:
    kept.client.post(kept.url("people/projector-link"), {"do": "link"})
    (address,) = re.findall(r"/enter/[\w-]+/", kept.page())
    beamer = Client()
    assert beamer.get(address, follow=True).redirect_chain[-1][0] == f"/x/{kept.code}/projector/"
    assert beamer.get(kept.url()).status_code == 404


def test_closing_the_door_leaves_those_inside_alone(kept: House) -> None:
    handle = kept.guest("Ana", "ald")
    kept.people("door", to="closed")
    assert arrivals.standing(kept.code, handle) is not None
