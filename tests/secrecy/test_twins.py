"""Non-interference: what a viewer may not see makes no difference to anything that it gets."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.helpers.little import CELLS, LITTLE
from tests.helpers.properties import steady
from tests.secrecy.authors import VIEWERS, Author, Pair, Scene, Step
from tests.secrecy.histories import (
    SCENES,
    brief,
    cable,
    caucus,
    deception,
    indicator,
    inject,
    intent,
    marks,
    question,
    seats,
    sheets,
)
from tests.secrecy.histories_of_fog import copied, fogged, forged
from tests.secrecy.histories_of_texts import circle
from tests.secrecy.histories_of_votes import ballot
from tests.secrecy.twins import CODE, Seen, Undone, browse, found, handle, look_around, play
from wargame.conduct import arrivals, drafts, presence
from wargame.engine import EVERYONE, Scenario, only
from wargame.engine.fogging import FogOrder
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, FogId, IndicatorId
from wargame.engine.scenario import Phase, Round, Timing
from wargame.engine.score_sheets import ScoreSheet

FUSE = IndicatorId("fuse")
CHANCE = st.randoms(use_true_random=False)
some = settings(steady, max_examples=10)
most = settings(steady, max_examples=150)


def tell(pairs: list[Pair], which: int, viewer: str) -> Seen:
    """Play one of two histories, and return all that a viewer got of it."""
    with Undone():
        seen = play([pair[which] for pair in pairs], viewer)
        look_around(seen, viewer)
    return seen


def test_what_a_viewer_may_not_see_makes_no_difference(db: None) -> None:
    found()
    different: list[Pair] = []

    @most
    @given(chance=CHANCE, viewer=st.sampled_from(VIEWERS))
    def twins(chance: Random, viewer: str) -> None:
        pairs = Author(chance, viewer, SCENES).write()
        note(f"{viewer}: {pairs}")
        first, second = (tell(pairs, which, viewer) for which in (0, 1))
        assert first.differences(second) == {}
        different.extend(pair for pair in pairs if pair[0] != pair[1])

    twins()
    assert len(different) > 100, "twins that are the same show nothing"
    assert len({step.act for pair in different for step in pair if step}) > 12


def test_nor_to_any_page_that_it_opens_nor_to_what_it_tries(db: None) -> None:
    found()
    tried: list[str] = []

    @some
    @given(chance=CHANCE, viewer=st.sampled_from((*CELLS, OBSERVER)))
    def twins(chance: Random, viewer: str) -> None:
        pairs = Author(chance, viewer, SCENES).write()
        note(f"{viewer}: {pairs}")
        with Undone():
            first = play([one for one, _ in pairs], viewer)
            names = sorted({*first.things.values()})[:3]
            browse(first, viewer, names)
        with Undone():
            second = play([two for _, two in pairs], viewer)
            browse(second, viewer, names)
        assert first.differences(second) == {}
        tried.extend(key for key in first.got if key.startswith("try"))

    twins()
    assert tried, "nothing hidden was ever tried"


EARS = frozenset({*CELLS, OBSERVER, PROJECTOR})


def _moves(given: dict[str, Any]) -> Step:
    return Step(CONTROL, "indicator.set", given, EARS)


@pytest.mark.parametrize("moves", [("set", "set"), ("set",), ()])
def test_who_is_deceived_cannot_tell(db: None, moves: tuple[str, ...]) -> None:
    """All that a cell gets is what it would get if what it is shown were so."""
    found()
    shown = {"indicator": "mood", "cells": ["ast"], "value": 7, "said": "songs", "reason": "nerve"}
    so = {"indicator": "mood", "value": 7, "reason": "songs"}
    steps: list[Pair] = [
        (
            Step(CONTROL, "indicator.show", shown, frozenset({"ast"})),
            _moves(so),
        )
    ]
    for n, _ in enumerate(moves, start=1):
        reason = f"sun {n}"
        world = {"indicator": "mood", "value": 5 + n, "reason": reason}
        seen = {"indicator": "mood", "value": 7 + n, "reason": reason}
        steps.append(
            (
                Step(CONTROL, "indicator.set", world, EARS),
                Step(CONTROL, "indicator.set", seen, EARS),
            )
        )
    end = {"indicator": "mood", "said": "counted anew", "reason": "enough"}
    truth = {"indicator": "mood", "value": 5 + len(moves), "reason": "counted anew"}
    steps.append(
        (
            Step(CONTROL, "indicator.correct", end, frozenset({"ast"})),
            _moves(truth),
        )
    )
    first, second = (tell(steps, which, "ast") for which in (0, 1))
    assert first.differences(second) == {}
    for which in (0, 1):
        with Undone():
            pages = play([pair[which] for pair in steps[:-1]], "ast")
            browse(pages, "ast", ())
        (first, second) = (pages, second) if which == 0 else (first, pages)
    assert first.differences(second) == {}


LEAKS: list[tuple[str, Any, Callable[[Author], Scene]]] = [
    ("fog_routes.only", lambda *_: EVERYONE, cable),
    ("fog_routes.only", lambda *_: EVERYONE, fogged),
    ("fog_copies.circle", lambda *_: EVERYONE, copied),
    ("fog_routes.CONTROL_ALONE", EVERYONE, forged),
    ("caucuses.only", lambda *_: EVERYONE, caucus),
    ("intents.only", lambda *_: EVERYONE, intent),
    ("briefs.only", lambda *_: EVERYONE, brief),
    ("questions.only", lambda *_: EVERYONE, question),
    ("injects.circle", lambda *_: EVERYONE, inject),
    ("indicators.only", lambda *_: EVERYONE, indicator),
    ("indicators.only", lambda *_: EVERYONE, deception),
    ("marks.only", lambda *_: EVERYONE, marks),
    ("scores.only", lambda *_: EVERYONE, sheets),
    ("seating.only", lambda *_: EVERYONE, seats),
    ("proposals.circle", lambda *_: EVERYONE, circle),
    ("stances.circle", lambda *_: EVERYONE, circle),
    ("ballots.sealed", only, ballot),
    ("ballot_count._roll", lambda _, papers: dict(papers.cast), ballot),
]


NAMED = [f"{where} in {scene.__name__}" for where, _, scene in LEAKS]


@pytest.mark.parametrize(("where", "leak", "scene"), LEAKS, ids=NAMED)
def test_a_leak_would_be_noticed(
    db: None,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    leak: Any,  # noqa: ANN401 - what stands there instead
    scene: Callable[[Author], Scene],
) -> None:
    found()
    monkeypatch.setattr(f"wargame.engine.instruments.{where}", leak)
    viewers = (CONTROL,) if where == "ballots.sealed" else ("ast", OBSERVER)
    for seed in range(60):
        viewer = viewers[seed % len(viewers)]
        try:
            pairs = Author(Random(seed), viewer, (scene,)).write()
            first, second = (tell(pairs, which, viewer) for which in (0, 1))
        except KeyError:
            return  # a viewer is told of what it never heard of: its picture cannot be folded
        if first.differences(second):
            return
    pytest.fail("nobody noticed")


def hushed(scenario: Scenario, viewer: str) -> Scenario:
    """Return a scenario that differs in every text that a viewer is not told at the start."""

    def other(one: Any, *, kept: Iterable[str] = ()) -> Any:  # noqa: ANN401 - any part of a scenario
        words = {
            field.name: f"{getattr(one, field.name)} but quite otherwise"
            for field in fields(one)
            if field.name not in {"id", "cell", "source", *kept}
            and type(getattr(one, field.name)) is str
        }
        return replace(one, **words)

    def without_notes(one: Round) -> Round:
        return replace(one, phases=tuple(map(_renoted, one.phases)))

    def seen(audience: tuple[CellId, ...] | None) -> bool:
        return audience is None or viewer in audience

    return replace(
        scenario,
        aim="Another aim.",
        questions=("Another question?",),
        objectives={"O2": "Another objective."},
        checksum="another",
        briefs=tuple(one if one.cell == viewer else other(one) for one in scenario.briefs),
        positions=tuple(
            one if one.cell == viewer else other(one, kept=("kind", "basis"))
            for one in scenario.positions
        ),
        injects=tuple(other(one, kept=("phase", "round")) for one in scenario.injects),
        scores=tuple(_hushed_sheet(one, viewer) for one in scenario.scores),
        fog=(FogOrder(FogId("another"), "leak", senders=(CellId("ast"),)),),
        indicators=tuple(
            one if seen(one.audience) else replace(other(one), start=9)
            for one in scenario.indicators
        ),
        timings=tuple(
            Timing(one.id, one.title, tuple(map(without_notes, one.rounds)))
            for one in scenario.timings
        ),
    )


def _hushed_sheet(sheet: ScoreSheet, viewer: str) -> ScoreSheet:
    """Return a sheet that differs in what a viewer is not told: all of others', and what hides."""
    if sheet.cell != viewer:
        return replace(sheet, base="1", stakes=(), bonuses=(), note="Quite otherwise.")
    stakes = tuple(replace(one, flips=()) for one in sheet.stakes)
    return replace(sheet, coefficients={**sheet.coefficients, FUSE: "-9"}, stakes=stakes)


