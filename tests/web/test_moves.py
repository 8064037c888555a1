"""Moves and rulings by POST: one from its first word to its undoing, and its pages on the way."""

import html
import re

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, SCRIPT, House, house
from wargame.engine.instruments.ruling_book import Ruling
from wargame.engine.names import IndicatorId

TRUST = IndicatorId("trust")
MOVE = {"action": "Order a shaft", "effect": "The ferry runs", "reasons": ["They owe us."]}


@pytest.fixture
def kept(client: Client, db: None) -> House:
    found = house(client)
    found.at("talk")
    return found


def revealed(kept: House) -> str:
    """Return a move that lies before everyone."""
    move = kept.by(ALD, "move.submit", **MOVE)
    kept.done("move.reveal")
    return move


def test_a_ruling_from_odds_to_undo(kept: House) -> None:
    move = revealed(kept)
    stone = kept.by(BIR, "argument.add", move=move, text="The foundry is closed.")
    form = kept.page(f"?do=rule&move={move}")
    assert "Rule by" in form
    assert f'value="{stone}" checked' in form
    fields = {"move": move, "counted": ["1", stone], "mode": "open", "do": "rule"}
    ruling = kept.act("ruling.open", method="two-dice", **fields).json()["made"]
    assert "21/36, 58 %" in kept.page()
    kept.done("ruling.roll", ruling=ruling)
    form = kept.page(f"?do=outcome&ruling={ruling}&template=told")
    assert "The harbour office reports" in form
    assert "5 → 7 (+2)" in form
    blank = {"effects.savings": "", "actor": "", "told": "", "fact": ""}
    told = {"public": "Steam is up.", "effects.trust": "2", "cause": "Steam"}
    kept.done("ruling.publish", ruling=ruling, **told, **blank)
    assert kept.picture().indicators.readings[TRUST].value == 7
    assert "Undo the ruling" in kept.page(f"?do=undo&ruling={ruling}")
    kept.done("ruling.undo", ruling=ruling, reason="The wrong shaft.")
    assert kept.picture().indicators.readings[TRUST].value == 5


def pressed(page: str, start: str) -> str:
    """Return the address of the first button of a page that begins so."""
    (found, *_) = re.findall(rf'formaction="(act/{re.escape(start)}[^"]*)"', page)
    return html.unescape(str(found))


def filled(page: str) -> dict[str, list[str]]:
    """Return what the form of a ruling would send as it stands."""
    form = page.partition('data-live-form="ruling.publish"')[2].partition("</form>")[0]
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', form)
    lines = re.findall(r'<input type="(?:text|hidden)" name="([^"]+)"[^>]* value="([^"]*)"', form)
    ticks = re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]*)" checked', form)
    chosen = [
        (name, value)
        for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form)
        for value in re.findall(r'value="([^"]*)" selected', options)
    ]
    found: dict[str, list[str]] = {}
    for name, value in (*texts, *lines, *ticks, *chosen):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def press(kept: House, address: str) -> None:
    """Press a button that stands on the page."""
    answer = kept.client.post(kept.url(address), {"command_id": address}, headers=SCRIPT)
    assert answer.status_code == 200, answer.content


def test_a_ruling_with_a_template_takes_four_presses_and_its_undoing_one(kept: House) -> None:
    move = revealed(kept)
    kept.by(BIR, "argument.add", move=move, text="The foundry is closed.")
    press(kept, pressed(kept.page(), "ruling.open"))
    press(kept, pressed(kept.page(), "ruling.roll"))
    (ruling,) = kept.picture().rulings.all.values()
    assert (ruling.pros, ruling.cons, ruling.method) == (1, 1, "two-dice")
    sent = filled(kept.page(f"?do=outcome&ruling={ruling.id}"))
    kept.done("ruling.publish", **{name: one for name, one in sent.items() if name != "command_id"})
    went = ruling_of(kept).decided
    assert went is not None
    (told, *_) = kept.picture().rulings.narratives.values()
    assert told.text == (
        "It went as it was meant to: The ferry runs."
        if went.success
        else "It came to nothing: Order a shaft. The harbour stays as it was."
    )
    assert kept.picture().indicators.readings[TRUST].value == (6 if went.success else 4)
    published = ruling_of(kept).published
    assert published is not None
    assert published.objectives == ("O1",)
    press(kept, pressed(kept.page(), "ruling.undo"))
    assert ruling_of(kept).undone == "A slip of ours"
    assert kept.picture().indicators.readings[TRUST].value == 5


