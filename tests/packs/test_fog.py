"""`fog.toml`: read into standing orders, or refused with the key that is wrong."""

from pathlib import Path

import pytest

from tests.packs.given import HARBOUR, SHELF, copied, said
from wargame import packs
from wargame.engine import Viewer
from wargame.engine.names import CellId

FILE = "fog.toml"
HEAD = '[[fog]]\nid = "a"\n'
FORGED = 'claims = "ald"\nto = ["bir"]\nsubject = "x"\ntext = "y"\n'


def test_a_pack_without_the_file_has_clear_weather(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / FILE).unlink()
    assert packs.read(folder).fog == ()


@pytest.mark.parametrize("folder", [HARBOUR, SHELF / "ukraine-settlement"])
def test_both_packs_have_rules_and_they_are_followed(folder: Path) -> None:
    scenario = packs.read(folder)
    assert scenario.fog
    state = [*packs.play(scenario, packs.walkthrough(folder))][-1].state
    assert {one.id for one in scenario.fog} <= {one.order for one in state.fog.deeds}


@pytest.mark.parametrize("folder", [HARBOUR, SHELF / "ukraine-settlement"])
def test_both_walkthroughs_do_everything_that_fog_can_do(folder: Path) -> None:
    played = [*packs.play(packs.read(folder), packs.walkthrough(folder))]
    deeds = played[-1].state.fog.deeds
    assert {one.what for one in deeds} >= {"held", "dropped", "intercepted", "leaked", "forged"}
    assert {one.how for one in deeds if one.what == "released"} >= {"garbled", "as written"}
    assert not played[-1].state.fog.held


@pytest.mark.parametrize("folder", [HARBOUR, SHELF / "ukraine-settlement"])
def test_no_delegation_is_told_of_any_of_it(folder: Path) -> None:
    scenario = packs.read(folder)
    cells = {one.id for one in scenario.delegations} | {CellId("observer"), CellId("projector")}
    for one in packs.play(scenario, packs.walkthrough(folder)):
        for event, audience in one.told:
            if type(event).__name__.startswith("Fog"):
                assert not any(audience.includes(Viewer(cell)) for cell in cells)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('effect = "drown"\n', "effect"),
        ("", "effect"),
        ('effect = "delay"\nminutes = 241\n', "minutes"),
        ('effect = "garble"\nshare = 0\n', "share"),
        ('effect = "garble"\nminutes = 3\n', "minutes"),
        ('effect = "delay"\nshare = 3\n', "share"),
        ('effect = "delay"\ntext = "x"\n', "text"),
        ('effect = "delay"\nsenders = ["owl"]\n', "senders[0]"),
        ('effect = "delay"\nreceivers = ["ald", "ald"]\n', "receivers[1]"),
        ('effect = "delay"\nround = "9"\n', "round"),
        ('effect = "delay"\nchannel = "smoke"\n', "channel"),
        ('effect = "intercept"\n', "to"),
        ('effect = "forge"\n' + FORGED.replace('claims = "ald"\n', ""), "claims"),
        ('effect = "forge"\n' + FORGED.replace('claims = "ald"', 'claims = "bir"'), "to"),
        ('effect = "forge"\n' + FORGED.replace('subject = "x"\n', ""), "subject"),
        ('effect = "forge"\nchannel = "caucus"\n' + FORGED, "subject"),
        ('effect = "forge"\n' + FORGED.replace('"y"', f'"{"y" * 2001}"'), "text"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, key: str) -> None:
    folder = copied(tmp_path)
    (folder / FILE).write_text(HEAD + text)
    assert (FILE, f"fog[0].{key} (a)") in said(folder)


def test_two_rules_of_one_name(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / FILE).write_text((HEAD + 'effect = "delay"\n') * 2)
    assert (FILE, "fog[1].id (a)") in said(folder)


def test_a_line_of_a_caucus_is_forged_without_a_subject(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    words = FORGED.replace('subject = "x"\n', "")
    (folder / FILE).write_text(HEAD + 'effect = "forge"\nchannel = "caucus"\n' + words)
    (rule,) = packs.read(folder).fog
    assert (rule.channel, rule.subject) == ("caucus", "")
