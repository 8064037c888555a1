"""The composer: the one form of the console that is open, chosen by `?do=` in its address.

What needs words or a second look is written here and not in a painted panel, so no push touches
it. A form that asks for a thing that is not there is not opened at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from wargame.conduct import opening
from wargame.conduct.company import company
from wargame.engine import Viewer
from wargame.engine.instruments.cables import CLASSIFICATIONS
from wargame.engine.names import CONTROL, OBSERVER, AgreementId, PhaseId
from wargame.engine.planned import MEDIA
from wargame.engine.rules import RULEBOOK
from wargame.engine.scenario import LineUp, Scenario, Timing
from wargame.rooms.console.agreements import ruling_words
from wargame.rooms.console.injects import readers
from wargame.rooms.panels.terms import forum_words
from wargame.web import bench, desk_forms, world_forms
from wargame.web.asked import Asked
from wargame.web.keepers import Console
from wargame.web.voting import splitting

type Words = Mapping[str, Any]

MORE_CLAUSES = 5


@dataclass(frozen=True, slots=True)
class Composer:
    """A form that is open: its name, its title, its template, and its words."""

    do: str
    title: str
    template: str
    words: Words


def composed(values: QueryDict, console: Console) -> Composer | None:
    """Return the form that is asked for, or None where whoever asks could not send it."""
    do = str(values.get("do", ""))
    if do not in FORMS or not console.duty.may(NEEDS.get(do, "")):
        return None
    title, build = FORMS[do]
    words = build(Asked(console.picture(), values, console.code))
    return None if words is None else Composer(do, title, f"web/composer/{do}.html", words)


def _plain(asked: Asked) -> Words:
    setting = asked.picture.setting
    chosen = [str(one) for one in asked.values.getlist("to")]
    return {"setting": setting, "classifications": CLASSIFICATIONS, "chosen": chosen}


def _phase(asked: Asked) -> Words | None:
    """Return a phase that could be opened or left out, with what it brings."""
    setting, clock = asked.picture.setting, asked.picture.clock
    phase = setting.phase(PhaseId(asked.value("phase")))
    if phase is None or not clock.started:
        return None
    order = [one.id for one in setting.phases]
    back = clock.phase in order and order.index(phase.id) <= order.index(clock.phase)
    return {
        "setting": setting,
        "clock": clock,
        "phase": phase,
        "round": setting.round_of(phase.id),
        "now": setting.phase(clock.phase),
        "back": back,
        "note": asked.picture.injects.notes.get(phase.id, ""),
        "injects": [one for one in asked.picture.injects.plan if one.phase == phase.id],
        "open_ballots": asked.picture.ballots.open,
    }


def _inject(asked: Asked) -> Words | None:
    plan = asked.picture.injects.plan
    found = next((one for one in plan if one.id == asked.value("inject")), None)
    if found is None:
        return None
    return {
        "setting": asked.picture.setting,
        "inject": found,
        "readers": readers(asked.picture.setting, found),
        "chosen": [str(one) for one in asked.values.getlist("to")],
    }


def _text(asked: Asked) -> Words | None:
    clock = asked.picture.clock
    if not clock.started or clock.ended:
        return None
    written = [str(one) for one in asked.values.getlist("clauses") if str(one).strip()]
    return {"clauses": [*written, *[""] * MORE_CLAUSES]}


def _vote(asked: Asked) -> Words | None:
    proposals = asked.picture.proposals
    wanted = asked.value("proposal")
    found = next((one for one in proposals.standing if one.id == wanted), None)
    if wanted and found is None:
        return None
    return {
        "setting": asked.picture.setting,
        "proposal": found,
        "rules": tuple(RULEBOOK.values()),
        "forums": forum_words(asked.picture),
        "matters": asked.picture.setting.matters.items(),
        "touched": [str(one) for one in asked.values.getlist("matters")],
        "chosen": [str(one) for one in asked.values.getlist("voters")],
    }


def _cast(asked: Asked) -> Words | None:
    """Return the ballot in which control casts votes for members that nobody plays."""
    found = next(
        (one for one in asked.picture.ballots.open if one.id == asked.value("ballot")), None
    )
    return splitting(found, CONTROL) if found and CONTROL in found.voters else None


def _ballot(asked: Asked) -> Words | None:
    found = next(
        (one for one in asked.picture.ballots.open if one.id == asked.value("ballot")), None
    )
    return {"ballot": found} if found else None


def _indicator(asked: Asked) -> Words | None:
    readings = asked.picture.indicators.readings
    found = next((one for one in readings.values() if one.id == asked.value("indicator")), None)
    return {"reading": found, "version": len(found.values)} if found else None


def _agreement(asked: Asked) -> Words | None:
    found = asked.picture.agreements.all.get(AgreementId(asked.value("agreement")))
    return ruling_words(found, asked.picture) if found else None


def _person(asked: Asked) -> Words | None:
    people = company(asked.code, Viewer(CONTROL))
    found = next((one for one in people.guests if one.handle == asked.value("handle")), None)
    if found is None:
        return None
    setting = asked.picture.setting
    rooms = [(one, len(people.of(one.id)), one.seats) for one in setting.delegations]
    return {"setting": setting, "person": found, "rooms": rooms, "observer": OBSERVER}


def _prepare(asked: Asked) -> Words | None:
    if asked.picture.clock.started:
        return None
    scenario = opening.scenario_of(asked.code)
    joined = company(asked.code, Viewer(CONTROL)).joined
    return {
        "scenario": scenario,
        "joined": joined,
        "suggested": suggested(scenario, joined),
        "timings": [(one, _minutes(one)) for one in scenario.timings],
        "lineup": asked.value("lineup") or asked.picture.setting.lineup,
        "timing": asked.value("timing") or asked.picture.setting.timing,
    }


def suggested(scenario: Scenario, joined: int) -> LineUp | None:
    """Return the line-up that is meant for so many people: the first that fits, or the nearest."""
    if not joined:
        return None
    fitting = [one for one in scenario.lineups if one.least <= joined <= one.most]
    if fitting:
        return fitting[0]
    return min(scenario.lineups, key=lambda one: max(one.least - joined, joined - one.most))


def _minutes(timing: Timing) -> int:
    return sum(phase.minutes for one in timing.rounds for phase in one.phases)


def _link(asked: Asked) -> Words:
    return {"title": asked.picture.setting.title}


def _note(asked: Asked) -> Words:
    """Return the objectives that a note can speak to; control alone is shown them."""
    scenario = opening.scenario_of(asked.code)
    return {"objectives": tuple(scenario.objectives.items())}


def _speak(asked: Asked) -> Words | None:
    """Return what a role-player writes on; a lead improvises on the list of injects."""
    clock = asked.picture.clock
    return {**_plain(asked), "media": MEDIA} if clock.started and not clock.ended else None


def _end(asked: Asked) -> Words | None:
    clock = asked.picture.clock
    return {"code": asked.code, "setting": asked.picture.setting} if clock.started else None


FORMS: Mapping[str, tuple[str, Callable[[Asked], Words | None]]] = {
    "open": ("Open a phase", _phase),
    "skip": ("Leave a phase out", _phase),
    "broadcast": ("Broadcast to everybody", _plain),
    "cable": ("Send a cable", _plain),
    "answer": ("Answer a question", desk_forms.answer),
    "review": ("Look over an answer", desk_forms.review),
    "nudge": ("Nudge a delegation", desk_forms.nudge),
    "release": ("Release an inject", _inject),
    "table": ("Table a text", _text),
    "vote": ("Call a vote", _vote),
    "cast": ("Cast for members nobody plays", _cast),
    "cancel": ("Cancel a vote", _ballot),
    "indicator": ("Set an indicator", _indicator),
    "show": ("Let some see another value", world_forms.show),
    "correct": ("Let them see what is so", world_forms.correct),
    "region": ("Turn a region", world_forms.region),
    "date": ("Set the date", world_forms.day),
    "rule": ("Rule on a move", bench.move),
    "argue": ("Add an argument", bench.move),
    "estimate": ("How likely is it?", bench.ruling),
    "outcome": ("Publish a ruling", bench.outcome),
    "undo": ("Undo a ruling", bench.ruling),
    "project": ("Begin a project", bench.project),
    "agreement": ("Rule on an agreement", _agreement),
    "person": ("Seat or move a person", _person),
    "prepare": ("Line-up and timing", _prepare),
    "link": ("The projector on another computer", _link),
    "note": ("Write a note", _note),
    "speak": ("Say something", _speak),
    "end": ("End the exercise", _end),
}
"""Every form: its title, and how its words are found."""

NEEDS: Mapping[str, str] = {
    "answer": "question.answer",
    "cable": "cable.send",
    "indicator": "indicator.set",
    "rule": "ruling.open",
    "argue": "argument.add",
    "estimate": "estimate.give",
    "outcome": "ruling.publish",
    "undo": "ruling.undo",
    "project": "project.begin",
    "agreement": "agreement.breach",
    "note": "note.write",
}
"""The act that a form is for, where others than a lead may do it."""
