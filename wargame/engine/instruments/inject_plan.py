"""The plan of injects in control's hands: held, left out, put off, reworded, added to, ticked.

All of it is told to control alone. What was released stands: a plan changes only ahead of play.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Moment, Told, chosen
from wargame.engine.instruments.indicators import Levels, audience_of, moved
from wargame.engine.instruments.inject_desk import (
    InjectHeld,
    InjectMet,
    InjectSkipped,
    PlanChanged,
)
from wargame.engine.instruments.purpose import known_objectives
from wargame.engine.instruments.world_moves import regions_moved
from wargame.engine.names import CellId, IndicatorId, InjectId, PhaseId
from wargame.engine.planned import AD_HOC, LATEST, MEDIA
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Inject
from wargame.engine.sourcing import Basis
from wargame.engine.texts import SHORT, clean, line
from wargame.engine.worlds import ELSEWHERE

MOST = 500
"""Injects in a plan, at most."""
NOTE = 400


@dataclass(frozen=True, slots=True)
class HoldInject:
    """Let an inject wait although it is due, or let it go again."""

    inject: InjectId
    held: bool = True


@dataclass(frozen=True, slots=True)
class SkipInject:
    """Leave an inject out, or take it in again."""

    inject: InjectId
    skipped: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RetimeInject:
    """Give an inject another phase, or another minute in its phase; without one it has no time."""

    inject: InjectId
    phase: PhaseId
    offset: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EditInject:
    """Reword an inject that is not released yet.

    `version` counts the changes that whoever rewords it had before them; none is not asked.
    """

    inject: InjectId
    title: str
    sender: str
    channel: str
    text: str
    expected: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ImproviseInject:
    """Add an inject to the plan; nobody named means everyone. It is released like any other."""

    title: str
    sender: str
    text: str
    to: tuple[CellId, ...] = ()
    channel: str = ""
    medium: str = ""
    expected: str = ""
    effects: dict[IndicatorId, int] = field(default_factory=dict)
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetInject:
    """Say whether the expected action came."""

    inject: InjectId
    came: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Take in these injects, read from a sheet and checked: new ones, or others in their place."""

    injects: tuple[Inject, ...]


def inject_in_plan(wanted: InjectId, moment: Moment) -> Inject:
    """Return an inject of the plan; refused before the start, and where there is none."""
    found = moment.state.injects.planned(wanted)
    if found is None or not moment.state.clock.started:
        raise Refused(Refusal.NOT_IN_SIGHT, what="inject")
    return found


def effects_of(
    inject: Inject,
    moment: Moment,
    levels: Levels,
    readers: tuple[CellId, ...] | None = None,
) -> tuple[Told, ...]:
    """Return what an inject moves, each change with its cause; no `readers` are those planned.

    Who hears of a number, but not of the inject, is not told its title.
    """
    if readers is None:
        readers = () if inject.public else moment.scenario.seated(inject.to, moment.lineup)
    everyone = inject.public if readers == () else False
    told: list[Told] = []
    for one in moment.scenario.indicators:
        if one.id in inject.effects:
            ears = audience_of(one, moment).cells
            knows = everyone or (ears is not None and ears <= set(readers))
            cause = inject.title if knows else inject.cause or ELSEWHERE
            told += moved(one.id, inject.effects[one.id], line(cause, "title"), moment, levels)
    cause = inject.title if everyone else inject.cause or ELSEWHERE
    return (*told, *regions_moved(inject.regions, line(cause, "title"), moment))


def _ahead(wanted: InjectId, moment: Moment) -> Inject:
    """Return an inject that is not released yet."""
    found = inject_in_plan(wanted, moment)
    if found.id in moment.state.injects.spent:
        raise Refused(Refusal.OVER, what="inject")
    return found


def _unchanged(command: RetimeInject | EditInject, moment: Moment) -> Inject:
    """Return an inject that nobody has changed since whoever changes it looked."""
    found = _ahead(command.inject, moment)
    if command.version not in {None, moment.state.injects.changes.get(found.id, 0)}:
        where = moment.state.setting.phase(PhaseId(found.phase))
        now = f"it is called “{found.title}”" + (f", in {where.title}" if where else "")
        raise Refused(Refusal.FIRST, who="Somebody", now=now)
    return found


def _hold(command: HoldInject, moment: Moment) -> tuple[Told, ...]:
    found = _ahead(command.inject, moment)
    if (found.id in moment.state.injects.held) is command.held:
        return ()
    return (Told(InjectHeld(found.id, command.held), CONTROL_ALONE),)


def _skip(command: SkipInject, moment: Moment) -> tuple[Told, ...]:
    found = _ahead(command.inject, moment)
    if (found.id in moment.state.injects.skipped) is command.skipped:
        return ()
    reason = line(command.reason, "reason", NOTE, required=False)
    return (Told(InjectSkipped(found.id, command.skipped, reason), CONTROL_ALONE),)


