"""The plan of injects in control's hands: told to control alone, and only ahead of play."""

from dataclasses import replace
from typing import Any

import pytest

from tests.engine.planned import CTRL, FUSE, J1, J2, J4, MOOD
from tests.helpers.given import Given, started
from tests.helpers.little import BIR, CED, CELLS, HUSH, LITTLE, TALK, inject
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Scenario, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.clock import OpenPhase, PauseExercise, ResumeExercise
from wargame.engine.instruments.indicators import IndicatorReported, SetIndicator
from wargame.engine.instruments.inject_desk import (
    InjectMet,
    InjectOpened,
    InjectReleased,
    InjectSpent,
    Met,
)
from wargame.engine.instruments.inject_due import due, due_at, next_release, proposes_itself
from wargame.engine.instruments.inject_plan import (
    EditInject,
    HoldInject,
    ImportPlan,
    ImproviseInject,
    MeetInject,
    RetimeInject,
    SkipInject,
)
from wargame.engine.instruments.injects import OpenInject, ReleaseDueInject, ReleaseInject
from wargame.engine.names import CONTROL, MessageId, PhaseId
from wargame.engine.scenario import InjectVersion
from wargame.engine.worlds import ELSEWHERE
from wargame.packs.conditions import Known, parse

KNOWN = Known(indicators=("mood", "stores", "fuse"), rounds=("r1", "r2"))


def planned(**changed: Any) -> Scenario:  # noqa: ANN401 - fields of an inject
    """Return the little scenario with a first inject like this."""
    first = replace(LITTLE.injects[0], **changed)
    return replace(LITTLE, injects=(first, *LITTLE.injects[1:]))


def waiting(when: str, **changed: Any) -> Scenario:  # noqa: ANN401 - fields of an inject
    return planned(type="conditional", when=when, condition=parse(when, KNOWN), **changed)


def is_due(given: Given) -> bool:
    return J1 in {one.id for one in due(given.state, given.now)}


@pytest.mark.parametrize(
    "command",
    [
        HoldInject(J1),
        SkipInject(J1, reason="canary-reason"),
        RetimeInject(J1, HUSH, 3),
        EditInject(J1, "canary-other", "A cloud", "news", "canary-words"),
        ImproviseInject("canary-rain", "A cloud", "canary-made", (BIR,)),
        ImportPlan((inject("canary-row", BIR),)),
    ],
)
def test_who_is_told_of_a_change_is_control_alone(command: object) -> None:
    table = seated()
    told = table.does(CONTROL, command)

    assert {one.audience for one in told} == {CONTROL_ALONE}
    for cell in (*CELLS, "observer", "projector"):
        assert table.picture(cell) == seated().picture(cell)
        assert "canary-other" not in repr(table.picture(cell))


class TestEffects:
    def test_are_applied_with_the_release_and_name_their_cause(self) -> None:
        told = started().when(ReleaseInject(J2), by=CTRL).told
        report = IndicatorReported(MOOD, "canary-indicator-mood", 0, 10, 6, "canary-title-j2")

        assert [type(one.event) for one in told] == [InjectReleased, InjectSpent, IndicatorReported]
        assert told[2] == Told(report, EVERYONE)

    def test_tell_those_who_did_not_read_it_no_title(self) -> None:
        (moved,) = started().when(ReleaseInject(J1), by=CTRL).told[2:]
        (named,) = started(planned(cause="A rumour")).when(ReleaseInject(J1), by=CTRL).told[2:]
        (own,) = started(planned(effects={FUSE: 2})).when(ReleaseInject(J1), by=CTRL).told[2:]

        assert moved.event.reason == ELSEWHERE
        assert named.event.reason == "A rumour"
        assert (own.event.reason, own.audience) == ("canary-title-j1", only())

    def test_come_once_and_can_be_withheld(self) -> None:
        once = started().after(ReleaseInject(J1), by=CTRL)

        assert len(once.when(ReleaseInject(J1, (CED,)), by=CTRL).told) == 2
        assert len(started().when(ReleaseInject(J1, without_effects=True), by=CTRL).told) == 2

    def test_wait_for_the_expected_action_where_the_pack_says_so(self) -> None:
        released = started(planned(effects_if_met=True)).after(ReleaseInject(J1), by=CTRL)
        missed = released.after(MeetInject(J1, came=False), by=CTRL)
        met = missed.after(MeetInject(J1, came=True, note="They did."), by=CTRL)
        again = met.after(MeetInject(J1, came=True, note="They really did."), by=CTRL)

        assert [one.state.indicators.readings[MOOD].value for one in (released, missed)] == [5, 5]
        assert [one.state.indicators.readings[MOOD].value for one in (met, again)] == [6, 6]


