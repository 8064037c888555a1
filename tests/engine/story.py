"""A story in which everything happens once, so that every kind of event is heard."""

from collections.abc import Iterator

from tests.engine.story_of_agreements import agreements
from tests.engine.story_of_debrief import before, debrief
from tests.engine.story_of_fog import fog
from tests.engine.story_of_moves import moves
from tests.engine.story_of_posts import posts
from tests.engine.story_of_texts import texts
from tests.engine.story_of_world import world
from tests.helpers.little import (
    BIR,
    CED,
    CELLS,
    DAL,
    HUSH,
    LITTLE,
    S1,
    TALK,
    A,
    B,
    V,
    W,
    X,
    seat,
)
from tests.helpers.table import Table
from wargame.engine import Heard, Picture
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.agenda import ShortenAgenda
from wargame.engine.instruments.ballot_silence import BreakSilence
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
    HoldInject,
    ImproviseInject,
    MeetInject,
    SkipInject,
)
from wargame.engine.instruments.injects import OpenInject, ReleaseInject
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
from wargame.engine.names import CONTROL, InjectId, ItemId, SeatId
from wargame.engine.picture import BLANK, evolve
from wargame.engine.rules import Choice


def played() -> Table:
    """Return the table after the story."""
    table = Table(LITTLE)
    table.does(CONTROL, PrepareExercise("full", "long"))
    table.does(CONTROL, AssignMember(W, BIR))
    newer = {V: 400, W: 350, X: 250}
    table.does(CONTROL, ReplaceTable("Members, 2030", "Members", 2031, "A newer book", newer))
    for cell in CELLS:
        table.does(CONTROL, FillSeat(cell, SeatId(f"{cell}-1")))
    table.does(CONTROL, VacateSeat(DAL, SeatId("dal-1")))
    table.does(CONTROL, AllowScores(on=True))
    before(table)
    table.does(CONTROL, StartExercise())
    _talk(table)
    _deal(table)
    texts(table)
    agreements(table)
    moves(table)
    posts(table)
    fog(table)
    world(table)
    _vote(table)
    _control(table)
    return table


def _talk(table: Table) -> None:
    table.does("ast", OpenBrief())
    table.does("ast", StateIntent("light"))
    table.does("ast", SendCable((BIR,), "Light", "Share it."))
    table.does(CONTROL, SendCable((CED,), "Note", "Read this."))
    table.does("bir", MakeStatement("We want water."))
    name = table.makes("ast", OpenCaucus("Roots", (BIR,)))
    table.does("bir", JoinCaucus(name))
    table.does("ast", InviteToCaucus(name, CED))
    table.does("ast", SayInCaucus(name, "hush"))
    table.does("bir", LeaveCaucus(name))
    table.does("ast", CloseCaucus(name))
    table.does("ced", RaiseHand())
    table.does("dal", RaiseHand())
    table.does(CONTROL, LowerHand(CED))
    for publish in (False, True):
        question = table.makes("dal", AskControl("May we?"))
        item = ItemId(f"question/{question}")
        table.does(CONTROL, TakeItem(item))
        table.does(CONTROL, DraftAnswer(question, "canary-draft", review=True))
        table.does(seat(CONTROL, 2), ReviewAnswer(question, 1, good=True, note="canary-review"))
        table.does(CONTROL, FreeItem(item))
        table.does(CONTROL, AnswerQuestion(question, "You may.", publish=publish))


def _deal(table: Table) -> None:
    public = table.makes("ast", TableProposal("Share", {S1: A}))
    circle = table.makes("bir", TableProposal("Keep", {S1: B}, ("Hush.",), (CED,)))
    table.does("ced", SetMark(circle, issue=S1, mark=Mark.RED_LINE))
    table.does("dal", DeclareStance(public, 1, Stance.SUPPORT))
    table.does("ced", DeclareStance(circle, 1, Stance.OPPOSE))
    table.does("ast", ReviseProposal(public, 1, "Share more", {S1: A}))
    ballot = table.makes("ced", CallBallot(proposal=circle, rule="unanimity"))
    table.does("bir", CastVote(ballot, Choice.YES))
    table.does(CONTROL, CloseBallot(ballot))
    table.does("bir", WithdrawProposal(circle))


def _vote(table: Table) -> None:
    for forum in ("assembly", "conclave"):
        ballot = table.makes(CONTROL, CallBallot("Shall we share?", forum=forum))
        table.does("ast", CastVote(ballot, Choice.YES))
        table.does("bir", CastVote(ballot, Choice.NO))
        table.does("bir", CastVote(ballot, Choice.ABSTAIN))
        table.does(CONTROL, CloseBallot(ballot))
    ballot = table.makes("dal", CallBallot("Shall we stop?", rule="consensus"))
    table.does("dal", CancelBallot(ballot, "a mistake"))
    for circle in ((), (BIR,)):
        pledge = table.makes("ast", MakePledge("Two boats", "in May", circle=circle))
        table.does("ast", WithdrawPledge(pledge, "a storm"))


def _control(table: Table) -> None:
    table.does(CONTROL, HoldInject(InjectId("j1")))
    table.does(CONTROL, SkipInject(InjectId("j3"), reason="nobody is there"))
    table.makes(CONTROL, ReleaseInject(InjectId("j1")))
    message = table.makes(CONTROL, ReleaseInject(InjectId("j2")))
    table.does("bir", OpenInject(message))
    table.does(CONTROL, MeetInject(InjectId("j1"), came=True))
    table.does(CONTROL, ImproviseInject("Rain", "A cloud", "It rains."))
    for indicator in LITTLE.indicators:
        table.does(CONTROL, SetIndicator(indicator.id, 6, "a good day"))
    table.does(CONTROL, AllowScores(on=False))
    table.does(CONTROL, TakeProjector(Show.CLOCK))
    silence = table.makes(CONTROL, CallBallot("Shall we rest?", forum="quiet", minutes=9))
    table.does(CONTROL, PauseExercise())
    table.wait(minutes=3)
    table.does(CONTROL, ResumeExercise())
    table.does("bir", BreakSilence(silence, "Not yet."))
    table.does(CONTROL, ExtendPhase(5))
    rest = sum(one.minutes for one in table.state.setting.following(TALK))
    table.does(CONTROL, ShortenAgenda(1, rest))
    table.does(CONTROL, SkipPhase(HUSH))
    table.does(CONTROL, OpenPhase(HUSH, after=TALK))
    table.does(CONTROL, EndExercise())
    table.does(CONTROL, AllowScores(on=True))
    table.does(CONTROL, OpenChapter(Chapter.VOTES))
    table.does(CONTROL, OpenChapter(Chapter.CABLES, (BIR,)))
    debrief(table)
    table.does(CONTROL, NameExport(ExportForm.PDF, CONTROL, LITTLE.title))


def told() -> Iterator[tuple[Heard, Picture]]:
    """Yield every entry with the state that it was heard in."""
    state = BLANK
    for one in played().entries:
        yield one, state
        state = evolve(state, one.event, one.at)
