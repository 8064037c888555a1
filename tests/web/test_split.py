"""Votes of members, cast one by one on a page that needs no script."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.packs.given import HARBOUR, rewritten
from tests.web.guests import Guest, control, opened, playing, seated, state
from wargame.engine.names import CellId

SEATS = ("CN", "FR", "RU", "UK", "US", *(f"E{n}" for n in range(1, 11)))


@pytest.fixture
def code(db: None, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """An exercise of the small pack, whose board has members of which each town casts some."""
    folder = tmp_path / "harbour"
    shutil.copytree(HARBOUR, folder)
    blocs = ", ".join(f'{one} = "{("ald", "bir")[n % 2]}"' for n, one in enumerate(SEATS))
    body = f'rule = "un.security-council"\nbody = "un-security-council"\nblocs = {{ {blocs} }}'
    rewritten(folder, "scenario.toml", 'rule = "unanimity"', body)
    settings.WARGAME_PACKS = tmp_path
    cache.clear()
    yield opened()
    cache.clear()


def voting(code: str) -> tuple[Guest, str]:
    """Return a guest of a town that votes, and the ballot."""
    guest = seated(code, "ald")
    playing(code, "ballot.cast")
    control(code, "ballot.call", question="Shall we?", forum="board")
    (ballot,) = state(code).ballots.open
    return guest, ballot.id


def test_each_member_can_be_given_a_vote_of_its_own(code: str) -> None:
    guest, ballot = voting(code)
    assert f'href="split/{ballot}/"' in guest.see()
    text = guest.see(f"split/{ballot}/")
    assert text.count("<select") == 8
    assert "China" in text
    assert "checked" not in text

    answer = guest.act(
        "ballot.cast", ballot=ballot, choice="yes", **{"split.CN": "no", "split.RU": ""}
    )

    assert answer.status_code == 303
    (open_one,) = state(code).ballots.open
    assert open_one.papers == {CellId("ald"): "yes"}
    assert open_one.splits == {CellId("ald"): {CellId("CN"): "no"}}
    again = guest.see(f"split/{ballot}/")
    assert '<option value="no" selected>' in again


def test_the_votes_of_another_town_are_refused(code: str) -> None:
    guest, ballot = voting(code)

    answer = guest.send("ballot.cast", ballot=ballot, choice="yes", **{"split.FR": "no"})

    assert answer.status_code == 422
    assert state(code).ballots.open[0].papers == {}


def test_there_is_no_such_page_for_what_is_not_there(code: str) -> None:
    guest, ballot = voting(code)
    control(code, "ballot.close", ballot=ballot)

    for path in (f"split/{ballot}/", "split/nothing/"):
        assert guest.browser.get(guest.page + path).status_code == 404
