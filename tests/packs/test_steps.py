"""Walkthroughs: what a step is, what it saves, and how it plays."""

from dataclasses import fields
from pathlib import Path

import pytest

from tests.packs.given import HARBOUR, added, copied, rewritten
from wargame import packs
from wargame.engine import ACTS
from wargame.engine.instruments.ballots import CastVote
from wargame.packs.steps import MAKES, RESERVED


def test_no_command_has_a_field_that_a_step_keeps_for_itself() -> None:
    names = {one.name for act in ACTS.values() for one in fields(act.command)}
    assert names.isdisjoint(RESERVED)


def test_what_makes_a_thing_is_an_act() -> None:
    assert set(MAKES) <= set(ACTS)


def test_a_walkthrough_is_its_steps_in_order() -> None:
    script = packs.walkthrough(HARBOUR)
    assert (script.lineup, script.timing) == ("both", "ten")
    assert [step.round for step in script.steps if step.round] == ["1", "2", "3"]
    (opened,) = (step for step in script.steps if step.save == "timetable")
    assert (opened.by, opened.act, opened.cell, opened.seat) == (
        "ald-1",
        "caucus.open",
        "ald",
        "ald-1",
    )
    assert opened.fields == {"title": "Timetable (zqcaucus01)", "invite": ["bir"]}


def test_a_saved_name_is_filled_in_wherever_it_stands() -> None:
    given = {"a": "$p", "b": ["$p", "x"], "c": {"d": "$p"}, "e": 3, "f": "p$"}
    expected = {"a": "n1", "b": ["n1", "x"], "c": {"d": "n1"}, "e": 3, "f": "p$"}
    assert packs.filled(given, {"p": "n1"}) == expected
    with pytest.raises(KeyError):
        packs.filled("$q", {"p": "n1"})


STEPS = packs.walkthrough(HARBOUR).steps


def place(act: str, by: str) -> str:
    """Return where the first such step stands that is not refused."""
    found = (n for n, one in enumerate(STEPS) if (one.act, one.by, one.refused) == (act, by, ""))
    return f"steps[{next(found)}]"


def test_the_names_that_acts_make_are_saved() -> None:
    played = [*packs.play(packs.read(HARBOUR), packs.walkthrough(HARBOUR))]
    state = played[-1].state
    saved = {one.step.save for one in played if one.step.save}
    assert saved >= {"package", "wind", "supper", "charter", "lamps", "bell", "masons"}
    assert {one.question for one in state.ballots.all.values() if one.cancelled} == {
        "Shall we have supper first?"
    }
    assert {one.outcome.adopted for one in state.ballots.all.values() if one.outcome} == {
        False,
        True,
    }


def test_a_walkthrough_need_not_prepare_what_its_head_names(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(
        folder,
        "walkthrough.toml",
        '[[steps]]\nby = "control"\nact = "exercise.prepare"\nlineup = "both"\ntiming = "ten"\n',
        "",
    )
    assert packs.check(folder) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('by = "ald-1"\nact = "caucus.open"\ntitle = "Late"', "text.empty"),
        ('by = "ald-1"\nact = "caucus.open"\ntitle = 4\ninvite = []', "value.unknown"),
        ('by = "control"\nact = "exercise.start"', "exercise.ended"),
    ],
)
def test_a_step_may_be_refused_before_it_is_a_command(tmp_path: Path, row: str, code: str) -> None:
    folder = copied(tmp_path)
    added(folder, "walkthrough.toml", f'\n[[steps]]\n{row}\nrefused = "{code}"\n')
    assert packs.check(folder) == []


def test_a_step_that_comes_out_otherwise_stops_no_other(tmp_path: Path) -> None:
    """A caucus that was never opened makes the steps in it void, and the rest is played."""
    folder = copied(tmp_path)
    rewritten(folder, "walkthrough.toml", 'invite = ["ald"]', "invite = []")
    added(folder, "walkthrough.toml", '\n[[steps]]\nby = "ald-1"\nact = "hand.raise"\n')
    assert [(one.key, one.sentence.partition(" (")[0]) for one in packs.check(folder)] == [
        (place("caucus.open", "control"), "control, caucus.open: refused with audience.empty"),
        (f"steps[{len(STEPS)}]", "ald-1, hand.raise: refused with exercise.ended"),
    ]


def test_strict_phases_close_while_a_walkthrough_is_played(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, "scenario.toml", "minutes = 1\n", "minutes = 1\nstrict = true\n")
    first, *others = (one.key for one in packs.check(folder))
    assert first == place("intent.state", "ald-1")
    assert len(others) == 2


def test_a_vote_is_cast_as_it_is_written() -> None:
    played = packs.play(packs.read(HARBOUR), packs.walkthrough(HARBOUR))
    casts = [one for one in played if one.step.act == "ballot.cast"]
    assert len(casts) == 7
    assert all(one.told for one in casts)
    assert ACTS["ballot.cast"].command is CastVote
