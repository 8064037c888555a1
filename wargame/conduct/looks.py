"""Looking: the picture of any viewer, as it stands now."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from wargame.conduct.copies import copy_of
from wargame.engine import Heard, Picture, Viewer
from wargame.engine.balance import Balance
from wargame.journal import reading
from wargame.journal.reading import heads
from wargame.journal.record import NoSuchExercise

__all__ = ["Look", "NoSuchExercise", "balance", "heads", "look", "look_all", "since"]


@dataclass(frozen=True, slots=True)
class Look:
    """A viewer's picture; `heard` counts that viewer's own entries, `head` the whole journal's.

    `head` is for this process alone: sent to a viewer, it would tell of what was hidden.
    """

    picture: Picture
    heard: int
    head: int


def look(code: str, viewer: Viewer) -> Look:
    """Return what a viewer sees now; raises NoSuchExercise."""
    reading.cover(code)
    keep = not transaction.get_connection().in_atomic_block
    (seen,) = copy_of(code).look(viewer, keep=keep)
    return Look(*seen)


def look_all(code: str, viewers: Collection[Viewer]) -> dict[Viewer, Look]:
    """Return what each of these viewers sees at one and the same moment; raises NoSuchExercise."""
    reading.cover(code)
    keep = not transaction.get_connection().in_atomic_block
    seen = copy_of(code).look(*viewers, keep=keep)
    return {viewer: Look(*it) for viewer, it in zip(viewers, seen, strict=True)}


def balance(code: str) -> Balance:
    """Return who has done how much of what control heard; see `engine.balance`."""
    return copy_of(code).balance(keep=not transaction.get_connection().in_atomic_block)


def since(code: str, viewer: Viewer, heard: int) -> tuple[Heard, ...]:
    """Return what a viewer was told after the first `heard` of its own entries, oldest first."""
    told = [one for one in reading.records(code) if one.audience.includes(viewer)]
    return tuple(Heard(one.at, one.event, one.audience) for one in told[heard:])
