"""The frame of a review: the entries that count, and how cells and times are called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from wargame.aar.sight import Sight
from wargame.conduct import looks
from wargame.conduct.numbering import AS_THEY_COME, Numbers
from wargame.conduct.numbering import numbers as own_numbers
from wargame.engine import Viewer
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, OBSERVER, CellId, PhaseId
from wargame.engine.scenario import Round
from wargame.journal import reading
from wargame.journal.record import Record

MINUTE = 60
ASSUMED = "Counted are entries that this reader was told, or that were opened since."


@dataclass(frozen=True)
class Frame:
    """What a reader may know of an exercise: its public setting, and entries in their order.

    `coarse` are the steps of minutes to which times are cut, `numbers` what entries are called by
    their places in the journal; without them control reads its `own`, and others none.
    """

    setting: Setting
    sight: Sight
    records: tuple[Record, ...]
    coarse: int = 0
    numbers: Mapping[int, int] | None = None
    own: Numbers = AS_THEY_COME

    @cached_property
    def start(self) -> datetime | None:
        """When play began, or None."""
        return next((one.at for one in self.records if one.kind == "exercise.started"), None)

    @property
    def cells(self) -> tuple[CellId, ...]:
        """The delegations in play, in the order of the line-up."""
        return self.setting.cells

    @property
    def whole(self) -> bool:
        """Whether this is control's own reading, with numbers of entries."""
        return self.sight.viewer.cell == CONTROL

    @property
    def fog_open(self) -> bool:
        """Whether this reader may know whom words did not reach."""
        return self.sight.opens(Chapter.FOG)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader who is not control should mind."""
        return () if self.whole else (ASSUMED,)

    def of(self, *kinds: str) -> Iterator[Record]:
        """Yield the entries of these kinds."""
        return (one for one in self.records if one.kind in kinds)

    def commands(self) -> Iterator[tuple[Record, ...]]:
        """Yield the entries of each command together."""
        together = groupby(self.records, key=lambda one: one.command_id)
        return (tuple(entries) for _, entries in together)

    def name(self, cell: CellId) -> str:
        """Return what a cell is called."""
        return self.setting.name(cell)

    def names(self, cells: Iterable[CellId]) -> str:
        """Return what cells are called, in one line; none named are everyone."""
        return ", ".join(map(self.name, cells)) or "everyone"

    def code(self, cell: CellId) -> str:
        """Return the short word for a cell that stands in charts."""
        return cell.upper()

    def minute(self, at: datetime) -> float:
        """Return the minutes from the start to a time."""
        start = self.start or at
        return self.length(max(0.0, (at - start).total_seconds()))

    def length(self, seconds: float) -> float:
        """Return some seconds as minutes, to a tenth or down to whole steps."""
        if self.coarse:
            return float(int(seconds / MINUTE) // self.coarse * self.coarse)
        return round(seconds / MINUTE, 1)

    def entry(self, record: Record) -> tuple[Any, ...]:
        """Return the number of an entry as the last cell of a row, where numbers are told."""
        if self.numbers is not None:
            return (self.numbers.get(record.position),)
        return (self.own.number(record.position),) if self.whole else ()

    def columns(self, *names: str) -> tuple[str, ...]:
        """Return columns, with one for the numbers of entries where they are told."""
        told = self.whole or self.numbers is not None
        return (*names, "Entry") if told else names

    def ears(self, record: Record) -> tuple[CellId, ...]:
        """Return to whom a cable went, as far as the reader may know: as written, or as it was.

        Only who may open the fog learns that words did not reach somebody.
        """
        to: tuple[CellId, ...] = record.event.to
        if not self.fog_open:
            return to
        return tuple(cell for cell in to if record.audience.includes(Viewer(cell)))

    def rounds(self) -> Iterator[tuple[Record, Round | None]]:
        """Yield each entry with the round during which it was recorded; None before the first."""
        current: Round | None = None
        for one in self.records:
            if one.kind == "phase.opened":
                current = self.setting.round_of(PhaseId(one.event.phase))
            yield one, current

    def round_title(self, wanted: str) -> str:
        """Return the title of a round by its name."""
        found = next((one for one in self.setting.rounds if one.id == wanted), None)
        return found.title if found else ""


def frame(
    code: str,
    sight: Sight,
    until: int | None = None,
    coarse: int = 0,
    numbers: Mapping[int, int] | None = None,
) -> Frame:
    """Return what a reader may know of an exercise, up to an entry; raises NoSuchExercise."""
    setting = looks.look(code, Viewer(OBSERVER)).picture.setting
    told = (one for one in reading.records(code) if until is None or one.position <= until)
    read = tuple(one for one in told if sight.reads(one))
    return Frame(setting, sight, read, coarse, numbers, own_numbers(code))


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its word."""
    return f"{count} {one if count == 1 else many or one + 's'}"
