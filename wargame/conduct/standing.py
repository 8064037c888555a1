"""Where a person stands: in the lobby, in a delegation, or among the observers."""

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.engine import Seat, Viewer
from wargame.engine.names import OBSERVER, CellId, SeatId
from wargame.people.models import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's place; `kind` is the kind of room that is painted for them."""

    kind: str
    handle: str
    name: str
    cell: CellId | None
    seat: SeatId | None
    rejoin_code: str

    @property
    def viewer(self) -> Viewer:
        """Whose eyes: the delegation's, or those of somebody who hears what everyone hears."""
        return Viewer(self.cell or OBSERVER)

    @property
    def hand(self) -> Seat:
        """The hand that acts; one without a seat may do nothing, and the engine says so."""
        return Seat(self.cell or OBSERVER, self.seat or SeatId("lobby"))


def standing_of(person: Person) -> Standing:
    """Return where a person stands."""
    kind = "lobby" if not person.cell else "observer" if person.cell == OBSERVER else "room"
    return Standing(
        kind=kind,
        handle=person.handle,
        name=person.name,
        cell=CellId(person.cell) if person.cell else None,
        seat=SeatId(person.seat) if person.seat else None,
        rejoin_code=person.rejoin_code,
    )


def standing(exercise: str, handle: str) -> Standing | None:
    """Return where a person of this exercise stands; None for one removed or unknown."""
    return standings(exercise, (handle,)).get(handle)


def standings(exercise: str, handles: Iterable[str]) -> dict[str, Standing]:
    """Return where these people stand, in one query; removed and unknown ones are left out."""
    rows = Person.objects.filter(
        exercise=exercise, handle__in=list(handles), removed_at__isnull=True
    )
    return {person.handle: standing_of(person) for person in rows}
