"""What control holds: let go as written, reworded or with gaps, by itself in time, or dropped.

The senders see their words as sent all the while, and those who wait for them see nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from wargame.engine.audience import CONTROL_ALONE, only
from wargame.engine.fogging import CABLE, CAUCUS, Passage
from wargame.engine.instrument import Act, Hands, Moment, Told
from wargame.engine.instruments.caucuses import LIMIT, Caucuses
from wargame.engine.instruments.clock_face import Clock
from wargame.engine.instruments.fog_book import (
    AS_WRITTEN,
    CHANGED,
    GARBLED,
    Fog,
    FogDropped,
    FogReleased,
    Held,
)
from wargame.engine.instruments.fog_routes import by_dice
from wargame.engine.instruments.fog_seeming import (
    ACT_OF,
    as_if_honest,
    caucus_of,
    product_of,
    would_show,
)
from wargame.engine.instruments.setting import Setting
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.striking import struck
from wargame.engine.texts import LONG, clean, line

NOTE = 400
GONE = {"released": "it has reached its receivers", "dropped": "it will never arrive"}
PERCENT = 100


class Seen(Protocol):
    """A picture that knows what is held: control's, or the state."""

    @property
    def setting(self) -> Setting:
        """The line-up, the timing and the forums in play."""

    @property
    def clock(self) -> Clock:
        """Where the exercise stands."""

    @property
    def caucuses(self) -> Caucuses:
        """The caucuses in sight."""

    @property
    def fog(self) -> Fog:
        """What control keeps of the fog."""


@dataclass(frozen=True, slots=True)
class ReleaseHeld:
    """Let something held go on: as written, in other words, or with words struck out of it.

    `words` are the places of words to strike, from 0; `share` strikes so many percent by dice.
    """

    thing: str
    text: str = ""
    words: tuple[int, ...] = ()
    share: int = 0


@dataclass(frozen=True, slots=True)
class ReleaseDueHeld:
    """Let something go on whose time has come; any process may notice it, once counts."""

    thing: str


@dataclass(frozen=True, slots=True)
class DropHeld:
    """Let something held never arrive."""

    thing: str
    reason: str = ""


def _held(wanted: str, moment: Moment) -> Held:
    found = moment.state.fog.held.get(wanted)
    if found is None:
        for deed in reversed(moment.state.fog.on(wanted)):
            if deed.what in GONE:
                raise Refused(Refusal.FIRST, who="Somebody", now=GONE[deed.what])
        raise Refused(Refusal.NOT_IN_SIGHT, what="cable or line that is held")
    return found


def _release(command: ReleaseHeld, moment: Moment) -> tuple[Told, ...]:
    held = _held(command.thing, moment)
    written = held.passage.text
    text = clean(command.text, "text", _limit(held.passage), required=False) or written
    how = AS_WRITTEN if text == written else CHANGED
    if command.words:
        text, how = struck(text, frozenset(command.words)), GARBLED
    elif command.share:
        if not 0 < command.share <= PERCENT:
            raise Refused(Refusal.UNKNOWN, value=command.share, field="the share (1 to 100)")
        text, how = by_dice(replace(held.passage, text=text), command.share, moment), GARBLED
    return _delivered(held, text, how, moment)


def _limit(passage: Passage) -> int:
    return LONG if passage.channel == CABLE else LIMIT


def _delivered(held: Held, text: str, how: str, moment: Moment) -> tuple[Told, ...]:
    passage, to = replace(held.passage, text=text), held.to
    as_if_honest(passage, moment)
    if passage.channel == CAUCUS:
        caucus = caucus_of(passage.caucus, passage.sender, moment)
        to = tuple(cell for cell in to if cell in caucus.members)
        if not to:
            raise would_show("those for whom it is held have left the caucus")
    logged = FogReleased(passage, to, how)
    return (Told(logged, CONTROL_ALONE), Told(product_of(passage)(passage), only(*to)))


def _release_due(command: ReleaseDueHeld, moment: Moment) -> tuple[Told, ...]:
    held = _held(command.thing, moment)
    if held.due is None or held.due > moment.now:
        raise Refused(Refusal.ALREADY, what="nothing is due")
    return _delivered(held, held.passage.text, AS_WRITTEN, moment)


def _timed(picture: Seen) -> list[tuple[datetime, str]]:
    """Return what goes on by itself, by its time, as far as it could go on in this phase."""
    phase = picture.setting.phase(picture.clock.phase)
    if phase is None or not picture.clock.open or picture.clock.paused_at:
        return []
    return sorted(
        (one.due, name)
        for name, one in picture.fog.held.items()
        if one.due and ACT_OF[one.passage.channel] in phase.allows and _still_there(one, picture)
    )


def _still_there(held: Held, picture: Seen) -> bool:
    """Tell whether a line could still be said in its caucus, and heard there."""
    if held.passage.channel == CABLE:
        return True
    caucus = picture.caucuses.all.get(held.passage.caucus)
    inside = caucus.members if caucus and not caucus.closed else ()
    return held.passage.sender in inside and any(cell in inside for cell in held.to)


def due_held(picture: Seen, now: datetime) -> tuple[str, ...]:
    """Return the names of what should have gone on by now, the earliest first."""
    return tuple(name for due, name in _timed(picture) if due <= now)


def next_held(picture: Seen) -> datetime | None:
    """Return when something that is held goes on by itself next, or None."""
    return next((due for due, _ in _timed(picture)), None)


def _drop(command: DropHeld, moment: Moment) -> tuple[Told, ...]:
    held = _held(command.thing, moment)
    reason = line(command.reason, "reason", NOTE, required=False)
    return (Told(FogDropped(held.passage, held.to, reason), CONTROL_ALONE),)


QUEUE_ACTS: Mapping[str, Act] = {
    "fog.release": Act(ReleaseHeld, _release, Hands.CONTROL),
    "fog.release-due": Act(ReleaseDueHeld, _release_due, Hands.CONTROL),
    "fog.drop": Act(DropHeld, _drop, Hands.CONTROL),
}
