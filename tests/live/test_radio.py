"""Bells between processes: heard over Redis, not missed without it, and heard again after it."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from pytest_django import Settings

from tests.live.house import House, Page
from tests.rig.processes import Process, answers, free_port, until
from wargame.config.layers import layer
from wargame.live import switchboard
from wargame.live.radio import Radio
from wargame.live.switchboard import Switchboard

NEVER = 1000.0


class Redis:
    """A Redis that a test may kill, at an address that stays the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process = self.start()

    def start(self) -> Process:
        """Start it, with nothing in it."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = Process(
            ["redis-server", *options, "--dir", str(self.folder)], self.folder / "log"
        )
        until(lambda: answers(self.port), "Redis")
        return self.process


@pytest.fixture
def redis(tmp_path: Path, settings: Settings) -> Iterator[Redis]:
    """A Redis of the test's own, which the channel layer uses."""
    redis = Redis(tmp_path)
    settings.CHANNEL_LAYERS = {"default": layer(f"redis://127.0.0.1:{redis.port}/0", tmp_path.name)}
    yield redis
    redis.process.kill()
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest_asyncio.fixture
async def far(redis: Redis, house: House) -> AsyncIterator[Switchboard]:
    """The switchboard of another process, as it were: it hears no bell but over the radio."""
    near, far = Radio(), Radio()
    await house.board.close()
    house.board = Switchboard(near)
    board = Switchboard(far)
    yield board
    await board.close()
    near.close()
    far.close()


async def page_far_away(house: House, far: Switchboard) -> Page:
    """Open the projector's page at the other process."""
    near, house.board = house.board, far
    page = await house.projector()
    house.board = near
    return page


async def show(house: House, card: str, *pages: Page) -> None:
    """Take another card, and wait until each page shows it."""
    for page in pages:
        page.catch_up()
    await house.act("projector.take", show=card)
    for page in pages:
        assert "card" in (await page.hear())["panels"]


async def heard(house: House, page: Page) -> bool:
    """Ring once more; tell whether the page has anything new."""
    await house.act("projector.take", show="blank" if house.count % 2 else "lobby")
    await asyncio.sleep(0.2)
    return bool(page.catch_up())


async def test_a_bell_is_heard_in_the_other_process(
    house: House, far: Switchboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switchboard, "TICK_SECONDS", NEVER)
    await house.act("exercise.start", anyway=True)
    away, here = await page_far_away(house, far), await house.projector()
    await house.until(lambda: heard(house, away))
    for card in ("agenda", "statements", "clock"):
        await show(house, card, away, here)


async def test_redis_may_die_and_come_back(
    house: House, far: Switchboard, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await house.act("exercise.start", anyway=True)
    away, here = await page_far_away(house, far), await house.projector()
    await show(house, "agenda", away, here)
    redis.process.kill()
    for card in ("statements", "clock", "agenda"):
        await show(house, card, away, here)
    assert caplog.text.count("is away") <= 2  # once for each radio
    redis.start()
    await house.until(lambda: both_back(caplog), 20)
    await show(house, "clock", away, here)
    assert away.closed is here.closed is None


async def both_back(caplog: pytest.LogCaptureFixture) -> bool:
    """Tell whether the radio that listens has found Redis again."""
    return "is back" in caplog.text


async def test_nothing_but_the_exercise_is_said(
    house: House, far: Switchboard, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switchboard, "TICK_SECONDS", NEVER)
    said: list[dict[str, str]] = []
    await house.act("exercise.start", anyway=True)
    away = await page_far_away(house, far)
    await house.until(lambda: heard(house, away))
    radio = house.board._radio
    original = radio._layer.group_send

    async def overheard(group: str, message: dict[str, str]) -> None:
        said.append(message)
        await original(group, message)

    monkeypatch.setattr(radio._layer, "group_send", overheard)
    await show(house, "statements", away)
    (message,) = said
    assert message == {"type": "exercise.moved", "code": house.code, "by": radio._me}


async def test_in_memory_the_radio_is_silent(house: House) -> None:
    await house.projector()
    house.board.announce(house.code)
    assert house.board._radio._loop is None
