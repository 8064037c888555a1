"""A text as control reads it: with its own eyes, or with those of who sees it."""

import pytest
from django.test import Client

from tests.web.guests import playing, seated
from wargame.people.models import Facilitator, Keeper


@pytest.fixture
def boss(code: str) -> Client:
    """The browser of the facilitator who runs the exercise."""
    user = Facilitator.objects.create_user("boss")
    Keeper.objects.create(exercise=code, facilitator=user)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def text(code: str) -> str:
    """A text that one delegation alone sees, as its circle."""
    playing(code, "proposal.table")
    words = {"title": "Between us", "clauses": ["Quietly."], "circle": ["ald"]}
    return str(seated(code, "ald").send("proposal.table", **words).json()["made"])


def test_control_reads_every_text_and_can_press_nothing(code: str, boss: Client, text: str) -> None:
    console = f"/x/{code}/control/"
    boss.post(f"{console}as/ald/borrow")
    assert f'href="text/{text}/"' in boss.get(console).content.decode()
    for path in (f"text/{text}/", f"as/ald/text/{text}/"):
        page = boss.get(f"{console}{path}?do=edit&clause=A").content.decode()
        assert "Quietly." in page
        assert "formaction" not in page
        assert "<form" not in page
        panels = boss.get(f"{console}{path}panels?view=marked").json()["panels"]
        assert set(panels) == {"text", "side"}


def test_through_other_eyes_control_sees_no_more_than_they_do(
    code: str, boss: Client, text: str
) -> None:
    console = f"/x/{code}/control/"
    absent = boss.get(f"{console}text/NOTEXT/")
    for cell in ("bir", "observer", "nobody"):
        boss.post(f"{console}as/{cell}/borrow")
        for part in ("", "panels"):
            hidden = boss.get(f"{console}as/{cell}/text/{text}/{part}")
            assert (hidden.status_code, hidden.content) == (404, absent.content)


def test_nobody_else_reads_it_there(code: str, text: str) -> None:
    for path in (f"text/{text}/", f"text/{text}/panels", f"as/ald/text/{text}/"):
        assert Client().get(f"/x/{code}/control/{path}").status_code == 404
