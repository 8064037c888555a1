"""What an exercise lacks before it can start: a purpose, and people in seats that must be filled.

Without a purpose nothing can be said about it afterwards, so nobody may start without one. Empty
seats are control's to judge.
"""

from wargame.engine.instrument import Moment
from wargame.engine.instruments.purpose import without_purpose
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused


def empty_seats(moment: Moment) -> tuple[CellId, ...]:
    """Return the delegations in which somebody must sit, and nobody does."""
    return tuple(cell for cell in moment.lineup.must if not moment.state.seating.of(cell))


def check_ready(moment: Moment, *, anyway: bool) -> None:
    """Refuse a start without a purpose, or with empty seats unless control wants it so."""
    missing = without_purpose(moment.scenario)
    if missing:
        raise Refused(Refusal.PURPOSE, what=", ".join(missing))
    empty = empty_seats(moment)
    if empty and not anyway:
        names = ", ".join(moment.state.setting.name(cell) for cell in empty)
        raise Refused(Refusal.SEATS_EMPTY, who=names)
