"""The book of moves: what delegations do away from the table, and what is argued about it.

A move is told to its own delegation until control reveals it; a secret one is never revealed.
What succeeded may become an established fact, which reasons of later moves may cite. A project
is a plan that takes several successes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.instrument import Hear
from wargame.engine.names import ArgumentId, CellId, FactId, MoveId, PhaseId, ProjectId


@dataclass(frozen=True, slots=True)
class MoveSubmitted:
    """A delegation writes its move, or words it anew; `signed` where its head stands behind it."""

    move: MoveId
    cell: CellId
    phase: PhaseId
    action: str
    effect: str
    reasons: tuple[str, ...]
    secret: bool
    facts: tuple[FactId, ...]
    project: ProjectId | None
    version: int
    signed: bool


@dataclass(frozen=True, slots=True)
class MoveSigned:
    """The head of a delegation stands behind its move."""

    move: MoveId
    cell: CellId
    version: int


@dataclass(frozen=True, slots=True)
class MoveWithdrawn:
    """A delegation takes its move back."""

    move: MoveId
    cell: CellId


@dataclass(frozen=True, slots=True)
class MoveRevealed:
    """A move lies before everyone, with the facts and the project that everyone knows."""

    move: MoveId
    cell: CellId
    phase: PhaseId
    action: str
    effect: str
    reasons: tuple[str, ...]
    facts: tuple[FactId, ...]
    project: ProjectId | None


@dataclass(frozen=True, slots=True)
class ArgumentAdded:
    """Somebody argues for or against another's move; `shown` where everyone is told of it."""

    argument: ArgumentId
    move: MoveId
    cell: CellId
    text: str
    pro: bool
    shown: bool = False


@dataclass(frozen=True, slots=True)
class ArgumentAnswered:
    """Those whose move it is answer what is said against it."""

    argument: ArgumentId
    move: MoveId
    cell: CellId
    text: str


@dataclass(frozen=True, slots=True)
class FactEstablished:
    """What happened stands as a fact, before these cells or everyone."""

    fact: FactId
    text: str
    cells: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class FactStruck:
    """A fact holds no more: the ruling that made it is undone."""

    fact: FactId


@dataclass(frozen=True, slots=True)
class ProjectBegun:
    """A plan that takes so many successes, before these cells or everyone."""

    project: ProjectId
    cell: CellId
    title: str
    needs: int
    cells: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class ProjectMoved:
    """How many successes a project has."""

    project: ProjectId
    done: int


