"""The souvenir: what a delegation wanted and got, and of the rest only what was opened."""

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.conduct import passes


@pytest.fixture
def kept(client: Client, db: None) -> House:
    made = house(client)
    made.at("talk")
    made.by(ALD, "cable.send", to=["bir"], subject="Ropes", text="Ours are shorter.")
    made.by(BIR, "caucus.open", title="The quiet pier", invite=["ald"])
    return made


def person(kept: House, cell: str) -> tuple[Client, str]:
    """Return somebody's browser, and the address of their souvenir."""
    handle = kept.guest("Zoltan Quark", cell)
    client = Client()
    session = client.session
    passes.admit(session, handle, kept.code)
    session.save()
    return client, f"/x/{kept.code}/p/{handle}/debrief/souvenir/"


def test_there_is_none_before_the_end(kept: House) -> None:
    client, address = person(kept, "bir")
    assert client.get(address).status_code == 404
    kept.done("exercise.end", confirm=kept.code)
    assert client.get(address).status_code == 200
    assert "Your souvenir" in client.get(address.removesuffix("souvenir/")).content.decode()


def test_it_grows_with_what_is_opened_and_names_nobody(kept: House) -> None:
    kept.by(ALD, "caucus.open", title="Without an ear", invite=["bir"])
    client, address = person(kept, "bir")
    kept.done("exercise.end", confirm=kept.code)
    before = client.get(address).content.decode()
    assert "Nothing that you did not know has been opened." in before
    assert "Quark" not in before

    kept.done("chapter.open", chapter="intents")
    after = client.get(address).content.decode()
    assert "zqbrief01" in after, "the brief of the other town lies open"
    assert "zqbrief01" not in before
    assert client.get(f"{address}souvenir.pdf").content.startswith(b"%PDF-")


def test_who_has_no_delegation_has_no_souvenir(kept: House) -> None:
    client, address = person(kept, "")
    kept.done("exercise.end", confirm=kept.code)
    assert client.get(address).status_code == 404
