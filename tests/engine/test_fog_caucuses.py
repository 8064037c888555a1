"""Fog in one caucus: orders that catch its lines alone, and lines that a rule makes up."""

from dataclasses import replace

from tests.engine.fogged import CTRL, LIGHT, lines, talking
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CED, DAL, LITTLE
from wargame.engine import Refusal, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import FogOrder
from wargame.engine.instruments.caucuses import CloseCaucus, JoinCaucus, OpenCaucus, SayInCaucus
from wargame.engine.instruments.fog_orders import OrderFog
from wargame.engine.names import CONTROL, CaucusId, CellId, FogId


class TestAnOrderOnOneCaucus:
    def test_catches_its_lines_and_nothing_else(self) -> None:
        table, roots = talking()
        leaves = table.makes(AST, OpenCaucus("Leaves", (BIR,)))
        table.does(BIR, JoinCaucus(leaves))
        table.does(CONTROL, OrderFog("delay", caucus=roots))
        table.does(AST, SayInCaucus(roots, "held"))
        table.does(AST, SayInCaucus(leaves, "heard"))
        table.does(AST, LIGHT)

        assert [one.passage.text for one in table.state.fog.held.values()] == ["held"]
        heard = table.picture(BIR)
        assert heard.caucuses.all[leaves].lines[-1].text == "heard"
        assert [one.subject for one in heard.cables.sent] == ["Light"]

    def test_is_for_lines_whatever_else_is_said(self) -> None:
        table, roots = talking()
        fog = table.makes(CONTROL, OrderFog("delay", "cable", caucus=roots))
        order = table.state.fog.orders[fog]

        assert (order.channel, order.caucus) == ("caucus", roots)

    def test_needs_a_caucus_that_goes_on(self) -> None:
        table, roots = talking()
        table.does(AST, CloseCaucus(roots))
        order = OrderFog("delay", caucus=roots)

        assert table.refusal(CONTROL, order).reason is Refusal.OVER
        nowhere = OrderFog("delay", caucus=CaucusId("t9"))
        started().when(nowhere, by=CTRL).refused(Refusal.NOT_IN_SIGHT)


def rule(claims: CellId, *to: CellId, times: int = 0) -> FogOrder:
    """Return a rule that forges a line after each line of ast."""
    echo, said = FogId("echo"), "So be it."
    return FogOrder(echo, "forge", "caucus", (AST,), to=to, claims=claims, text=said, times=times)


class TestARuleThatForgesLines:
    def test_makes_its_readers_hear_a_member_who_said_nothing(self) -> None:
        table, roots = talking(replace(LITTLE, fog=(rule(BIR, CED, DAL),)))
        before = lines(table, BIR)
        said, logged, forged = table.does(AST, SayInCaucus(roots, "Do we agree?"))

        assert said.audience == only(AST, BIR, CED)
        assert logged.audience == CONTROL_ALONE
        assert forged.audience == only(CED)
        assert lines(table, CED) == [(AST, "Do we agree?"), (BIR, "So be it.")]
        assert lines(table, BIR) == [*before, (AST, "Do we agree?")]
        assert table.state.fog.fired == {FogId("echo"): 1}

    def test_is_silent_where_nobody_could_be_taken_in(self) -> None:
        for one in (rule(DAL, CED), rule(BIR, DAL)):
            table, roots = talking(replace(LITTLE, fog=(one,)))
            assert len(table.does(AST, SayInCaucus(roots, "Do we agree?"))) == 1
            assert table.state.fog.deeds == ()

    def test_does_it_so_many_times(self) -> None:
        table, roots = talking(replace(LITTLE, fog=(rule(BIR, CED, times=1),)))
        counts = [len(table.does(AST, SayInCaucus(roots, text))) for text in ("one", "two")]

        assert counts == [3, 1]
