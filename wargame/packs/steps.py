"""The walkthrough of a pack: who does what, in which order, and which acts must be refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from wargame.engine import ACTS, KINDS, Told
from wargame.engine.names import CellId, SeatId
from wargame.packs.files import Pack

RESERVED = ("by", "act", "save", "refused", "round")
"""Keys of a step that are no fields of its command."""

MAKES = {
    "secret.lodge": ("secret.lodged", "secret"),
    "cable.send": ("cable.sent", "cable"),
    "caucus.open": ("caucus.opened", "caucus"),
    "caucus.say": ("caucus.said", "line"),
    "fog.order": ("fog.ordered", "fog"),
    "statement.make": ("statement.made", "statement"),
    "proposal.table": ("proposal.tabled", "proposal"),
    "proposal.draft": ("proposal.tabled", "proposal"),
    "proposal.submit": ("proposal.tabled", "proposal"),
    "amendment.table": ("amendment.tabled", "amendment"),
    "comment.add": ("comment.added", "comment"),
    "ballot.call": ("ballot.opened", "ballot"),
    "agreement.initial": ("agreement.drafted", "agreement"),
    "pledge.make": ("pledge.made", "pledge"),
    "question.ask": ("question.asked", "question"),
    "inject.release": ("inject.released", "message"),
    "move.submit": ("move.submitted", "move"),
    "argument.add": ("argument.added", "argument"),
    "project.begin": ("project.begun", "project"),
    "ruling.open": ("ruling.opened", "ruling"),
    "note.write": ("note.written", "note"),
    "wash.open": ("wash.opened", "wash"),
    "card.gather": ("card.given", "card"),
    "query.add": ("query.added", "query"),
    "reply.gather": ("reply.given", "reply"),
    "finding.write": ("finding.written", "finding"),
    "remedy.assign": ("remedy.assigned", "remedy"),
}
"""Acts that make a thing with a name of its own: the event that says so, and its field."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act: `save` remembers what it makes, `refused` is the code it must be refused with.

    `round` stands on the first step of a round.
    """

    by: str
    act: str
    fields: dict[str, Any] = field(default_factory=dict)
    save: str = ""
    refused: str = ""
    round: str = ""

    @property
    def cell(self) -> CellId:
        """The cell of the hand that acts."""
        return CellId(self.by.partition("-")[0])

    @property
    def seat(self) -> SeatId:
        """The seat of the hand that acts."""
        return SeatId(self.by)


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """A whole exercise, step by step, in one line-up and one timing."""

    lineup: str
    timing: str
    steps: tuple[Step, ...]


def build_walkthrough(pack: Pack) -> Walkthrough:
    """Return the walkthrough of a pack whose file has its shape."""
    table = pack.table("walkthrough.toml")
    return Walkthrough(table["lineup"], table["timing"], tuple(map(step, table["steps"])))


def step(row: Mapping[str, Any]) -> Step:
    """Return a step from its row in the file."""
    known = {key: row[key] for key in RESERVED if key in row}
    fields = {key: value for key, value in row.items() if key not in RESERVED}
    return Step(fields=fields, **known)


def filled(value: Any, saved: Mapping[str, str]) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return a value with each `$name` replaced by what was saved under the name.

    Raises KeyError where nothing was.
    """
    if isinstance(value, str) and value.startswith("$"):
        return saved[value[1:]]
    if isinstance(value, list):
        return [filled(one, saved) for one in value]
    if isinstance(value, dict):
        return {key: filled(one, saved) for key, one in value.items()}
    return value


@cache
def form(act: str) -> TypeAdapter[Any]:
    """Return what reads the fields of an act into its command."""
    return TypeAdapter(ACTS[act].command)


def made(act: str, told: tuple[Told, ...]) -> str:
    """Return the name of the thing that an act has made, or nothing."""
    kind, name = MAKES.get(act, ("", ""))
    found = (getattr(one.event, name) for one in told if KINDS[type(one.event)] == kind)
    return next(found, "")
