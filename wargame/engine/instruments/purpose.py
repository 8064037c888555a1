"""What a scenario is for: without aim, objectives and questions nothing can be said of it later."""

from wargame.engine.instrument import Moment
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Scenario


def without_purpose(scenario: Scenario) -> tuple[str, ...]:
    """Return the parts of its purpose that a scenario lacks, in words."""
    asked = (
        (scenario.aim.strip(), "an aim"),
        (scenario.objectives, "objectives"),
        (scenario.questions, "essential questions"),
    )
    return tuple(words for there, words in asked if not there)


def known_objectives(wanted: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    """Return these objectives once each; refused where the scenario has no such one."""
    for one in wanted:
        if one not in moment.scenario.objectives:
            raise Refused(Refusal.UNKNOWN, value=one, field="the objectives")
    return tuple(dict.fromkeys(wanted))
