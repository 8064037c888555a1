"""Agreements in the browser: initialled by a button, signed on a page, printed, ruled on."""

import re

import pytest
from django.test import Client

from tests.web.control_house import House, house
from tests.web.guests import Guest, control, joined, opened, playing, seated, state
from wargame.engine.names import AgreementId
from wargame.engine.treaties import Step


@pytest.fixture
def code(db: None) -> str:
    """An exercise of the small pack."""
    return opened()


def initialled(code: str, *circle: str) -> tuple[Guest, Guest, AgreementId]:
    """Return one guest of each town, and the agreement that both have initialled."""
    ald, bir = seated(code, "ald"), seated(code, "bir")
    playing(code, "agreement.initial")
    ald.act(
        "proposal.table",
        title="Two boats",
        clauses=["At six.", "At ten."],
        circle=list(circle),
        **{"choices.F": "a", "choices.P": "b"},
    )
    (text,) = state(code).proposals.all
    for guest in (ald, bir):
        button = re.search(r'formaction="(act/agreement\.initial[^"]+)"', guest.see())
        assert button
        answer = guest.browser.post(guest.page + button[1].replace("&amp;", "&"))
        assert answer.status_code == 303
        assert answer["Location"].endswith("#agreements")
    (name,) = state(code).agreements.all
    assert state(code).agreements.all[name].proposal == text
    return ald, bir, name


def test_a_page_takes_signature_reservation_and_declaration(code: str) -> None:
    ald, _, name = initialled(code)
    page = ald.see(f"agreement/{name}/")
    assert 'action="../../act/agreement.sign"' in page
    assert 'name="reservation"' in page
    assert "agreement.ratify" not in page

    answer = ald.act("agreement.sign", agreement=name, reservation="No ice.", declaration="Two.")

    assert answer.status_code == 303
    (paper,) = state(code).agreements.all[name].signatures
    assert (paper.reservation, paper.declaration) == ("No ice.", "Two.")
    assert "No ice." in ald.see()


def test_a_refused_form_keeps_what_was_typed(code: str) -> None:
    ald, _, name = initialled(code)

    answer = ald.act("agreement.breach", agreement=name, accused="bir", reason="A late boat.")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "cannot be called broken now" in page
    assert "A late boat." in page
    draft = ald.act("agreement.sign", agreement=name, articles=["A"], reservation="Only at six.")
    assert draft.status_code == 422
    assert "Only at six." in ald.see(f"agreement/{name}/")


def test_it_is_taken_home_and_the_register_says_what_came_of_it(code: str) -> None:
    ald, bir, name = initialled(code)
    for guest in (ald, bir):
        guest.act("agreement.sign", agreement=name)
    control(code, "indicator.set", indicator="savings", value=1, reason="A shaft")
    assert "only while the town has savings" in ald.see(f"agreement/{name}/")

    ald.act("agreement.ratify", agreement=name, ratified="true")

    assert state(code).agreements.all[name].state is Step.REFUSED
    assert "refused at home" in bir.see()


def test_the_treaty_is_a_page_and_a_pdf_for_all_who_see_it(code: str) -> None:
    ald, _, name = initialled(code)
    ald.act("agreement.sign", agreement=name, reservation="No ice.")

    page = ald.see(f"treaty/{name}/")
    pdf = ald.browser.get(f"{ald.page}treaty/{name}/treaty.pdf")

    assert "For <strong>Alder Quay</strong>" in page
    assert "No ice." in page
    assert "ald-1" not in page
    assert pdf["Content-Type"] == "application/pdf"
    assert "no-store" in pdf["Cache-Control"]
    assert pdf.content.startswith(b"%PDF-")


def test_a_secret_one_has_no_page_for_others(code: str) -> None:
    ald, _, name = initialled(code, "bir")
    watcher, lobby = seated(code, "observer"), joined(code, "Lou")

    for guest in (watcher, lobby):
        for path in ("treaty/{}/", "treaty/{}/treaty.pdf", "agreement/{}/"):
            hidden = guest.browser.get(guest.page + path.format(name))
            absent = guest.browser.get(guest.page + path.format("absent"))
            assert hidden.status_code == absent.status_code == 404
            assert hidden.content == absent.content
        assert "Two boats" not in guest.see()
    assert "Two boats" in ald.see()


def test_who_only_watches_reads_and_does_not_act(code: str) -> None:
    _, _, name = initialled(code)
    watcher = seated(code, "observer")

    assert "Two boats" in watcher.see(f"treaty/{name}/")
    assert watcher.browser.get(f"{watcher.page}agreement/{name}/").status_code == 404


@pytest.fixture
def kept(client: Client, db: None) -> House:
    """A facilitator with an exercise of the small pack."""
    return house(client)


def test_control_rules_and_prints(kept: House) -> None:
    guests = seated(kept.code, "ald"), seated(kept.code, "bir")
    playing(kept.code, "agreement.initial")
    guests[0].act("proposal.table", title="Two boats", **{"choices.F": "a", "choices.P": "b"})
    (text,) = state(kept.code).proposals.all
    for guest in guests:
        guest.act("agreement.initial", proposal=text, version=1)
    (name,) = state(kept.code).agreements.all
    for guest in guests:
        guest.act("agreement.sign", agreement=name)
    form = kept.page(f"?do=agreement&agreement={name}")
    assert 'action="act/agreement.rule-ratification"' in form
    assert "Find it broken" not in form

    for cell in ("ald", "bir"):
        ruling = {"agreement": name, "cell": cell, "ratified": "true", "reason": "They nod."}
        assert kept.act("agreement.rule-ratification", **ruling).status_code == 200

    assert state(kept.code).agreements.all[name].state is Step.IN_FORCE
    assert "Find it broken" in kept.page(f"?do=agreement&agreement={name}")
    assert "They nod." in kept.page(f"treaty/{name}/")
    pdf = kept.client.get(kept.url(f"treaty/{name}/treaty.pdf"))
    assert pdf.content.startswith(b"%PDF-")
    assert kept.client.get(kept.url("treaty/absent/")).status_code == 404
