"""The world with causes and authors, for control: what is so, what some were shown, what is due."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.conduct.causes import Causes, causes
from wargame.engine import Picture
from wargame.engine.instruments.world_due import due
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def world_page(request: HttpRequest, console: Console) -> HttpResponse:
    """Show every change of each indicator and region, and the couplings of the scenario."""
    picture = console.picture()
    found = causes(console.code)
    words = {
        "code": console.code,
        "setting": picture.setting,
        "clock": picture.clock,
        "world": picture.world,
        "due": due(picture),
        "indicators": _indicators(picture, found),
        "regions": [
            (one, picture.world.standing(one), _dated(picture, found.regions.get(one.id, [])))
            for one in picture.setting.regions
        ],
        "couplings": [
            (one, picture.indicators.readings.get(one.indicator), _title(picture, one.target))
            for one in picture.world.couplings
        ],
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/world.html", words)


def _indicators(picture: Picture, found: Causes) -> list[tuple[object, ...]]:
    return [
        (
            one,
            picture.world.owners.get(one.id, ""),
            picture.indicators.misled(one.id).items(),
            _dated(picture, found.indicators.get(one.id, [])),
        )
        for one in picture.indicators.readings.values()
    ]


def _dated(picture: Picture, changes: list) -> list[tuple[object, object]]:  # type: ignore[type-arg]
    """Return changes, the newest first, each with the day that it was in the scenario."""
    return [(one, picture.world.day_of(one.at)) for one in reversed(changes)]


def _title(picture: Picture, wanted: object) -> str:
    readings = picture.indicators.readings.values()
    return next((one.title for one in readings if one.id == wanted), "")