def test_texts_that_differ_by_audience_are_separate_events() -> None:
    versions = (InjectVersion((CED,), "canary-other-title", "canary-other-text"),)
    table = seated(planned(versions=versions))
    table.does(CONTROL, ReleaseInject(J1))

    assert [one.text for one in table.picture("bir").injects.messages] == ["canary-inject-j1"]
    assert [one.text for one in table.picture("ced").injects.messages] == ["canary-other-text"]
    assert table.picture("ast").injects.messages == ()
    assert len(table.state.injects.spent[J1]) == 1
    assert len(table.state.injects.sent[J1]) == 2


class TestTime:
    def test_counts_from_the_opening_of_the_phase(self) -> None:
        here = started(planned(offset=3))

        assert not is_due(here.later(minutes=2, seconds=59))
        assert is_due(here.later(minutes=3))
        here.when(ReleaseDueInject(J1), by=CTRL).refused(Refusal.ALREADY)
        released = here.later(minutes=3).after(ReleaseDueInject(J1), by=CTRL)
        released.when(ReleaseDueInject(J1), by=CTRL).refused(Refusal.ALREADY)
        assert next_release(released.state) is None

    def test_stands_still_in_a_pause(self) -> None:
        paused = started(planned(offset=3)).later(minutes=2).after(PauseExercise(), by=CTRL)
        on = paused.later(minutes=9).after(ResumeExercise(), by=CTRL)

        assert not is_due(paused.later(minutes=5))
        assert not is_due(on)
        assert is_due(on.later(minutes=1))

    def test_follows_its_phase(self) -> None:
        elsewhere = started(planned(phase=HUSH, offset=3)).later(minutes=5)
        there = elsewhere.after(OpenPhase(HUSH, after=TALK), by=CTRL)

        assert due_at(elsewhere.state.injects.plan[0], elsewhere.state.clock) is None
        assert not is_due(elsewhere)
        assert is_due(there.later(minutes=3))

    def test_is_moved_by_control(self) -> None:
        moved = started(planned(offset=3)).after(RetimeInject(J1, TALK, 7), by=CTRL)

        assert not is_due(moved.later(minutes=6))
        assert is_due(moved.later(minutes=7))
        timeless = moved.after(RetimeInject(J1, TALK), by=CTRL)
        assert next_release(timeless.state) is None

    def test_means_nothing_while_it_is_held_or_left_out(self) -> None:
        ripe = started(planned(offset=1)).later(minutes=2)
        held = ripe.after(HoldInject(J1), by=CTRL)
        skipped = ripe.after(SkipInject(J1), by=CTRL)

        assert not is_due(held)
        assert not is_due(skipped)
        assert is_due(held.after(HoldInject(J1, held=False), by=CTRL))
        assert is_due(skipped.after(SkipInject(J1, skipped=False), by=CTRL))

    @pytest.mark.parametrize("offset", [-1, 601])
    def test_has_bounds(self, offset: int) -> None:
        started().when(RetimeInject(J1, TALK, offset), by=CTRL).refused(Refusal.UNKNOWN)
        started().when(RetimeInject(J1, PhaseId("never"), 1), by=CTRL).refused(Refusal.UNKNOWN)


