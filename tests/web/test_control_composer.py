"""The composer: one form at a time, opened only where there is something to fill in."""

import pytest
from django.test import Client

from tests.web.control_house import ALD, SCRIPT, House, house
from wargame.conduct import opening
from wargame.web.composer import suggested


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


@pytest.fixture
def busy(kept: House) -> House:
    """An exercise in which there is something for every form."""
    kept.at("table")
    return kept


def forms(kept: House) -> dict[str, str]:
    """Return an address for every form, with the words that must stand in it."""
    question = kept.by(ALD, "question.ask", text="May we swim?")
    proposal = kept.by(ALD, "proposal.table", title="A pier for all", clauses=["One pier."])
    agreement = kept.by(ALD, "agreement.initial", proposal=proposal, version=1)
    ballot = kept.act("ballot.call", question="Supper?", forum="straw").json()["made"]
    return {
        "?do=open&phase=vote": "The vote",
        "?do=open&phase=reading": "goes back",
        "?do=skip&phase=vote": "Leave it out",
        "?do=broadcast": "Send to everybody",
        "?do=cable": "Send the cable",
        f"?do=answer&question={question}": "May we swim?",
        "?do=release&inject=crew-letter": "Release to those ticked",
        "?do=vote": "Harbour board",
        f"?do=vote&proposal={proposal}": "A pier for all",
        f"?do=cancel&ballot={ballot}": "Supper?",
        "?do=indicator&indicator=trust": "Trust across the sound",
        f"?do=person&handle={kept.guest('Ana')}": "Ana",
        f"?do=agreement&agreement={agreement}": "End it",
        "?do=link": "Make a link",
        "?do=end": kept.code,
    }


def test_every_form_opens_in_the_page_and_alone(busy: House) -> None:
    for address, words in forms(busy).items():
        page = busy.page(address)
        alone = busy.client.get(busy.url(address), headers=SCRIPT).content.decode()
        assert "<dialog" in page
        assert words in page, address
        assert words in alone, address
        assert "<html" not in alone
        assert "csrfmiddlewaretoken" in alone


@pytest.mark.parametrize(
    "address",
    [
        "?do=nothing",
        "?do=open&phase=nowhere",
        "?do=answer&question=none",
        "?do=release&inject=none",
        "?do=vote&proposal=none",
        "?do=cancel&ballot=none",
        "?do=indicator&indicator=none",
        "?do=person&handle=nobody",
        "?do=prepare",
    ],
)
def test_a_form_for_nothing_is_not_opened(busy: House, address: str) -> None:
    assert busy.client.get(busy.url(address)).context["composer"] is None
    assert busy.client.get(busy.url(address), headers=SCRIPT).status_code == 404


def test_before_the_start_there_is_nothing_to_open_or_end(kept: House) -> None:
    assert kept.client.get(kept.url("?do=end")).context["composer"] is None
    assert kept.client.get(kept.url("?do=open&phase=talk")).context["composer"] is None


def test_the_next_phase_says_what_it_brings(busy: House) -> None:
    page = busy.page("?do=open&phase=talk")
    assert "Injects at hand then" in page
    assert "“At the table” closes." in page
    assert "Find out what the other town needs" in page


@pytest.mark.parametrize(
    ("joined", "line_up"),
    [(0, None), (3, "four"), (11, "four"), (20, "six"), (30, "nine"), (99, "nine")],
)
def test_the_line_up_is_suggested_by_the_number_of_people(
    db: None, joined: int, line_up: str | None
) -> None:
    found = suggested(opening.pack("ukraine-settlement"), joined)
    assert (found.title.split()[0].lower() if found else None) == line_up


def test_the_suggestion_counts_those_who_joined(kept: House) -> None:
    for name in ("Ana", "Bo"):
        kept.guest(name)
    page = kept.page("?do=prepare")
    assert "2</strong> people have joined" in page
    assert "suggested" in page
