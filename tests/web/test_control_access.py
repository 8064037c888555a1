"""Who may open the control side: its facilitator; everybody else finds nothing there."""

import pytest
from django.test import Client

from tests.web.control_house import House, house
from wargame.conduct import opening, passes
from wargame.people.models import Facilitator

PAGES = (
    "control/",
    "control/?do=broadcast",
    "control/panels",
    "control/picture.json",
    "control/preview/",
    "control/as/ald/",
    "control/as/ald/panels",
    "projector/",
    "projector/panels",
    "projector/picture.json",
)
POSTS = ("control/act/exercise.start", "control/people/auto-seat", "control/people/door")


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def browser_of(who: str, kept: House) -> Client:
    """Return the browser of a stranger, a participant, or a colleague."""
    if who == "stranger":
        return Client()
    return participant(kept) if who == "participant" else colleague()


def participant(kept: House) -> Client:
    """Return the browser of somebody who sits in a delegation."""
    browser = Client()
    session = browser.session
    passes.admit(session, kept.guest("Ana", "ald"), kept.code)
    session.save()
    browser.cookies["session"] = session.session_key or ""
    return browser


def colleague() -> Client:
    """Return the browser of a facilitator who keeps another exercise."""
    browser, user = Client(), Facilitator.objects.create_user("colleague")
    opening.create("harbour", by=user)
    browser.force_login(user)
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_the_facilitator_opens_every_page(kept: House, page: str) -> None:
    kept.client.post(kept.url("as/ald/borrow"))
    assert kept.client.get(f"/x/{kept.code}/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["stranger", "participant", "colleague"])
def test_others_get_the_same_nothing_as_for_no_exercise(kept: House, page: str, who: str) -> None:
    visitor = browser_of(who, kept)
    found, absent = visitor.get(f"/x/{kept.code}/{page}"), visitor.get(f"/x/ZZZZZZ/{page}")
    assert (found.status_code, absent.status_code) == (404, 404)
    assert found.content == absent.content


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("who", ["stranger", "participant", "colleague"])
def test_others_can_do_nothing(kept: House, post: str, who: str) -> None:
    visitor = browser_of(who, kept)
    before = kept.entries
    answer = visitor.post(f"/x/{kept.code}/{post}", {"to": "closed"})
    assert answer.status_code == 404
    assert kept.entries == before


def test_a_post_without_a_token_is_refused(kept: House) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(kept.user)
    assert strict.post(kept.url("act/exercise.start")).status_code == 403
    assert not kept.picture().clock.started


def test_reading_changes_nothing(kept: House) -> None:
    before = kept.entries
    for page in PAGES:
        kept.client.get(f"/x/{kept.code}/{page}")
    assert kept.entries == before


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_kept_in_a_cache(kept: House, page: str) -> None:
    kept.client.post(kept.url("as/ald/borrow"))
    assert "no-store" in kept.client.get(f"/x/{kept.code}/{page}").headers["Cache-Control"]


def test_a_cell_that_is_not_in_play_cannot_be_looked_through(kept: House) -> None:
    assert kept.client.get(kept.url("as/zzz/")).status_code == 404
    assert kept.client.get(kept.url("as/control/")).status_code == 404
    for cell, status in (("zzz", 404), ("control", 404), ("observer", 303)):
        assert kept.client.post(kept.url(f"as/{cell}/borrow")).status_code == status
    assert "You are looking as" in kept.page("as/observer/")


def test_a_projector_link_opens_the_projector_and_nothing_else(kept: House) -> None:
    browser = Client()
    session = browser.session
    passes.admit_projector(session, kept.code)
    session.save()
    browser.cookies["session"] = session.session_key or ""
    assert browser.get(f"/x/{kept.code}/projector/").status_code == 200
    assert browser.get(kept.url()).status_code == 404
    assert browser.get(kept.url("preview/")).status_code == 404
