"""Logs: whatever is asked for, and whatever breaks, no private word reaches the terminal."""

import pytest

from tests.secrecy.crawling import Crawl, logged
from tests.secrecy.household import CANARY, NO_TOKEN, Household
from tests.secrecy.walking import places, visit
from wargame.people.models import Person, Way
from wargame.rooms.painting import Painter


def keys(house: Household) -> set[str]:
    """Return what opens a door, or names somebody."""
    people = Person.objects.filter(exercise=house.code)
    ways = Way.objects.filter(exercise__in=(house.code, house.other))
    found = {NO_TOKEN, house.code, house.other}
    for handle, rejoin in people.values_list("handle", "rejoin_code"):
        found |= {handle, rejoin}
    for code, token in ways.values_list("code", "token"):
        found |= {code, token}
    sessions = (one.client.cookies.get("session") for one in house.browsers.values())
    return found | {one.value for one in sessions if one and one.value}


def test_no_word_code_or_token_is_logged(
    house: Household, committed_db: None, crawled: Crawl, posted: Crawl
) -> None:
    written = crawled.log + posted.log
    assert "Forbidden" in posted.log, "a refused token is worth a line"
    assert not CANARY.findall(written)
    assert not {key for key in keys(house) if key in written}


def test_what_breaks_is_logged_without_what_was_said(
    house: Household, committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(*_: object) -> None:
        raise RuntimeError("the brush broke")

    monkeypatch.setattr(Painter, "paint", trip)
    with logged() as log:
        for role in ("ald-1", "control", "projector"):
            browser = house.browsers[role].again()
            for place in places(house, browser):
                if place.own and place.name in {"person", "console", "projector", "see-as-panels"}:
                    answer = visit(browser, place, "GET", "?text=zqasked01")
                    assert answer.status in {404, 500}
                    assert "the brush broke" not in answer.text
    written = log.getvalue()
    assert "the brush broke" in written, "whoever mends it needs to know what broke"
    assert not CANARY.findall(written)
    assert not {key for key in keys(house) if key in written}
