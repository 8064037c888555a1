"""Looking as others see: a door first, then what they see, and a line in the record."""

import pytest
from django.test import Client

from tests.web.control_house import BIR, House, house
from wargame.engine.audience import CONTROL_ALONE
from wargame.journal import reading


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def looks(kept: House) -> list[tuple[str, str]]:
    """Return who looked as whom, as the record says it."""
    records = [one for one in reading.records(kept.code) if one.kind == "eyes.borrowed"]
    assert all(one.audience == CONTROL_ALONE for one in records), "control alone is told"
    return [(one.event.seat, one.event.cell) for one in records]


def test_a_door_stands_before_it_that_shows_nothing(kept: House) -> None:
    kept.at("talk")
    kept.by(BIR, "cable.send", to=["ald"], subject="Tides", text="zqcable99")
    door = kept.page("as/ald/")

    assert "The record says" in door
    assert "zqcable99" not in door
    assert kept.client.get(kept.url("as/ald/panels")).status_code == 404
    assert not looks(kept)


def test_the_record_says_once_who_looks_as_whom(kept: House) -> None:
    kept.at("talk")
    kept.by(BIR, "cable.send", to=["ald"], subject="Tides", text="zqcable99")

    assert "zqcable99" in kept.looks_as("ald")
    assert "zqcable99" in kept.looks_as("ald")
    assert kept.client.get(kept.url("as/ald/panels")).status_code == 200
    assert looks(kept) == [(f"control-{kept.user.pk}", "ald")]
    assert "The record says" in kept.page("as/bir/"), "one by one"


def test_it_works_before_the_start_and_after_the_end(kept: House) -> None:
    kept.looks_as("ald")
    kept.at("talk")
    kept.done("exercise.end", confirm=kept.code)
    kept.looks_as("bir")

    assert [cell for _, cell in looks(kept)] == ["ald", "bir"]


def test_from_the_door_of_a_text_one_comes_to_the_text(kept: House) -> None:
    kept.at("table")
    text = kept.by(BIR, "proposal.table", title="Between us", clauses=["Quietly."], circle=["bir"])
    door = kept.page(f"as/bir/text/{text}/")
    assert text in door
    assert "Quietly." not in door

    for cell, where in (("bir", f"as/bir/text/{text}/"), ("ald", "as/ald/")):
        answer = kept.client.post(kept.url(f"as/{cell}/borrow"), {"text": text})
        assert answer["Location"] == kept.url(where)
    assert kept.client.post(kept.url("as/bir/borrow"), {"text": "a/b"})["Location"] == kept.url(
        "as/bir/"
    )
