"""Varying a scenario in one thing, so that what comes of it can be held against the original.

Left out is left out everywhere: an option that is not offered is worth nothing to anybody, and
whatever waits for it waits for ever.
"""

from dataclasses import dataclass, replace

from wargame.engine.names import IndicatorId, InjectId, IssueId, OptionId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import RULEBOOK
from wargame.engine.scenario import Forum, Issue, Scenario
from wargame.engine.score_sheets import Flip, ScoreSheet, Stake

PLAIN = ("consensus", "unanimity", "simple-majority")
"""Rules that count with nothing but the papers, so any of them can stand for another."""

LEAST = 2
"""An issue has at least so many options."""


@dataclass(frozen=True, slots=True)
class Variation:
    """What is other than in the pack: each field that says nothing leaves things as they are."""

    without_inject: InjectId | None = None
    without_option: tuple[IssueId, OptionId] | None = None
    rule: tuple[str, str] | None = None  # of which forum, and which one
    start: tuple[IndicatorId, int] | None = None


def varied(scenario: Scenario, by: Variation) -> Scenario:
    """Return a scenario with this variation; raises Refused for what it does not have."""
    if by.without_inject:
        scenario = _without_inject(scenario, by.without_inject)
    if by.without_option:
        scenario = _without_option(scenario, *by.without_option)
    if by.rule:
        scenario = _ruled(scenario, *by.rule)
    if by.start:
        scenario = _started(scenario, *by.start)
    return scenario


def spare_options(scenario: Scenario) -> tuple[Issue, ...]:
    """Return the issues of which an option can be left out."""
    return tuple(one for one in scenario.issues if len(one.options) > LEAST)


def other_rules(forum: Forum) -> tuple[str, ...]:
    """Return the rules by which a forum could decide instead of its own."""
    if forum.rule not in PLAIN or forum.becomes or forum.weights:
        return ()
    fit = (one for one in PLAIN if not (forum.secret and RULEBOOK[one].telling))
    return tuple(one for one in fit if one != forum.rule)


def _without_inject(scenario: Scenario, name: InjectId) -> Scenario:
    left = tuple(one for one in scenario.injects if one.id != name)
    if len(left) == len(scenario.injects):
        raise Refused(Refusal.UNKNOWN, value=name, field="the inject")
    return replace(scenario, injects=left)


def _without_option(scenario: Scenario, issue: IssueId, option: OptionId) -> Scenario:
    found = next((one for one in spare_options(scenario) if one.id == issue), None)
    if found is None or option not in {one.id for one in found.options}:
        raise Refused(Refusal.UNKNOWN, value=f"{issue} {option}", field="the option")
    fewer = replace(found, options=tuple(one for one in found.options if one.id != option))
    return replace(
        scenario,
        issues=tuple(fewer if one.id == issue else one for one in scenario.issues),
        forums=tuple(_unsettling(one, issue, option) for one in scenario.forums),
        scores=tuple(_worthless(one, issue, option) for one in scenario.scores),
    )


def _unsettling(forum: Forum, issue: IssueId, option: OptionId) -> Forum:
    if issue not in forum.settles:
        return forum
    left = tuple(one for one in forum.settles[issue] if one != option)
    others = {key: it for key, it in forum.settles.items() if key != issue}
    return replace(forum, settles={**others, issue: left} if left else others)


def _worthless(sheet: ScoreSheet, issue: IssueId, option: OptionId) -> ScoreSheet:
    stakes = (_unstaked(one, option) if one.issue == issue else one for one in sheet.stakes)
    return replace(sheet, stakes=tuple(stakes))


def _unstaked(stake: Stake, option: OptionId) -> Stake:
    return replace(
        stake,
        points=_less(stake.points, option),
        red_lines=tuple(one for one in stake.red_lines if one != option),
        flips=tuple(_unflipped(one, option) for one in stake.flips),
    )


def _unflipped(flip: Flip, option: OptionId) -> Flip:
    kept = tuple(one for one in flip.red_lines if one != option)
    return replace(flip, points=_less(flip.points, option), red_lines=kept)


def _less(points: dict[OptionId, str], option: OptionId) -> dict[OptionId, str]:
    return {key: it for key, it in points.items() if key != option}


def _ruled(scenario: Scenario, name: str, rule: str) -> Scenario:
    found = next((one for one in scenario.forums if one.id == name), None)
    if found is None or rule not in other_rules(found):
        raise Refused(Refusal.UNKNOWN, value=f"{name} {rule}", field="the rule")
    forums = (replace(one, rule=rule) if one.id == name else one for one in scenario.forums)
    return replace(scenario, forums=tuple(forums))


def _started(scenario: Scenario, name: IndicatorId, value: int) -> Scenario:
    found = next((one for one in scenario.indicators if one.id == name), None)
    if found is None:
        raise Refused(Refusal.UNKNOWN, value=name, field="the indicator")
    if not found.low <= value <= found.high:
        field = f"the value ({found.low} to {found.high})"
        raise Refused(Refusal.UNKNOWN, value=value, field=field)
    moved = (replace(one, start=value) if one.id == name else one for one in scenario.indicators)
    return replace(scenario, indicators=tuple(moved))
