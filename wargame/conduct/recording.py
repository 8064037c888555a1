"""Recording: one command, decided under the lock of its exercise and written once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wargame.conduct import bell
from wargame.conduct.chance import Chance
from wargame.conduct.copies import copy_of
from wargame.conduct.duties import check
from wargame.conduct.namelessness import nameless
from wargame.engine import COMMANDS, STATE, Refusal, Refused, Seat, Told, decide
from wargame.engine.instruments.findings import AssignRemedy, WriteFinding
from wargame.engine.instruments.notes import WriteNote
from wargame.journal import codec, reading, writing


@dataclass(frozen=True, slots=True)
class Answer:
    """What followed from a command; `made` names the thing it made, where it made one."""

    told: tuple[Told, ...]
    made: str | None
    repeated: bool = False


def record(
    code: str,
    by: Seat,
    command: Any,  # noqa: ANN401 - any command of the engine
    command_id: str,
    *,
    now: datetime | None = None,
) -> Answer:
    """Decide a command and record what follows; the same command sent again gets the same answer.

    `command_id` is the sender's own word for this sending; it is bound to the seat and to what
    the command says, so nobody can answer for another. Raises Refused and NoSuchExercise.
    """
    name = COMMANDS[type(command)]
    bound = _bound(by, name, command, command_id)
    cover = reading.cover(code)
    keep = not transaction.get_connection().in_atomic_block
    with writing.pen(code) as pen:
        earlier = pen.answer(bound)
        if earlier:
            told = tuple(Told(one.event, one.audience) for one in earlier)
            return Answer(told, _made(name, told), repeated=True)
        ((state, _, _),) = copy_of(code).look(STATE, keep=keep)
        check(code, by, command, state)
        _in_the_record(command, pen.head)
        if isinstance(command, AssignRemedy):
            nameless(code, command.owner)
        told = decide(
            command,
            by=by,
            scenario=cover.scenario,
            state=state,
            now=now or timezone.now(),
            dice=Chance(cover.seed, by, bound),
        )
        pen.append(told, by, bound, now or timezone.now())
        if told:
            bell.ring(code)
    return Answer(told, _made(name, told))


def _in_the_record(command: object, head: int) -> None:
    """Refuse a note on an entry that is not there, and a finding that it is to prove."""
    named: tuple[int, ...] = ()
    if isinstance(command, WriteNote):
        named = (command.entry or 0,)
    elif isinstance(command, WriteFinding):
        named = command.entries
    if max(named, default=0) > head:
        raise Refused(Refusal.NOT_IN_SIGHT, what="entry")


def _bound(by: Seat, name: str, command: object, command_id: str) -> str:
    text = "\0".join((by.cell, by.id, name, command_id, codec.dump(command)))
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _made(name: str, told: tuple[Told, ...]) -> str | None:
    """Return the name of what an act made: events call it by the noun of the act."""
    noun = name.partition(".")[0]
    found = getattr(told[0].event, noun, None) if told else None
    return found if isinstance(found, str) else None
