"""A text of two towns, and what is done on its page."""

import re
from html import unescape

from tests.web.guests import Guest, state
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import ProposalId

CLAUSES = ["The first boat leaves at six.", "Fares are shared by both towns."]


def tabled(guest: Guest, **more: object) -> str:
    """Table a text of two clauses, and return its name."""
    answer = guest.send("proposal.table", title="Timetable", clauses=CLAUSES, **more)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["made"])


def words(html: str) -> str:
    """Return a page as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def text_of(guest: Guest, text: str) -> Proposal:
    """Return a text as it stands."""
    return state(guest.code).proposals.all[ProposalId(text)]


def page(text: str, query: str = "") -> str:
    """Return what a form on a text's page says of where it stands."""
    return f"text/{text}/{query}"


def edit(text: str, version: int, words_: str, **more: object) -> dict[str, object]:
    """Return the fields of an edit of clause A."""
    fields: dict[str, object] = {"proposal": text, "clause": "A", "version": version}
    return {**fields, "text": words_, "page": page(text, "?do=edit&clause=A"), **more}