def _retime(command: RetimeInject, moment: Moment) -> tuple[Told, ...]:
    found = _unchanged(command, moment)
    round_ = moment.state.setting.round_of(command.phase)
    if round_ is None:
        raise Refused(Refusal.UNKNOWN, value=command.phase, field="the phase")
    if command.offset is not None and not 0 <= command.offset <= LATEST:
        raise Refused(Refusal.UNKNOWN, value=command.offset, field=f"the minute (0 to {LATEST})")
    changed = replace(found, round=round_.id, phase=command.phase, offset=command.offset)
    return _changed((changed,), "another time")


def _edit(command: EditInject, moment: Moment) -> tuple[Told, ...]:
    found = _unchanged(command, moment)
    changed = replace(
        found,
        title=line(command.title, "title"),
        sender=line(command.sender, "sender"),
        channel=line(command.channel, "channel", required=False),
        text=clean(command.text, "text"),
        expected=line(command.expected, "expected action", NOTE, required=False),
    )
    return () if changed == found else _changed((changed,), "other words")


def _improvise(command: ImproviseInject, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    if moment.scenario.list_only:
        raise Refused(Refusal.OFF_LIST)
    _room_for(1, moment)
    if command.medium not in {"", *MEDIA}:
        raise Refused(Refusal.UNKNOWN, value=command.medium, field="the voice")
    phase = moment.state.clock.phase
    round_ = moment.state.setting.round_of(phase)
    made = Inject(
        id=InjectId(moment.dice.token()),
        title=line(command.title, "title"),
        type=AD_HOC,
        round=round_.id if round_ else "",
        phase=phase or "",
        sender=line(command.sender, "sender"),
        to=chosen(command.to, moment),
        channel=line(command.channel, "channel", required=False),
        text=clean(command.text, "text"),
        trigger="",
        expected=line(command.expected, "expected action", NOTE, required=False),
        effects=_known_effects(command.effects, moment),
        objectives=known_objectives(command.objectives, moment),
        basis=Basis.ASSUMED,
        citations=(),
        public=not command.to,
        medium=command.medium,
    )
    return _changed((made,), "improvised")


def _known_effects(effects: Mapping[IndicatorId, int], moment: Moment) -> dict[IndicatorId, int]:
    known = {one.id: one.high - one.low for one in moment.scenario.indicators}
    for name, change in effects.items():
        if name not in known or abs(change) > known[name]:
            raise Refused(Refusal.UNKNOWN, value=f"{name} {change:+}", field="the effects")
    return {name: change for name, change in effects.items() if change}


def _meet(command: MeetInject, moment: Moment) -> tuple[Told, ...]:
    found = inject_in_plan(command.inject, moment)
    if found.id not in moment.state.injects.spent:
        raise Refused(Refusal.NOT_IN_SIGHT, what="released inject")
    note = line(command.note, "note", NOTE, required=False)
    before = moment.state.injects.met.get(found.id)
    if before and (before.came, before.note) == (command.came, note):
        return ()
    said = Told(InjectMet(found.id, command.came, note), CONTROL_ALONE)
    first = command.came and found.effects_if_met and not (before and before.came)
    return (said, *effects_of(found, moment, {})) if first else (said,)


def _import(command: ImportPlan, moment: Moment) -> tuple[Told, ...]:
    known = {one.id: one for one in moment.state.injects.plan}
    spent = moment.state.injects.spent
    rows = {one.id: _as_before(one, known) for one in command.injects}
    news = tuple(one for one in rows.values() if known.get(one.id) != one and one.id not in spent)
    more = sum(one.id not in known for one in news)
    if more and moment.state.clock.started and moment.scenario.list_only:
        raise Refused(Refusal.OFF_LIST)
    _room_for(more, moment)
    return _changed(tuple(map(_tidied, news)), "from a sheet") if news else ()


def _as_before(one: Inject, known: Mapping[InjectId, Inject]) -> Inject:
    """Keep the regions of the plan: a sheet has no column for them."""
    return replace(one, regions=known[one.id].regions) if one.id in known else one


def _tidied(one: Inject) -> Inject:
    """Clean the words that people will read, like all that is typed."""
    return replace(
        one,
        title=line(one.title, "title"),
        sender=line(one.sender, "sender"),
        channel=line(one.channel, "channel", SHORT, required=False),
        text=clean(one.text, "text"),
    )


def _room_for(more: int, moment: Moment) -> None:
    count = len(moment.state.injects.plan) + more
    if count > MOST:
        raise Refused(Refusal.LONG_TEXT, field="the plan", length=count, limit=MOST)


def _changed(injects: tuple[Inject, ...], reason: str) -> tuple[Told, ...]:
    return (Told(PlanChanged(injects, reason), CONTROL_ALONE),)


PLAN_ACTS: Mapping[str, Act] = {
    "inject.hold": Act(HoldInject, _hold, Hands.CONTROL),
    "inject.skip": Act(SkipInject, _skip, Hands.CONTROL),
    "inject.retime": Act(RetimeInject, _retime, Hands.CONTROL),
    "inject.edit": Act(EditInject, _edit, Hands.CONTROL),
    "inject.improvise": Act(ImproviseInject, _improvise, Hands.CONTROL),
    "inject.meet": Act(MeetInject, _meet, Hands.CONTROL),
    "plan.import": Act(ImportPlan, _import, Hands.CONTROL),
}
