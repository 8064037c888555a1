"""Fog of war: what is held, let go, dropped, garbled, copied and forged, and who hears what."""

from datetime import timedelta

import pytest

from tests.engine.fogged import CTRL, LIGHT, SENT, T1, ordered
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, HUSH, TALK, seat
from tests.helpers.table import seated
from wargame.engine import Refusal, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import CABLE, FogOrder, Passage
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.clock import (
    OpenPhase,
    PauseExercise,
    ResumeExercise,
)
from wargame.engine.instruments.fog import Leak
from wargame.engine.instruments.fog_book import (
    FogGarbled,
    FogHeld,
    FogLifted,
    FogOrdered,
    FogReleased,
)
from wargame.engine.instruments.fog_orders import LiftFog, OrderFog
from wargame.engine.instruments.fog_queue import (
    DropHeld,
    ReleaseDueHeld,
    ReleaseHeld,
    due_held,
    next_held,
)
from wargame.engine.names import CONTROL, CellId, FogId
from wargame.engine.striking import GAP

WAY = Passage("t1", CABLE, AST, (BIR, CED), "Light", "Share it with us.", "confidential")


def held(minutes: int = 0) -> Given:
    """Begin with a cable of ast to bir and ced, held for bir."""
    return ordered(OrderFog("delay", senders=(AST,), receivers=(BIR,), minutes=minutes)).after(
        LIGHT, by=seat(AST)
    )


class TestOrders:
    def test_are_known_to_control_alone(self) -> None:
        order = FogOrder(FogId("t1"), "delay", senders=(AST,), receivers=(BIR,))
        command = OrderFog("delay", senders=(AST,), receivers=(BIR,))

        then = (
            started()
            .when(command, by=CTRL)
            .then(Told(FogOrdered(FogId("t1"), order), CONTROL_ALONE))
        )

        assert then.state.fog.orders == {FogId("t1"): order}
        lifted = then.when(LiftFog(FogId("t1")), by=CTRL)
        assert not lifted.then(Told(FogLifted(FogId("t1")), CONTROL_ALONE)).state.fog.orders

    @pytest.mark.parametrize(
        ("order", "reason"),
        [
            (OrderFog("drown"), Refusal.UNKNOWN),
            (OrderFog("forge"), Refusal.UNKNOWN),
            (OrderFog("delay", "smoke"), Refusal.UNKNOWN),
            (OrderFog("delay", during="r99"), Refusal.UNKNOWN),
            (OrderFog("delay", minutes=241), Refusal.UNKNOWN),
            (OrderFog("delay", minutes=-1), Refusal.UNKNOWN),
            (OrderFog("garble", share=0), Refusal.UNKNOWN),
            (OrderFog("garble", times=100), Refusal.UNKNOWN),
            (OrderFog("delay", senders=(ELM,)), Refusal.UNKNOWN),
            (OrderFog("intercept"), Refusal.NO_AUDIENCE),
            (OrderFog("leak", source="x" * 121), Refusal.LONG_TEXT),
        ],
    )
    def test_that_make_no_sense(self, order: OrderFog, reason: Refusal) -> None:
        started().when(order, by=CTRL).refused(reason)

    def test_lifting_what_does_not_stand(self) -> None:
        started().when(LiftFog(FogId("t9")), by=CTRL).refused(Refusal.NOT_IN_SIGHT)

    def test_no_delegation_gives_one(self) -> None:
        for command in (OrderFog("delay"), LiftFog(FogId("t1")), Leak("t1", (CED,))):
            started().when(command, by=seat(AST)).refused(Refusal.ROLE)

    @pytest.mark.parametrize(
        ("order", "caught"),
        [
            (OrderFog("delay"), {BIR, CED}),
            (OrderFog("delay", receivers=(CED, DAL)), {CED}),
            (OrderFog("delay", CABLE, (AST, DAL)), {BIR, CED}),
            (OrderFog("delay", "caucus"), set()),
            (OrderFog("delay", senders=(BIR,)), set()),
            (OrderFog("delay", receivers=(DAL,)), set()),
            (OrderFog("delay", during="r1"), {BIR, CED}),
            (OrderFog("delay", during="r2"), set()),
        ],
    )
    def test_catch_what_they_say(self, order: OrderFog, caught: set[CellId]) -> None:
        told = ordered(order).when(LIGHT, by=seat(AST)).told

        assert told[0] == Told(SENT, only(AST, *({BIR, CED} - caught)))
        assert {cell for one in told[1:] for cell in one.event.to} == caught

    def test_hold_so_many_times(self) -> None:
        table = seated()
        table.does(CONTROL, OrderFog("delay", times=1))
        first, second = (table.makes(AST, LIGHT) for _ in range(2))

        assert [*table.state.fog.held] == [first]
        assert [one.id for one in table.picture(BIR).cables.sent] == [second]

    def test_leave_alone_what_control_writes(self) -> None:
        decided = ordered(OrderFog("delay")).when(LIGHT, by=CTRL)

        assert [one.audience for one in decided.told] == [only(BIR, CED)]


