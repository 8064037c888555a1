"""The page of a text: what each may read and do there, with and without a script."""

import re
from html import unescape

import pytest

from tests.web.guests import Guest, playing, seated, state
from wargame.engine.names import ClauseId, ProposalId

CLAUSES = ["The first boat leaves at six.", "Fares are shared."]


@pytest.fixture
def ald(code: str) -> Guest:
    """Somebody at the table for one of the two towns."""
    playing(code, "proposal.table")
    return seated(code, "ald")


@pytest.fixture
def bir(code: str, ald: Guest) -> Guest:
    """Somebody of the other town."""
    return seated(code, "bir", "Ben")


def tabled(guest: Guest, **more: object) -> str:
    """Table a text of two clauses, and return its name."""
    answer = guest.send("proposal.table", title="Timetable", clauses=CLAUSES, **more)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["made"])


def words(html: str) -> str:
    """Return a page as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def clause(guest: Guest, text: str, letter: str) -> str:
    """Return how a clause reads now."""
    found = state(guest.code).proposals.all[ProposalId(text)].current.clause(ClauseId(letter))
    return found.text if found else ""


def test_a_sponsor_edits_and_another_amends(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    mine, other = ald.see(f"text/{text}/"), bir.see(f"text/{text}/")
    assert "do=edit&amp;clause=A" in mine
    assert "do=amend&amp;clause=A" not in mine
    assert "do=amend&amp;clause=A" in other
    assert "do=edit" not in other
    assert "clause.strike" in mine
    assert "clause.strike" not in other
