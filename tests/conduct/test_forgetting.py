"""Forgetting a person: their name is in no row and no file, and, where asked, in no words."""

import secrets
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore

from tests.conduct.conftest import BOSS
from tests.conduct.test_erasing import browser, found, peopled
from wargame.conduct import (
    acts,
    arrivals,
    boxes,
    forgetting,
    looks,
    mentions,
    opening,
    orders,
    posts,
)
from wargame.conduct.copies import Copy
from wargame.engine import STATE, Refused, Viewer
from wargame.engine.instruments.cards import Written
from wargame.engine.instruments.posts import Role
from wargame.engine.names import CONTROL, CellId
from wargame.engine.surveying import When
from wargame.journal import reading
from wargame.people.models import Facilitator, Person, Slip


def say(code: str, text: str) -> int:
    """Put a statement into the record; return its entry's number."""
    command = orders.command("statement.make", {"text": text})
    acts.submit(code, BOSS, command, secrets.token_hex(4))
    return reading.heads((code,))[code]


def test_a_name_goes_to_the_last_byte_and_the_record_stays(committed_db: None) -> None:
    code, name = opening.create("harbour"), f"Canary{secrets.token_hex(6)} Miller"
    handle = peopled(code, name)
    arrivals.seat(code, handle, CellId("ald"))
    key, kinds = browser(code, handle), [one.kind for one in reading.records(code)]
    assert found({name, handle}) == {name, handle}

    assert forgetting.forget(code, handle)

    assert found({name, handle}) == set()
    assert [one.kind for one in reading.records(code)] == [*kinds, "seat.vacated"]
    assert looks.look(code, STATE).picture.seating.filled == ()
    assert "persons" in SessionStore(key)
    assert SessionStore(key)["persons"] == {}
    with pytest.raises(Refused):
        forgetting.forget(code, handle)


def test_who_was_shown_the_door_is_forgotten_too(running: str) -> None:
    came = arrivals.arrive(running, "Ann")
    arrivals.remove(running, came.handle)
    assert [one.gone for one in forgetting.known(running)] == [True]
    forgetting.forget(running, came.handle)
    assert forgetting.known(running) == ()


def test_a_guest_in_control_loses_name_post_and_session(running: str) -> None:
    token = posts.invite(running, Role.ANALYST, (), "")
    accepted = posts.accept(token, "Mia Miller", None)
    assert accepted
    guest = accepted[1]
    (known,) = [one for one in forgetting.known(running) if one.guest]
    assert known.name == "Mia Miller"

    forgetting.forget(running, known.handle)

    row = Facilitator.objects.get(pk=guest.pk)
    assert (row.first_name, row.is_active) == (forgetting.FORGOTTEN, False)
    assert posts.staff(running) == ()
    assert forgetting.known(running) == ()


def test_a_name_is_found_in_words_and_nowhere_else(running: str) -> None:
    whole = say(running, "Our thanks to ann  MILLER, who drafted it")
    part = say(running, "(Miller said so)")
    say(running, "Annexes and millers are no names")
    found = mentions.find(running, "Ann Miller")
    assert [(one.position, one.found, one.whole) for one in found] == [
        (whole, "ann  MILLER", True),
        (part, "Miller", False),
    ]
    assert found[1].before == "("
    assert mentions.find(running, "ald") == (), "the id of a cell is no word of anybody's"
    assert mentions.find(running, "") == ()


def test_words_are_replaced_in_the_entries_that_were_ticked_and_in_no_other(running: str) -> None:
    first, second = say(running, "Ann Miller agrees"), say(running, "Ann disagrees")
    far = Copy(running)
    assert "Ann Miller agrees" in str(far.look(Viewer(CONTROL), keep=True))
    before = {one.position: one for one in reading.records(running)}

    assert mentions.replace_in(running, "Ann Miller", frozenset({first})) == 1

    after = {one.position: one for one in reading.records(running)}
    assert after[first].event.text == "[name] agrees"
    same = before.keys() - {first}
    assert {n: after[n] for n in same} == {n: before[n] for n in same}
    assert after[second].event.text == "Ann disagrees"
    (note,) = looks.look(running, STATE).picture.notes.written
    assert str(first) in note.text
    assert "Ann Miller" not in str(far.look(Viewer(CONTROL), keep=True)), "others read it anew"


def test_a_name_goes_out_of_closed_boxes_to_the_last_byte_and_nobody_is_shown_where(
    committed_db: None,
) -> None:
    code, word = opening.create("harbour"), f"Canary{secrets.token_hex(6)}"
    handle = peopled(code, f"{word} Miller")
    others = [arrivals.arrive(code, f"Zoe{n}").handle for n in range(2)]
    asked = {"asked": ["after"], "text": "Who, and why?"}
    done: list[tuple[str, dict[str, Any]]] = [
        ("exercise.start", {"anyway": True}),
        ("exercise.end", {}),
        ("query.add", {**asked, "sort": "text"}),
        ("query.add", {**asked, "sort": "choice", "options": ["Miller", "B"]}),
        ("survey.open", {"when": "after"}),
        ("wash.open", {}),
    ]
    for n, (act, fields) in enumerate(done):
        acts.submit(code, BOSS, orders.command(act, fields), f"c{n}")
    why, who = (one.id for one in looks.look(code, STATE).picture.surveys.added)
    boxes.answer(code, others[0], When.AFTER, {why: f"Ask {word.upper()}", who: "Miller"})
    boxes.give_cards(code, others[1], (Written(1, f"Thank you, {word}"), Written(2, "No name")))
    kinds = [one.kind for one in reading.records(code)]
    assert found({word, word.upper()}) == {word, word.upper()}

    assert forgetting.forget(code, handle)

    assert found({word, word.upper()}) == set()
    bodies = {one.box.partition("/")[0]: one.body for one in Slip.objects.filter(exercise=code)}
    assert bodies["survey"] == {why: "Ask [name]", who: "Miller"}, "what was ticked stays"
    assert [one["text"] for one in bodies["cards"]] == ["Thank you, [name]", "No name"]
    assert [one.kind for one in reading.records(code)] == kinds, "no entry tells of it"
    assert [boxes.gave(code, one) for one in others] != [(), ()]


def test_nothing_to_replace_changes_nothing(running: str) -> None:
    head = say(running, "Nobody is named")
    assert mentions.replace_in(running, "Ann", frozenset()) == 0
    assert reading.heads((running,))[running] == head
    assert not Person.objects.filter(exercise=running).exists()
