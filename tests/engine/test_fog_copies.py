"""Fog that makes more of a word than there was: copies, forgeries, and lines of a caucus."""

import pytest

from tests.engine.fogged import CTRL, LIGHT, SENT, T1, lines, ordered, talking
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, ELM, HUSH, TALK, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Audience, Refusal, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import CABLE, Passage
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.caucuses import (
    CaucusSaid,
    CloseCaucus,
    LeaveCaucus,
    SayInCaucus,
)
from wargame.engine.instruments.clock import (
    OpenPhase,
    PauseExercise,
)
from wargame.engine.instruments.fog import Forge, Intercept, Leak
from wargame.engine.instruments.fog_book import (
    FogForged,
    FogIntercepted,
)
from wargame.engine.instruments.fog_orders import OrderFog
from wargame.engine.instruments.fog_queue import (
    DropHeld,
    ReleaseHeld,
    next_held,
)
from wargame.engine.instruments.inject_desk import InjectReleased
from wargame.engine.names import CONTROL, CaucusId, LineId
from wargame.engine.striking import GAP


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
