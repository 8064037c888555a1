"""What a ruling does to the world, whole or not at all; and undoing it, which is an entry too."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wargame.engine.adjudication import Mode
from wargame.engine.audience import CONTROL_ALONE, EVERYONE, Audience, circle
from wargame.engine.instrument import Moment, Told, chosen
from wargame.engine.instruments.indicators import Levels, moved
from wargame.engine.instruments.move_book import (
    FactEstablished,
    FactStruck,
    Move,
    Project,
    ProjectMoved,
)
from wargame.engine.instruments.purpose import known_objectives
from wargame.engine.instruments.ruling_book import (
    NarrativeRetracted,
    NarrativeTold,
    Ruling,
    RulingPublished,
    RulingUndone,
)
from wargame.engine.instruments.world_moves import regions_moved
from wargame.engine.names import CellId, FactId, IndicatorId, NarrativeId, RegionId, RulingId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line
from wargame.engine.worlds import RegionState

LIMIT = 1200
UNDONE = "a ruling was undone"
Turned = dict[RegionId, tuple[RegionState, RegionState]]


@dataclass(frozen=True, slots=True)
class PublishRuling:
    """Tell what came of a move, and let it change the world.

    `public` is read by everyone, `actor` by whose move it was, `told` by the `affected`. `cause`
    stands beside the indicators, for all who see them, and beside the regions, for everyone. `fact`
    is what a success establishes: for everyone where the move is revealed, else for its own
    delegation.
    """

    ruling: RulingId
    public: str = ""
    actor: str = ""
    affected: tuple[CellId, ...] = ()
    told: str = ""
    effects: dict[IndicatorId, int] = field(default_factory=dict)
    cause: str = ""
    fact: str = ""
    sensitivity: str = ""
    objectives: tuple[str, ...] = ()
    regions: dict[RegionId, RegionState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UndoRuling:
    """Take a ruling back; everybody who was told of it reads the reason."""

    ruling: RulingId
    reason: str


def ruling_of(wanted: RulingId, moment: Moment) -> Ruling:
    """Return a ruling that is not undone; refused where there is none."""
    ruling = moment.state.rulings.all.get(wanted)
    if ruling is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="ruling")
    if ruling.undone:
        raise Refused(Refusal.OVER, what="ruling")
    return ruling


def hearers(ruling: Ruling) -> Audience:
    """Return who hears how a ruling is made."""
    return EVERYONE if ruling.mode is Mode.OPEN else CONTROL_ALONE


def publish(command: PublishRuling, moment: Moment) -> tuple[Told, ...]:
    """Return the ruling with all that follows from it."""
    ruling = ruling_of(command.ruling, moment)
    if ruling.decided is None:
        raise Refused(Refusal.METHOD, reason="this ruling is not decided yet")
    if ruling.published is not None:
        raise Refused(Refusal.RULED_FIRST, who=ruling.published.author)
    move = moment.state.moves.all[ruling.move]
    narratives = tuple(_narratives(command, ruling, move, moment))
    facts = _facts(command, ruling, move, moment)
    project = _project(ruling, move, moment)
    effects = _effects(command, moment)
    regions = _regions(command, moment)
    event = RulingPublished(
        ruling=ruling.id,
        author=moment.by.id,
        effects={name: by for name, by in command.effects.items() if by},
        sensitivity=clean(command.sensitivity, "sensitivity note", LIMIT, required=False),
        narratives=tuple(one.event.narrative for one in narratives),
        fact=facts[0].event.fact if facts else None,
        project=project.id if project else None,
        objectives=known_objectives(command.objectives, moment),
        regions=_turned(regions, moment),
    )
    step = _step(project, 1) if project else ()
    return (*narratives, *effects, *regions, *facts, *step, Told(event, CONTROL_ALONE))


def _narratives(
    command: PublishRuling, ruling: Ruling, move: Move, moment: Moment
) -> Iterator[Told]:
    """Yield what each audience is told: everyone, whose move it was, those it touches."""
    outcome = ruling.decided.band if ruling.decided else ""
    public = clean(command.public, "narrative for everyone", LIMIT, required=False)
    actor = clean(command.actor, "narrative for the actor", LIMIT, required=not public)
    if public:
        shown = outcome if move.revealed and ruling.mode is not Mode.CLOSED else ""
        yield _narrative((), public, move if move.revealed else None, shown, moment)
    if actor or ruling.mode is not Mode.OPEN:
        yield _narrative((move.cell,), actor or public, move, outcome, moment)
    affected = chosen(command.affected, moment)
    if affected:
        told = clean(command.told, "narrative for the affected", LIMIT)
        for cell in affected:
            yield _narrative((cell,), told, move if move.revealed else None, "", moment)


def _narrative(
    to: tuple[CellId, ...], text: str, move: Move | None, outcome: str, moment: Moment
) -> Told:
    name = NarrativeId(moment.dice.token())
    return Told(NarrativeTold(name, to, text, move.id if move else None, outcome), circle(to))


def _effects(command: PublishRuling, moment: Moment) -> tuple[Told, ...]:
    """Return what the indicators become; refused whole where one would leave its scale."""
    wanted = {name: by for name, by in command.effects.items() if by}
    cause = line(command.cause, "cause", required=bool(wanted))
    known = {one.id: one for one in moment.scenario.indicators}
    for name, by in wanted.items():
        reading = moment.state.indicators.readings.get(name)
        if name not in known or reading is None:
            raise Refused(Refusal.UNKNOWN, value=name, field="the indicators")
        if not reading.low <= reading.value + by <= reading.high:
            bounds = f"the change of {reading.title} ({reading.value} on {reading.low} to"
            raise Refused(Refusal.UNKNOWN, value=by, field=f"{bounds} {reading.high})")
    return _moved(wanted, cause, moment)


def _regions(command: PublishRuling, moment: Moment) -> tuple[Told, ...]:
    """Return the states in which regions are from now on."""
    for name in command.regions:
        if moment.state.setting.region(name) is None:
            raise Refused(Refusal.UNKNOWN, value=name, field="the regions")
    cause = line(command.cause, "cause", required=bool(command.regions))
    return regions_moved(command.regions, cause, moment)


def _turned(told: tuple[Told, ...], moment: Moment) -> Turned:
    """Return from which state to which each region comes."""
    return {one.event.region: (_state(one.event.region, moment), one.event.state) for one in told}


def _state(wanted: RegionId, moment: Moment) -> RegionState:
    return next(
        moment.state.world.standing(one).state
        for one in moment.state.setting.regions
        if one.id == wanted
    )


def _moved(effects: dict[IndicatorId, int], cause: str, moment: Moment) -> tuple[Told, ...]:
    levels: Levels = {}
    return tuple(
        one for name, by in effects.items() for one in moved(name, by, cause, moment, levels)
    )


def _facts(command: PublishRuling, ruling: Ruling, move: Move, moment: Moment) -> tuple[Told, ...]:
    text = line(command.fact, "fact", LIMIT, required=False)
    if not text or not (ruling.decided and ruling.decided.success):
        return ()
    cells = () if move.revealed else (move.cell,)
    return (Told(FactEstablished(FactId(moment.dice.token()), text, cells), circle(cells)),)


def _project(ruling: Ruling, move: Move, moment: Moment) -> Project | None:
    """Return the project that a success brings forward, or None."""
    found = moment.state.moves.projects.get(move.project) if move.project else None
    success = ruling.decided is not None and ruling.decided.success
    return found if success and found and found.done < found.needs else None


def _step(project: Project, by: int) -> tuple[Told, ...]:
    return (Told(ProjectMoved(project.id, project.done + by), circle(project.cells)),)


def undo(command: UndoRuling, moment: Moment) -> tuple[Told, ...]:
    """Return the end of a ruling: what it told is taken back, what it moved moves back."""
    ruling = ruling_of(command.ruling, moment)
    reason = line(command.reason, "reason", LIMIT)
    undone = Told(RulingUndone(ruling.id, reason), hearers(ruling))
    done = ruling.published
    return (undone, *(_taken_back(done, reason, moment) if done else ()))


def _taken_back(done: RulingPublished, reason: str, moment: Moment) -> Iterator[Told]:
    told = moment.state.rulings.narratives
    for name in done.narratives:
        yield Told(NarrativeRetracted(name, reason), circle(told[name].to))
    yield from _moved({name: -by for name, by in done.effects.items()}, UNDONE, moment)
    back = {name: was for name, (was, now) in done.regions.items() if _state(name, moment) is now}
    yield from regions_moved(back, UNDONE, moment)
    book = moment.state.moves
    if done.fact:
        yield Told(FactStruck(done.fact), circle(book.facts[done.fact].cells))
    if done.project:
        yield from _step(book.projects[done.project], -1)
