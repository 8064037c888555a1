"""The projector's page and its previews: public matter only, and nothing recorded by looking."""

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, SCRIPT, House, house
from wargame.conduct.looks import look
from wargame.engine import Viewer
from wargame.engine.instruments.projector import Show
from wargame.engine.names import PROJECTOR


@pytest.fixture
def kept(client: Client, db: None) -> House:
    found = house(client)
    found.at("table")
    return found


def wall(kept: House) -> str:
    """Return the projector's page."""
    return kept.client.get(f"/x/{kept.code}/projector/").content.decode()


@pytest.mark.parametrize("show", list(Show))
def test_a_preview_shows_a_card_and_records_nothing(kept: House, show: Show) -> None:
    before = kept.entries
    page = kept.page(f"preview/?show={show}")
    alone = kept.client.get(kept.url(f"preview/?show={show}"), headers=SCRIPT).content.decode()
    assert f'class="panel card card-{show}"' in page
    assert f'class="panel card card-{show}"' in alone
    assert "<html" not in alone
    assert kept.entries == before
    assert "card-lobby" in wall(kept)


def test_a_preview_without_a_card_is_what_is_on(kept: House) -> None:
    kept.done("projector.take", show="agenda")
    assert "card-agenda" in kept.page("preview/")


def test_a_preview_is_what_the_wall_then_shows(kept: House) -> None:
    previewed = kept.client.get(kept.url("preview/?show=table"), headers=SCRIPT).content.decode()
    kept.done("projector.take", show="table")
    assert previewed.strip() in wall(kept)


def test_a_preview_of_nothing_known_is_not_there(kept: House) -> None:
    assert kept.client.get(kept.url("preview/?show=heaven")).status_code == 404


def test_a_proposal_before_a_circle_never_reaches_the_wall(kept: House) -> None:
    secret = kept.by(ALD, "proposal.table", title="Whispered", clauses=["x"], circle=["ald", "bir"])
    assert "Whispered" not in kept.page(f"preview/?show=proposal&proposal={secret}")
    assert kept.act("projector.take", show="proposal", proposal=secret).status_code == 422


def test_what_is_said_to_some_never_reaches_the_wall(kept: House) -> None:
    kept.by(ALD, "cable.send", to=["bir"], subject="Hush", text="whispered words")
    kept.by(BIR, "question.ask", text="whispered words")
    kept.done("inject.release", inject="crew-letter")
    picture = look(kept.code, Viewer(PROJECTOR)).picture
    assert not picture.cables.sent
    for show in Show:
        assert "whispered" not in kept.page(f"preview/?show={show}")
    kept.by(ALD, "statement.make", text="spoken words")
    kept.done("projector.take", show="statements")
    assert "spoken words" in wall(kept)


def test_a_pause_covers_the_card(kept: House) -> None:
    kept.done("projector.take", show="agenda")
    kept.done("exercise.pause")
    assert "card-paused" in wall(kept)
    assert "card-agenda" not in wall(kept)
    kept.done("exercise.resume")
    assert "card-agenda" in wall(kept)


def test_seeing_as_somebody_has_nothing_to_press(kept: House) -> None:
    page = kept.looks_as("ald")
    assert "You are looking as" in page
    assert "<form" not in page
    assert 'id="acts"' not in page
