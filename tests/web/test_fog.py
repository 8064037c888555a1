"""The page of the fog: each act in few presses, with what each audience reads before it is done."""

import re

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.conduct import acts, minding, orders
from wargame.conduct.looks import look
from wargame.engine import Picture, Refused, Seat, Viewer
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.people.models import Facilitator, Keeper

HOSTILE = "<script>alert(1)</script>{{ x }}"
CABLE = {"to": ["bir"], "subject": "Oil and lamps", "text": "We pay a third. No more."}


@pytest.fixture
def kept(db: None, client: Client) -> House:
    found = house(client)
    found.at("talk")
    return found


def post(kept: House, **fields: object) -> tuple[int, str]:
    kept.sent += 1
    answer = kept.client.post(kept.url("fog/"), {"command_id": f"fog-{kept.sent}", **fields})
    return answer.status_code, answer.content.decode()


def known(kept: House, cell: str) -> Picture:
    return look(kept.code, Viewer(CellId(cell))).picture


def delay(kept: House, **more: object) -> str:
    """Order a delay by the form, and let a cable fall into it; return its name."""
    fields = {"act": "fog.order", "effect": "delay", "senders": "ald", "receivers": "bir"}
    assert post(kept, **{**fields, "minutes": "0", **more})[0] == 303
    return kept.by(ALD, "cable.send", **CABLE)


def test_a_cable_is_caught_from_the_console_and_let_go_by_one_press(kept: House) -> None:
    kept.by(ALD, "cable.send", **CABLE)
    console = kept.page()
    link = re.search(r'href="fog/(\?do=order&amp;channel=cable&amp;senders=ald[^"]*)"', console)
    assert link
    page = kept.page("fog/" + link[1].replace("&amp;", "&"))
    assert re.search(r'name="senders" value="ald" checked', page)
    assert re.search(r'name="receivers" value="bir" checked', page)
    thing = delay(kept)

    console = kept.page()
    assert f"act/fog.release?thing={thing}" in console
    assert [one.text for one in known(kept, "ald").cables.sent] == [CABLE["text"]] * 2
    assert len(known(kept, "bir").cables.sent) == 1
    kept.done("fog.release", thing=thing)
    assert len(known(kept, "bir").cables.sent) == 2
    assert "Nothing is held." in kept.page("fog/")


def test_it_goes_on_by_itself(kept: House, monkeypatch: pytest.MonkeyPatch) -> None:
    thing = delay(kept, minutes="9")
    assert not minding.close_due(kept.code)
    due = kept.picture().fog.held[thing].due
    monkeypatch.setattr("wargame.conduct.minding.timezone.now", lambda: due)

    assert minding.close_due(kept.code)
    assert not minding.close_due(kept.code)
    (cable,) = known(kept, "bir").cables.sent
    assert cable.at == due


def test_words_are_struck_and_the_preview_says_what_is_left(kept: House) -> None:
    thing = delay(kept)
    page = kept.page(f"fog/?do=release&thing={thing}")
    assert page.count('name="words"') == len(["We", "pay", "a", "third.", "No", "more."])
    before = kept.entries
    words = {"act": "fog.release", "do": "release", "thing": thing, "words": ["2", "3"]}
    words |= {"text": CABLE["text"], "share": "0"}
    status, page = post(kept, **words, step="preview")

    assert status == 200
    assert "We pay […] No more." in page
    assert 'name="words" value="2" checked' in page
    assert kept.entries == before
    assert post(kept, **words, step="do")[0] == 303
    assert known(kept, "bir").cables.sent[0].text == "We pay […] No more."
    assert known(kept, "ald").cables.sent[0].text == CABLE["text"]
    assert "We pay […] No more." in kept.page()


def test_dropping_says_why(kept: House) -> None:
    thing = delay(kept)
    assert post(kept, act="fog.drop", thing=thing, reason=HOSTILE)[0] == 303

    page = kept.page("fog/")
    assert "Dropped" in page
    assert HOSTILE not in page
    assert not known(kept, "bir").cables.sent


@pytest.mark.parametrize(("do", "medium"), [("intercept", "intelligence"), ("leak", "news")])
def test_a_copy_of_a_line_reads_as_it_was_previewed(kept: House, do: str, medium: str) -> None:
    caucus = kept.by(ALD, "caucus.open", title="Alone", invite=["bir"])
    kept.by(ALD, "caucus.say", caucus=caucus, text="They must not know.")
    console = kept.page()
    link = re.search(rf'href="fog/\?do={do}&amp;thing=(\w+)"', console)
    assert link
    page = kept.page(f"fog/?do={do}&thing={link[1]}")
    assert "They must not know." in page
    assert 'name="to" value="bir"' in page
    assert 'name="to" value="ald"' not in page
    words = {"act": f"fog.{do}", "do": do, "thing": link[1], "to": "bir", "title": "Heard"}
    words |= {"text": "They hide something.", "source": "A gull"}
    status, page = post(kept, **words, step="preview")
    shown = page[page.index("Exactly what each audience reads") :]
    assert status == 200
    assert "They hide something." in shown
    assert "A gull" in shown

    assert post(kept, **words, step="do")[0] == 303
    (copy,) = known(kept, "bir").injects.messages
    assert (copy.title, copy.text, copy.sender) == ("Heard", "They hide something.", "A gull")
    assert copy.medium == medium
    assert not known(kept, "ald").injects.messages


