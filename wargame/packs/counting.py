"""What a pack holds, in numbers."""

from wargame.engine import Scenario
from wargame.packs.steps import Walkthrough


def inventory(scenario: Scenario, walkthrough: Walkthrough) -> str:
    """Return one line with the numbers of all that a pack holds."""
    phases = {
        phase.id for timing in scenario.timings for one in timing.rounds for phase in one.phases
    }
    options = sum(len(issue.options) for issue in scenario.issues)
    paragraphs = sum(len(source.paragraphs) for source in scenario.sources)
    counted = (
        (len(scenario.delegations), "delegation"),
        (len(scenario.lineups), "line-up"),
        (len(scenario.timings), "timing"),
        (len(phases), "phase"),
        (len(scenario.forums), "forum"),
        (len(scenario.indicators), "indicator"),
        (len(scenario.couplings), "coupling"),
        (len(scenario.regions), "region"),
        (len(scenario.sources), "source"),
        (paragraphs, "paragraph"),
        (len(scenario.positions), "position"),
        (len(scenario.issues), "issue"),
        (options, "option"),
        (len(scenario.exclusions), "exclusion"),
        (len(scenario.injects), "inject"),
        (len(scenario.scores), "score sheet"),
        (len(scenario.briefs), "brief"),
        (len(walkthrough.steps), "step"),
    )
    return ", ".join(count(number, thing) for number, thing in counted)


def count(number: int, thing: str) -> str:
    """Return a number with its noun, as in `1 fault` or `3 faults`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
