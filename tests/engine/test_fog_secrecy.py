"""Fog that nobody can see: whatever control orders, others hear what they would hear without it."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.little import AST, BIR, CED, CELLS, DAL, LITTLE
from tests.helpers.properties import many
from tests.helpers.table import Table, seated
from wargame.engine import Refused, Viewer
from wargame.engine.fogging import FogOrder
from wargame.engine.instruments.cables import CableSent, SendCable
from wargame.engine.instruments.caucuses import CaucusSaid, JoinCaucus, OpenCaucus, SayInCaucus
from wargame.engine.instruments.fog import Forge, Intercept, Leak
from wargame.engine.instruments.fog_orders import LiftFog, OrderFog
from wargame.engine.instruments.fog_queue import DropHeld, ReleaseHeld
from wargame.engine.instruments.inject_desk import InjectReleased
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, FogId

ROOMS = {AST: (BIR, CED), BIR: (DAL,)}
SAID = st.lists(
    st.tuples(st.sampled_from(CELLS), st.booleans(), st.integers(1, 15)), min_size=1, max_size=8
)
ORDERS = st.builds(
    OrderFog,
    effect=st.sampled_from(("delay", "garble", "intercept", "leak")),
    channel=st.sampled_from(("", "cable", "caucus")),
    senders=st.lists(st.sampled_from(CELLS), max_size=2).map(tuple),
    receivers=st.lists(st.sampled_from(CELLS), max_size=2).map(tuple),
    to=st.lists(st.sampled_from(CELLS), min_size=1, max_size=2).map(tuple),
    share=st.integers(1, 100),
    times=st.integers(0, 2),
)


def table_of_two_rooms() -> tuple[Table, list[Any]]:
    """Return a table with a caucus of three, and one of two."""
    table, names = seated(), []
    for opener, invited in ROOMS.items():
        names.append(table.makes(opener, OpenCaucus("canary-room", invited)))
        for cell in invited:
            table.does(cell, JoinCaucus(names[-1]))
    return table, names


def write(table: Table, names: list[Any], said: tuple[CellId, bool, int], place: int) -> None:
    """Let somebody send a cable, or say a line in a room that they are in."""
    cell, aloud, chosen = said
    to = tuple(one for n, one in enumerate(CELLS) if chosen >> n & 1 and one != cell)
    table.wait(seconds=1)
    try:
        if aloud:
            table.does(cell, SayInCaucus(names[chosen % 2], f"canary-line-{place}"))
        elif to:
            table.does(cell, SendCable(to, f"canary-subject-{place}", f"canary text {place}"))
    except Refused:
        return


def meddle(table: Table, order: OrderFog, chance: Random) -> None:
    """Let control do something to what is there, as chance has it."""
    things = [str(one.id) for one in table.state.cables.sent] or [""]
    cells = tuple(chance.sample(CELLS, 2))
    for command in chance.sample(
        (
            order,
            *(LiftFog(one) for one in table.state.fog.orders),
            *(ReleaseHeld(one, share=40) for one in table.state.fog.held),
            *(DropHeld(one) for one in table.state.fog.held),
            Intercept(chance.choice(things), cells, text="canary-copy"),
            Leak(chance.choice(things), cells, text="canary-copy"),
            Forge(cells[0], "canary-forged", cells[1:], "canary-forged"),
        ),
        2,
    ):
        try:
            table.does(CONTROL, command)
        except Refused:
            continue


def own(table: Table, cell: CellId) -> list[Any]:
    """Return what a cell has heard of its own words."""
    return [
        (one.at, one.event)
        for one in table.heard(cell)
        if isinstance(one.event, CableSent | CaucusSaid)
        and cell in {getattr(one.event, "sender", ""), getattr(one.event, "cell", "")}
    ]


@many
@given(said=SAID, orders=st.lists(ORDERS, min_size=1, max_size=3), chance=st.randoms())
def test_a_sender_and_all_who_watch_are_twins(
    said: list[tuple[CellId, bool, int]], orders: list[OrderFog], chance: Random
) -> None:
    """Who writes hears of their own words alike, entry by entry, in fog and in clear weather.

    So do those who watch all there is to hear, and nobody hears of an order or of an entry of fog.
    """
    (clear, rooms), (foggy, _) = table_of_two_rooms(), table_of_two_rooms()
    for place, one in enumerate(said):
        write(clear, rooms, one, place)
        write(foggy, rooms, one, place)
        meddle(foggy, orders[place % len(orders)], chance)

    for cell in CELLS:
        assert own(foggy, cell) == own(clear, cell)
        assert foggy.picture(cell).fog == clear.picture(cell).fog
    for cell in (OBSERVER, PROJECTOR):
        assert foggy.heard(cell) == clear.heard(cell)
    foggy.check()


@many
@given(said=SAID, orders=st.lists(ORDERS, min_size=1, max_size=3), chance=st.randoms())
def test_every_product_has_a_shape_that_honest_things_have(
    said: list[tuple[CellId, bool, int]], orders: list[OrderFog], chance: Random
) -> None:
    """Whatever a delegation hears is a cable, a line of a caucus that it is in, or a message.

    No cell hears one cable or one line twice, and each is from somebody else, or its own.
    """
    table, rooms = table_of_two_rooms()
    for place, one in enumerate(said):
        write(table, rooms, one, place)
        meddle(table, orders[place % len(orders)], chance)

    start = len(table_of_two_rooms()[0].entries)
    for cell in CELLS:
        names: list[str] = []
        for event, audience in ((one.event, one.audience) for one in table.entries[start:]):
            if not audience.includes(Viewer(cell)):
                continue
            assert isinstance(event, CableSent | CaucusSaid | InjectReleased)
            names.append(str(next(getattr(event, n) for n in NAMED if hasattr(event, n))))
            if isinstance(event, CaucusSaid):
                assert cell in table.state.caucuses.all[event.caucus].members
            if isinstance(event, CableSent):
                assert cell in {event.sender, *event.to}
        assert len(names) == len({*names})


NAMED = ("cable", "line", "message")


@pytest.mark.parametrize("cell", [*CELLS, OBSERVER, PROJECTOR])
def test_a_rule_of_the_pack_is_nobodys_news(cell: CellId) -> None:
    rule = FogOrder(FogId("canary-rule"), "delay", senders=(AST,), source="canary-source")
    table = seated(replace(LITTLE, fog=(rule,)))

    assert table.picture(cell) == seated().picture(cell)
    assert table.heard(cell) == seated().heard(cell)
    assert "canary-rule" in repr(table.picture(CONTROL))


@pytest.mark.parametrize("cell", [CED, DAL, OBSERVER, PROJECTOR])
def test_a_caucus_is_not_there_for_those_outside(cell: CellId) -> None:
    """Neither its name, nor how many there are, nor when one speaks: not an entry more."""
    table, quiet = seated(), seated()
    name = table.makes(AST, OpenCaucus("canary-secret", (BIR,)))
    for by, order in ((BIR, JoinCaucus(name)), (AST, SayInCaucus(name, "canary-word"))):
        table.wait(minutes=1)
        table.does(by, order)

    assert table.heard(cell) == quiet.heard(cell)
    assert table.picture(cell) == quiet.picture(cell)


def test_names_tell_nothing_of_how_many_there_were() -> None:
    """Those who open a later caucus, or write a later cable, get the same names as without it."""
    names = []
    for before in (0, 3):
        table = seated()
        for _ in range(before):
            room = table.makes(AST, OpenCaucus("canary-secret", (BIR,)))
            table.does(AST, SayInCaucus(room, "canary-word"))
            table.does(CONTROL, OrderFog("delay", senders=(AST,)))
        room = table.makes(CED, OpenCaucus("Ours", (DAL,)))
        line = table.does(CED, SayInCaucus(room, "hush"))[0].event.line
        names.append((room, line, table.makes(DAL, SendCable((CED,), "Light", "Here."))))

    assert names[0] == names[1]
