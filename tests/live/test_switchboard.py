"""Who hears what, and when: frames reach their audience, and nobody else notices anything."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.live.house import House
from tests.live.rooms import ALD, two_rooms
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.engine.names import CellId
from wargame.live import frames, switchboard, workshop
from wargame.live.room import Message
from wargame.people.models import Person

CANARY = "canary-herring"


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
