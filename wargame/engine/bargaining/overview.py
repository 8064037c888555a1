"""All that can be said of a package before anybody has drafted anything."""

from dataclasses import dataclass

from wargame.engine.bargaining.agreement import Zone, zone
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.bargaining.solutions import (
    Solution,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)


@dataclass(frozen=True, slots=True)
class Survey:
    """The zone of agreement of the needed parties, and four solutions in it; None where empty."""

    zone: Zone
    nash: Solution | None
    egalitarian: Solution | None
    kalai_smorodinsky: Solution | None
    utilitarian: Solution | None
    non_additive: bool


def survey(space: Space) -> Survey:
    """Return the zone of a space and what theory proposes in it."""
    agreed = zone(space)
    return Survey(
        zone=agreed,
        nash=nash(agreed),
        egalitarian=egalitarian(agreed),
        kalai_smorodinsky=kalai_smorodinsky(agreed),
        utilitarian=utilitarian(agreed),
        non_additive=space.non_additive,
    )
