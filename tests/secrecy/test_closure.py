"""Closure: what an event tells its audience was never narrower, but where control reveals it.

Every text that somebody writes, and the name of every thing that is made, is a mark of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from random import Random
from typing import Any, override

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.story import played
from tests.helpers.little import CELLS, seat
from tests.helpers.properties import many
from tests.helpers.table import Table, seated
from tests.secrecy.authors import VIEWERS, Author, Step
from tests.secrecy.histories import SCENES
from wargame.conduct import orders
from wargame.engine import EVENTS, KINDS, Heard, Refused, Viewer
from wargame.engine.names import CONTROL, CellId

MARK = re.compile(r"mark\d+|canary-[\w-]+|(?:control|ast|bir|ced|dal)-\d\.\d+\.\d+")
REVEALS: Mapping[str, frozenset[str]] = {
    "inject.released": frozenset({"title", "text"}),
    "answer.published": frozenset({"text", "answer"}),
    "caucus.changed": frozenset({"caucus", "title"}),
    "move.revealed": frozenset({"move", "action", "effect", "reasons", "facts", "project"}),
    "indicator.reported": frozenset({"reason"}),
    "secret.opened": frozenset({"secret", "text"}),
    "leak.received": frozenset({"leak", "title", "choices", "clauses"}),
    "narrative.retracted": frozenset({"reason"}),
    "survey.opened": frozenset({"queries"}),
    "survey.published": frozenset({"query", "texts"}),
    "card.shown": frozenset({"card", "text", "group"}),
    "finding.published": frozenset(
        {"finding", "title", "observation", "analysis", "recommendation"}
    ),
}
"""Where a narrower text is told to more, on purpose: an inject, a question, an invitation,
a move that control reveals, a copy that somebody hands on, why an agreement moves an indicator,
a secret argument that is opened, questions that are put to all, a card without a name that is
shown, a finding, why a narrative does not stand.
So is a text that its sponsors publish, with what is open in it, and what the fog lets through:
control's own entry names those who read it, and is not told to them."""


class Marker(Author):
    """An author whose every text is a mark."""

    count = 0

    @override
    def words(self) -> str:
        Marker.count += 1
        return f"mark{Marker.count}"


def marks(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of an event
    """Yield every mark in a value, however deep."""
    if is_dataclass(value):
        for one in fields(value):
            yield from marks(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield from marks([*value.items()])
    elif isinstance(value, str):
        yield from MARK.findall(value)
    elif isinstance(value, Iterable):
        for part in value:
            yield from marks(part)


@dataclass
class Ledger:
    """Who may know each mark."""

    may: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)

    def read(self, entries: Iterable[Heard]) -> None:
        """Check each entry against those before it."""
        for one in entries:
            kind = KINDS[type(one.event)]
            self.kinds.add(kind)
            ears = frozenset(v for v in VIEWERS if one.audience.includes(Viewer(CellId(v))))
            texts = {getattr(one.event, name, "") for name in ("proposal", "agreement")} - {""}
            if kind.endswith(".published"):
                self.published |= texts
            if kind.startswith("fog."):
                to = getattr(one.event, "to", ())
                ears |= frozenset(VIEWERS if kind == "fog.leaked" and not to else to)
            for part in fields(one.event):
                told = set(marks(getattr(one.event, part.name)))
                reveals = part.name in REVEALS.get(kind, ()) or bool(texts & self.published)
                reveals = reveals or kind.startswith("fog.")
                self._check(told, ears, kind, reveals=reveals)

    def _check(self, told: set[str], ears: frozenset[str], kind: str, *, reveals: bool) -> None:
        for mark in told:
            known = self.may.setdefault(mark, ears)
            if reveals:
                self.may[mark] = known | ears
            else:
                assert ears <= known, (kind, mark, sorted(ears - known))


def happen(table: Table, steps: Iterable[Step]) -> None:
    """Let steps happen at a table."""
    things: dict[str, str] = {}
    for step in steps:
        given_ = {
            name: things.get(str(one)[1:], one) if str(one).startswith("$") else one
            for name, one in step.given.items()
        }
        command = orders.command(step.act, given_)
        try:
            told = table.does(seat(step.by), command)
        except Refused:
            continue
        if step.name and told:
            things[step.name] = getattr(told[0].event, fields(told[0].event)[0].name)


@many
@given(chance=st.randoms(use_true_random=False))
def test_nothing_told_to_more_holds_what_was_told_to_fewer(chance: Random) -> None:
    table = seated()
    pairs = Marker(chance, "nobody", SCENES).write()
    happen(table, [step for pair in pairs for step in pair[:1] if step])
    Ledger().read(table.entries)


def test_nor_in_a_story_that_has_everything() -> None:
    ledger = Ledger()
    ledger.read(played().entries)
    assert ledger.kinds == set(EVENTS)
    own = {f"canary-brief-{cell}": {cell, CONTROL} for cell in CELLS}
    assert own.items() <= {mark: {*ears} for mark, ears in ledger.may.items()}.items()
    assert ledger.may["canary-note-talk"] == {CONTROL}
