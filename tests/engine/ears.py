"""Ears: who hears an event, said of the event and of the state after it."""

from collections.abc import Callable
from typing import Any

from tests.helpers.little import CELLS, LITTLE
from wargame.engine import Picture
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.engine.surveying import Sort

ALL = {*CELLS, OBSERVER, PROJECTOR}
Row = Callable[[Any, Picture], set[CellId]]


def everyone(_: Any, __: Picture) -> set[CellId]:  # noqa: ANN401 - any event
    return ALL


def control_alone(_: Any, __: Picture) -> set[CellId]:  # noqa: ANN401 - any event
    return set()


def its_cell(event: Any, _: Picture) -> set[CellId]:  # noqa: ANN401 - any event with a cell
    return {event.cell}


def its_circle(event: Any, _: Picture) -> set[CellId]:  # noqa: ANN401 - any event with a circle
    return set(event.circle) or ALL


def in_the_circle_of_its_proposal(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.proposals.all[event.proposal].circle) or ALL


def in_the_circle_of_its_ballot(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.ballots.all[event.ballot].circle) or ALL


def in_the_circle_of_its_pledge(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.pledges.all[event.pledge].circle) or ALL


def its_cell_or_control_alone(event: Any, _: Picture) -> set[CellId]:  # noqa: ANN401
    return {event.cell} - {CONTROL}


def those_who_were_handed_it(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    (made,) = (one for one in state.leaks.made if one.leak == event.leak)
    return set(made.to)


def in_the_circle_of_its_agreement(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.agreements.all[event.agreement].circle) or ALL


def of_its_ruling(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    """Return who hears how a move is ruled on: everyone where that is open, else control alone."""
    mode = getattr(event, "mode", None) or state.rulings.all[event.ruling].mode
    return ALL if mode == "open" else set()


def of_its_project(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.moves.projects[event.project].cells) or ALL


def in_its_caucus(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return set(state.caucuses.all[event.caucus].members)


def in_its_caucus_or_invited(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return in_its_caucus(event, state) | set(state.caucuses.all[event.caucus].invited)


def of_its_indicator(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    """Return those who read it: of the world's value those who see it, of another those alone."""
    if state.indicators.aside:
        return set(state.indicators.aside[0])
    (found,) = (one for one in LITTLE.indicators if one.id == event.indicator)
    readers = ALL if found.audience is None else set(found.audience)
    return readers - set(state.indicators.misled(event.indicator))


def where_the_card_was_shown(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    return ALL if state.cards.all[event.card].shown else set()


def where_its_result_was_shown(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401
    """Return who hears an answer: who sees a result counts along, but reads nobody's words."""
    query = state.surveys.asked(event.when, event.query)
    words = query is None or query.sort is Sort.TEXT
    return ALL if not words and state.surveys.seen(event.when, event.query) else set()
