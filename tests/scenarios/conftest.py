"""The Ukraine pack, read once, and its walkthrough, played once."""

from functools import cache
from pathlib import Path

import pytest

from wargame import packs
from wargame.engine import Heard, Scenario

FOLDER = Path(__file__).parents[2] / "fixtures" / "scenarios" / "ukraine-settlement"


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the pack lies."""
    return FOLDER


@cache
def _scenario() -> Scenario:
    return packs.read(FOLDER)


@cache
def _played() -> tuple[packs.Played, ...]:
    return tuple(packs.play(_scenario(), packs.walkthrough(FOLDER)))


@pytest.fixture
def scenario() -> Scenario:
    """The pack as the engine knows it."""
    return _scenario()


@pytest.fixture
def played() -> tuple[packs.Played, ...]:
    """Each step of the walkthrough, and what came of it."""
    return _played()


@pytest.fixture
def heard(played: tuple[packs.Played, ...]) -> tuple[Heard, ...]:
    """The record that the walkthrough leaves, without times."""
    return tuple(
        Heard(packs.playing.BEGINNING, one.event, one.audience)
        for step in played
        for one in step.told
    )
