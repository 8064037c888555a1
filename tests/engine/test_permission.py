"""Who may act, and when: the same table of acts for every reason not to."""

from dataclasses import replace
from typing import Any

import pytest

from tests.engine.orders import ORDERS
from tests.engine.story_of_debrief import DEBRIEF_ORDERS
from tests.helpers.given import Given, given, prepared, started
from tests.helpers.little import AST, ELM, HUSH, LITTLE, PLAYED, STRICT, TALK, seat
from wargame.engine import ACTS, COMMANDS, Refusal, Refused, Scenario
from wargame.engine.instrument import Hands
from wargame.engine.instruments.clock import ClosePhase, EndExercise, OpenPhase, PauseExercise
from wargame.engine.names import CONTROL, ENGINE, OBSERVER, PROJECTOR, CellId
from wargame.engine.scenario import Phase

CTRL = seat(CONTROL)
LASTING = {
    "post.give",
    "post.withdraw",
    "lead.take",
    "lead.hand-over",
    "note.write",
    "eyes.borrow",
    "chapter.open",
    "export.name",
}
DEBRIEF = set(DEBRIEF_ORDERS)
"""Acts that are never too late; some need what this exercise does not have."""

DELEGATIONS = [name for name, act in ACTS.items() if act.hands is not Hands.CONTROL]
CONTROLS = [name for name, act in ACTS.items() if act.hands is not Hands.DELEGATIONS]


def reason(situation: Given, act: str, by: str) -> Refusal | None:
    """Return why an act is refused, or None where it is not."""
    refusal = situation.when(ORDERS[act], by=seat(by)).refusal
    return refusal.reason if refusal else None


def test_every_act_has_an_order_here() -> None:
    assert set(ORDERS) == set(ACTS)
    assert all(COMMANDS[type(order)] == act for act, order in ORDERS.items())


def test_few_things_can_be_done_in_any_phase() -> None:
    """A brief or a message is opened, a clause is marked, silence is broken: whatever the phase.

    So is a head of delegation found: that is nobody else's business.
    """
    heads = {"head.take", "head.hand-over", "head.deputise"}
    assert (
        set(DELEGATIONS) - set(PLAYED)
        == {"brief.open", "inject.open", "mark.set", "ballot.break", "package.suggest"} | heads
    )


@pytest.mark.parametrize("act", DELEGATIONS)
class TestADelegation:
    def test_waits_for_the_start(self, act: str) -> None:
        assert reason(prepared(), act, AST) is Refusal.NOT_STARTED

    def test_waits_while_all_are_paused(self, act: str) -> None:
        paused = started().after(PauseExercise(), by=CTRL)

        assert reason(paused, act, AST) is Refusal.PAUSED

    def test_waits_while_all_are_paused_between_phases(self, act: str) -> None:
        paused = started().after(ClosePhase(TALK), by=CTRL).after(PauseExercise(), by=CTRL)

        assert reason(paused, act, AST) is Refusal.PAUSED

    def test_is_done_when_the_exercise_ends_but_for_what_looks_back(self, act: str) -> None:
        refused = reason(started().after(EndExercise(), by=CTRL), act, AST)

        assert (refused is Refusal.ENDED) is (act not in DEBRIEF)

    def test_cannot_act_for_those_who_only_watch_or_are_not_in_play(self, act: str) -> None:
        for cell in (OBSERVER, PROJECTOR, ENGINE, ELM, CellId("nobody"), CellId("")):
            assert reason(started(), act, cell) is Refusal.ROLE


@pytest.mark.parametrize("act", PLAYED)
class TestATimedAct:
    def test_needs_an_open_phase(self, act: str) -> None:
        closed = started().after(ClosePhase(TALK), by=CTRL)

        assert reason(closed, act, AST) is Refusal.PHASE_CLOSED

    def test_needs_a_phase_that_allows_it(self, act: str) -> None:
        hush = started().after(OpenPhase(HUSH, after=TALK), by=CTRL)

        assert reason(hush, act, AST) is Refusal.PHASE_FORBIDS

    def test_is_allowed_by_name(self, act: str) -> None:
        """A phase that allows it alone lets it through, and lets through nothing else."""
        alone = started(_allowing(act))

        assert reason(alone, act, AST) is not Refusal.PHASE_FORBIDS
        others = [other for other in PLAYED if other != act]
        assert {reason(alone, other, AST) for other in others} == {Refusal.PHASE_FORBIDS}

    def test_keeps_a_strict_deadline(self, act: str) -> None:
        strict = started().after(OpenPhase(STRICT, after=TALK), by=CTRL)

        assert reason(strict.later(minutes=10), act, AST) is Refusal.PHASE_CLOSED
        last = strict.later(minutes=10, microseconds=-1)
        assert reason(last, act, AST) is not Refusal.PHASE_CLOSED


@pytest.mark.parametrize("act", CONTROLS)
class TestControl:
    def test_needs_no_phase(self, act: str) -> None:
        timely = {
            Refusal.PAUSED,
            Refusal.PHASE_FORBIDS,
            Refusal.ROLE,
            Refusal.NOT_STARTED,
            Refusal.ENDED,
        }
        paused = started().after(ClosePhase(TALK), by=CTRL).after(PauseExercise(), by=CTRL)

        assert reason(paused, act, CONTROL) not in timely

    def test_is_done_when_the_exercise_ends_but_for_what_lasts(self, act: str) -> None:
        if act in DEBRIEF:
            assert (
                reason(started().after(EndExercise(), by=CTRL), act, CONTROL) is not Refusal.ENDED
            )
            return
        lasts = act in {"seat.fill", "seat.vacate", "scores.allow", "projector.take", *LASTING}

        refused = reason(started().after(EndExercise(), by=CTRL), act, CONTROL)

        assert refused is (None if lasts else Refusal.ENDED)


def test_acts_belong_to_their_hands() -> None:
    for act, made in ACTS.items():
        for cell, hands in ((CONTROL, Hands.CONTROL), (AST, Hands.DELEGATIONS)):
            mine = made.hands in {hands, Hands.BOTH}
            assert (reason(started(), act, cell) is not Refusal.ROLE) is mine, (act, cell)


def test_the_refusal_says_whose_it_is() -> None:
    sentence = started().when(EndExercise(), by=seat(AST)).refused(Refusal.ROLE, who=Hands.CONTROL)

    assert "belongs to control" in sentence


def test_the_brief_can_be_opened_in_any_phase() -> None:
    closed = started().after(ClosePhase(TALK), by=CTRL)
    hush = started().after(OpenPhase(HUSH, after=TALK), by=CTRL)

    assert reason(closed, "brief.open", AST) is None
    assert reason(hush, "brief.open", AST) is None


def test_only_acts_of_the_house_are_decided() -> None:
    with pytest.raises(KeyError):
        given().when(object(), by=CTRL)


def _allowing(act: str) -> Scenario:
    def only(phase: Phase) -> Phase:
        return replace(phase, allows=(act,))

    timing = LITTLE.timings[0]
    rounds = tuple(
        replace(one, phases=tuple(only(phase) for phase in one.phases)) for one in timing.rounds
    )
    return replace(LITTLE, timings=(replace(timing, rounds=rounds),))


def test_a_refusal_reads_as_code_and_sentence() -> None:
    refusal: Any = started().when(EndExercise(), by=seat(AST)).refusal

    assert isinstance(refusal, Refused)
    assert str(refusal) == f"seat.role: {refusal.sentence}"
