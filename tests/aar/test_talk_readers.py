"""Who may know which figure of the talk: each reader, until an entry, in its own numbers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.aar.talked import of, table
from wargame.aar import sight, talk
from wargame.aar.charts import Chart
from wargame.aar.report import entries
from wargame.aar.sections import Table
from wargame.aar.sight import Sight
from wargame.aar.talk import frames
from wargame.conduct.rehearsal import Rehearsed
from wargame.engine import EVERYONE, Seat, Viewer, only
from wargame.engine.names import OBSERVER, PROJECTOR, CellId, SeatId
from wargame.journal.record import Record


def test_until_an_entry_nothing_later_counts(played: Rehearsed) -> None:
    (ended,) = of(played.code, "exercise.ended")
    assert ended["n"] > 100
    early = {one.id: one for one in talk.sections(played.code, sight.control(played.code), 100)}
    fog = table(early["fog"], "Each act of the fog").rows
    assert fog
    assert all(row[-1] <= 100 for row in fog)


def test_coarse_times_are_whole_steps(played: Rehearsed) -> None:
    found = talk.sections(played.code, sight.control(played.code), coarse=5)
    shown: list[Table | Chart] = []
    for one in found:
        shown += [*one.tables, *one.charts]
    said = [time for each in shown for time in times(each)]
    assert len(said) > 50
    assert all(time % 5 == 0 for time in said)


def times(of: Table | Chart) -> Iterator[float]:
    """Yield the times and lengths that were played: what was planned is in whole minutes."""
    for row in of.rows:
        for name, value in zip(of.columns, row, strict=True):
            played = "inute" in name and not name.startswith(("Planned", "Extended"))
            if played and value is not None and "planned" not in row:
                yield value


# --- Who may know what ----------------------------------------------------------------------


def blind(one: Record, viewer: Viewer, number: int) -> Record:
    """Return an entry without what its reader was not told: other ears, its hand, its place."""
    if one.audience.cells is None:
        audience = EVERYONE
    else:
        audience = only(*({viewer.cell} if one.audience.includes(viewer) else ()))
    return replace(one, position=number, audience=audience, by=Seat(CellId(""), SeatId("")))


@pytest.mark.parametrize("cell", ["ald", "bir", OBSERVER, PROJECTOR])
def test_others_read_their_own_entries_and_nothing_beside_them(
    played: Rehearsed, cell: str
) -> None:
    viewer = Viewer(CellId(cell))
    plain = Sight(viewer)
    told = frames.frame(played.code, plain)
    seen = tuple(blind(one, viewer, number) for number, one in enumerate(told.records, start=1))
    blinded = frames.Frame(told.setting, plain, seen)
    assert [part.section(blinded) for part in talk.PARTS] == [
        part.section(told) for part in talk.PARTS
    ]


def test_nobody_but_control_reads_numbers_of_entries(played: Rehearsed) -> None:
    for cell in ("ald", OBSERVER):
        found = talk.sections(played.code, sight.of(played.code, Viewer(CellId(cell))))
        assert not any("Entry" in one.columns for each in found for one in each.tables)
    control = talk.sections(played.code, sight.control(played.code))
    assert any("Entry" in one.columns for each in control for one in each.tables)


def test_a_report_calls_entries_by_the_numbers_of_its_reader(played: Rehearsed) -> None:
    seen = sight.everyone(played.code)
    numbers = {one.record.position: one.n for one in entries.read(played.code, seen).entries}
    found = {one.id: one for one in talk.sections(played.code, seen, numbers=numbers)}
    stances = table(found["stances"], "Each declaration")
    assert stances.columns[-1] == "Entry"
    assert len({row[-1] for row in stances.rows}) == len(stances.rows) > 0
    assert {row[-1] for row in stances.rows} <= {*numbers.values()}


def test_what_was_opened_is_counted_and_what_was_not_is_not(played: Rehearsed) -> None:
    """The walkthrough opens the cables of one town at its end, and no fog and no intents."""
    before = {one.id: one for one in talk.sections(played.code, Sight(Viewer(OBSERVER)))}
    after = {one.id: one for one in talk.sections(played.code, sight.everyone(played.code))}
    assert before["contacts"].lead.startswith("0 lines")
    assert not after["contacts"].lead.startswith("0 lines")
    for closed in ("fog", "intents"):
        assert after[closed] == before[closed]
        assert not after[closed].tables
