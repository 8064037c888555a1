"""The strip along the bottom: what the projector shows, and the numbers of the world."""

from typing import Any

from wargame.engine.instruments.projector import Show
from wargame.rooms.panel import Scene

TITLES = {
    Show.LOBBY: "Way in",
    Show.AGENDA: "Agenda",
    Show.CLOCK: "Clock",
    Show.STATEMENTS: "Statements",
    Show.NEWS: "News",
    Show.TABLE: "Table",
    Show.PROPOSAL: "Proposal",
    Show.BALLOT: "Vote",
    Show.AGREEMENTS: "Agreements",
    Show.RULING: "Ruling",
    Show.INDICATORS: "Indicators",
    Show.CONSEQUENCES: "Consequences",
    Show.THEATRE: "Theatre",
    Show.CARDS: "Cards",
    Show.SURVEY: "Survey",
    Show.EXHIBIT: "Chart",
    Show.BLANK: "Blank",
}


def strip(scene: Scene) -> dict[str, Any]:
    """Return the card that is on, all cards, and the public proposals that could be shown."""
    picture = scene.picture
    on = picture.projector
    proposals = [one for one in picture.proposals.standing if not one.circle]
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "on": TITLES[on.show],
        "cards": [
            (show.value, title, show is on.show)
            for show, title in TITLES.items()
            if show is not Show.PROPOSAL
        ],
        "proposals": [(one, one.id == on.proposal) for one in reversed(proposals[-6:])],
    }


def indicators(scene: Scene) -> dict[str, Any]:
    """Return every indicator with its last reports, the newest first."""
    part = scene.picture.indicators
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "readings": [
            (
                one,
                tuple(reversed(one.values[-3:])),
                scene.picture.world.owners.get(one.id, ""),
                part.misled(one.id).items(),
            )
            for one in part.readings.values()
        ],
    }
