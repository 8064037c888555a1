"""The editor of blocs: before the start control says who casts whose vote; afterwards it reads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web import control_house
from tests.web.control_house import House
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import Choice
from wargame.packs.bodies import TABLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client: Client) -> House:
    """An exercise whose line-up is chosen and whose facilitator is signed in."""
    return control_house.house(client)


MOVE = "act/blocs.assign?member=A3&amp;cell=bir"


def test_it_shows_the_mapping_as_an_assumption(house: House) -> None:
    page = house.page("blocs/")

    assert "assumed" in page
    assert "an assumption of the scenario" in page
    assert "Wards of the two towns, 2030" in page
    assert "Invented for the scenario of the harbour." in page
    assert MOVE in page
    assert "58.82 %" in page


def test_a_member_is_moved_without_a_script_and_marked(house: House) -> None:
    answer = house.client.post(
        house.url("act/blocs.assign") + "?member=A3&cell=bir", {"back": "blocs"}
    )

    assert answer.status_code == 303
    assert answer.headers["Location"] == house.url("blocs/")
    page = house.page("blocs/")
    assert MOVE not in page
    assert "edited" in page
    wards = house.picture().setting.forum("wards")
    assert wards
    assert wards.terms.members(CellId("bir")) == ("A3", "B1", "B2")


def test_the_last_member_of_a_town_has_no_button(house: House) -> None:
    for member in ("A2", "A3"):
        house.done("blocs.assign", member=member, cell="bir")

    assert "member=A1" not in house.page("blocs/")
    answer = house.act("blocs.assign", member="A1", cell="bir")
    assert answer.status_code == 422
    assert "Alder Quay" in answer.json()["sentence"]


def test_after_the_start_it_is_fixed(house: House) -> None:
    house.done("exercise.start", anyway="true")
    page = house.page("blocs/")

    assert "the mapping is fixed" in page
    assert "act/blocs.assign" not in page
    assert house.act("blocs.assign", member="A3", cell="bir").status_code == 422


NEWER = """title,Wards counted anew
year,2031
source,"A count of the wards, in spring"
unit,heads
id,name,population
A1,Alder Hill,100
A2,Rope Walk,100
A3,Saltmarsh,100
B1,Birch Mole,100
B2,Lamp Street,100
"""


def uploaded(house: House, text: str, name: str = "wards.csv") -> str:
    """Upload a table without a script, and return the page that comes back."""
    sent = {
        "table": "Wards of the two towns, 2030",
        "file": SimpleUploadedFile(name, text.encode()),
    }
    answer = house.client.post(house.url("table"), sent)
    assert answer.status_code == 303
    return house.page("blocs/")


def test_a_newer_table_is_counted_with(house: House) -> None:
    page = uploaded(house, NEWER)

    assert "Wards counted anew, 2031" in page
    assert "A count of the wards, in spring" in page
    assert "60.00 %" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEWER.replace("100", "none"), "Write a whole number"),
        (NEWER.replace("B2,Lamp Street,100", ""), "people of Lamp Street"),
        (NEWER.replace("year,2031", ""), "This key is missing."),
        ("", "This key is missing."),
    ],
)
def test_a_table_with_a_fault_changes_nothing(house: House, text: str, said: str) -> None:
    page = uploaded(house, text)

    assert said in page
    assert "Wards of the two towns, 2030" in page


def test_a_table_as_the_app_has_them(house: House) -> None:
    text = (TABLES / "harbour-wards.toml").read_text().replace("2030", "2032")

    assert "Wards of the two towns, 2032" in uploaded(house, text, "wards.toml")


def test_the_console_leads_to_it(house: House) -> None:
    assert f'href="{house.url("blocs/")}"' in house.page()


def test_control_has_a_form_where_it_casts(house: House) -> None:
    assert "cast" not in house.picture().ballots.all
    house.done("exercise.start", anyway="true")
    house.done("ballot.call", question="Lamps?", forum="wards")
    (ballot,) = house.picture().ballots.open

    page = house.page(f"?do=cast&ballot={ballot.id}")
    assert "Member by member" not in page
    assert CONTROL not in ballot.voters
    assert house.act("ballot.cast", ballot=ballot.id, choice=Choice.YES).status_code == 422
