"""What a scenario is for: without aim, objectives and questions nothing can be said of it later."""

from wargame.engine.scenario import Scenario


def without_purpose(scenario: Scenario) -> tuple[str, ...]:
    """Return the parts of its purpose that a scenario lacks, in words."""
    asked = (
        (scenario.aim.strip(), "an aim"),
        (scenario.objectives, "objectives"),
        (scenario.questions, "essential questions"),
    )
    return tuple(words for there, words in asked if not there)
