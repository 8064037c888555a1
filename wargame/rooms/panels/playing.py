"""What the clock says to a delegation: where the exercise stands, and what it may do now.

A panel knows no time of day: whether a strict deadline has just passed, the engine decides.
"""

from wargame.engine import Picture
from wargame.engine.instruments.setting import Setting
from wargame.engine.scenario import Phase

LOBBY = "waiting"
OPEN = "open"
BETWEEN = "between"
PAUSED = "paused"
ENDED = "ended"


def status(picture: Picture) -> str:
    """Return where the exercise stands, in one word."""
    clock = picture.clock
    if clock.ended:
        return ENDED
    if not clock.started:
        return LOBBY
    if clock.paused_at is not None:
        return PAUSED
    return OPEN if clock.open else BETWEEN


def phase(picture: Picture) -> Phase | None:
    """Return the phase that the clock is at, open or not."""
    return picture.setting.phase(picture.clock.phase)


def takes(picture: Picture, act: str) -> bool:
    """Tell whether the open phase takes this act from a delegation."""
    at = phase(picture)
    return status(picture) == OPEN and at is not None and act in at.allows


def runs(picture: Picture) -> bool:
    """Tell whether the exercise runs, so that a brief can be opened."""
    return status(picture) in {OPEN, BETWEEN}


def when_next(setting: Setting, picture: Picture, act: str) -> Phase | None:
    """Return the next phase, in the order of play, that takes this act."""
    at = picture.clock.phase
    one = setting.after(at)
    while one is not None and act not in one.allows:
        one = setting.after(one.id)
    return one
