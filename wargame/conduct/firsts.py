"""Who was first: of two in control who do the same, the second learns the name of the first."""

from dataclasses import fields
from typing import Any

from wargame.conduct import posts
from wargame.engine import COMMANDS, Refusal, Refused, Seat
from wargame.engine.names import CONTROL
from wargame.journal import reading

RECENT = 500
"""Entries among which who was first is looked for."""
FAMILIES = {
    "exercise": {"exercise", "phase"},
    "phase": {"exercise", "phase"},
    "inject": {"inject", "plan"},
    "question": {"question", "answer"},
}
"""Nouns of the acts whose things are changed by events with other nouns, too."""
TOLD = {
    Refusal.FIRST: "who",
    Refusal.RULED_FIRST: "who",
    Refusal.TAKEN: "who",
    Refusal.DRAFT_CHANGED: "who",
    Refusal.PHASE_MOVED: "first",
    Refusal.ALREADY: "first",
    Refusal.NOT_PAUSED: "first",
    Refusal.OVER: "first",
}
"""Where the name goes, by the reason for which the second is refused."""


def with_who_was_first(code: str, by: Seat, command: Any, refused: Refused) -> Refused:  # noqa: ANN401
    """Return the refusal of somebody in control with the name of who was first, if one was."""
    place = TOLD.get(refused.reason)
    if place is None or by.cell != CONTROL:
        return refused
    called = _first(code, by, command)
    if not called:
        return refused
    return Refused(refused.reason, **{**refused.detail, place: called})


def _first(code: str, by: Seat, command: Any) -> str:  # noqa: ANN401
    """Return the name of whoever else in control last changed the thing that a command names."""
    noun = COMMANDS[type(command)].partition(".")[0]
    nouns = FAMILIES.get(noun, {noun})
    thing = None if noun in {"exercise", "phase"} else _thing(command)
    behind = reading.heads((code,)).get(code, 0) - RECENT
    for one in reversed(tuple(reading.records(code, behind))):
        about = one.kind.partition(".")[0] in nouns and _of(one.event, thing)
        if one.by.cell == CONTROL and about:
            return posts.names(code).get(one.by.id, "") if one.by.id != by.id else ""
    return ""


def _thing(command: Any) -> object:  # noqa: ANN401
    """Return what a command is about: its first field, which names it."""
    first = next(iter(fields(command)), None)
    return getattr(command, first.name) if first else None


def _of(event: Any, thing: object) -> bool:  # noqa: ANN401
    """Tell whether an event is about a thing: it names it, or holds something of that name."""
    values = [getattr(event, one.name) for one in fields(event)]
    lists = [one for one in values if isinstance(one, tuple)]
    held = [getattr(one, "id", None) for many in lists for one in many]
    about = [getattr(one, "thing", None) for one in values]
    return thing is None or any(one == thing for one in (*values, *held, *about))
