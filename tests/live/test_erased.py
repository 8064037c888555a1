"""An exercise that is erased while its pages are open: every page says goodbye."""

import pytest

from tests.live.house import House
from wargame.conduct import erasing
from wargame.live import frames, switchboard


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
