"""An exercise that is erased while its pages are open: every page says goodbye."""

import asyncio
import threading

import pytest

from tests.live.house import SOON, House
from wargame.conduct import erasing
from wargame.live import frames, switchboard, workshop


@pytest.fixture(autouse=True)
def no_stocktaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at passes again meanwhile, which would send these pages away later."""
    monkeypatch.setattr(switchboard, "TICKS_TO_STOCKTAKING", 10**6)


async def test_every_page_of_an_erased_exercise_is_told_to_go(house: House) -> None:
    pages = [
        await house.console(),
        await house.projector(),
        await house.page_of(await house.person("Olu", "observer")),
        await house.page_of(await house.person("Lea")),
    ]
    await house.off(erasing.erase, house.code)
    for page in pages:
        assert await page.end() == frames.GONE


async def test_so_is_one_that_was_erased_by_another_process(house: House) -> None:
    page = await house.console()
    house.deaf = True
    await house.off(erasing.erase, house.code)
    await house.board._glance()
    assert await page.end() == frames.GONE


async def test_who_comes_while_the_switchboard_looks_is_not_taken_for_erased(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = await house.person("Ann", "ald")
    seen, go_on = threading.Event(), threading.Event()
    original = workshop.glance

    def slow(roll: workshop.Roll) -> workshop.News:
        found = original(roll)
        seen.set()
        assert go_on.wait(SOON)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(workshop, "glance", slow)
        looking = asyncio.create_task(house.board._glance())
        await house.off(seen.wait, SOON)
        page = await house.open(f"p/{handle}/live", persons={handle: house.code})
        go_on.set()
        await looking
    assert "bye" not in await page.beat()
