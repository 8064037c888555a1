"""What the exercise was for: its aim, its objectives and its questions, as the pack has them."""

from wargame.aar.report.document import Part, Quote, Text
from wargame.aar.report.entries import Reading


def aims(reading: Reading) -> Part:
    """Return the aim, the objectives and the questions. The pack says them to control alone."""
    scenario = reading.cover.scenario
    objectives = tuple(Quote(name, text) for name, text in scenario.objectives.items())
    parts = (
        Part("objectives", "Objectives", objectives),
        Part("questions", "Questions", tuple(map(Text, scenario.questions))),
    )
    shown = tuple(one for one in parts if one.blocks)
    return Part("aims", "Aim and objectives", (Text(scenario.aim),), shown)