def _renoted(phase: Phase) -> Phase:
    return replace(phase, control="Another note.")


ALLOW = Step(CONTROL, "scores.allow", {"on": True}, frozenset(CELLS))


@pytest.mark.parametrize("viewer", [*CELLS, OBSERVER, PROJECTOR])
def test_the_papers_of_others_make_no_difference(db: None, viewer: str) -> None:
    seen = []
    for scenario in (LITTLE, hushed(LITTLE, viewer)):
        with Undone():
            found(scenario)
            seen.append(tell([(ALLOW, ALLOW)], 0, viewer))
    assert seen[0].differences(seen[1]) == {}


def test_other_papers_make_a_difference_to_control(db: None) -> None:
    seen = []
    for scenario in (LITTLE, hushed(LITTLE, OBSERVER)):
        with Undone():
            found(scenario)
            seen.append(tell([], 0, CONTROL))
    assert {"picture", "export"} <= seen[0].differences(seen[1]).keys()


@pytest.mark.parametrize("viewer", ["ast", OBSERVER])
def test_the_people_of_others_make_no_difference(db: None, viewer: str) -> None:
    found()
    seen = []
    for busy in (False, True):
        with Undone():
            if busy:
                _crowd()
            one = Seen()
            look_around(one, viewer)
            browse(one, viewer, [])
            seen.append(one)
    assert seen[0].differences(seen[1]) == {}


def _crowd() -> None:
    """Let people come, sit down with others, move, go, type, and be there."""
    guests = [arrivals.arrive(CODE, f"Guest {n}").handle for n in range(3)]
    for guest, cell in zip(guests, ("bir", "ced", "bir"), strict=True):
        arrivals.seat(CODE, guest, CellId(cell))
        drafts.save(CODE, guest, "cable.send", {"text": ["not yet"]})
    arrivals.seat(CODE, guests[0], CellId("dal"))
    arrivals.unseat(CODE, guests[0])
    arrivals.remove(CODE, guests[0])
    arrivals.arrive(CODE, "Watcher", observer=True)
    arrivals.close_door(CODE)
    arrivals.rotate_door(CODE)
    presence.seen(CODE, {handle("bir"): 3})