class TestADelay:
    def test_is_seen_by_control_alone(self) -> None:
        decided = ordered(OrderFog("delay", receivers=(BIR,))).when(LIGHT, by=seat(AST))

        decided.then(
            Told(SENT, only(AST, CED)),
            Told(FogHeld(WAY, (BIR,), None, (FogId("t1"),)), CONTROL_ALONE),
        )

    def test_arrives_as_an_ordinary_cable_with_the_time_of_its_arrival(self) -> None:
        decided = held().later(minutes=9).when(ReleaseHeld("t1"), by=CTRL)
        then = decided.then(
            Told(FogReleased(WAY, (BIR,), "as written"), CONTROL_ALONE), Told(SENT, only(BIR))
        )

        assert not then.state.fog.held
        said = then.when(ReleaseHeld("t1"), by=CTRL).refused(Refusal.FIRST)
        assert "it has reached its receivers" in said

    def test_lasts_for_minutes(self) -> None:
        there = held(minutes=5)
        early, late = there.later(minutes=4), there.later(minutes=5)

        assert due_held(early.state, early.now) == ()
        assert next_held(early.state) == late.now
        early.when(ReleaseDueHeld("t1"), by=CTRL).refused(Refusal.ALREADY)
        assert due_held(late.state, late.now) == ("t1",)
        assert late.when(ReleaseDueHeld("t1"), by=CTRL).told[1] == Told(SENT, only(BIR))

    def test_without_minutes_waits_for_control(self) -> None:
        there = held().later(minutes=200)

        assert next_held(there.state) is None
        there.when(ReleaseDueHeld("t1"), by=CTRL).refused(Refusal.ALREADY)

    def test_stands_still_with_the_clock(self) -> None:
        there = held(minutes=5).later(minutes=1).after(PauseExercise(), by=CTRL)
        assert next_held(there.state) is None
        there = there.later(minutes=30)
        again = there.after(ResumeExercise(), by=CTRL)

        assert due_held(again.state, again.now) == ()
        assert due_held(again.state, again.later(minutes=4).now) == ("t1",)
        assert len(again.state.fog.deeds) == 1

    def test_waits_for_a_phase_that_takes_cables(self) -> None:
        there = held(minutes=1).after(OpenPhase(HUSH, after=TALK), by=CTRL).later(minutes=9)

        assert due_held(there.state, there.now) == ()
        there.when(ReleaseHeld("t1"), by=CTRL).refused(Refusal.WOULD_SHOW)
        paused = held().after(PauseExercise(), by=CTRL).when(ReleaseHeld("t1"), by=CTRL)
        assert "because everybody is paused." in paused.refused(Refusal.WOULD_SHOW)

    def test_lasts_as_long_as_the_longest_that_catches_it(self) -> None:
        table = seated()
        table.does(CONTROL, OrderFog("delay", receivers=(BIR,), minutes=2))
        table.does(CONTROL, OrderFog("delay", receivers=(CED,), minutes=7))
        name = table.makes(AST, LIGHT)
        assert next_held(table.state) == table.now + timedelta(minutes=7)
        assert table.state.fog.held[name].to == (BIR, CED)

        table.does(CONTROL, DropHeld(name))
        table.does(CONTROL, OrderFog("delay", receivers=(DAL,)))
        table.does(AST, SendCable((BIR, DAL), "x", "y"))
        assert next_held(table.state) is None

    def test_ends_in_other_words_or_never(self) -> None:
        changed = held().when(ReleaseHeld("t1", text="Keep it."), by=CTRL).told
        dropped = held().when(DropHeld("t1", "a storm"), by=CTRL).told

        assert changed[0].event.how == "changed"
        assert changed[1].event.text == "Keep it."
        assert [one.audience for one in dropped] == [CONTROL_ALONE]
        held().when(ReleaseHeld("t1", text="x" * 4001), by=CTRL).refused(Refusal.LONG_TEXT)
        for command in (ReleaseHeld("t9"), DropHeld("t9"), ReleaseDueHeld("t9")):
            held().when(command, by=CTRL).refused(Refusal.NOT_IN_SIGHT)


class TestAGarble:
    def test_by_hand(self) -> None:
        told = held().when(ReleaseHeld("t1", words=(0, 1)), by=CTRL).told

        assert told[1].event.text == f"{GAP} with us."
        assert told[0].event.how == "garbled"

    def test_by_dice_falls_the_same_each_time(self) -> None:
        texts = {
            held().when(ReleaseHeld("t1", share=50), by=CTRL).told[1].event.text for _ in range(3)
        }

        assert len(texts) == 1
        assert GAP in texts.pop()
        held().when(ReleaseHeld("t1", share=101), by=CTRL).refused(Refusal.UNKNOWN)

    def test_by_a_standing_order_is_there_at_once(self) -> None:
        told = ordered(OrderFog("garble", receivers=(BIR,))).when(LIGHT, by=seat(AST)).told

        assert told[0] == Told(SENT, only(AST, CED))
        assert isinstance(told[1].event, FogGarbled)
        assert told[1].audience == CONTROL_ALONE
        assert told[2].audience == only(BIR)
        assert GAP in told[2].event.text
        assert (told[2].event.cable, told[2].event.to) == (T1, (BIR, CED))

    def test_a_delay_comes_first(self) -> None:
        table = seated()
        table.does(CONTROL, OrderFog("garble"))
        table.does(CONTROL, OrderFog("delay", receivers=(BIR,)))
        told = table.does(AST, LIGHT)

        assert [one.event.to for one in told[1:3]] == [(BIR,), (CED,)]
