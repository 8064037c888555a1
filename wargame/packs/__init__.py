"""Scenario packs: folders of TOML and Markdown, read into the engine's `Scenario`.

A pack is data; nothing in it is run. It is refused with every fault at once, each with its file,
its key and what to write instead. This package knows no Django and keeps nothing.
"""

from wargame.packs.counting import count, inventory
from wargame.packs.faults import Fault, Faulty
from wargame.packs.files import slugs
from wargame.packs.playing import Played, play
from wargame.packs.reading import check, read, walkthrough
from wargame.packs.steps import Step, Walkthrough, filled

__all__ = [
    "Fault",
    "Faulty",
    "Played",
    "Step",
    "Walkthrough",
    "check",
    "count",
    "filled",
    "inventory",
    "play",
    "read",
    "slugs",
    "walkthrough",
]
