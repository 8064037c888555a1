"""Every reason to refuse: one situation that meets it, and a sentence that helps."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.engine.orders import ORDERS
from tests.engine.scenes_of_moves import M1, R1, SIGHTED, moved, mute, opened, unsigned
from tests.engine.scenes_of_the_desk import ITEM, Q1, REST, SECOND, drafted, shortened, taken
from tests.engine.situations import ASK, B1, CTRL, P1, called, tabled, voted
from tests.engine.story_of_agreements import FIRST, initialled
from tests.engine.story_of_debrief import SLIPS
from tests.helpers.given import Given, given, prepared, started
from tests.helpers.little import AST, BIR, CED, DAL, HUSH, LITTLE, S1, S2, TALK, A, B, C, X, seat
from wargame.engine import Refusal, Refused, Scenario, Seat
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.agenda import ShortenAgenda
from wargame.engine.instruments.arguing import AddArgument
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.cards import CloseWash, GatherCards, OpenWash
from wargame.engine.instruments.chapters import OpenChapter
from wargame.engine.instruments.clauses import EditClause, StrikeClause
from wargame.engine.instruments.clock import (
    ClosePhase,
    EndExercise,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
    StartExercise,
)
from wargame.engine.instruments.desk import DraftAnswer, ReviewAnswer, TakeItem
from wargame.engine.instruments.documents import letter
from wargame.engine.instruments.drafts import DraftProposal
from wargame.engine.instruments.exporting import ExportForm, NameExport
from wargame.engine.instruments.fog import Forge
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.inject_plan import ImproviseInject
from wargame.engine.instruments.leaks import PublishProposal
from wargame.engine.instruments.moves import RevealMoves
from wargame.engine.instruments.posts import WithdrawPost
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal, WithdrawProposal
from wargame.engine.instruments.rulings import OpenRuling, SettleRuling
from wargame.engine.instruments.seating import FillSeat
from wargame.engine.instruments.secret_arguments import LodgeSecret
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.instruments.speaking import AssignMember
from wargame.engine.instruments.sponsors import LeaveSponsors
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.instruments.world import ApplyWorld
from wargame.engine.names import CONTROL, CouplingId, IndicatorId, ProposalId, SeatId, WashId
from wargame.engine.refusals import SENTENCES
from wargame.engine.rules import Choice

SAY = MakeStatement("We want light.")
Row = tuple[Given, Any, Seat]


def over() -> Given:
    return started().after(EndExercise(), by=CTRL)


def in_the_hush() -> Given:
    return started().after(OpenPhase(HUSH, after=TALK), by=CTRL)


def manned() -> Scenario:
    """The little scenario, where somebody must sit in AST."""
    return replace(LITTLE, lineups=tuple(replace(one, must=(AST,)) for one in LITTLE.lineups))


def full() -> Given:
    there = prepared()
    for number in (1, 2, 3):
        there = there.after(FillSeat(AST, SeatId(f"ast-{number}")), by=CTRL)
    return there


LISTED = replace(LITTLE, list_only=True)
ROWS: dict[Refusal, Row] = {
    Refusal.NOT_PREPARED: (given(), StartExercise(), CTRL),
    Refusal.PURPOSE: (prepared(replace(LITTLE, aim=" ")), StartExercise(), CTRL),
    Refusal.SEATS_EMPTY: (prepared(manned()), StartExercise(), CTRL),
    Refusal.NOT_STARTED: (prepared(), SAY, seat(AST)),
    Refusal.STARTED: (started(), PrepareExercise("full", "long"), CTRL),
    Refusal.ENDED: (started().after(EndExercise(), by=CTRL), SAY, CTRL),
    Refusal.NOT_ENDED: (started(), OpenChapter(Chapter.VOTES), CTRL),
    Refusal.UNCONFIRMED: (started(), NameExport(ExportForm.PDF, CONTROL, "no"), CTRL),
    Refusal.PAUSED: (started().after(PauseExercise(), by=CTRL), SAY, seat(AST)),
    Refusal.NOT_PAUSED: (started(), ResumeExercise(), CTRL),
    Refusal.PHASE_CLOSED: (started().after(ClosePhase(TALK), by=CTRL), SAY, seat(AST)),
    Refusal.PHASE_FORBIDS: (in_the_hush(), SAY, seat(AST)),
    Refusal.PHASE_MOVED: (in_the_hush(), ClosePhase(TALK), CTRL),
    Refusal.WOULD_SHOW: (in_the_hush(), Forge(AST, "We give in.", (BIR,), "Peace"), CTRL),
    Refusal.FULL: (full(), FillSeat(AST, SeatId("ast-4")), CTRL),
    Refusal.ROLE: (started(), PauseExercise(), seat(AST)),
    Refusal.NOT_IN_SIGHT: (tabled(AST, BIR), DeclareStance(P1, 1, Stance.OPPOSE), seat(DAL)),
    Refusal.NOT_YOURS: (tabled(), WithdrawProposal(P1), seat(BIR)),
    Refusal.OVER: (
        tabled().after(WithdrawProposal(P1), by=seat(AST)),
        WithdrawProposal(P1),
        seat(AST),
    ),
    Refusal.STALE: (tabled(), ReviseProposal(P1, 3, "Share", {S1: B}), seat(AST)),
    Refusal.IN_VOTE: (
        tabled().after(CallBallot(proposal=P1, forum="consent"), by=CTRL),
        WithdrawProposal(P1),
        seat(AST),
    ),
    Refusal.DRAFT: (
        started().after(DraftProposal("Inside", {S1: A}), by=seat(AST)),
        PublishProposal(ProposalId("t1")),
        seat(AST),
    ),
    Refusal.STRUCK: (
        tabled().after(StrikeClause(P1, letter(0), 1), by=seat(AST)),
        EditClause(P1, 1, letter(0), "Be kinder."),
        seat(AST),
    ),
    Refusal.FIRST_SPONSOR: (tabled(), LeaveSponsors(P1), seat(AST)),
    Refusal.NOT_HEAD: (
        tabled().after(TakeHead(), by=seat(AST, 2)),
        WithdrawProposal(P1),
        seat(AST),
    ),
    Refusal.EMPTY_PROPOSAL: (started(), TableProposal("Nothing"), seat(AST)),
    Refusal.INCOHERENT: (started(), TableProposal("Both", {S1: A, S2: C}), seat(AST)),
    Refusal.VOTED_NOT: (called("council"), CastVote(B1, Choice.YES), seat(CED)),
    Refusal.PAPERS_MISSING: (
        voted(started().after(CallBallot(ASK, forum="council"), by=seat(AST)), ast=Choice.YES),
        CloseBallot(B1),
        seat(AST),
    ),
    Refusal.SILENCE: (
        started().after(CallBallot(ASK, forum="quiet", minutes=5), by=CTRL),
        CloseBallot(B1),
        CTRL,
    ),
    Refusal.AGREEMENT_STEP: (initialled({S1: A}, AST), SignAgreement(FIRST), seat(AST)),
    Refusal.AGREEMENT_NEEDS: (
        initialled({S1: B, S2: C}, AST, BIR),
        SignAgreement(FIRST),
        seat(AST),
    ),
    Refusal.NOT_PARTY: (initialled({S1: A, S2: B}, AST), SignAgreement(FIRST), seat(DAL)),
    Refusal.NOT_ARTICLE: (
        initialled({S1: A, S2: B}, AST, BIR),
        SignAgreement(FIRST, ("S1",)),
        seat(CED),
    ),
    Refusal.LAST_MEMBER: (prepared(), AssignMember(X, AST), CTRL),
    Refusal.RULE: (started(), CallBallot(ASK, forum="far"), CTRL),
    Refusal.MOVE_CHANGED: (moved(), SIGHTED, seat(AST)),
    Refusal.HIDDEN_MOVE: (moved(secret=True), RevealMoves((M1,)), CTRL),
    Refusal.UNSIGNED_MOVE: (unsigned(), OpenRuling(M1), CTRL),
    Refusal.OWN_MOVE: (moved(), AddArgument(M1, "But no."), seat(AST)),
    Refusal.NO_COUNTER: (moved(mute(), revealed=True), AddArgument(M1, "No."), seat(BIR)),
    Refusal.CONDITION: (started(), LodgeSecret("We dug.", "some day"), seat(AST)),
    Refusal.OFF_LIST: (started(LISTED), ImproviseInject("Fog", "A pilot", "No boats."), CTRL),
    Refusal.RULED_FIRST: (opened(), OpenRuling(M1), CTRL),
    Refusal.METHOD: (opened(), SettleRuling(R1, success=True), CTRL),
    Refusal.WORLD_MOVED: (started(), ApplyWorld((CouplingId("k1"),)), CTRL),
    Refusal.TAKEN: (taken(), TakeItem(ITEM), SECOND),
    Refusal.DRAFT_CHANGED: (drafted(), DraftAnswer(Q1, "No."), SECOND),
    Refusal.OWN_DRAFT: (drafted(), ReviewAnswer(Q1, 1, good=True), CTRL),
    Refusal.AGENDA_CHANGED: (shortened(1), ShortenAgenda(1, REST), CTRL),
    Refusal.AGENDA_LEAST: (shortened(5), ShortenAgenda(1, REST - 5), CTRL),
    Refusal.ALREADY: (started().after(PauseExercise(), by=CTRL), PauseExercise(), CTRL),
    Refusal.EMPTY_TEXT: (started(), MakeStatement(""), seat(AST)),
    Refusal.LONG_TEXT: (started(), MakeStatement("x" * 9999), seat(AST)),
    Refusal.NO_AUDIENCE: (started(), SendCable((), "Light", "Share it."), seat(AST)),
    Refusal.OWN_POST: (started(), WithdrawPost(CTRL.id), CTRL),
    Refusal.FIRST: (
        started().after(SetIndicator(IndicatorId("mood"), 6, "rain", 1), by=CTRL),
        SetIndicator(IndicatorId("mood"), 7, "sun", 1),
        CTRL,
    ),
    Refusal.NOT_OPEN: (over(), CloseWash(), CTRL),
    Refusal.FEW: (over().after(OpenWash(), by=CTRL), GatherCards(WashId("t1"), SLIPS[:3]), CTRL),
    Refusal.UNKNOWN: (started(), CallBallot(ASK, forum="senate"), CTRL),
}


def test_every_reason_has_a_row_and_a_sentence() -> None:
    of_pages = {Refusal.MOVED, Refusal.DUTY, Refusal.NAMED}  # said before the engine is asked
    assert set(ROWS) | of_pages == set(Refusal) == set(SENTENCES)


@pytest.mark.parametrize("reason", ROWS)
class TestEvery:
    def test_is_met(self, reason: Refusal) -> None:
        situation, command, by = ROWS[reason]

        situation.when(command, by=by).refused(reason)

    def test_sentence_says_what_and_why_and_what_next(self, reason: Refusal) -> None:
        situation, command, by = ROWS[reason]
        sentence = situation.when(command, by=by).refused(reason)

        assert len(re.findall(r"[.?!](?=\s|$)", sentence)) >= 2, sentence
        assert sentence[-1] == "."
        assert "{" not in sentence
        assert "None" not in sentence
        assert "  " not in sentence

    def test_code_is_dotted(self, reason: Refusal) -> None:
        assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", reason)


@pytest.mark.parametrize("act", ORDERS)
def test_every_refusal_of_every_act_has_all_its_words(act: str) -> None:
    """A sentence with a gap that nobody fills would fail where it is read."""
    situations = (given(), prepared(), started(), in_the_hush(), tabled(AST, BIR))
    for there in situations:
        for by in (CTRL, seat(AST), seat(DAL)):
            refusal = there.when(ORDERS[act], by=by).refusal
            assert refusal is None or refusal.sentence


def test_words_of_people_are_not_read_as_gaps() -> None:
    refused = Refused(Refusal.UNKNOWN, value="{field.__class__}", field="the forum")

    assert "{field.__class__}" in refused.sentence


def test_what_was_typed_does_not_drown_the_sentence() -> None:
    refused = Refused(Refusal.UNKNOWN, value="x" * 100_000, field="the forum")

    assert len(refused.sentence) < 500
    assert refused.sentence.endswith("Choose one from the page.")
