"""The public frame of an exercise: who plays, which rounds, which issues, which forums.

The scenario enters here, by the door that every event uses: what is public is told to everyone,
what is prepared for control is told to control. Screens are painted from this, never from a pack.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.adjudication import Adjudication
from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.agenda import AgendaShortened, ShortenAgenda, shorten
from wargame.engine.instruments.agreement_kinds import in_public, played
from wargame.engine.instruments.populations import (
    ReplaceTable,
    TableReplaced,
    hear_replaced,
    replace_table,
)
from wargame.engine.instruments.purpose import without_purpose
from wargame.engine.instruments.seating import vacate_strangers
from wargame.engine.instruments.speaking import AssignMember, MemberAssigned, assign, hear_assigned
from wargame.engine.names import CONTROL, CellId, IssueId, OptionId, PhaseId, RegionId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import Terms
from wargame.engine.scenario import (
    Delegation,
    Exclusion,
    Forum,
    Issue,
    LineUp,
    Option,
    Phase,
    Region,
    Round,
    Scenario,
    Source,
    Timing,
    Treaty,
    WarmUp,
)


@dataclass(frozen=True, slots=True)
class PrepareExercise:
    """Choose the line-up and the timing; may be done again until the start.

    Seats of a delegation that is no longer in play become free.
    """

    lineup: str
    timing: str


@dataclass(frozen=True, slots=True)
class ExercisePrepared:
    """The public frame, as everyone is told it."""

    title: str
    summary: str
    notice: str
    ground_rules: tuple[str, ...]
    labels: dict[str, str]
    lineup: str
    timing: str
    delegations: tuple[Delegation, ...]
    rounds: tuple[Round, ...]
    issues: tuple[Issue, ...]
    exclusions: tuple[Exclusion, ...]
    forums: tuple[Forum, ...]
    sources: tuple[Source, ...]
    warm_up: WarmUp | None = None
    agreements: tuple[Treaty, ...] = ()
    matters: dict[str, str] = field(default_factory=dict)
    must: tuple[CellId, ...] = ()
    lacks: tuple[str, ...] = ()
    adjudication: Adjudication = field(default_factory=Adjudication)
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """The part of the picture that everyone shares from the start.

    `must` are the delegations that may not be without anybody at the start, `lacks` what the
    purpose lacks. `matters` are what a text can touch, in words; `assigned` the members to which
    control gave another cell, with the one that the pack gives them. `planned` are the minutes
    that phases had before control shortened them.
    """

    title: str = ""
    summary: str = ""
    notice: str = ""
    ground_rules: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    lineup: str = ""
    timing: str = ""
    delegations: tuple[Delegation, ...] = ()
    rounds: tuple[Round, ...] = ()
    issues: tuple[Issue, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    forums: tuple[Forum, ...] = ()
    sources: tuple[Source, ...] = ()
    warm_up: WarmUp | None = None
    agreements: tuple[Treaty, ...] = ()
    matters: dict[str, str] = field(default_factory=dict)
    must: tuple[CellId, ...] = ()
    lacks: tuple[str, ...] = ()
    adjudication: Adjudication = field(default_factory=Adjudication)
    regions: tuple[Region, ...] = ()
    assigned: dict[CellId, CellId] = field(default_factory=dict)
    planned: dict[PhaseId, int] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[CellId, ...]:
        """The delegations in play, in the order of the line-up."""
        return tuple(one.id for one in self.delegations)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """All phases, in the order of play."""
        return tuple(phase for one in self.rounds for phase in one.phases)

    def delegation(self, wanted: CellId) -> Delegation | None:
        """Return the delegation in play of that name, or None."""
        return next((one for one in self.delegations if one.id == wanted), None)

    def name(self, cell: CellId) -> str:
        """Return what a cell is called on screens."""
        delegation = self.delegation(cell)
        return delegation.name if delegation else self.labels.get(cell, cell.capitalize())

    def phase(self, wanted: PhaseId | None) -> Phase | None:
        """Return the phase of that name, or None."""
        return next((one for one in self.phases if one.id == wanted), None)

    def round_of(self, wanted: PhaseId | None) -> Round | None:
        """Return the round that a phase belongs to, or None."""
        return next((r for r in self.rounds if any(p.id == wanted for p in r.phases)), None)

    def following(self, wanted: PhaseId | None) -> tuple[Phase, ...]:
        """Return the phases that follow in the order of play; all of them after None."""
        if wanted is None:
            return self.phases
        names = [one.id for one in self.phases]
        return self.phases[names.index(wanted) + 1 :] if wanted in names else ()

    def after(self, wanted: PhaseId | None) -> Phase | None:
        """Return the phase that follows in the order of play; the first one after None."""
        return next(iter(self.following(wanted)), None)

    def issue(self, wanted: IssueId) -> Issue | None:
        """Return the issue of that name, or None."""
        return next((one for one in self.issues if one.id == wanted), None)

    def option(self, issue: IssueId, wanted: OptionId) -> Option | None:
        """Return the option of an issue, or None."""
        found = self.issue(issue)
        return next((one for one in found.options if one.id == wanted), None) if found else None

    def region(self, wanted: RegionId) -> Region | None:
        """Return the region of that name, or None."""
        return next((one for one in self.regions if one.id == wanted), None)

    def forum(self, wanted: str) -> Forum | None:
        """Return the forum of that name, or None."""
        return next((one for one in self.forums if one.id == wanted), None)


def _prepare(command: PrepareExercise, moment: Moment) -> tuple[Told, ...]:
    if moment.state.clock.started:
        raise Refused(Refusal.STARTED, what="its line-up")
    lineup = moment.scenario.lineup(command.lineup)
    timing = moment.scenario.timing(command.timing)
    if lineup is None:
        raise Refused(Refusal.UNKNOWN, value=command.lineup, field="the line-up")
    if timing is None:
        raise Refused(Refusal.UNKNOWN, value=command.timing, field="the timing")
    frame = _frame(moment.scenario, lineup, timing)
    return (Told(frame, EVERYONE), *vacate_strangers(lineup.cells, moment))


def _frame(scenario: Scenario, lineup: LineUp, timing: Timing) -> ExercisePrepared:
    found = (scenario.delegation(cell) for cell in lineup.cells)
    return ExercisePrepared(
        title=scenario.title,
        summary=scenario.summary,
        notice=scenario.notice,
        ground_rules=scenario.ground_rules,
        labels=scenario.labels,
        lineup=lineup.id,
        timing=timing.id,
        delegations=tuple(one for one in found if one is not None),
        rounds=tuple(_without_notes(one) for one in timing.rounds),
        issues=scenario.issues,
        exclusions=scenario.exclusions,
        forums=tuple(_seated(one, scenario, lineup) for one in scenario.forums),
        sources=scenario.sources,
        warm_up=scenario.warm_up,
        agreements=tuple(in_public(played(one, scenario, lineup)) for one in scenario.agreements),
        matters=scenario.matters,
        must=lineup.must,
        lacks=without_purpose(scenario),
        adjudication=scenario.adjudication,
        regions=scenario.regions,
    )


def _without_notes(one: Round) -> Round:
    """Leave out what a phase says to control alone; control is told that with the plan."""
    return replace(one, phases=tuple(replace(phase, control="") for phase in one.phases))


def _seated(forum: Forum, scenario: Scenario, lineup: LineUp) -> Forum:
    """Let those in play vote for the cells that they stand for, with their weights together.

    Control votes where the forum says so, for members nobody plays.
    """
    nobody = (CONTROL,) if CONTROL in forum.voters else ()
    voters = (*scenario.seated(forum.voters, lineup), *nobody)
    forum = replace(forum, terms=_spoken_for(forum.terms, nobody, scenario, lineup))
    if forum.weights is None:
        return replace(forum, voters=voters)
    weights = dict.fromkeys(voters, 0)
    for cell in forum.voters:
        for present in scenario.seated((cell,), lineup):
            weights[present] += forum.weights.get(cell, 1)
    return replace(forum, voters=voters, weights=weights)


def _spoken_for(
    terms: Terms, nobody: tuple[CellId, ...], scenario: Scenario, lineup: LineUp
) -> Terms:
    """Let those in play cast the votes of the members whose cells they stand for."""
    if not terms.blocs:
        cells = scenario.seated(terms.vetoes, lineup), scenario.seated(terms.joining, lineup)
        return replace(terms, vetoes=cells[0], joining=cells[1])
    named = set(terms.blocs.values())
    speakers = {cell: scenario.seated((cell,), lineup) or nobody for cell in named}
    blocs = {member: speakers[cell][0] for member, cell in terms.blocs.items() if speakers[cell]}
    return replace(terms, blocs=blocs)


def _hear_prepared(_: Setting, event: ExercisePrepared, __: datetime) -> Setting:
    return Setting(**{name: getattr(event, name) for name in ExercisePrepared.__slots__})


def _hear_shortened(part: Setting, event: AgendaShortened, _: datetime) -> Setting:
    def now(one: Phase) -> Phase:
        return replace(one, minutes=event.minutes.get(one.id, one.minutes))

    before = {one.id: one.minutes for one in part.phases if one.id in event.minutes}
    rounds = tuple(replace(one, phases=tuple(map(now, one.phases))) for one in part.rounds)
    return replace(part, rounds=rounds, planned={**before, **part.planned})


SETTING = Instrument(
    name="setting",
    part=Setting,
    acts={
        "exercise.prepare": Act(PrepareExercise, _prepare, Hands.CONTROL),
        "blocs.assign": Act(AssignMember, assign, Hands.CONTROL),
        "agenda.shorten": Act(ShortenAgenda, shorten, Hands.CONTROL),
        "table.replace": Act(ReplaceTable, replace_table, Hands.CONTROL),
    },
    events={
        "exercise.prepared": (ExercisePrepared, _hear_prepared),
        "blocs.assigned": (MemberAssigned, hear_assigned),
        "agenda.shortened": (AgendaShortened, _hear_shortened),
        "table.replaced": (TableReplaced, hear_replaced),
    },
)
