"""Coming in and coming back: codes forgiving of fingers, and silent about each other."""

import re

import pytest
from django.test import Client

from tests.web.guests import Guest, joined, seated
from wargame.conduct import arrivals
from wargame.people.models import Person, Way
from wargame.web import doorstep

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def way(code: str) -> str:
    """Return the code that is on the screen."""
    return Way.objects.get(exercise=code).code


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {2}-{3} ", "{2}.{3}"])
def test_a_code_may_be_typed_as_people_type(code: str, typed: str) -> None:
    right = way(code)
    shown = typed.format(right, right.lower(), right[:3], right[3:])
    answer = Client().post("/join/", {"code": shown})
    assert answer.status_code == 302
    assert answer["Location"] == f"/j/{right}/"


def test_a_wrong_code_and_a_closed_one_get_the_same_bytes(code: str) -> None:
    right = way(code)
    arrivals.close_door(code)
    answers = [Client().post("/join/", {"code": one}) for one in (right, "ZZZZZZ")]
    assert {one.status_code for one in answers} == {422}
    bodies = [
        TOKEN.sub(b"", one.content).replace(typed.encode(), b"")
        for one, typed in zip(answers, (right, "ZZZZZZ"), strict=True)
    ]
    assert bodies[0] == bodies[1]
    assert b"That code is not open" in bodies[0]


def test_an_error_is_said_in_a_summary_and_at_its_field(code: str) -> None:
    page = Client().post("/join/", {"code": "OIL-123"}).content.decode()
    assert '<a href="#code">That code is not open' in page
    assert 'aria-invalid="true"' in page
    assert 'value="OIL-123"' in page
    assert "No code holds 1, I, L, O." in page


def test_a_name_lets_in_and_the_page_is_theirs_alone(code: str) -> None:
    guest = joined(code, "Zoë")
    assert "Zoë" in guest.see()
    assert Client().get(guest.page).status_code == 404


def test_who_scans_again_is_shown_the_way_back(code: str) -> None:
    guest = joined(code, "Zoë")
    page = guest.browser.get(f"/j/{way(code)}/").content.decode()
    assert "You are here already." in page
    assert guest.page in page
    assert "You are here already." not in Client().get(f"/j/{way(code)}/").content.decode()


def test_a_name_is_asked_for_again_when_it_is_empty(code: str) -> None:
    browser = Client()
    answer = browser.post(f"/j/{way(code)}/", {"name": "   "})
    assert answer.status_code == 422
    assert "The field “name” is empty" in answer.content.decode()
    assert not Person.objects.filter(exercise=code).exists()


def test_the_token_of_the_qr_code_leads_past_the_code(code: str) -> None:
    token = Way.objects.get(exercise=code).token
    page = Client().get(f"/j/{token}/")
    assert page.status_code == 200
    assert "What shall we call you?" in page.content.decode()


def test_a_code_of_ones_own_leads_back_to_the_seat(code: str) -> None:
    guest = seated(code, "ald")
    other = Client()
    own = Person.objects.get(handle=guest.handle).rejoin_code
    answer = other.post("/rejoin/", {"code": f"{own[:3]} {own[3:]}".lower()})
    assert answer["Location"] == guest.page
    assert "Alder Quay" in Guest(other, code, guest.handle).see()


def test_who_guesses_waits_and_who_scans_does_not(code: str) -> None:
    browser = Client()
    for _ in range(doorstep.TRIES):
        assert browser.post("/join/", {"code": "ZZZZZZ"}).status_code == 422
    assert browser.post("/join/", {"code": way(code)}).status_code == 429
    assert browser.get(f"/j/{way(code)}/").status_code == 429
    assert browser.get(f"/j/{Way.objects.get(exercise=code).token}/").status_code == 200
    assert Client().post("/join/", {"code": way(code)}).status_code == 302


def test_eighty_people_behind_one_address_all_get_in(code: str) -> None:
    for number in range(80):
        browser = Client(REMOTE_ADDR="10.0.0.1")
        if number % 5 == 0:
            browser.post("/join/", {"code": "ZZZZZZ"})
        assert browser.post("/join/", {"code": way(code)}).status_code == 302


def test_many_browsers_that_guess_are_slowed_together(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorstep, "_key", lambda: "wrong-codes-of-one-minute")
    answers = [Client().post("/join/", {"code": "ZZZZZZ"}) for _ in range(doorstep.BUCKET + 1)]
    assert answers[-2].status_code == 422
    assert answers[-1].status_code == 429


def test_who_was_removed_finds_nothing(code: str) -> None:
    guest = seated(code, "ald")
    arrivals.remove(code, guest.handle)
    paths = ("", "panels", "picture.json", "log/statements")
    assert {guest.browser.get(guest.page + path).status_code for path in paths} == {404}
    assert guest.send("hand.raise").status_code == 404


def test_absent_and_forbidden_get_the_same_bytes(code: str) -> None:
    stranger, guest = Client(), seated(code, "ald")
    absent = stranger.get("/x/ZZZZZZ/p/ZZZZZZZZZZZZ/")
    forbidden = stranger.get(guest.page)
    assert absent.status_code == forbidden.status_code == 404
    assert absent.content == forbidden.content


def test_the_session_gets_another_name_on_the_way_in(code: str) -> None:
    browser = Client()
    browser.post("/join/", {"code": "ZZZZZZ"})
    before = browser.cookies["session"].value
    browser.post(f"/j/{way(code)}/", {"name": "Ann"})
    assert browser.cookies["session"].value != before


def test_the_warm_up_is_answered_and_counted(code: str) -> None:
    guest = joined(code)
    answer = guest.browser.post(f"{guest.page}warm-up?option=By%20ferry")
    assert answer.status_code == 303
    page = guest.see()
    assert "Your answer: By ferry." in page
    assert "1 answered" in page
    wrong = guest.browser.post(f"{guest.page}warm-up", {"option": "On foot"})
    assert wrong.status_code == 422
