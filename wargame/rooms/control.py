"""The panels of this room: the console, which control keeps open for the whole exercise."""

from collections.abc import Callable
from typing import Any

from wargame.rooms.console import (
    agreements,
    bar,
    bench,
    injects,
    queue,
    runsheet,
    scores,
    strip,
    talks,
    tiles,
    votes,
)
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.pledges import pledges

Words = Callable[[Scene], dict[str, Any]]

ACTIVE = (
    "setting",
    "clock",
    "briefs",
    "intents",
    "statements",
    "cables",
    "caucuses",
    "proposals",
    "questions",
    "hands",
)

VOTED = ("setting", "clock", "ballots", "proposals", "stances", "amendments")
AGREED = ("setting", "clock", "proposals", "ballots", "agreements", "indicators", "injects")
PLAN = ("setting", "clock", "injects", "indicators", "proposals", "ballots", "agreements")


def _panel(name: str, parts: tuple[str, ...], words: Words, *, company: bool = False) -> Panel:
    return Panel(name, f"rooms/control/{name}.html", parts, words, company=company)


CONTROL: tuple[Panel, ...] = (
    _panel("bar", ("setting", "clock"), bar.bar),
    _panel("health", (), bar.health, company=True),
    _panel("entrance", ("setting", "clock", "seating"), bar.entrance, company=True),
    _panel("hand", PLAN, injects.at_hand),
    _panel("runsheet", ("setting", "clock", "injects"), runsheet.runsheet),
    _panel("injects", PLAN, injects.others),
    _panel("tiles", ACTIVE, tiles.tiles, company=True),
    _panel("queue", ("setting", "clock", "hands", "questions"), queue.queue, company=True),
    _panel("bench", ("setting", "clock", "moves", "rulings", "indicators"), bench.bench),
    _panel("votes", VOTED, votes.votes),
    _panel("agreements", AGREED, agreements.register),
    _panel("pledges", ("setting", "clock", "pledges", "proposals"), pledges),
    _panel("scores", ("setting", "proposals", "scores"), scores.scores),
    _panel("caucuses", ("setting", "clock", "caucuses"), talks.caucuses),
    _panel("cables", ("setting", "clock", "cables"), talks.cables),
    _panel("indicators", ("clock", "indicators"), strip.indicators),
    _panel("strip", ("setting", "clock", "projector", "proposals"), strip.strip),
)
