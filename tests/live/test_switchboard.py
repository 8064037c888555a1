"""Who hears what, and when: frames reach their audience, and nobody else notices anything."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.live.house import House, Page
from wargame.conduct import arrivals
from wargame.conduct.looks import look
from wargame.engine import STATE, Seat
from wargame.engine.names import CellId, SeatId
from wargame.live import frames, switchboard, workshop
from wargame.live.room import Message
from wargame.people.models import Facilitator, Keeper, Person

ALD = Seat(CellId("ald"), SeatId("ald-1"))
CANARY = "canary-herring"


async def two_rooms(house: House) -> tuple[Page, Page]:
    """Start, and open a page in each of two delegations; both have heard all there is."""
    await house.act("exercise.start", anyway=True)
    ald = await house.page_of(await house.person("Ann", "ald"))
    bir = await house.page_of(await house.person("Bob", "bir"))
    await house.quiet()
    ald.catch_up()
    bir.catch_up()
    return ald, bir


async def test_a_secret_reaches_its_audience_and_no_one_else_gets_a_frame(house: House) -> None:
    ald, bir = await two_rooms(house)
    lobby = await house.page_of(await house.person("Lea"))
    wall, console = await house.projector(), await house.console()
    await house.quiet()
    others = (bir, lobby, wall)
    for page in (ald, console, *others):
        page.catch_up()
    await house.act("intent.state", ALD, wants=CANARY, trades="oil", expects="rain")
    await house.quiet()
    assert CANARY in str(ald.catch_up())
    assert console.catch_up()
    assert [page.catch_up() for page in others] == [[], [], []]
    for page in (*others, ald):
        await page.beat()
    assert not any(CANARY in str(page.frames) for page in others)


async def test_a_frame_holds_only_the_panels_that_changed(house: House) -> None:
    ald, _ = await two_rooms(house)
    await house.act("intent.state", ALD, wants=CANARY, trades="oil", expects="rain")
    await house.quiet()
    (frame,) = ald.catch_up()
    assert 0 < len(frame["panels"]) < len(ald.panels) / 2


async def test_all_sockets_of_an_audience_are_pushed_the_same_message(house: House) -> None:
    await two_rooms(house)
    room = house.board.halls[house.code].rooms["room", CellId("ald")]
    pushed: list[Message] = []

    class Ear:
        read = 0

        def push(self, message: Message) -> None:
            pushed.append(message)

        def close(self, code: int, text: str = "") -> None:
            raise AssertionError(code, text)

    for ear in (Ear(), Ear()):
        room.enter(ear)
    await house.act("intent.state", ALD, wants="light", trades="oil", expects="rain")
    await house.quiet()
    assert len(pushed) == 2
    assert pushed[0] is pushed[1]


async def test_fifty_rings_are_answered_by_two_looks_at_most(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_rooms(house)
    looks = []
    original = workshop.look_round

    def counted(code: str, *rest: Any) -> Any:  # noqa: ANN401 - passed on
        looks.append(code)
        return original(code, *rest)

    monkeypatch.setattr(workshop, "look_round", counted)
    for _ in range(50):
        house.board.ring(house.code)
    await asyncio.sleep(0)
    await house.quiet()
    assert 1 <= len(looks) <= 2


async def test_a_lost_bell_costs_a_second(house: House) -> None:
    ald, _ = await two_rooms(house)
    house.deaf = True
    await house.act("intent.state", ALD, wants=CANARY, trades="oil", expects="rain")
    assert CANARY in str(await ald.hear())


async def test_a_page_that_comes_back_is_sent_what_it_lacks(house: House) -> None:
    ald, _ = await two_rooms(house)
    handle = await house.person("Abe", "ald")
    await house.quiet()
    ald.catch_up()
    page = await house.open(f"p/{handle}/live", persons={handle: house.code})
    page.heard, page.digest = ald.heard, ald.digest
    assert "panels" not in await page.beat()
    late = await house.open(f"p/{handle}/live", persons={handle: house.code})
    late.heard, late.digest = 1, "0123456789abcdef"
    assert (await late.beat())["panels"] == ald.panels


async def test_a_heartbeat_with_a_stale_digest_is_mended(house: House) -> None:
    ald, _ = await two_rooms(house)
    digest, ald.digest = ald.digest, "nonsense"
    ald.panels.clear()
    frame = await ald.beat()
    assert frame["h"] == digest
    assert ald.panels == (await house.fresh("room", "ald"))[0]
    assert "panels" not in await ald.beat()


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


async def test_one_socket_stumbles_and_the_log_says_where(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ald, bir = await two_rooms(house)

    def trip(_: str | None) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(frames, "beat", trip)
        await ald.line.send_to(text_data='{"hb": 1, "h": "a"}')
        assert await ald.end() == frames.RESET
    assert "ZeroDivisionError" in caplog.text
    assert "trip" in caplog.text
    await bir.beat()


async def test_an_exercise_that_cannot_be_painted_is_reported_once_and_comes_back(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ald, _ = await two_rooms(house)

    def trip(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(workshop, "look_round", trip)
        await house.act("intent.state", ALD, wants=CANARY, trades="oil", expects="rain")
        for _ in range(3):
            house.board.ring(house.code)
            await house.quiet()
        assert ald.catch_up() == []
        assert caplog.text.count("could not be shown") == 1
        assert "ZeroDivisionError" in caplog.text
    assert CANARY in str(await ald.hear())


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


async def test_control_sees_who_is_there(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = await house.person("Ann", "ald")
    console = await house.console()
    before = dict(console.panels)
    page = await house.page_of(handle)
    await page.beat()
    monkeypatch.setattr(switchboard, "TICKS_TO_STOCKTAKING", 1)
    while console.panels["health"] == before["health"]:
        await console.hear()
    assert console.panels["tiles"] != before["tiles"]
    person = await house.off(Person.objects.get, handle=handle)
    assert person.seen_at is not None
    assert person.heard == page.heard


async def is_closed(house: House) -> bool:
    """Tell whether no phase is open."""
    return not (await house.off(look, house.code, STATE)).picture.clock.open


async def test_a_strict_phase_closes_when_its_time_is_up(house: House) -> None:
    wall = await house.projector()
    await house.act("exercise.start", anyway=True)
    setting = (await house.off(look, house.code, STATE)).picture.setting
    strict = next(phase.id for phase in setting.phases if phase.strict)
    now = (await house.off(look, house.code, STATE)).picture.clock.phase
    await house.act("phase.open", phase=strict, after=now)
    await house.quiet()
    hall = house.board.halls[house.code]
    clock = (await house.off(look, house.code, STATE)).picture.clock
    assert clock.closes_at is not None
    assert hall._alarm._due_at == clock.closes_at.timestamp()
    minutes = int((clock.closes_at - timezone.now()) / timedelta(minutes=1)) + 1
    await house.act("phase.extend", minutes=-minutes)
    await house.until(lambda: is_closed(house))
    await house.quiet()
    assert wall.catch_up()
    assert hall._alarm._due_at is None


async def test_presence_is_noted_for_people_alone(house: House) -> None:
    console = await house.console()
    await console.beat()
    assert house.board.halls[house.code].beats == {}
    page = await house.page_of(await house.person("Ann", "ald"))
    await page.beat()
    assert list(house.board.halls[house.code].beats.values()) == [page.heard]
