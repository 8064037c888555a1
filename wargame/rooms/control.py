"""The panels of this room: the console, which control keeps open for the whole exercise."""

from collections.abc import Callable
from typing import Any

from wargame.rooms.console import (
    agreements,
    balance,
    bar,
    bench,
    fog,
    injects,
    queue,
    runsheet,
    scores,
    strip,
    talks,
    tiles,
    votes,
    world,
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
    "fog",
    "proposals",
    "questions",
    "hands",
)

VOTED = ("setting", "clock", "ballots", "proposals", "stances", "amendments")
AGREED = ("setting", "clock", "proposals", "ballots", "agreements", "indicators", "injects")
PLAN = ("setting", "clock", "injects", "indicators", "proposals", "ballots", "agreements")

JUDGED = ("moves", "rulings", "secrets")


def _panel(
    name: str,
    parts: tuple[str, ...],
    words: Words,
    *,
    company: bool = False,
    turns: Callable[[Scene], Any] | None = None,
) -> Panel:
    template = f"rooms/control/{name}.html"
    return Panel(name, template, parts, words, company=company, turns=turns)


CONTROL: tuple[Panel, ...] = (
    _panel("bar", ("setting", "clock", "world"), bar.bar),
    _panel("health", (), bar.health, company=True),
    _panel("entrance", ("setting", "clock", "seating"), bar.entrance, company=True),
    _panel("hand", PLAN, injects.at_hand),
    _panel("runsheet", ("setting", "clock", "injects"), runsheet.runsheet, turns=runsheet.ahead),
    _panel("injects", PLAN, injects.others),
    _panel("tiles", ACTIVE, tiles.tiles, company=True),
    _panel("queue", ("setting", "clock"), queue.queue, turns=queue.turns),
    _panel("balance", ("setting", "clock"), balance.balance, turns=balance.turns),
    _panel("bench", (*JUDGED, *PLAN), bench.bench),
    _panel("votes", VOTED, votes.votes),
    _panel("agreements", AGREED, agreements.register),
    _panel("pledges", ("setting", "clock", "pledges", "proposals"), pledges),
    _panel("scores", ("setting", "proposals", "scores"), scores.scores),
    _panel("fog", ("setting", "clock", "fog"), fog.fog),
    _panel("caucuses", ("setting", "clock", "caucuses", "fog"), talks.caucuses),
    _panel("cables", ("setting", "clock", "cables", "fog"), talks.cables),
    _panel("world", ("setting", "clock", "indicators", "world"), world.world),
    _panel("indicators", ("setting", "clock", "indicators", "world"), strip.indicators),
    _panel("strip", ("setting", "clock", "projector", "proposals"), strip.strip),
)
