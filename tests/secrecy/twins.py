"""Playing a history on a real exercise, and taking down all that one viewer gets of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.test import Client
from pydantic import TypeAdapter

from tests.helpers.given import NOON
from tests.helpers.little import CELLS, LITTLE
from tests.secrecy.authors import Step
from wargame.aar.exports import jsonl
from wargame.conduct import acts, copies, orders, passes
from wargame.conduct.company import company
from wargame.conduct.looks import look, since
from wargame.engine import Picture, Refused, Scenario, Seat, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, SeatId
from wargame.journal import reading, writing
from wargame.journal.record import Cover
from wargame.people.models import Person, Way
from wargame.rooms.logs import LOGS
from wargame.rooms.painting import Painter, digest
from wargame.web import news

CODE = "TWTWTW"
SEED = "5" * 32
PACE = timedelta(seconds=7)
KINDS: Mapping[str, str] = {OBSERVER: "observer", PROJECTOR: "projector", CONTROL: "control"}
_PICTURE: TypeAdapter[Picture] = TypeAdapter(Picture)


def handle(cell: str) -> str:
    """Return the handle of the person who sits in a cell."""
    return f"{cell.upper()}2"


def found(scenario: Scenario = LITTLE) -> None:
    """Found the exercise: always with one code, one seed, the same people, at the same time."""
    reading.cover.cache_clear()
    writing.begin(Cover(CODE, "little", scenario.title, "0", scenario, SEED, NOON))
    Way.objects.create(exercise=CODE, code=CODE, token="way" * 8)
    for cell in (*CELLS, OBSERVER):
        Person.objects.create(
            handle=handle(cell),
            exercise=CODE,
            name=f"Player {cell}",
            cell=cell,
            seat="" if cell == OBSERVER else f"{cell}-1",
            rejoin_code=f"R{cell.upper()}",
            joined_at=NOON,
        )
    do(Step(CONTROL, "exercise.prepare", {"lineup": "full", "timing": "long"}, frozenset()), "p")
    for cell in CELLS:
        place = {"cell": cell, "seat": f"{cell}-1"}
        do(Step(CONTROL, "seat.fill", place, frozenset()), f"seat-{cell}")
    do(Step(CONTROL, "exercise.start", {}, frozenset()), "start")


def do(step: Step, word: str, now: datetime = NOON, saved: Mapping[str, str] | None = None) -> str:
    """Let a step happen; return the name of what it made, or the sentence of its refusal."""
    hand = Seat(CellId(step.by), SeatId(f"{step.by}-1"))
    command = orders.command(step.act, _named(step.given, saved or {}))
    try:
        return acts.submit(CODE, hand, command, word, now=now).made or ""
    except Refused as refused:
        return f"! {refused}"


def _named(given: Any, saved: Mapping[str, str]) -> Any:  # noqa: ANN401 - any field of a command
    if isinstance(given, Mapping):
        return {key: _named(one, saved) for key, one in given.items()}
    if isinstance(given, str) and given.startswith("$"):
        return saved.get(given[1:], "nothing")
    return given


@dataclass
class Seen:
    """All that a viewer got of a history, by where it got it."""

    got: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)

    def differences(self, other: "Seen") -> dict[str, tuple[str, str]]:
        """Return what is not the same in another history."""
        keys = self.got.keys() | other.got.keys()
        both = {key: (self.got.get(key, ""), other.got.get(key, "")) for key in keys}
        return {key: pair for key, pair in both.items() if pair[0] != pair[1]}


def play(steps: Iterable[Step | None], viewer: str) -> Seen:
    """Play a history, and take down what its acts answered to this viewer."""
    seen = Seen()
    for slot, step in enumerate(steps):
        if step is None:
            continue
        said = do(step, f"slot-{slot}", NOON + PACE * (slot + 1), seen.things)
        if step.name and not said.startswith("!"):
            seen.things[step.name] = said
        if step.by == viewer:
            seen.got[f"answer {slot} {step.act}"] = said
    return seen


def look_around(seen: Seen, cell: str) -> None:
    """Take down the picture, the room, the export and the news of a viewer."""
    viewer = Viewer(CellId(cell))
    beheld = look(CODE, viewer)
    panels = Painter(KINDS.get(cell, "room"), viewer.cell).paint(
        beheld.picture, company(CODE, viewer)
    )
    told = since(CODE, viewer, 0)
    seen.got |= {f"panel {name}": str(html) for name, html in panels.items()}
    seen.got |= {
        "digest": digest(panels),
        "heard": str(beheld.heard),
        "picture": _PICTURE.dump_json(beheld.picture).decode(),
        "export": "\n".join(jsonl.lines(CODE, viewer)),
        "news": "\n".join(news.lines(told, viewer.cell)),
        "since": repr([(one.at, one.event) for one in told]),
    }


class Undone:
    """A history that never was: whatever happens inside is taken back, and nothing kept of it.

    In life no code has two histories of one length, so what is kept goes by code and length.
    """

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def __exit__(self, *trouble: object) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)
        copies.reworded.send(sender=None, code=CODE)


MARKS = re.compile(r'(csrfmiddlewaretoken|command_id)" value="\w+"|data-now="\d+"|"t": \d+')


def unmarked(text: str) -> str:
    """Return an answer without what is drawn or read from the clock anew for each."""
    return MARKS.sub("", text)


def browse(seen: Seen, cell: str, names: Iterable[str]) -> None:
    """Take down what a person of a cell gets by HTTP: pages, and answers to all it could try.

    `names` are those of things that it may have guessed; one that it was told of is left out.
    """
    client = Client()
    session = client.session
    passes.admit(session, handle(cell), CODE)
    session.save()
    page = f"/x/{CODE}/p/{handle(cell)}/"
    for part in ("", "panels", "picture.json", *(f"log/{one}" for one in LOGS)):
        seen.got[f"page {part}"] = _said(client.get(page + part))
    for name in names:
        if name in seen.got["page picture.json"]:
            continue
        texts = (f"text/{name}/", f"text/{name}/panels", f"text/{name}/lease")
        for part in (f"revise/{name}/", f"vote/{name}/", *texts):
            seen.got[f"try {part}"] = _said(client.get(page + part))
        for act, words in PROBES.items():
            headers = {"X-Wargame": "1"} if len(act) % 2 else {}
            answer = client.post(f"{page}act/{act}?{words.format(name)}", headers=headers)
            seen.got[f"try {act} {name}"] = _said(answer)
    seen.got["page at the end"] = _said(client.get(page))


PROBES = {
    "caucus.join": "caucus={}",
    "caucus.leave": "caucus={}",
    "caucus.close": "caucus={}",
    "caucus.say": "caucus={}&text=hello",
    "caucus.invite": "caucus={}&cell=ast",
    "proposal.withdraw": "proposal={}",
    "proposal.revise": "proposal={}&version=1&title=mine&choices.S1=a",
    "stance.declare": "proposal={}&version=1&stance=support",
    "ballot.call": "proposal={}&forum=assembly",
    "ballot.cast": "ballot={}&choice=yes",
    "ballot.close": "ballot={}",
    "ballot.cancel": "ballot={}&reason=none",
    "question.answer": "question={}&text=none",
}


def _said(answer: Any) -> str:  # noqa: ANN401 - the answer of Django's test client
    headers = sorted((name, one) for name, one in answer.headers.items() if name != "Expires")
    return unmarked(f"{answer.status_code} {headers} {answer.text}")
