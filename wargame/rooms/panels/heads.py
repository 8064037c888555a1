"""The head of a delegation: who may commit it, told to itself alone."""

from typing import Any, NamedTuple

from wargame.engine.names import SeatId
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import runs


class Place(NamedTuple):
    """A seat in which somebody sits, and what the buttons beside it would make of the deputies."""

    seat: SeatId
    name: str
    head: bool
    deputy: bool
    deputies: tuple[SeatId, ...]


def _heads(scene: Scene) -> dict[str, Any]:
    picture, cell = scene.picture, scene.cell
    head, deputies = picture.heads.seats.get(cell), picture.heads.deputies.get(cell, ())
    names = {one.seat: one.name for one in scene.company.of(cell)}
    places = [
        Place(
            seat=seat,
            name=names.get(seat, ""),
            head=seat == head,
            deputy=seat in deputies,
            deputies=_toggled(seat, deputies),
        )
        for seat in picture.seating.of(cell)
    ]
    return {
        "setting": picture.setting,
        "head": next((one for one in places if one.head), None),
        "deputies": [one for one in places if one.deputy],
        "places": places,
        "others": [one for one in places if not one.head],
        "runs": runs(picture),
    }


def _toggled(seat: SeatId, deputies: tuple[SeatId, ...]) -> tuple[SeatId, ...]:
    if seat in deputies:
        return tuple(one for one in deputies if one != seat)
    return (*deputies, seat)


HEADS = Panel(
    "heads",
    "rooms/room/heads.html",
    ("setting", "clock", "heads", "seating"),
    _heads,
    company=True,
)
