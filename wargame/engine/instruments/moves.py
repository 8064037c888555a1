"""Moves: what a delegation does away from the table, written blind and ruled on by control.

A move is one action, the effect that is meant, and one to three reasons why it would succeed. A
delegation has one move in a phase and may word it anew until the phase closes or control looks
into it. Anybody in the delegation writes; what counts is what its head has signed.
"""

from dataclasses import dataclass

from wargame.engine.audience import EVERYONE, circle, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.arguing import ARGUMENT_ACTS
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.move_book import (
    MOVE_EVENTS,
    Move,
    MoveRevealed,
    Moves,
    MoveSigned,
    MoveSubmitted,
    MoveWithdrawn,
    Project,
    ProjectBegun,
)
from wargame.engine.names import CellId, FactId, MoveId, PhaseId, ProjectId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

LIMIT = 300
REASONS = 3
MOST_NEEDED = 9


@dataclass(frozen=True, slots=True)
class SubmitMove:
    """Write the delegation's move of this phase, or word it anew.

    `version` is the one that the writer had before them, 0 where there was none. `facts` are the
    established facts that the reasons lean on.
    """

    action: str
    effect: str
    reasons: tuple[str, ...]
    secret: bool = False
    facts: tuple[FactId, ...] = ()
    project: ProjectId | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class SignMove:
    """Stand behind the delegation's move, as its head."""

    move: MoveId
    version: int


@dataclass(frozen=True, slots=True)
class WithdrawMove:
    """Take the delegation's move back."""

    move: MoveId


@dataclass(frozen=True, slots=True)
class RevealMoves:
    """Lay these moves before everyone, or all signed ones that are not secret."""

    moves: tuple[MoveId, ...] = ()


@dataclass(frozen=True, slots=True)
class BeginProject:
    """Begin a plan of a delegation that takes several successes; `public` tells everyone."""

    cell: CellId
    title: str
    needs: int
    public: bool = True


def _submit(command: SubmitMove, moment: Moment) -> tuple[Told, ...]:
    cell, phase = moment.by.cell, moment.state.clock.phase or PhaseId("")
    before = moment.state.moves.own(cell, phase)
    heads = moment.state.heads.may_submit(cell, moment.by.id)
    if before is not None:
        _changeable(before, moment)
        if before.signed and not heads:
            raise Refused(Refusal.NOT_HEAD)
    version = before.version if before else 0
    if command.version != version:
        raise Refused(Refusal.MOVE_CHANGED, version=version)
    event = MoveSubmitted(
        move=before.id if before else MoveId(moment.dice.token()),
        cell=cell,
        phase=phase,
        action=line(command.action, "action", LIMIT),
        effect=line(command.effect, "intended effect", LIMIT),
        reasons=_reasons(command.reasons),
        secret=command.secret,
        facts=_facts(command.facts, moment),
        project=_project(command.project, moment),
        version=version + 1,
        signed=heads,
    )
    return (Told(event, only(cell)),)


def _reasons(written: tuple[str, ...]) -> tuple[str, ...]:
    found = [line(one, "reason", LIMIT, required=False) for one in written]
    kept = tuple(one for one in found if one)
    if not kept:
        raise Refused(Refusal.EMPTY_TEXT, field="reason")
    if len(kept) > REASONS:
        raise Refused(Refusal.LONG_TEXT, field="reasons", length=len(kept), limit=REASONS)
    return kept


def _facts(wanted: tuple[FactId, ...], moment: Moment) -> tuple[FactId, ...]:
    known = {one.id for one in moment.state.moves.known(moment.by.cell)}
    if not known.issuperset(wanted):
        raise Refused(Refusal.NOT_IN_SIGHT, what="established fact")
    return tuple(dict.fromkeys(wanted))


def _project(wanted: ProjectId | None, moment: Moment) -> ProjectId | None:
    known = {one.id for one in moment.state.moves.open_to(moment.by.cell)}
    if wanted and wanted not in known:
        raise Refused(Refusal.NOT_IN_SIGHT, what="project")
    return wanted or None


