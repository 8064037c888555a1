"""Signing in, the desk, and rehearsals."""

import threading
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.control_house import House, house
from wargame.conduct import opening
from wargame.conduct.rehearsal import Rehearsed, Unplayable
from wargame.people import links
from wargame.people.models import Facilitator
from wargame.web import rehearsals


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def test_a_link_of_the_facilitator_works_once(client: Client, db: None) -> None:
    token = opening.welcome()
    first = client.get(f"/enter/{token}/")
    assert (first.status_code, first.headers["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200
    stranger = Client()
    spent, unknown = stranger.get(f"/enter/{token}/"), stranger.get("/enter/nonsense/")
    assert (spent.status_code, unknown.status_code) == (404, 404)
    assert spent.content == unknown.content


def test_a_spent_link_still_leads_its_owner_to_the_desk(client: Client, db: None) -> None:
    token = opening.welcome()
    client.get(f"/enter/{token}/")
    assert client.get(f"/enter/{token}/").headers["Location"] == "/desk/"


@pytest.mark.parametrize("role", [links.CONTROL, links.PROJECTOR, links.PERSON])
def test_a_link_opens_its_own_page_alone(kept: House, role: str) -> None:
    handle = kept.guest("Ana", "ald")
    user = kept.user if role == links.CONTROL else None
    token = links.issue(role, exercise=kept.code, handle=handle, user=user)
    browser = Client()
    target = browser.get(f"/enter/{token}/").headers["Location"]
    assert browser.get(target).status_code == 200
    pages = {kept.url(), f"/x/{kept.code}/p/{handle}/"} - {target}
    assert {browser.get(page).status_code for page in pages} == {404}


def test_name_and_password(db: None, client: Client) -> None:
    Facilitator.objects.create_user("ina", password="a long password")
    wrong = client.post("/sign-in/", {"username": "ina", "password": "no"})
    assert "do not fit together" in wrong.content.decode()
    right = client.post("/sign-in/", {"username": "ina", "password": "a long password"})
    assert right.headers["Location"] == "/desk/"
    client.post("/sign-out/")
    assert client.get("/desk/").headers["Location"] == "/sign-in/?next=/desk/"


def test_many_wrong_passwords_make_a_name_rest(db: None, client: Client) -> None:
    Facilitator.objects.create_user("guessed", password="a long password")
    Facilitator.objects.create_user("other", password="a long password")
    for _ in range(10):
        client.post("/sign-in/", {"username": "guessed", "password": "no"})
    right = {"username": "guessed", "password": "a long password"}
    assert "Wait ten minutes" in client.post("/sign-in/", right).content.decode()
    assert client.post("/sign-in/", right | {"username": "other"}).status_code == 302


def test_signing_out_is_not_done_by_a_link(kept: House) -> None:
    assert kept.client.get("/sign-out/").status_code == 405


def test_an_empty_desk_says_what_will_stand_there(client: Client, db: None) -> None:
    client.force_login(Facilitator.objects.create_user("ina"))
    page = client.get("/desk/").content.decode()
    assert "Your exercises appear here." in page
    assert "A settlement for Ukraine" in page


def test_an_exercise_is_started_and_its_console_opens(client: Client, db: None) -> None:
    client.force_login(Facilitator.objects.create_user("ina"))
    answer = client.post("/desk/start/", {"slug": "harbour"}, follow=True)
    assert answer.status_code == 200
    assert "Before the start" in answer.content.decode()
    assert "set up" in client.get("/desk/").content.decode()


def test_an_unknown_scenario_is_refused_in_words(kept: House) -> None:
    page = kept.client.post("/desk/start/", {"slug": "atlantis"}, follow=True).content.decode()
    assert "There is no such scenario." in page
    page = kept.client.post("/desk/rehearse/", {"slug": "atlantis"}, follow=True).content.decode()
    assert "There is no such scenario." in page


def test_a_faulty_scenario_says_how_to_see_its_faults(
    kept: House, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "scenario.toml").write_text('title = "Broken"')
    settings.WARGAME_PACKS = tmp_path
    page = kept.client.get("/desk/").content.decode()
    assert "manage.py check_pack broken" in page
    answer = kept.client.post("/desk/start/", {"slug": "broken"}, follow=True).content.decode()
    assert "has faults and cannot be played" in answer


PLAYED = Rehearsed("AAAAAA", control="c", projector="p", observer="o", seats={"ald/ald-1": "t"})


def wait_for_threads() -> None:
    """Let the rehearsals end that were begun."""
    for thread in threading.enumerate():
        if thread.name.startswith("rehearsal-"):
            thread.join(timeout=10)


def test_a_rehearsal_shows_how_far_it_is_and_where_to_go(
    kept: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, go_on = threading.Event(), threading.Event()

    def play(slug: str, *, by: Facilitator, until: str, progress: rehearsals.Play) -> Rehearsed:
        assert until == "3"
        progress(3, 9, "cable.send")
        told.set()
        go_on.wait(timeout=10)
        return PLAYED

    monkeypatch.setattr(rehearsals, "rehearse", play)
    where = kept.client.post("/desk/rehearse/", {"slug": "harbour"}).headers["Location"]
    assert told.wait(timeout=10)
    under_way = kept.client.get(where).content.decode()
    assert "3</strong> of" in under_way
    assert "data-poll" in under_way
    go_on.set()
    wait_for_threads()
    over = kept.client.get(where).content.decode()
    assert "/x/AAAAAA/control/" in over
    assert "/enter/t/" in over
    assert "data-poll" not in over
    assert "does not know that rehearsal" in colleague().get(where).content.decode()


def colleague() -> Client:
    """Return the browser of another facilitator."""
    browser = Client()
    browser.force_login(Facilitator.objects.create_user("colleague"))
    return browser


@pytest.mark.parametrize(
    ("trouble", "words"),
    [(Unplayable("Step 4 would not go."), "Step 4"), (RuntimeError("boom"), "the log says why")],
)
def test_a_rehearsal_that_breaks_off_says_so(
    kept: House, monkeypatch: pytest.MonkeyPatch, trouble: Exception, words: str
) -> None:
    def play(slug: str, **_: object) -> Rehearsed:
        raise trouble

    monkeypatch.setattr(rehearsals, "rehearse", play)
    where = kept.client.post("/desk/rehearse/", {"slug": "harbour"}).headers["Location"]
    wait_for_threads()
    page = kept.client.get(where).content.decode()
    assert words in page
    assert "boom" not in page
