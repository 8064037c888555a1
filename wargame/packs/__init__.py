"""Scenario packs: folders of TOML and Markdown, read into the engine's `Scenario`.

A pack is data; nothing in it is run. It is refused whole, with every fault at once, each with its
file, its key and what to write instead. This package knows no Django and keeps nothing.

    scenario.toml     the frame: delegations, line-ups, rounds, timings, forums, indicators
    sources.toml      the documents and their paragraphs, which everything else cites
    positions.toml    what each delegation wants, refuses and could give
    issues.toml       what is settled, by which options, and which of them do not fit together
    injects.toml      what control can let happen
    scores.toml       what outcomes are worth to whom, as the author assumes; may be left out
    adjudication.toml how control rules on moves; may be left out
    fog.toml          what happens by itself to cables and caucuses; may be left out
    briefs/<cell>.md  what one delegation alone reads; `[A P20]` cites paragraph 20 of source A
    walkthrough.toml  a whole exercise, step by step, which must play as it is written

The keys of each file stand in `shapes`. `@talk` in what a phase allows is a set from `[acts]`;
`$name` in a step is what an earlier step saved under that name.
"""

from wargame.packs.counting import count, inventory
from wargame.packs.faults import Fault, Faulty
from wargame.packs.files import slugs
from wargame.packs.playing import Played, play
from wargame.packs.reading import calibration, check, read, walkthrough
from wargame.packs.scoring import Calibration
from wargame.packs.steps import Step, Walkthrough, filled, made

__all__ = [
    "Calibration",
    "Fault",
    "Faulty",
    "Played",
    "Step",
    "Walkthrough",
    "calibration",
    "check",
    "count",
    "filled",
    "inventory",
    "made",
    "play",
    "read",
    "slugs",
    "walkthrough",
]