@dataclass(frozen=True, slots=True)
class Move:
    """A move as it stands. What others see of it they see from when it is revealed."""

    id: MoveId
    cell: CellId
    phase: PhaseId
    action: str
    effect: str
    reasons: tuple[str, ...]
    at: datetime
    secret: bool = False
    facts: tuple[FactId, ...] = ()
    project: ProjectId | None = None
    version: int = 1
    signed: bool = True
    revealed: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason for or against a move that its own delegation did not give."""

    id: ArgumentId
    move: MoveId
    cell: CellId
    text: str
    pro: bool
    at: datetime
    shown: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An established fact, and who knows it; no cells are everyone."""

    id: FactId
    text: str
    cells: tuple[CellId, ...]
    at: datetime
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """A plan, and how far it has come."""

    id: ProjectId
    cell: CellId
    title: str
    needs: int
    cells: tuple[CellId, ...]
    done: int = 0


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves in sight, what is argued about them, the facts and the projects; oldest first."""

    all: dict[MoveId, Move] = field(default_factory=dict)
    arguments: tuple[Argument, ...] = ()
    facts: dict[FactId, Fact] = field(default_factory=dict)
    projects: dict[ProjectId, Project] = field(default_factory=dict)

    def own(self, cell: CellId, phase: PhaseId | None) -> Move | None:
        """Return the standing move of a cell in a phase, or None."""
        found = (one for one in self.all.values() if (one.cell, one.phase) == (cell, phase))
        return next((one for one in found if not one.withdrawn), None)

    def about(self, move: MoveId) -> tuple[Argument, ...]:
        """Return what others argue about a move, oldest first."""
        return tuple(one for one in self.arguments if one.move == move)

    def known(self, cell: CellId) -> tuple[Fact, ...]:
        """Return the facts that hold and that a cell may cite."""
        return tuple(
            one
            for one in self.facts.values()
            if not one.struck and (not one.cells or cell in one.cells)
        )

    def open_to(self, cell: CellId) -> tuple[Project, ...]:
        """Return the projects to which a cell may add, those that are done left out."""
        return tuple(
            one
            for one in self.projects.values()
            if one.done < one.needs and (not one.cells or cell in one.cells)
        )


def _hear_submitted(part: Moves, event: MoveSubmitted, at: datetime) -> Moves:
    names = (name for name in MoveSubmitted.__slots__ if name != "move")
    move = Move(id=event.move, at=at, **{name: getattr(event, name) for name in names})
    return replace(part, all={**part.all, move.id: move})


def _with(part: Moves, wanted: MoveId, **changes: object) -> Moves:
    move = part.all.get(wanted)
    if move is None:
        return part
    return replace(part, all={**part.all, wanted: replace(move, **changes)})  # type: ignore[arg-type]


def _hear_signed(part: Moves, event: MoveSigned, _: datetime) -> Moves:
    return _with(part, event.move, signed=True)


def _hear_withdrawn(part: Moves, event: MoveWithdrawn, _: datetime) -> Moves:
    return _with(part, event.move, withdrawn=True)


def _hear_revealed(part: Moves, event: MoveRevealed, at: datetime) -> Moves:
    if event.move in part.all:
        return _with(part, event.move, revealed=True)
    names = (name for name in MoveRevealed.__slots__ if name != "move")
    told = {name: getattr(event, name) for name in names}
    return replace(
        part, all={**part.all, event.move: Move(id=event.move, at=at, revealed=True, **told)}
    )


def _hear_argument(part: Moves, event: ArgumentAdded, at: datetime) -> Moves:
    words = (event.argument, event.move, event.cell, event.text, event.pro)
    return replace(part, arguments=(*part.arguments, Argument(*words, at, event.shown)))


def _hear_answered(part: Moves, event: ArgumentAnswered, _: datetime) -> Moves:
    arguments = tuple(
        replace(one, answer=event.text) if one.id == event.argument else one
        for one in part.arguments
    )
    return replace(part, arguments=arguments)


def _hear_established(part: Moves, event: FactEstablished, at: datetime) -> Moves:
    fact = Fact(event.fact, event.text, event.cells, at)
    return replace(part, facts={**part.facts, fact.id: fact})


def _hear_struck(part: Moves, event: FactStruck, _: datetime) -> Moves:
    fact = part.facts.get(event.fact)
    if fact is None:
        return part
    return replace(part, facts={**part.facts, fact.id: replace(fact, struck=True)})


def _hear_begun(part: Moves, event: ProjectBegun, _: datetime) -> Moves:
    one = Project(event.project, event.cell, event.title, event.needs, event.cells)
    return replace(part, projects={**part.projects, one.id: one})


def _hear_moved(part: Moves, event: ProjectMoved, _: datetime) -> Moves:
    one = part.projects.get(event.project)
    if one is None:
        return part
    return replace(part, projects={**part.projects, one.id: replace(one, done=event.done)})


MOVE_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "move.submitted": (MoveSubmitted, _hear_submitted),
    "move.signed": (MoveSigned, _hear_signed),
    "move.withdrawn": (MoveWithdrawn, _hear_withdrawn),
    "move.revealed": (MoveRevealed, _hear_revealed),
    "argument.added": (ArgumentAdded, _hear_argument),
    "argument.answered": (ArgumentAnswered, _hear_answered),
    "fact.established": (FactEstablished, _hear_established),
    "fact.struck": (FactStruck, _hear_struck),
    "project.begun": (ProjectBegun, _hear_begun),
    "project.moved": (ProjectMoved, _hear_moved),
}
