"""Pictures of control and of the projector, step by step, from a pack's own walkthrough."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

from wargame import packs
from wargame.engine import BLANK, Picture, Viewer, evolve
from wargame.engine.names import CONTROL, PROJECTOR, CellId, SeatId
from wargame.packs.playing import BEGINNING, BETWEEN
from wargame.people.company import Company, Door, Guest

SHELF = Path(__file__).resolve().parents[2] / "fixtures" / "scenarios"
KINDS = {"control": CONTROL, "projector": PROJECTOR}
DOOR = Door(open=True, code="KQ4XYZ", address="http://192.0.2.7:8000/", qr="<svg></svg>")


@cache
def pictures(slug: str, kind: str) -> tuple[Picture, ...]:
    """Return the picture of a kind of viewer after each step of a walkthrough."""
    return tuple(_pictures(slug, kind))


def _pictures(slug: str, kind: str) -> Iterator[Picture]:
    viewer, picture = Viewer(KINDS[kind]), BLANK
    folder = SHELF / slug
    for played in packs.play(packs.read(folder), packs.walkthrough(folder)):
        if played.place == 0:
            picture = _prepared(played.state)
        at = BEGINNING + BETWEEN * (played.place + 1)
        for event, audience in played.told:
            if audience.includes(viewer):
                picture = evolve(picture, event, at)
        yield picture


def _prepared(state: Picture) -> Picture:
    """Return the public frame alone, which everyone is told before the first step."""
    return Picture(setting=state.setting)


def last(slug: str, kind: str) -> Picture:
    """Return the picture at the end of a walkthrough."""
    return pictures(slug, kind)[-1]


def company(cells: tuple[CellId, ...], *, waiting: tuple[str, ...] = ()) -> Company:
    """Return a company with one person in each cell, and some who wait."""
    seated = tuple(
        Guest(f"H{cell}", f"Player {cell}", cell, SeatId(f"{cell}-1"), "RJKLMN", presence)
        for cell, presence in zip(cells, ("live", "slow", "away") * len(cells), strict=False)
    )
    lobby = tuple(Guest(f"W{n}", name, None, None, "", "live") for n, name in enumerate(waiting))
    joined = len(seated) + len(lobby)
    return Company((*seated, *lobby), DOOR, (("Tea", 2), ("Coffee", 1)), joined)


def minutes(count: int) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)