def test_a_ruling_turns_a_region_and_its_undoing_turns_it_back(kept: House) -> None:
    ruling = kept.act("ruling.open", move=revealed(kept), method="two-dice").json()["made"]
    kept.done("ruling.roll", ruling=ruling)
    form = kept.page(f"?do=outcome&ruling={ruling}")
    assert 'name="regions.pier"' in form
    assert "stays: crisis" in form
    sent = {name: one for name, one in filled(form).items() if name != "command_id"}
    sent |= {"regions.pier": ["calm"], "cause": ["Steam"]}
    kept.done("ruling.publish", **sent)
    assert states(kept)["pier"] == "calm"
    assert re.search(r"Region</span> The island and its pier", kept.page())
    press(kept, pressed(kept.page(), "ruling.undo"))
    assert states(kept)["pier"] == "crisis"


def states(kept: House) -> dict[str, str]:
    """Return in which state each region is."""
    picture = kept.picture()
    return {one.id: picture.world.standing(one).state for one in picture.setting.regions}


def ruling_of(kept: House) -> Ruling:
    """Return the only ruling there is."""
    (found,) = kept.picture().rulings.all.values()
    return found


def test_a_covert_move_is_told_to_its_delegation_alone_unless_somebody_writes(kept: House) -> None:
    move = kept.by(ALD, "move.submit", **MOVE, secret=True)
    ruling = kept.act("ruling.open", move=move, method="two-dice").json()["made"]
    kept.done("ruling.roll", ruling=ruling)
    sent = filled(kept.page(f"?do=outcome&ruling={ruling}"))
    assert sent["public"] == [""]
    assert "Nobody saw you" in sent["actor"][0]
    assert sent["cause"] == [""]


def test_a_secret_argument_is_proposed_when_its_time_has_come(kept: House) -> None:
    kept.by(ALD, "secret.lodge", text="The old shaft is whole.", when="trust <= 4")
    waiting = kept.page()
    assert "The old shaft is whole." in waiting
    assert "holds now" not in waiting
    kept.done("indicator.set", indicator="trust", value=4, reason="A quarrel")
    assert "holds now" in kept.page()
    press(kept, pressed(kept.page(), "secret.open"))
    (one,) = kept.picture().secrets.opened
    assert one.text == "The old shaft is whole."


def test_the_second_in_control_reads_who_was_first(kept: House) -> None:
    move = revealed(kept)
    kept.done("ruling.open", move=move, method="umpire")
    again = kept.act("ruling.open", move=move, method="vote")
    assert again.status_code == 422
    assert "was first (" in again.content.decode()
    assert "Rule by" not in kept.page(f"?do=rule&move={move}")


def test_a_project_is_begun_from_its_form(kept: House) -> None:
    assert "How many successes" in kept.page("?do=project")
    kept.done("project.begin", cell="ald", title="A slip", needs="3", public="false")
    (one,) = kept.picture().moves.projects.values()
    assert (one.title, one.needs, one.cells) == ("A slip", 3, ("ald",))


def test_an_estimate_of_control_in_words(kept: House) -> None:
    ruling = kept.act("ruling.open", move=revealed(kept), method="estimate").json()["made"]
    assert "Or in words" in kept.page(f"?do=estimate&ruling={ruling}")
    kept.done("estimate.give", ruling=ruling, percent="", word="likely")
    assert kept.picture().rulings.percents(ruling) == (65,)
    assert "appears here" in kept.page("calibration/")
    kept.done("ruling.roll", ruling=ruling)
    assert 'href="calibration/"' in kept.page()
    page = kept.page("calibration/")
    went = kept.picture().rulings.all[ruling].decided
    assert went is not None
    assert ("49/400" if went.success else "169/400") in page
    kept.done("ruling.undo", ruling=ruling, reason="Another roll.")
    assert "appears here" in kept.page("calibration/")
