"""Fog of war: what is held, let go, dropped, garbled, copied and forged, and who hears what."""

from datetime import timedelta
from typing import Any

import pytest

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, ELM, HUSH, TALK, seat
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Audience, Refusal, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import CABLE, FogOrder, Passage
from wargame.engine.instruments.cables import CableSent, SendCable
from wargame.engine.instruments.caucuses import (
    CaucusSaid,
    CloseCaucus,
    JoinCaucus,
    LeaveCaucus,
    OpenCaucus,
    SayInCaucus,
)
from wargame.engine.instruments.clock import (
    OpenPhase,
    PauseExercise,
    ResumeExercise,
)
from wargame.engine.instruments.fog import Forge, Intercept, Leak
from wargame.engine.instruments.fog_book import (
    FogForged,
    FogGarbled,
    FogHeld,
    FogIntercepted,
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
from wargame.engine.instruments.inject_desk import InjectReleased
from wargame.engine.names import CONTROL, CableId, CaucusId, CellId, FogId, LineId
from wargame.engine.striking import GAP

CTRL = seat(CONTROL)
T1 = CableId("t1")
LIGHT = SendCable((BIR, CED), "Light", "Share it with us.")
SENT = CableSent(T1, AST, (BIR, CED), "confidential", "Light", "Share it with us.")
WAY = Passage("t1", CABLE, AST, (BIR, CED), "Light", "Share it with us.", "confidential")


def ordered(*orders: OrderFog) -> Given:
    """Begin with these standing orders."""
    there = started()
    for one in orders:
        there = there.after(one, by=CTRL)
    return there


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


class TestAnIntercept:
    def test_is_intelligence_for_a_third(self) -> None:
        there = started().after(LIGHT, by=seat(AST))
        told = there.when(Intercept("t1", (DAL,)), by=CTRL).told

        assert isinstance(told[0].event, FogIntercepted)
        assert told[0].audience == CONTROL_ALONE
        read = told[1].event
        assert isinstance(read, InjectReleased)
        assert told[1].audience == only(DAL)
        assert (read.medium, read.to) == ("intelligence", (DAL,))
        assert "Share it with us." in read.text
        assert read.text.startswith("The Ast wrote to The Bir, The Ced:")

    def test_by_a_standing_order(self) -> None:
        order = OrderFog("intercept", senders=(AST,), to=(BIR, DAL), source="A fisher")
        told = ordered(order).when(LIGHT, by=seat(AST)).told

        assert told[0] == Told(SENT, only(AST, BIR, CED))
        assert told[2].audience == only(DAL)
        assert told[2].event.sender == "A fisher"

    def test_for_those_who_have_it(self) -> None:
        there = started().after(LIGHT, by=seat(AST))

        for to in ((), (AST,), (BIR, CED)):
            there.when(Intercept("t1", to), by=CTRL).refused(Refusal.NO_AUDIENCE)
        there.when(Intercept("t9", (DAL,)), by=CTRL).refused(Refusal.NOT_IN_SIGHT)
        there.when(Intercept("", (DAL,)), by=CTRL).refused(Refusal.NOT_IN_SIGHT)
        there.when(Intercept("t1", (ELM,)), by=CTRL).refused(Refusal.UNKNOWN)

    def test_in_words_of_control(self) -> None:
        there = started().after(LIGHT, by=seat(AST))
        command = Intercept("t1", (DAL,), "Chatter", "They are near.", "A spy")
        read = there.when(command, by=CTRL).told[1].event

        assert (read.sender, read.title, read.text) == ("A spy", "Chatter", "They are near.")


class TestALeak:
    @pytest.mark.parametrize(
        ("leak", "audience"),
        [
            (Leak("t1", (DAL, BIR)), only(DAL)),
            (Leak("t1", everyone=True), EVERYONE),
        ],
    )
    def test_is_news_from_nowhere(self, leak: Leak, audience: Audience) -> None:
        told = started().after(LIGHT, by=seat(AST)).when(leak, by=CTRL).told

        assert told[1].audience == audience
        assert (told[1].event.medium, told[1].event.sender) == ("news", "Unnamed source")

    def test_needs_readers(self) -> None:
        there = started().after(LIGHT, by=seat(AST))
        there.when(Leak("t1"), by=CTRL).refused(Refusal.NO_AUDIENCE)

    def test_by_a_standing_order_to_everyone_or_to_some(self) -> None:
        for to, audience in (((), EVERYONE), ((DAL,), only(DAL))):
            told = ordered(OrderFog("leak", to=to)).when(LIGHT, by=seat(AST)).told
            assert told[2].audience == audience
        assert len(ordered(OrderFog("leak", to=(CED,))).when(LIGHT, by=seat(AST)).told) == 1


class TestAForgery:
    def test_is_an_ordinary_cable_to_those_who_get_it(self) -> None:
        made = CableSent(T1, AST, (BIR, CED), "secret", "Peace", "We give in.")
        way = Passage("t1", CABLE, AST, (BIR, CED), "Peace", "We give in.", "secret")

        then = (
            started()
            .when(Forge(AST, "We give in.", (BIR, CED, AST), "Peace", "secret"), by=CTRL)
            .then(
                Told(FogForged(way, (BIR, CED)), CONTROL_ALONE),
                Told(made, only(BIR, CED)),
            )
        )

        assert then.state.fog.forged == {"t1"}

    @pytest.mark.parametrize(
        ("forge", "reason"),
        [
            (Forge(AST, "x", (), "y"), Refusal.NO_AUDIENCE),
            (Forge(AST, "x", (AST,), "y"), Refusal.NO_AUDIENCE),
            (Forge(AST, "", (BIR,), "y"), Refusal.EMPTY_TEXT),
            (Forge(AST, "x", (BIR,)), Refusal.EMPTY_TEXT),
            (Forge(ELM, "x", (BIR,), "y"), Refusal.UNKNOWN),
            (Forge(AST, "x", (ELM,), "y"), Refusal.UNKNOWN),
            (Forge(CONTROL, "x", (BIR,), "y"), Refusal.UNKNOWN),
            (Forge(AST, "x", (BIR,), "y", "cosmic"), Refusal.UNKNOWN),
            (Forge(AST, "x", caucus=CaucusId("c9")), Refusal.NOT_IN_SIGHT),
        ],
    )
    def test_that_nobody_could_write(self, forge: Forge, reason: Refusal) -> None:
        started().when(forge, by=CTRL).refused(reason)

    def test_at_a_time_when_nobody_writes(self) -> None:
        paused = started().after(PauseExercise(), by=CTRL)
        hush = started().after(OpenPhase(HUSH, after=TALK), by=CTRL)
        for there in (paused, hush):
            there.when(Forge(AST, "x", (BIR,), "y"), by=CTRL).refused(Refusal.WOULD_SHOW)


def talking() -> tuple[Table, Any]:
    """Return a table with a caucus of ast, bir and ced."""
    table = seated()
    name = table.makes(AST, OpenCaucus("Roots", (BIR, CED)))
    for cell in (BIR, CED):
        table.does(cell, JoinCaucus(name))
    return table, name


def lines(table: Table, cell: str) -> list[tuple[str, str]]:
    """Return who said what in the one caucus that a cell knows."""
    (caucus,) = table.picture(cell).caucuses.all.values()
    return [(one.cell, one.text) for one in caucus.lines if one.text]


class TestACaucus:
    def test_a_line_is_held_for_one_and_released_to_it(self) -> None:
        table, name = talking()
        table.does(CONTROL, OrderFog("delay", "caucus", (AST,), (BIR,)))
        table.does(AST, SayInCaucus(name, "one"))
        table.does(CED, SayInCaucus(name, "two"))
        assert lines(table, BIR) == [(CED, "two")]
        (thing,) = table.state.fog.held

        table.does(CONTROL, ReleaseHeld(thing))

        assert lines(table, AST) == lines(table, CED) == [(AST, "one"), (CED, "two")]
        assert lines(table, BIR) == [(CED, "two"), (AST, "one")]
        assert lines(table, CONTROL) == lines(table, AST)
        table.check()

    def test_a_line_is_for_those_who_are_still_in(self) -> None:
        table, name = talking()
        table.does(CONTROL, OrderFog("delay", minutes=1))
        table.does(AST, SayInCaucus(name, "one"))
        (thing,) = table.state.fog.held
        table.does(BIR, LeaveCaucus(name))
        assert table.does(CONTROL, ReleaseHeld(thing))[1].audience == only(CED)

        table.does(AST, SayInCaucus(name, "two"))
        (thing,) = table.state.fog.held
        table.does(CED, LeaveCaucus(name))
        assert table.refusal(CONTROL, ReleaseHeld(thing)).reason is Refusal.WOULD_SHOW
        assert next_held(table.state) is None
        table.does(AST, CloseCaucus(name))
        assert table.refusal(CONTROL, ReleaseHeld(thing)).reason is Refusal.OVER

    def test_nobody_speaks_who_is_gone(self) -> None:
        table, name = talking()
        table.does(CONTROL, OrderFog("delay", minutes=1))
        table.does(AST, SayInCaucus(name, "one"))
        table.does(AST, LeaveCaucus(name))
        (thing,) = table.state.fog.held

        for command in (
            ReleaseHeld(thing),
            Forge(AST, "x", caucus=name),
            Forge(DAL, "x", caucus=name),
        ):
            assert table.refusal(CONTROL, command).reason is Refusal.WOULD_SHOW
        table.does(CONTROL, DropHeld(thing))

    def test_a_forged_line_is_heard_by_all_but_its_speaker(self) -> None:
        table, name = talking()
        before = table.picture(AST)
        told = table.does(CONTROL, Forge(AST, "We give in.", caucus=name))

        assert told[1].audience == only(BIR, CED)
        assert isinstance(told[1].event, CaucusSaid)
        assert lines(table, BIR) == lines(table, CONTROL) == [(AST, "We give in.")]
        assert table.picture(AST) == before

    def test_a_line_is_garbled_intercepted_and_leaked(self) -> None:
        table, name = talking()
        table.does(CONTROL, OrderFog("garble", receivers=(BIR,), share=100))
        table.does(CONTROL, OrderFog("intercept", to=(DAL,)))
        table.does(AST, SayInCaucus(name, "one two"))
        line = table.state.caucuses.all[name].lines[-1].id
        table.does(CONTROL, Leak(line, everyone=True))

        assert [lines(table, cell)[-1][1] for cell in (AST, BIR, CED)] == [
            "one two",
            GAP,
            "one two",
        ]
        copies = table.picture(DAL).injects.messages
        assert [one.medium for one in copies] == ["intelligence", "news"]
        assert all("one two" in one.text and "Roots" not in repr(one) for one in copies)

    def test_an_old_line_without_a_name_is_heard(self) -> None:
        table, name = talking()
        there = Given((*table.entries,)).and_then(
            *[Told(CaucusSaid(name, AST, "old", LineId("")), only(AST, BIR, CED))] * 2
        )

        assert [one.text for one in there.state.caucuses.all[name].lines][-2:] == ["old", "old"]


FOGGY = (
    OrderFog("delay", receivers=(BIR,)),
    OrderFog("garble", receivers=(BIR,)),
    OrderFog("intercept", to=(DAL,)),
    OrderFog("leak", to=(DAL,)),
)


@pytest.mark.parametrize("order", FOGGY, ids=lambda one: one.effect)
def test_the_sender_and_those_not_meant_cannot_tell(order: OrderFog) -> None:
    """What they hear is the same entry for entry, and so is what they are answered."""
    clear, foggy = talking(), talking()
    for table, name in (clear, foggy):
        if table is foggy[0]:
            table.does(CONTROL, order)
        assert table.makes(AST, LIGHT) == "ast-1.2.1"
        table.does(AST, SayInCaucus(name, "hush"))
    meant = {*order.receivers, *order.to}

    for cell in (*CELLS, "observer", "projector"):
        same = clear[0].heard(cell) == foggy[0].heard(cell) or [
            (one.at, one.event) for one in clear[0].heard(cell)
        ] == [(one.at, one.event) for one in foggy[0].heard(cell)]
        assert same is (cell not in meant), cell
        assert (clear[0].picture(cell) == foggy[0].picture(cell)) is same


def test_control_has_the_words_as_written_and_every_deed() -> None:
    table = seated()
    table.does(CONTROL, OrderFog("garble", share=100))
    name = table.makes(AST, LIGHT)

    (cable,) = table.picture(CONTROL).cables.sent
    (deed,) = table.picture(CONTROL).fog.on(name)
    assert cable.text == LIGHT.text
    assert (deed.what, deed.passage.text, deed.to) == ("garbled", GAP, (BIR, CED))
    assert table.picture(BIR).cables.sent[0].text == GAP
    assert all(table.picture(cell).fog == seated().picture(cell).fog for cell in CELLS)
