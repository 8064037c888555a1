"""Random histories: what several cells try to do, in any order, some of it in vain.

A step says who tries which act; its numbers choose among what there is when its time comes. So a
step always makes a command, and often one that is obeyed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.engine.histories_of_agreements import AGREEMENT_MAKES, RULINGS, begin_agreements
from tests.engine.histories_of_texts import TEXT_MAKES, begin_texts, call_on_amendment
from tests.engine.histories_of_votes import BINDING_MAKES, call_silence
from tests.helpers.little import AST, CELLS, HUSH, LITTLE, S1, S2, TALK, A, B, C, seat
from tests.helpers.table import Table, seated
from wargame.engine import ACTS, Picture, Refused, Seat, Told
from wargame.engine.instrument import Hands
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.briefs import OpenBrief
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.caucuses import (
    CloseCaucus,
    InviteToCaucus,
    JoinCaucus,
    LeaveCaucus,
    OpenCaucus,
    SayInCaucus,
)
from wargame.engine.instruments.clock import (
    ClosePhase,
    ExtendPhase,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
)
from wargame.engine.instruments.hands import LowerHand, RaiseHand
from wargame.engine.instruments.indicators import CorrectIndicator, SetIndicator, ShowIndicator
from wargame.engine.instruments.inject_plan import (
    HoldInject,
    ImproviseInject,
    MeetInject,
    SkipInject,
)
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.instruments.intents import StateIntent
from wargame.engine.instruments.marks import Mark, SetMark
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal, WithdrawProposal
from wargame.engine.instruments.questions import AnswerQuestion, AskControl
from wargame.engine.instruments.scores import AllowScores
from wargame.engine.instruments.seating import FillSeat, VacateSeat
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.instruments.world import ApplyWorld, SetDate, SetRegion
from wargame.engine.instruments.world_due import due
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.engine.rules import Choice
from wargame.engine.worlds import RegionState

SHARES = ({S1: A}, {S1: B}, {S2: C}, {S1: A, S2: B}, {S1: A, S2: C})
FORUMS = ("consent", "assembly", "council", "fund", "conclave", "even", "far")


@dataclass(frozen=True)
class Step:
    """Somebody tries something; the numbers choose what exactly."""

    by: CellId
    act: str
    one: int
    two: int

    def pick[T](self, *among: T) -> T:
        """Choose by the first number."""
        return among[self.one % len(among)]

    def some(self) -> tuple[CellId, ...]:
        """Choose some cells, or none, by the second number."""
        return tuple(cell for n, cell in enumerate(CELLS) if self.two >> n & 1)

    def name(self, there: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - the name of any kind of thing
        """Choose one of the things that there are, or now and then one that is not there."""
        return "absent" if self.two == 0 or not there else self.pick(*there)


Make = Callable[[Step, Picture], Any]

DELEGATIONS: dict[str, Make] = {
    "brief.open": lambda _, __: OpenBrief(),
    "intent.state": lambda step, _: StateIntent(f"want {step.one}"),
    "caucus.open": lambda step, _: OpenCaucus(f"Room {step.one}", step.some()),
    "caucus.invite": lambda step, state: InviteToCaucus(
        step.name(state.caucuses.all), CELLS[step.two % len(CELLS)]
    ),
    "caucus.join": lambda step, state: JoinCaucus(step.name(state.caucuses.all)),
    "caucus.leave": lambda step, state: LeaveCaucus(step.name(state.caucuses.all)),
    "caucus.say": lambda step, state: SayInCaucus(
        step.name(state.caucuses.all), f"psst {step.two}"
    ),
    "caucus.close": lambda step, state: CloseCaucus(step.name(state.caucuses.all)),
    "cable.send": lambda step, _: SendCable(step.some(), f"Cable {step.one}", "text"),
    "statement.make": lambda step, _: MakeStatement(f"We say {step.one}."),
    "proposal.table": lambda step, _: TableProposal(
        f"Deal {step.one}", step.pick(*SHARES), (), step.some()
    ),
    "proposal.revise": lambda step, state: ReviseProposal(
        step.name(state.proposals.all), 1, f"New {step.two}", step.pick(*SHARES)
    ),
    "proposal.withdraw": lambda step, state: WithdrawProposal(step.name(state.proposals.all)),
    "stance.declare": lambda step, state: DeclareStance(
        step.name(state.proposals.all), 1 + step.two % 2, list(Stance)[step.two % 4]
    ),
    **TEXT_MAKES,
    "ballot.call": lambda step, state: (
        call_on_amendment(step, state)
        if step.two % 4 == 1
        else call_silence(step, state)
        if step.two % 8 == 3
        else CallBallot(proposal=step.name(state.proposals.all), rule="simple-majority")
        if step.two % 2
        else CallBallot(f"Shall we {step.two}?", forum=step.pick(*FORUMS))
    ),
    "ballot.cast": lambda step, state: CastVote(
        step.name(state.ballots.all), list(Choice)[step.two % 3]
    ),
    **BINDING_MAKES,
    **AGREEMENT_MAKES,
    "ballot.close": lambda step, state: CloseBallot(step.name(state.ballots.all)),
    "ballot.cancel": lambda step, state: CancelBallot(step.name(state.ballots.all), "a mistake"),
    "mark.set": lambda step, state: SetMark(
        step.name(state.proposals.all), issue=S1, mark=list(Mark)[step.two % 4]
    ),
    "hand.raise": lambda _, __: RaiseHand(),
    "hand.lower": lambda step, _: LowerHand(step.pick(None, *CELLS)),
    "question.ask": lambda step, _: AskControl(f"May we {step.one}?"),
}


def _clock(step: Step, state: Picture) -> Any:  # noqa: ANN401 - any command
    """Stop play now and then, and far more often let it go on."""
    if state.clock.paused_at:
        return ResumeExercise()
    if not state.clock.open or state.clock.phase == HUSH:
        return OpenPhase(TALK, state.clock.phase)
    return step.pick(PauseExercise(), ClosePhase(TALK), OpenPhase(HUSH, TALK), ExtendPhase(5))


CONTROLS: dict[str, Make] = {
    **{name: make for name, make in DELEGATIONS.items() if ACTS[name].hands is Hands.BOTH},
    "question.answer": lambda step, state: AnswerQuestion(
        step.name(state.questions.asked), f"Answer {step.two}", publish=bool(step.two % 2)
    ),
    "inject.release": lambda step, _: ReleaseInject(
        step.pick(*LITTLE.injects).id, step.some(), everyone=not step.two
    ),
    "inject.hold": lambda step, _: HoldInject(
        step.pick(*LITTLE.injects).id, held=bool(step.two % 2)
    ),
    "inject.skip": lambda step, _: SkipInject(
        step.pick(*LITTLE.injects).id, skipped=bool(step.two % 2)
    ),
    "inject.meet": lambda step, _: MeetInject(
        step.pick(*LITTLE.injects).id, came=bool(step.two % 2)
    ),
    "inject.improvise": lambda step, _: ImproviseInject(
        f"Rain {step.two}", "A cloud", "It rains.", step.some()
    ),
    "indicator.set": lambda step, _: SetIndicator(
        step.pick(*LITTLE.indicators).id, step.two % 11, "news"
    ),
    "indicator.show": lambda step, _: ShowIndicator(
        step.pick(*LITTLE.indicators).id, step.some(), step.two % 11, "signs", "a test"
    ),
    "indicator.correct": lambda step, state: CorrectIndicator(
        step.name(state.indicators.perceived), "counted anew"
    ),
    "world.apply": lambda step, state: ApplyWorld(
        tuple(one.coupling.id for one in due(state)) if step.two % 4 else ()
    ),
    "region.set": lambda step, _: SetRegion(
        step.pick(*LITTLE.regions).id, step.pick(*RegionState), f"wind {step.two}"
    ),
    "date.set": lambda step, _: SetDate(date(2031, 5, 1 + step.two % 4), "time goes by"),
    "projector.take": lambda step, state: TakeProjector(
        list(Show)[step.two % len(Show)], step.name(state.proposals.all)
    ),
    "scores.allow": lambda step, _: AllowScores(on=bool(step.two % 2)),
    "seat.fill": lambda step, _: FillSeat(step.pick(*CELLS), SeatId(f"place-{step.two % 2}")),
    "seat.vacate": lambda step, _: VacateSeat(step.pick(*CELLS), SeatId(f"place-{step.two % 2}")),
    **RULINGS,
    "clock": _clock,
}


def tries(seed: int, length: int) -> list[Step]:
    """Return so many steps of the history that a seed begins; a shorter one is its beginning."""
    chance = Random(seed)
    return [_step(chance) for _ in range(length)]


def _step(chance: Random) -> Step:
    by = chance.choice((*CELLS, CONTROL))
    act = chance.choice(sorted(CONTROLS if by == CONTROL else DELEGATIONS))
    return Step(by, act, chance.randrange(16), chance.randrange(16))


SEEDS = st.integers(0, 2**64 - 1)
HISTORIES = st.builds(tries, SEEDS, st.integers(10, 60))


def command(step: Step, state: Picture) -> Any:  # noqa: ANN401 - any command
    """Return what a step asks for in this state."""
    makes = CONTROLS if step.by == CONTROL else DELEGATIONS
    return makes[step.act](step, state)


@dataclass(frozen=True)
class Tried:
    """A command and what came of it: events, or the sentence of a refusal."""

    by: Seat
    command: Any
    told: tuple[Told, ...]
    refused: str = ""


def attempt(table: Table, by: Seat, order: Any) -> Tried:  # noqa: ANN401 - any command
    """Try a command at a table."""
    try:
        return Tried(by, order, table.does(by, order))
    except Refused as refused:
        return Tried(by, order, (), str(refused))


def opening() -> Table:
    """Return a table at which a caucus, a circle and two ballots make collisions likely."""
    table = seated()
    bir, ced, dal = CELLS[1:]
    roots = table.makes(AST, OpenCaucus("Roots", (bir, dal)))
    table.does(bir, JoinCaucus(roots))
    table.does(ced, AskControl("May we?"))
    circle = table.makes(AST, TableProposal("Quiet", {S1: A}, (), (bir, ced)))
    begin_texts(table, bir, TableProposal("Loud", {S1: B}, ("Keep the light.",)))
    begin_texts(table, CONTROL, TableProposal("Ours", {S1: A}, ("Share light.", "Keep water.")))
    begin_agreements(table)
    table.does(ced, CallBallot(proposal=circle, rule="simple-majority"))
    table.does(CONTROL, CallBallot("Shall we?", forum="conclave"))
    return table


def play(steps: list[Step]) -> tuple[Table, list[Tried]]:
    """Play a history; a second passes with each step."""
    table, tried = opening(), []
    for step in steps:
        table.wait(seconds=1)
        tried.append(attempt(table, seat(step.by), command(step, table.state)))
    return table, tried