def test_a_forged_answer_is_two_presses_from_a_cable(kept: House) -> None:
    kept.by(ALD, "cable.send", **CABLE)
    link = re.search(r'href="fog/(\?do=forge&amp;sender=bir[^"]*)"', kept.page())
    assert link
    page = kept.page("fog/" + link[1].replace("&amp;", "&"))
    assert 'value="bir" selected' in page
    assert 'value="Re: Oil and lamps"' in page
    words = {"act": "fog.forge", "do": "forge", "sender": "bir", "to": "ald"}
    words |= {"subject": "Oil", "text": HOSTILE, "classification": "secret"}
    before = known(kept, "bir")
    status, page = post(kept, **words, step="preview")
    assert status == 200
    assert HOSTILE not in page
    assert post(kept, **words, step="do")[0] == 303

    assert known(kept, "bir") == before
    forged = known(kept, "ald").cables.sent[-1]
    assert (forged.sender, forged.text) == ("bir", HOSTILE)
    assert "forged" in kept.page()


def test_a_line_is_forged_in_its_caucus(kept: House) -> None:
    caucus = kept.by(ALD, "caucus.open", title="Two", invite=["bir"])
    kept.by(BIR, "caucus.join", caucus=caucus)
    page = kept.page(f"fog/?do=forge&caucus={caucus}")
    assert f'name="caucus" value="{caucus}"' in page
    words = {"act": "fog.forge", "do": "forge", "caucus": caucus, "sender": "bir", "text": "Yes."}
    assert "In the caucus" in post(kept, **words, step="preview")[1]
    assert post(kept, **words, step="do")[0] == 303

    assert known(kept, "ald").caucuses.all[caucus].lines[-1].text == "Yes."  # type: ignore[index]
    assert len(known(kept, "bir").caucuses.all[caucus].lines) == 1  # type: ignore[index]


def test_what_is_refused_keeps_its_words(kept: House) -> None:
    kept.done("exercise.pause")
    words = {"act": "fog.forge", "do": "forge", "sender": "ald", "to": "bir", "subject": "Now"}
    for step in ("preview", "do"):
        status, page = post(kept, **words, text="We give in.", step=step)
        assert status == 422
        assert "because everybody is paused" in page
        assert 'value="Now"' in page
        assert "We give in." in page
    assert post(kept, act="exercise.end")[0] == 422


@pytest.mark.parametrize(
    "asked",
    ["", "?do=", "?do=release&thing=x", "?do=leak&thing=", "?do=forge&caucus=x", "?do=drown"],
)
def test_a_form_for_what_is_not_there_is_not_opened(kept: House, asked: str) -> None:
    assert 'id="fog-form"' not in kept.page(f"fog/{asked}")


def test_orders_are_shown_and_lifted_and_rules_of_the_pack_with_them(kept: House) -> None:
    page = kept.page("fog/")
    assert "Garble" in page
    assert "Forge" in page
    assert post(kept, act="fog.lift", fog="bad-line")[0] == 303
    assert "bad-line" not in kept.picture().fog.orders
    assert post(kept, act="fog.lift", fog="bad-line")[0] == 422


def test_the_record_of_control_names_every_act(kept: House) -> None:
    thing = delay(kept)
    kept.done("fog.release", thing=thing)
    kept.done("fog.leak", thing=thing, everyone="true")
    answer = kept.client.get(kept.url("record.jsonl"))
    kinds = re.findall(r'"kind":"(fog\.\w+)"', answer.getvalue().decode())
    assert kinds[-4:] == ["fog.ordered", "fog.held", "fog.released", "fog.leaked"]


def test_of_two_in_control_the_second_is_told_who_was_first(kept: House) -> None:
    thing = delay(kept)
    kept.done("fog.release", thing=thing)
    other = Facilitator.objects.create_user("second", first_name="Maria")
    Keeper.objects.create(exercise=kept.code, facilitator=other)
    seat = Seat(CONTROL, SeatId(f"control-{other.pk}"))
    drop = orders.command("fog.drop", {"thing": thing})
    with pytest.raises(Refused) as caught:
        acts.submit(kept.code, seat, drop, "late")

    assert caught.value.sentence.startswith("keeper in control was first")
