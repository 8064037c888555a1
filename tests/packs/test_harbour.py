"""The tiny pack: whole, playable, and marked for the tests of secrecy."""

import re
from collections import Counter

from pydantic import TypeAdapter

from tests.packs.given import HARBOUR, SHELF
from wargame import packs
from wargame.engine import ACTS, Scenario
from wargame.engine.scenario import Basis, Citation

MARK = re.compile(r"zq[a-z]+[0-9]{2}")
FILES = sorted(path for path in HARBOUR.rglob("*") if path.is_file())


def test_it_has_no_faults() -> None:
    assert packs.check(HARBOUR) == []


def test_it_is_tiny() -> None:
    harbour = packs.read(HARBOUR)
    assert len(harbour.delegations) == 2
    assert len(harbour.issues) == 2
    minutes = [phase.minutes for one in harbour.timings[0].rounds for phase in one.phases]
    assert sum(minutes) == 10


def test_its_walkthrough_does_every_act() -> None:
    done = {step.act for step in packs.walkthrough(HARBOUR).steps if not step.refused}
    assert done == set(ACTS) - {"phase.close-due"}


def test_its_walkthrough_is_refused_where_it_says_so() -> None:
    played = list(packs.play(packs.read(HARBOUR), packs.walkthrough(HARBOUR)))
    refused = [one.refused.reason for one in played if one.refused]
    assert refused == [one.step.refused for one in played if one.step.refused]
    assert len(set(refused)) >= 4
    assert played[-1].state.clock.ended


def test_a_mark_stands_in_one_place_only() -> None:
    found = Counter(mark for path in FILES for mark in MARK.findall(path.read_text()))
    assert [mark for mark, times in found.items() if times > 1] == []


def test_every_private_text_of_the_scenario_is_marked() -> None:
    harbour = packs.read(HARBOUR)
    phases = [phase for one in harbour.timings[0].rounds for phase in one.phases]
    private = [
        *(brief.body for brief in harbour.briefs),
        *(position.text for position in harbour.positions),
        *(position.note for position in harbour.positions if position.note),
        *(inject.text for inject in harbour.injects if not inject.public),
        *(phase.control for phase in phases if phase.control),
        *(one.title for one in harbour.indicators if one.audience is not None),
        *(one.reason for sheet in harbour.scores for one in sheet.bonuses),
    ]
    assert len(private) == 20
    assert [text for text in private if not MARK.search(text)] == []


def _whispers(step: packs.Step) -> bool:
    """Tell whether a step says something new that is not for everyone."""
    named = step.fields.get("circle") and step.act != "proposal.submit"
    return bool(named or step.fields.get("inside"))


def test_every_private_word_of_the_walkthrough_is_marked() -> None:
    private = {"cable.send", "intent.state", "caucus.open", "caucus.say", "proposal.draft"}
    steps = [step for step in packs.walkthrough(HARBOUR).steps if not step.refused]
    written = [step for step in steps if step.act in private or _whispers(step)]
    assert len(written) >= 14
    assert [step for step in written if not MARK.search(str(step.fields))] == []


def test_it_is_about_harbours_alone() -> None:
    words = " ".join(path.read_text() for path in FILES).lower()
    for word in ("ukrain", "kyiv", "moscow", "russia", "nato", "brussels", "washington"):
        assert not re.search(rf"\b{word}", words)


def test_a_phase_allows_the_acts_of_a_set_by_their_names() -> None:
    (_, talk), *_ = (one.phases for one in packs.read(HARBOUR).timings[0].rounds)
    assert {"caucus.open", "cable.send", "intent.state"} <= set(talk.allows)
    assert not [name for name in talk.allows if name.startswith("@")]


def test_a_shorter_timing_has_its_own_minutes_and_leaves_phases_out() -> None:
    five = packs.read(HARBOUR).timing("five")
    assert five is not None
    phases = [(phase.id, phase.minutes) for one in five.rounds for phase in one.phases]
    assert phases == [("talk", 2), ("table", 2), ("vote", 1)]


def test_what_the_author_assumes_cites_nothing() -> None:
    positions = {one.id: one for one in packs.read(HARBOUR).positions}
    assert positions["ald-red-line"].basis is Basis.ASSUMED
    assert positions["ald-red-line"].citations == ()
    assert positions["ald-trade"].citations == (Citation("G", 3), Citation("G", 1))


def test_an_audience_is_everyone_control_or_delegations() -> None:
    audiences = {one.id: one.audience for one in packs.read(HARBOUR).indicators}
    assert audiences == {"trust": None, "savings": ("ald",), "storm": ()}


def test_a_scenario_survives_being_frozen() -> None:
    harbour = packs.read(HARBOUR)
    frozen = TypeAdapter(Scenario).dump_json(harbour)
    assert TypeAdapter(Scenario).validate_json(frozen) == harbour


def test_it_stands_on_the_shelf() -> None:
    assert "harbour" in packs.slugs(SHELF)
