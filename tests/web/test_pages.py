"""A person's page: the room it shows, what it never carries, and that looking changes nothing."""

import re
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.utils import timezone

from tests.web.guests import Guest, control, joined, playing, seated, state
from wargame.conduct import arrivals
from wargame.conduct.looks import look
from wargame.engine import STATE, Viewer
from wargame.engine.names import CONTROL, CellId
from wargame.people.models import Person
from wargame.rooms.painting import digest


def test_one_address_is_lobby_room_and_observers_room(code: str) -> None:
    guest = joined(code, "Ann")
    assert "The facilitator will give you a seat" in guest.see()
    arrivals.seat(code, guest.handle, CellId("ald"))
    assert "Draft a proposal" in guest.see()
    arrivals.seat(code, guest.handle, CellId("observer"))
    assert "You see what is public" in guest.see() or "for observers" in guest.see()
    assert "Draft a proposal" not in guest.see()


def test_panels_of_two_seats_of_a_cell_are_the_same_bytes(code: str) -> None:
    ann, ben = seated(code, "ald", "Ann"), seated(code, "ald", "Ben")
    playing(code, "cable.send")
    ann.send("cable.send", to=["bir"], subject="Ferry", text="Tonight?")
    first, second = (one.browser.get(f"{one.page}panels").json() for one in (ann, ben))
    assert first["panels"] == second["panels"]
    assert first["h"] == second["h"] == digest(first["panels"])
    assert first["n"] == second["n"]


def test_the_page_holds_the_panels_that_are_sent_later(code: str) -> None:
    guest = seated(code, "ald")
    page, frame = guest.see(), guest.browser.get(f"{guest.page}panels").json()
    assert f'data-digest="{frame["h"]}"' in page
    assert f'data-heard="{frame["n"]}"' in page
    missing = [name for name, html in frame["panels"].items() if html not in page]
    assert missing == []


@pytest.mark.parametrize("cell", ["", "ald", "observer"])
def test_no_page_carries_inline_style_or_script(code: str, cell: str) -> None:
    guest = seated(code, cell) if cell else joined(code)
    control(code, "exercise.start", anyway=True)
    page = guest.see()
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", page)
    assert "default-src 'none'" in guest.browser.get(guest.page)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["", "panels", "picture.json", "log/statements"])
def test_nothing_of_a_person_is_kept_by_anybody_between(code: str, path: str) -> None:
    guest = seated(code, "ald")
    answer = guest.browser.get(guest.page + path)
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_looking_changes_nothing(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "cable.send")
    before = look(code, STATE).head
    for path in ("", "panels", "picture.json", "log/statements", "log/inbox", "log/caucuses"):
        guest.see(path)
    assert look(code, STATE).head == before


def test_every_field_has_a_label_and_every_form_its_token(code: str) -> None:
    page = seated(code, "ald").see()
    named = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    fields = re.findall(r'<(?:textarea|select|input type="text")[^>]* id="([^"]+)"', page)
    assert fields
    assert set(fields) <= named
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    assert all("csrfmiddlewaretoken" in one and "command_id" in one for one in forms)


def test_a_log_shows_all_and_only_to_those_who_have_the_panel(code: str) -> None:
    guest, watcher = seated(code, "ald"), seated(code, "observer", "Ben")
    playing(code, "statement.make")
    for number in range(60):
        guest.send("statement.make", text=f"Number {number}.")
    assert "Number 3." not in guest.see()
    assert "Number 3." in guest.see("log/statements")
    assert "Number 3." in watcher.see("log/statements")
    for path in ("log/inbox", "log/nonsense"):
        assert watcher.browser.get(watcher.page + path).status_code == 404


def test_an_old_message_is_marked_as_read_from_the_log(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "statement.make")
    told = {"title": "Fog", "text": "No boats today.", "sender": "The pilot", "to": ["ald"]}
    control(code, "inject.improvise", **told)
    improvised = look(code, Viewer(CONTROL)).picture.injects.plan[-1]
    control(code, "inject.release", inject=improvised.id)
    page = guest.see("log/messages")
    assert page.count("No boats today.") == 1
    (press,) = re.findall(r'formaction="([^"]+)"', page)
    (sitting,) = re.findall(r'name="sitting" value="([^"]*)"', page)
    there = urljoin(f"{guest.page}log/messages", press)

    assert guest.browser.post(there, {"sitting": sitting}).status_code == 303
    assert "Marked as read" in guest.see("log/messages")


def test_who_was_away_reads_what_was_missed(code: str) -> None:
    guest, other = seated(code, "ald"), seated(code, "bir")
    playing(code, "statement.make")
    away(guest, minutes=5)
    other.send("statement.make", text="We would take the pier.")
    page = guest.see()
    assert "Since you were away" in page
    assert "A statement was made" in page
    away(guest, minutes=0)
    assert "Since you were away" not in guest.see()


def test_a_page_that_slept_can_ask_what_it_missed(code: str) -> None:
    guest, other = seated(code, "ald"), seated(code, "bir")
    playing(code, "statement.make")
    guest.send("statement.make", text="What we said ourselves is no news to us.")
    other.send("statement.make", text="We would take the pier.")
    assert "A statement was made" in guest.see("away?seconds=90")
    assert guest.see("away?seconds=0").strip() == ""
    for wrong in ("", "-1", "x", "1e9", "9999999", "²"):
        assert guest.browser.get(f"{guest.page}away", {"seconds": wrong}).status_code == 404


def test_the_first_page_knows_who_was_here(code: str) -> None:
    guest = joined(code, "Zoë")
    assert guest.page in guest.browser.get("/").content.decode()
    arrivals.remove(code, guest.handle)
    assert guest.page not in guest.browser.get("/").content.decode()


def away(guest: Guest, minutes: int) -> None:
    """Say that a page was last heard of so long ago, having read everything."""
    heard = look(guest.code, STATE).head if minutes == 0 else 0
    before = timezone.now() - timedelta(minutes=minutes)
    Person.objects.filter(handle=guest.handle).update(seen_at=before, heard=heard)


def test_a_title_tells_nothing_but_where_one_is(code: str) -> None:
    guest, other = seated(code, "ald"), seated(code, "bir")
    playing(code, "cable.send")
    before = re.search(r"<title>(.*?)</title>", guest.see())
    other.send("cable.send", to=["ald"], subject="Hush", text="Hush.")
    after = re.search(r"<title>(.*?)</title>", guest.see())
    assert before is not None
    assert after is not None
    assert before[1] == after[1]


def test_an_ended_exercise_stays_to_be_read(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "statement.make")
    guest.send("statement.make", text="The last word.")
    control(code, "exercise.end")
    page = guest.see()
    assert "The exercise has ended" in page
    assert "The last word." in page
    assert state(code).clock.ended
