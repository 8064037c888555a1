"""Who is shown out, who is not let in, and who is cut off."""

import asyncio
from typing import Any

import pytest

from tests.live.house import House
from tests.live.rooms import ALD, two_rooms
from wargame.conduct import arrivals
from wargame.engine.names import CellId
from wargame.live import frames, switchboard
from wargame.people.models import Facilitator, Keeper


async def test_who_is_removed_is_out_at_once_and_hears_nothing_more(house: House) -> None:
    handle = await house.person("Ann", "ald")
    page = await house.page_of(handle)
    await house.quiet()
    page.catch_up()
    began = asyncio.get_running_loop().time()
    await house.off(arrivals.remove, house.code, handle)
    assert await page.end() == frames.GONE
    assert asyncio.get_running_loop().time() - began < 1
    assert page.frames[-1] == {"bye": "removed"}
    await house.act("exercise.start", anyway=True)
    await house.quiet()
    assert page.catch_up() == []
    assert await house.knock(f"p/{handle}/live", persons={handle: house.code}) is None


async def test_a_removal_is_noticed_without_a_bell(house: House) -> None:
    handle = await house.person("Ann", "ald")
    page = await house.page_of(handle)
    house.deaf = True
    await house.off(arrivals.remove, house.code, handle)
    assert await page.end() == frames.GONE


async def test_who_is_seated_elsewhere_loads_the_page_again(house: House) -> None:
    handle = await house.person("Ann")
    page = await house.page_of(handle)
    for cell in ("ald", "bir"):
        await house.off(arrivals.seat, house.code, handle, CellId(cell))
        assert await page.end() == frames.MOVED
        assert page.frames[-1] == {"reload": True}
        page = await house.page_of(handle)
        assert page.panels == (await house.fresh("room", cell))[0]


async def test_a_facilitator_who_may_not_any_more_is_shown_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switchboard, "TICKS_TO_STOCKTAKING", 1)
    console = await house.console()
    wall = await house.projector()
    await house.off(Keeper.objects.filter(facilitator=house.boss).delete)
    assert await console.end() == frames.GONE
    assert wall.catch_up() is not None
    assert wall.closed is None


@pytest.mark.parametrize(
    ("path", "session"),
    [
        ("p/NOBODY/live", {"persons": {"NOBODY": "CODE"}}),
        ("p/NOBODY/live", {}),
        ("control/live", {}),
        ("control/as/ald/live", {}),
        ("projector/live", {}),
        ("projector/live", {"projectors": ["OTHER"]}),
        ("nowhere/live", {}),
        ("", {}),
    ],
)
async def test_what_is_absent_and_what_is_forbidden_are_refused_alike(
    house: House, path: str, session: dict[str, Any]
) -> None:
    assert await house.knock(path, **session) is None


async def test_nobody_opens_the_page_of_another(house: House) -> None:
    ann, bob = await house.person("Ann", "ald"), await house.person("Bob", "bir")
    assert await house.knock(f"p/{bob}/live", persons={ann: house.code}) is None


async def test_a_stranger_is_no_facilitator_of_this_exercise(house: House) -> None:
    stranger = await house.off(Facilitator.objects.create_user, f"stranger-{house.code}")
    for path in ("control/live", "control/as/ald/live", "projector/live"):
        assert await house.knock(path, user=stranger) is None
    assert await house.knock("control/as/xyz/live", user=house.boss) is None


async def test_a_page_of_another_site_is_refused(house: House) -> None:
    handle = await house.person("Ann", "ald")
    page = await house.open(f"p/{handle}/live", persons={handle: house.code})
    scope = dict(page.line.scope)
    scope["headers"] = [
        (name, b"http://evil.example" if name == b"origin" else it) for name, it in scope["headers"]
    ]
    page.line.scope = scope
    other = type(page.line)(page.line.application, scope["path"], scope["headers"])
    assert (await other.connect())[0] is False


async def test_nobody_holds_the_door_with_a_hundred_pages(house: House) -> None:
    handle = await house.person("Ann", "ald")
    opened = [await house.knock(f"p/{handle}/live", persons={handle: house.code}) for _ in range(8)]
    assert [page is not None for page in opened] == [True] * 6 + [False] * 2
    assert opened[0] is not None
    await opened[0].line.disconnect()
    assert await house.knock(f"p/{handle}/live", persons={handle: house.code}) is not None


@pytest.mark.parametrize("garbage", ["hello", "[" * 199, '{"hb": 1}', "x" * 4000])
async def test_garbage_ends_the_conversation_and_troubles_nobody(
    house: House, garbage: str, caplog: pytest.LogCaptureFixture
) -> None:
    ald, bir = await two_rooms(house)
    await ald.line.send_to(text_data=garbage)
    assert await ald.end() == frames.GARBAGE
    await bir.beat()
    assert caplog.records == []


async def test_bytes_are_garbage_too(house: House) -> None:
    ald, _ = await two_rooms(house)
    await ald.line.send_to(bytes_data=b'{"hb": 1, "h": ""}')
    assert await ald.end() == frames.GARBAGE


async def test_who_never_stops_talking_is_cut_off(house: House) -> None:
    ald, _ = await two_rooms(house)
    for _ in range(20):
        await ald.line.send_to(text_data='{"hb": 1, "h": "a"}')
    assert await ald.end() == frames.POLICY


async def test_who_does_not_read_is_cut_off_and_who_reads_is_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wargame.live.room.MOST_UNREAD", 20_000)
    monkeypatch.setattr("wargame.live.sockets.BEATS_PER_SECOND", 1000)
    ald, _ = await two_rooms(house)
    idle = await house.page_of(await house.person("Abe", "ald"))
    await house.quiet()
    ald.catch_up()
    for number in range(10):
        await house.act("intent.state", ALD, wants=f"{number} " * 300, trades="oil", expects="rain")
        await house.quiet()
        ald.catch_up()
        await ald.beat()
    assert await idle.end() == frames.TOO_SLOW
    assert ald.closed is None