def _changeable(move: Move, moment: Moment) -> None:
    """Refuse a move that was looked into, be it in a ruling that was undone: both name it."""
    if move.revealed or moment.state.rulings.ever(move.id):
        raise Refused(Refusal.OVER, what="move")


def _own(wanted: MoveId, moment: Moment) -> Move:
    """Return an own move of the open phase that may still be changed."""
    move = moment.state.moves.all.get(wanted)
    if move is None or move.withdrawn or move.cell != moment.by.cell:
        raise Refused(Refusal.NOT_IN_SIGHT, what="move")
    if move.phase != moment.state.clock.phase:
        raise Refused(Refusal.OVER, what="move")
    _changeable(move, moment)
    return move


def _sign(command: SignMove, moment: Moment) -> tuple[Told, ...]:
    move = _own(command.move, moment)
    as_head(moment)
    if move.version != command.version:
        raise Refused(Refusal.MOVE_CHANGED, version=move.version)
    if move.signed:
        return ()
    return (Told(MoveSigned(move.id, move.cell, move.version), only(move.cell)),)


def _withdraw(command: WithdrawMove, moment: Moment) -> tuple[Told, ...]:
    move = _own(command.move, moment)
    as_head(moment)
    return (Told(MoveWithdrawn(move.id, move.cell), only(move.cell)),)


def _reveal(command: RevealMoves, moment: Moment) -> tuple[Told, ...]:
    known = moment.state.moves.all
    if not command.moves:
        waiting = (one for one in known.values() if one.signed and not one.withdrawn)
        return tuple(
            _revealed(one, moment) for one in waiting if not one.secret and not one.revealed
        )
    return tuple(
        _revealed(_revealable(one, moment), moment) for one in dict.fromkeys(command.moves)
    )


def _revealable(wanted: MoveId, moment: Moment) -> Move:
    move = moment.state.moves.all.get(wanted)
    if move is None or move.withdrawn:
        raise Refused(Refusal.NOT_IN_SIGHT, what="move")
    if move.secret:
        raise Refused(Refusal.HIDDEN_MOVE)
    if not move.signed:
        raise Refused(Refusal.UNSIGNED_MOVE)
    if move.revealed:
        raise Refused(Refusal.ALREADY, what="this move is revealed")
    return move


def _revealed(move: Move, moment: Moment) -> Told:
    """Return a move as everyone is told it: what not everyone knows is left out of it."""
    book = moment.state.moves
    project = book.projects.get(move.project) if move.project else None
    event = MoveRevealed(
        move=move.id,
        cell=move.cell,
        phase=move.phase,
        action=move.action,
        effect=move.effect,
        reasons=move.reasons,
        facts=tuple(one for one in move.facts if not book.facts[one].cells),
        project=project.id if project and not project.cells else None,
    )
    return Told(event, EVERYONE)


def _begin(command: BeginProject, moment: Moment) -> tuple[Told, ...]:
    cell = command.cell
    if moment.state.setting.delegation(cell) is None:
        raise Refused(Refusal.UNKNOWN, value=cell, field="the delegation")
    if not 1 < command.needs <= MOST_NEEDED:
        raise Refused(Refusal.UNKNOWN, value=command.needs, field=f"successes (2 to {MOST_NEEDED})")
    title, cells = line(command.title, "title"), () if command.public else (cell,)
    project = ProjectId(moment.dice.token())
    return (Told(ProjectBegun(project, cell, title, command.needs, cells), circle(cells)),)


def project_of(move: Move, moment: Moment) -> Project | None:
    """Return the project to which a move adds, or None."""
    return moment.state.moves.projects.get(move.project) if move.project else None


MOVES = Instrument(
    name="moves",
    part=Moves,
    acts={
        "move.submit": Act(SubmitMove, _submit, Hands.DELEGATIONS),
        "move.sign": Act(SignMove, _sign, Hands.DELEGATIONS),
        "move.withdraw": Act(WithdrawMove, _withdraw, Hands.DELEGATIONS),
        "move.reveal": Act(RevealMoves, _reveal, Hands.CONTROL),
        **ARGUMENT_ACTS,
        "project.begin": Act(BeginProject, _begin, Hands.CONTROL),
    },
    events=MOVE_EVENTS,
)