class TestConditions:
    def test_propose_themselves_and_wait_for_a_hand(self) -> None:
        calm = started(waiting("mood <= 3"))
        sad = calm.after(SetIndicator(MOOD, 3, "rain"), by=CTRL)

        assert not proposes_itself(calm.state.injects.plan[0], calm.state)
        assert proposes_itself(sad.state.injects.plan[0], sad.state)
        assert not is_due(sad.later(minutes=60))
        done = sad.after(ReleaseInject(J1), by=CTRL)
        assert not proposes_itself(done.state.injects.plan[0], done.state)

    def test_release_by_themselves_where_the_pack_says_so(self) -> None:
        calm = started(waiting("mood <= 3", auto=True))
        sad = calm.after(SetIndicator(MOOD, 3, "rain"), by=CTRL)

        assert not is_due(calm)
        assert is_due(sad)
        assert not is_due(sad.after(HoldInject(J1), by=CTRL))
        assert not is_due(sad.after(PauseExercise(), by=CTRL))

    def test_belong_to_their_round(self) -> None:
        later = started(waiting("mood <= 9", round="r2", phase="vote"))
        ever = started(waiting("mood <= 9", round="any", phase=""))

        assert not proposes_itself(later.state.injects.plan[0], later.state)
        assert proposes_itself(ever.state.injects.plan[0], ever.state)


class TestWhatIsReleased:
    @pytest.mark.parametrize(
        "command",
        [
            HoldInject(J1),
            SkipInject(J1),
            RetimeInject(J1, HUSH),
            EditInject(J1, "Rain", "A cloud", "news", "It rains."),
        ],
    )
    def test_stands(self, command: object) -> None:
        released = started().after(ReleaseInject(J1), by=CTRL)

        released.when(command, by=CTRL).refused(Refusal.OVER)

    def test_is_read_as_it_was_edited(self) -> None:
        edit = EditInject(J1, "Rain", "A cloud", "", "It\u202e rains.")
        (read, *_) = started().after(edit, by=CTRL).when(ReleaseInject(J1), by=CTRL).told

        assert (read.event.title, read.event.text) == ("Rain", "It rains.")

    def test_an_expected_action_is_ticked_afterwards_only(self) -> None:
        started().when(MeetInject(J1, came=True), by=CTRL).refused(Refusal.NOT_IN_SIGHT)
        then = started().after(ReleaseInject(J1), by=CTRL)
        met = then.when(MeetInject(J1, came=False, note="no"), by=CTRL)
        done = met.then(Told(InjectMet(J1, came=False, note="no"), CONTROL_ALONE))

        assert done.state.injects.met[J1] == Met(came=False, note="no", at=done.now)
        assert done.when(MeetInject(J1, came=False, note="no"), by=CTRL).told == ()


class TestReceipts:
    def test_are_told_to_the_reader_and_control(self) -> None:
        table = seated()
        message = table.makes(CONTROL, ReleaseInject(J4))
        (told,) = table.does("bir", OpenInject(message))

        assert told == Told(InjectOpened(message, BIR), only(BIR))
        assert set(table.picture("control").injects.messages[0].opened) == {BIR}
        assert table.picture("ced").injects.messages[0].opened == {}
        assert table.does("bir", OpenInject(message)) == ()

    def test_what_is_hidden_cannot_be_told_from_what_is_not_there(self) -> None:
        table = seated()
        message = table.makes(CONTROL, ReleaseInject(J1))
        hidden = table.refusal("ast", OpenInject(message))
        absent = table.refusal("ast", OpenInject(MessageId("never")))

        assert (hidden.reason, hidden.sentence) == (absent.reason, absent.sentence)

    def test_no_title_of_the_plan_is_a_message(self) -> None:
        refused = seated().refusal("bir", OpenInject(MessageId(J1)))
        assert refused.reason is Refusal.NOT_IN_SIGHT
