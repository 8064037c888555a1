"""The forms of the world: another value for some, the truth again, a region, the date."""

from collections.abc import Mapping
from typing import Any

from wargame.engine.instruments.indicators import Reading
from wargame.engine.names import IndicatorId
from wargame.engine.worlds import RegionState
from wargame.rooms.words import STATES
from wargame.web.asked import Asked

type Words = Mapping[str, Any]


def _reading(asked: Asked) -> Reading | None:
    return asked.picture.indicators.readings.get(IndicatorId(asked.value("indicator")))


def show(asked: Asked) -> Words | None:
    """Return an indicator, those who are told of it, and what each of them sees."""
    reading = _reading(asked)
    if reading is None:
        return None
    misled = asked.picture.indicators.misled(reading.id)
    return {
        "setting": asked.picture.setting,
        "reading": reading,
        "seen": [
            (one.id, misled.get(one.id, reading).value, one.id in misled)
            for one in asked.picture.setting.delegations
        ],
        "chosen": [str(one) for one in asked.values.getlist("cells")],
    }


def correct(asked: Asked) -> Words | None:
    """Return an indicator, and those who see something else."""
    reading = _reading(asked)
    misled = asked.picture.indicators.misled(reading.id) if reading else {}
    if not misled:
        return None
    return {"setting": asked.picture.setting, "reading": reading, "misled": misled.items()}


def region(asked: Asked) -> Words | None:
    """Return the regions with their states, and all states with their words."""
    picture = asked.picture
    if not picture.setting.regions or not picture.clock.started:
        return None
    return {
        "regions": [(one, picture.world.standing(one)) for one in picture.setting.regions],
        "states": [(one.value, STATES[one.value].text) for one in RegionState],
        "region": asked.value("region"),
        "state": asked.value("state"),
    }


def day(asked: Asked) -> Words | None:
    """Return the day that it is."""
    clock = asked.picture.clock
    if not clock.started or clock.ended:
        return None
    return {"today": asked.picture.world.today, "typed": asked.value("date")}
