"""The queue by HTTP: its forms, its keys, two in control, and what others get of it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.control_house import ALD, BIR, House
from tests.web.control_house import house as exercise
from wargame.conduct import looks, presence
from wargame.conduct.company import company
from wargame.engine import Viewer
from wargame.engine.names import CONTROL, CellId, PhaseId
from wargame.people.models import Facilitator, Keeper, Person


def second(house: House) -> House:
    """Return the same exercise with the browser of a second facilitator."""
    user = Facilitator.objects.create_user("second")
    Keeper.objects.create(exercise=house.code, facilitator=user)
    client = Client()
    client.force_login(user)
    return House(client, house.code, user, sent=1000)


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return exercise(client)


@pytest.fixture
def asked(kept: House) -> tuple[House, str]:
    kept.at("talk")
    return kept, kept.by(ALD, "question.ask", text="May we swim?")


def test_an_answer_is_drafted_by_one_and_looked_over_by_another(asked: tuple[House, str]) -> None:
    house, question = asked
    other = second(house)
    assert "Question 1" in house.page(f"?do=answer&question={question}")
    house.done("question.draft", question=question, text="In June.", version="0", review="true")

    form = other.page(f"?do=review&question={question}")
    assert "In June." in form
    assert f"Draft 1 by {house.user.username}" in form
    own = house.act("question.review", question=question, version="1", good="true")
    assert own.json()["code"] == "answer.own"
    other.done("question.review", question=question, version="1", good="false", note="Not yet.")

    assert "Not yet." in house.page()
    assert ">In June.</textarea>" in house.page(f"?do=answer&question={question}")
    house.done("question.answer", question=question, text="In June.", publish="true")
    assert not house.picture().questions.waiting


def test_there_is_no_review_without_a_draft(asked: tuple[House, str]) -> None:
    house, question = asked
    answer = house.client.get(
        house.url(f"?do=review&question={question}"), headers={"X-Wargame": "1"}
    )
    assert answer.status_code == 404


def test_who_takes_second_is_told_who_was_first(asked: tuple[House, str]) -> None:
    house, question = asked
    other, item = second(house), f"question/{question}"
    house.done("item.take", item=item)
    refused = other.act("item.take", item=item)
    assert refused.json()["code"] == "item.taken"
    assert house.user.username in refused.json()["sentence"]
    assert f"{house.user.username} has this" in other.page()
    other.done("item.take", item=item, over="true")
    assert "second has this" in house.page()


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("late", "Talk is over, and we have nothing from you yet."),
        ("quiet", "We have not heard from you for a while."),
        ("contact&with=bir&with=nobody", "You have not talked with these yet: Birch Haven."),
    ],
)
def test_a_nudge_is_a_message_that_is_written_already(kept: House, why: str, text: str) -> None:
    kept.at("talk")
    assert text in kept.page(f"?do=nudge&to=ald&why={why}")


@pytest.mark.parametrize(
    "wanted", ["to=nobody&why=late", "to=ald&why=spite", "to=observer&why=late"]
)
def test_there_is_no_nudge_for_nobody_or_nothing(kept: House, wanted: str) -> None:
    kept.at("talk")
    answer = kept.client.get(kept.url(f"?do=nudge&{wanted}"), headers={"X-Wargame": "1"})
    assert answer.status_code == 404


def test_the_agenda_is_cut_in_one_press_and_once(kept: House) -> None:
    kept.at("talk")
    kept.done("phase.extend", minutes="2", phase="talk")
    rest = sum(one.minutes for one in kept.picture().setting.following(PhaseId("talk")))
    # A minute was won by opening the talk at once.
    assert f"act/agenda.shorten?minutes=1&amp;rest={rest}" in kept.page()
    kept.done("agenda.shorten", minutes="1", rest=str(rest))
    again = kept.act("agenda.shorten", minutes="1", rest=str(rest))
    assert again.json()["code"] == "agenda.changed"


def test_the_balance_counts_what_is_done(kept: House) -> None:
    kept.at("talk")
    kept.by(ALD, "cable.send", to=["bir"], subject="Boats", text="Two of them are late.")
    kept.by(BIR, "statement.make", text="We are on time.")
    found = looks.balance(kept.code)
    assert (found.of(ALD.cell).cables, found.of(ALD.cell).words) == (1, 5)
    assert (found.of(BIR.cell).statements, found.between(ALD.cell, BIR.cell)) == (1, 1)
    assert found.last.keys() == {ALD.cell, BIR.cell}


def test_a_page_in_trouble_is_written_down_once_a_minute_and_shown_to_control_alone(
    kept: House,
) -> None:
    handle = kept.guest("Zuzana", "ald")
    kept.at("talk")
    presence.troubled(kept.code, {handle: "failing"})
    first = Person.objects.get(handle=handle).troubled_at
    presence.troubled(kept.code, {handle: "failing"})
    assert Person.objects.get(handle=handle).troubled_at == first
    assert "Page reports an error" in kept.page()
    (own,) = company(kept.code, Viewer(ALD.cell)).guests
    assert (own.trouble, own.troubled, own.since) == ("", None, None)


def test_nobody_but_control_is_told_the_time_and_the_balance(kept: House) -> None:
    kept.at("talk")
    kept.by(ALD, "statement.make", text="Hello.")
    for cell in ("ald", "observer", "projector"):
        theirs = company(kept.code, Viewer(CellId(cell)))
        assert theirs.now is None
        assert not theirs.balance.shares
    mine = company(kept.code, Viewer(CONTROL))
    assert mine.now is not None
    assert mine.now <= timezone.now()
    assert mine.balance.shares
