"""One order for each act: a command that is well formed, whether or not it can be obeyed."""

from typing import Any

from tests.engine.orders_of_texts import TEXT_ORDERS
from tests.engine.story_of_agreements import AGREEMENT_ORDERS
from tests.engine.story_of_debrief import DEBRIEF_ORDERS
from tests.engine.story_of_fog import FOG_ORDERS
from tests.engine.story_of_moves import MOVE_ORDERS
from tests.engine.story_of_posts import POST_ORDERS
from tests.engine.story_of_world import WORLD_ORDERS
from tests.helpers.little import AST, BIR, CED, HUSH, LITTLE, S1, TALK, A, V, W, X
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.agenda import ShortenAgenda
from wargame.engine.instruments.ballot_silence import BreakSilence, CloseDueBallot
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
from wargame.engine.instruments.chapters import OpenChapter
from wargame.engine.instruments.clock import (
    CloseDuePhase,
    ClosePhase,
    EndExercise,
    ExtendPhase,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
    SkipPhase,
    StartExercise,
)
from wargame.engine.instruments.desk import DraftAnswer, FreeItem, ReviewAnswer, TakeItem
from wargame.engine.instruments.exporting import ExportForm, NameExport
from wargame.engine.instruments.hands import LowerHand, RaiseHand
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.inject_plan import (
    EditInject,
    HoldInject,
    ImportPlan,
    ImproviseInject,
    MeetInject,
    RetimeInject,
    SkipInject,
)
from wargame.engine.instruments.injects import OpenInject, ReleaseDueInject, ReleaseInject
from wargame.engine.instruments.intents import StateIntent
from wargame.engine.instruments.marks import Mark, SetMark
from wargame.engine.instruments.pledges import MakePledge, WithdrawPledge
from wargame.engine.instruments.populations import ReplaceTable
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal, WithdrawProposal
from wargame.engine.instruments.questions import AnswerQuestion, AskControl
from wargame.engine.instruments.scores import AllowScores
from wargame.engine.instruments.seating import FillSeat, VacateSeat
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.instruments.speaking import AssignMember
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.names import (
    CONTROL,
    BallotId,
    CaucusId,
    IndicatorId,
    InjectId,
    ItemId,
    MessageId,
    PledgeId,
    ProposalId,
    QuestionId,
    SeatId,
)
from wargame.engine.rules import Choice

ABSENT = "absent"
PROPOSAL, BALLOT, CAUCUS = ProposalId(ABSENT), BallotId(ABSENT), CaucusId(ABSENT)

ORDERS: dict[str, Any] = {
    "exercise.prepare": PrepareExercise("full", "long"),
    "exercise.start": StartExercise(),
    "exercise.pause": PauseExercise(),
    "exercise.resume": ResumeExercise(),
    "exercise.end": EndExercise(),
    "phase.open": OpenPhase(HUSH, after=TALK),
    "phase.close": ClosePhase(TALK),
    "phase.close-due": CloseDuePhase(TALK),
    "phase.skip": SkipPhase(HUSH),
    "phase.extend": ExtendPhase(5),
    "seat.fill": FillSeat(AST, SeatId("ast-1")),
    "seat.vacate": VacateSeat(AST, SeatId("ast-1")),
    "brief.open": OpenBrief(),
    "intent.state": StateIntent("light"),
    "caucus.open": OpenCaucus("Roots", (BIR, CED)),
    "caucus.invite": InviteToCaucus(CAUCUS, BIR),
    "caucus.join": JoinCaucus(CAUCUS),
    "caucus.leave": LeaveCaucus(CAUCUS),
    "caucus.say": SayInCaucus(CAUCUS, "hush"),
    "caucus.close": CloseCaucus(CAUCUS),
    "cable.send": SendCable((BIR,), "Light", "Let us share it."),
    "statement.make": MakeStatement("We want light."),
    "proposal.table": TableProposal("Share", {S1: A}),
    "proposal.revise": ReviseProposal(PROPOSAL, 1, "Share", {S1: A}),
    "proposal.withdraw": WithdrawProposal(PROPOSAL),
    "stance.declare": DeclareStance(PROPOSAL, 1, Stance.SUPPORT),
    **TEXT_ORDERS,
    **AGREEMENT_ORDERS,
    **MOVE_ORDERS,
    **FOG_ORDERS,
    "ballot.call": CallBallot("Shall we share?", forum="consent"),
    "ballot.cast": CastVote(BALLOT, Choice.YES),
    "ballot.close": CloseBallot(BALLOT),
    "ballot.cancel": CancelBallot(BALLOT, "a mistake"),
    "ballot.break": BreakSilence(BALLOT),
    "ballot.close-due": CloseDueBallot(BALLOT),
    "blocs.assign": AssignMember(W, BIR),
    "table.replace": ReplaceTable("Members, 2030", "Members", 2031, "A book", {V: 5, W: 4, X: 1}),
    "pledge.make": MakePledge("Two boats", "in May"),
    "pledge.withdraw": WithdrawPledge(PledgeId(ABSENT)),
    "inject.release": ReleaseInject(InjectId("j1")),
    "inject.release-due": ReleaseDueInject(InjectId("j1")),
    "inject.open": OpenInject(MessageId(ABSENT)),
    "inject.hold": HoldInject(InjectId("j1")),
    "inject.skip": SkipInject(InjectId("j1")),
    "inject.retime": RetimeInject(InjectId("j1"), HUSH, 3),
    "inject.edit": EditInject(InjectId("j1"), "Rain", "A cloud", "news", "It rains."),
    "inject.improvise": ImproviseInject("Rain", "A cloud", "It rains."),
    "inject.meet": MeetInject(InjectId("j1"), came=True),
    "plan.import": ImportPlan(()),
    "hand.raise": RaiseHand(),
    "hand.lower": LowerHand(AST),
    "question.ask": AskControl("May we?"),
    "question.draft": DraftAnswer(QuestionId(ABSENT), "Perhaps."),
    "question.review": ReviewAnswer(QuestionId(ABSENT), 1, good=True),
    "item.take": TakeItem(ItemId("question/t1")),
    "item.free": FreeItem(ItemId("question/t1")),
    "agenda.shorten": ShortenAgenda(5, 20),
    "question.answer": AnswerQuestion(QuestionId(ABSENT), "You may."),
    "indicator.set": SetIndicator(IndicatorId("mood"), 6, "a good day"),
    **WORLD_ORDERS,
    "mark.set": SetMark(PROPOSAL, issue=S1, mark=Mark.WANTED),
    "scores.allow": AllowScores(on=True),
    "projector.take": TakeProjector(Show.CLOCK),
    "chapter.open": OpenChapter(Chapter.VOTES),
    "export.name": NameExport(ExportForm.PDF, CONTROL, LITTLE.title),
    **POST_ORDERS,
    **DEBRIEF_ORDERS,
}
