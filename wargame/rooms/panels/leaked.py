"""Copies of texts that came in from nobody, and those that one has handed on oneself."""

from typing import Any

from wargame.engine.instruments.documents import Choices
from wargame.engine.instruments.setting import Setting
from wargame.engine.scenario import Issue, Option
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.windows import newest

SHOWN = 6


def _leaked(scene: Scene) -> dict[str, Any]:
    setting, part = scene.picture.setting, scene.picture.leaks
    received = newest(part.received, SHOWN)
    return {
        "setting": setting,
        "received": [(one, _chosen(one.choices, setting)) for one in received.items],
        "older": received.older,
        "made": [
            (one, scene.picture.proposals.all.get(one.proposal))
            for one in newest(part.made, SHOWN).items
        ],
    }


def _chosen(choices: Choices, setting: Setting) -> list[tuple[Issue, Option]]:
    found = [
        (issue, setting.option(issue.id, choices[issue.id]))
        for issue in setting.issues
        if issue.id in choices
    ]
    return [(issue, option) for issue, option in found if option is not None]


LEAKED = Panel(
    "leaked",
    "rooms/room/leaked.html",
    ("setting", "leaks", "proposals"),
    _leaked,
    shared=True,
)
