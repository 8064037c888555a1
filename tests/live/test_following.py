"""What was painted, plus what was sent, is what a page that is loaded now would show."""

import random
from contextlib import suppress
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from tests.live.house import House, Page
from wargame import packs
from wargame.conduct import bell, company, rehearsal
from wargame.live import switchboard
from wargame.packs import Step


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's presence changes between a painting and the next: that is weather."""
    monkeypatch.setattr(switchboard, "TICKS_TO_STOCKTAKING", 10**6)
    monkeypatch.setattr(company, "LIVE", timedelta(days=1))


type Everybody = dict[tuple[str, str], Page]


async def everybody(house: House) -> Everybody:
    """Open a page for each kind of viewer."""
    pages = {
        ("control", "control"): await house.console(),
        ("projector", "projector"): await house.projector(),
        ("observer", "observer"): await house.page_of(await house.person("Olu", "observer")),
        ("lobby", "observer"): await house.page_of(await house.person("Lea")),
    }
    for cell in ("ald", "bir"):
        pages["room", cell] = await house.console(f"control/as/{cell}/live")
    return pages


@cache
def steps() -> tuple[Step, ...]:
    """Return the walkthrough of the small pack, which does everything at least once."""
    return packs.walkthrough(Path(settings.WARGAME_PACKS) / "harbour").steps


async def play(house: House, number: int, saved: dict[str, str]) -> None:
    """Play a step; people whom a walkthrough seats or unseats are not announced by it.

    What falls due falls due an hour later.
    """
    waits = sum(step.act.endswith("-due") for step in steps()[: number + 1])
    now = timezone.now() + timedelta(hours=waits)
    watched = (rehearsal.Unplayable,) if steps()[number].act.endswith("-due") else ()
    with suppress(*watched):  # a page that is open may have been first
        await house.off(rehearsal._play, house.code, number, steps()[number], saved, now)
    if steps()[number].act in {"seat.fill", "seat.vacate"} and not house.deaf:
        await house.off(bell.ring, house.code)


async def check(house: House, pages: Everybody, *, every: bool = True) -> None:
    """Compare each page with a new one, or each page that was sent something."""
    for (kind, cell), page in pages.items():
        if not page.catch_up() and not every:
            continue
        panels, digest = await house.fresh(kind, cell)
        assert page.panels == panels, (kind, cell)
        assert page.digest == digest, (kind, cell)


async def beats(pages: Everybody) -> None:
    """Say what each page shows, as pages do: who never does is taken to have stopped reading."""
    for page in pages.values():
        page.catch_up()
        await page.beat()


async def test_every_page_follows_every_act(house: House) -> None:
    pages = await everybody(house)
    saved: dict[str, str] = {}
    for number in range(len(steps())):
        await play(house, number, saved)
        await house.quiet()
        await check(house, pages, every=number % 10 == 0)
        if number % 10 == 0:
            await beats(pages)
    await check(house, pages)
    assert all(len(page.frames) > 5 for (kind, _), page in pages.items() if kind != "lobby")


async def test_bells_that_are_lost_doubled_and_late_do_no_harm(house: House) -> None:
    dice = random.Random(7)
    pages = await everybody(house)
    saved: dict[str, str] = {}
    for number in range(len(steps())):
        house.deaf = dice.random() < 0.5
        await play(house, number, saved)
        for _ in range(dice.choice((0, 0, 2, 50))):
            house.board.ring(house.code)
        if dice.random() < 0.3:
            await house.quiet()
            for page in pages.values():
                page.catch_up()
        if number % 20 == 0:
            await house.quiet()
            await beats(pages)
    house.board.ring(house.code)
    await house.quiet()
    await check(house, pages)
