"""The app as `make run` starts it, and people with browsers in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.rig.processes import Process, free_port
from tests.rig.served import MANAGE, ROOT, Serve, Served, clean_environment
from tests.stories.cast import Cast
from tests.stories.rehearsed import Rehearsed

type Rehearse = Callable[[str, str], Rehearsed]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Served]:
    """The app after `make run`: a var folder of its own, nothing prepared."""
    port, var = free_port(), tmp_path / "var"
    env = clean_environment(HOST="127.0.0.1", PORT=str(port), WARGAME_VAR=str(var))
    process = Process([*MANAGE, "start"], tmp_path / "log", env=env, cwd=ROOT)
    process.says("Listening")
    yield Served(env, var, process, port)
    process.stop()


@pytest.fixture
def cast(started: Served, browser: Browser) -> Iterator[Cast]:
    """Nobody yet, in front of a house that has just been opened."""
    cast = Cast(started, browser)
    yield cast
    for screen in cast.screens:
        screen.close()


@pytest.fixture(scope="module")
def house(served_long: Serve) -> Served:
    """The app, for all tests of a module."""
    return served_long()


@pytest.fixture
def rehearse(house: Served, browser: Browser) -> Iterator[Rehearse]:
    """A function that rehearses a pack until a round; no browser may complain in the end."""
    made: list[Rehearsed] = []

    def play(slug: str, last: str) -> Rehearsed:
        made.append(Rehearsed.until(house, browser, slug, last))
        return made[-1]

    yield play
    assert [complaint for one in made for complaint in one.close()] == []
