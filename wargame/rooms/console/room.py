"""What waits in the room: people without a seat, delegations that are quiet or gone, pages."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from wargame.engine.names import CellId
from wargame.people.company import Guest
from wargame.rooms.console.items import Deed, Item, named, second
from wargame.rooms.panel import Scene

TOGETHER = 3
"""More delegations than these with the same trouble are one item: it is the room's, not theirs."""

AILS = {"failing": "Page reports an error", "reconnecting": "Page keeps reconnecting"}


def lobby(scene: Scene) -> Iterator[Item]:
    """Yield those who wait without a seat, as one item."""
    waiting = scene.company.waiting if scene.picture.clock.started else ()
    if not waiting:
        return
    since = _first(tuple(one.since for one in waiting)) or _opened(scene)
    if since is None:
        return
    seats = (Deed("Seat", form=f"person&handle={one.handle}", about=one.name) for one in waiting)
    yield Item(
        id=named("lobby", second(since), str(len(waiting))),
        kind="lobby",
        since=since,
        title="Without a seat",
        deeds=(Deed("Seat everybody", act="people/auto-seat"), *seats),
        about="",
    )


def _first(times: tuple[datetime | None, ...]) -> datetime | None:
    return min((at for at in times if at), default=None)


def _opened(scene: Scene) -> datetime | None:
    """Return when play began."""
    return _first(tuple(run.opened_at for run in scene.picture.clock.runs))


def gone(scene: Scene) -> tuple[tuple[CellId, datetime, str], ...]:
    """Return the delegations with nobody there, since when, and whether they are empty or gone."""
    opened = _opened(scene)
    if opened is None or scene.company.now is None or scene.picture.clock.ended:
        return ()
    found = []
    for cell in scene.picture.setting.cells:
        people = scene.company.of(cell)
        if not people:
            found.append((cell, opened, "empty"))
        elif all(one.presence == "away" for one in people):
            left = max((one.since for one in people if one.since), default=opened)
            found.append((cell, max(left, opened), "gone"))
    return tuple(found)


def absent(scene: Scene) -> Iterator[Item]:
    """Yield the delegations with nobody connected; one item where they are many."""
    found = gone(scene)
    if len(found) > TOGETHER:
        cells, since = tuple(cell for cell, _, _ in found), max(at for _, at, _ in found)
        kind = "gone" if any(why == "gone" for _, _, why in found) else "empty"
        name = named(kind, "many", str(len(cells)))
        tiles = (Deed("Go to the delegations", form="#panel-tiles"),)
        yield Item(name, kind, since, "Nobody is connected", tiles, "", cells)
        return
    for cell, since, kind in found:
        title = "Nobody is connected" if kind == "gone" else "Nobody sits here"
        deeds = _call(scene.company.of(cell), cell)
        yield Item(named(kind, cell, second(since)), kind, since, title, deeds, "", (cell,))


def _call(people: tuple[Guest, ...], cell: CellId) -> tuple[Deed, ...]:
    """Return where the code stands with which somebody comes back."""
    back = (
        Deed("Bring back", form=f"person&handle={one.handle}", about=one.name) for one in people
    )
    return tuple(back)[:TOGETHER] or (Deed("Go to the tile", form=f"#tile-{cell}"),)


def quiet(scene: Scene) -> Iterator[Item]:
    """Yield delegations that have done nothing for as long as the pack bears."""
    picture, now = scene.picture, scene.company.now
    clock, phase = picture.clock, picture.setting.phase(picture.clock.phase)
    opened = next((run.opened_at for run in reversed(clock.runs) if run.opened_at), None)
    if now is None or opened is None or not clock.open or clock.paused_at:
        return
    if phase is None or not phase.allows:
        return
    bears = timedelta(minutes=picture.injects.quiet)
    elsewhere = {cell for cell, _, _ in gone(scene)}
    since = {
        cell: max(opened, scene.company.balance.last.get(cell, opened))
        for cell in picture.setting.cells
        if cell not in elsewhere
    }
    still = {cell: at for cell, at in since.items() if now - at - clock.idle >= bears}
    stuck = {cell for cell, at in still.items() if now - at - clock.idle >= 2 * bears}
    yield from _quiet(still, stuck, scene)


def _quiet(still: dict[CellId, datetime], stuck: set[CellId], scene: Scene) -> Iterator[Item]:
    if len(still) > TOGETHER:
        cells, since = tuple(still), max(still.values())
        name = named("quiet", "many", str(len(cells)), second(since))
        deeds = (Deed("Broadcast…", form="broadcast"),)
        yield Item(name, "quiet", since, "The room is quiet", deeds, "", cells)
        return
    setting = scene.picture.setting
    for cell, since in still.items():
        kind = "stuck" if cell in stuck else "quiet"
        title = "Stuck: nothing done" if cell in stuck else "Quiet: nothing done"
        deeds = (Deed("Nudge…", form=f"nudge&to={cell}&why=quiet", about=setting.name(cell)),)
        yield Item(named("quiet", cell, second(since)), kind, since, title, deeds, "", (cell,))


def devices(scene: Scene) -> Iterator[Item]:
    """Yield the pages that say of themselves, or show, that they do not work."""
    for one in scene.company.guests:
        if one.trouble and one.troubled:
            deed = Deed("Look after it", form=f"person&handle={one.handle}", about=one.name)
            yield Item(
                id=named("device", one.seat or "lobby", second(one.troubled)),
                kind="device",
                since=one.troubled,
                title=AILS.get(one.trouble, "Page in trouble"),
                deeds=(deed,),
                about=one.name,
                cells=(one.cell,) if one.cell else (),
            )


IN_THE_ROOM: tuple[Callable[[Scene], Iterator[Item]], ...] = (lobby, absent, quiet, devices)
