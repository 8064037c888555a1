"""Moves: blind until revealed, signed by the head, never a secret one before others."""

from dataclasses import replace

import pytest

from tests.engine.scenes_of_moves import CTRL, M1, R1, REASONS, moved, opened, ruled_by, unsigned
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CELLS, HUSH, TALK, seat
from wargame.engine import EVERYONE, Refusal, Told, Viewer, only
from wargame.engine.adjudication import Mode
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.arguing import AddArgument
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.move_book import (
    ArgumentAdded,
    FactEstablished,
    MoveRevealed,
    MoveSigned,
    MoveSubmitted,
    MoveWithdrawn,
    ProjectBegun,
)
from wargame.engine.instruments.moves import (
    BeginProject,
    RevealMoves,
    SignMove,
    SubmitMove,
    WithdrawMove,
)
from wargame.engine.instruments.ruling_making import UndoRuling
from wargame.engine.names import ArgumentId, FactId, MoveId, ProjectId

DIG = SubmitMove("Dig", "Water", REASONS)
OTHERS = [cell for cell in CELLS if cell != AST]


def written(**changes: object) -> MoveSubmitted:
    words = {"move": MoveId("t1"), "cell": AST, "phase": TALK, "action": "Dig", "effect": "Water"}
    rest = {"secret": False, "facts": (), "project": None, "version": 1, "signed": True}
    return MoveSubmitted(**{**words, "reasons": REASONS, **rest, **changes})  # type: ignore[arg-type]


class TestWriting:
    def test_is_told_inside_the_delegation(self) -> None:
        started().when(DIG, by=seat(AST)).then(Told(written(), only(AST)))

    def test_again_words_the_same_move_anew(self) -> None:
        anew = SubmitMove("Drill", "Water", ("We have a drill.",), version=1)
        then = (
            moved()
            .when(anew, by=seat(AST, 2))
            .then(written(move=M1, action="Drill", reasons=("We have a drill.",), version=2))
        )
        assert [one.action for one in then.state.moves.all.values()] == ["Drill"]

    @pytest.mark.parametrize("version", [0, 2])
    def test_over_another_s_words_is_refused(self, version: int) -> None:
        anew = SubmitMove("Drill", "Water", REASONS, version=version)
        moved().when(anew, by=seat(AST)).refused(Refusal.MOVE_CHANGED, version=1)

    def test_counts_when_the_head_has_signed(self) -> None:
        headed = started().after(TakeHead(), by=seat(AST))
        draft = headed.when(DIG, by=seat(AST, 2)).then(written(signed=False))
        sign = SignMove(MoveId("t1"), 1)
        draft.when(sign, by=seat(AST, 2)).refused(Refusal.NOT_HEAD)
        signed = draft.when(sign, by=seat(AST)).then(
            Told(MoveSigned(MoveId("t1"), AST, 1), only(AST))
        )
        signed.when(SubmitMove("Drill", "x", ("y",), version=1), by=seat(AST, 2)).refused(
            Refusal.NOT_HEAD
        )
        signed.when(sign, by=seat(AST)).then()

    def test_another_version_than_was_read_is_not_signed(self) -> None:
        unsigned().when(SignMove(M1, 3), by=seat(AST)).refused(Refusal.MOVE_CHANGED)

    def test_ends_with_the_phase(self) -> None:
        over = moved().after(OpenPhase(HUSH, after=TALK), by=CTRL)
        over.when(DIG, by=seat(AST)).refused(Refusal.PHASE_FORBIDS)

    @pytest.mark.parametrize("there", [moved(revealed=True), opened(), opened(secret=True)])
    def test_ends_when_control_looks_into_it(self, there: object) -> None:
        anew = SubmitMove("Drill", "Water", REASONS, version=1)
        there.when(anew, by=seat(AST)).refused(Refusal.OVER)  # type: ignore[attr-defined]

    def test_does_not_begin_again_when_a_ruling_is_undone(self) -> None:
        undone = opened(secret=True).after(UndoRuling(R1, "so"), by=CTRL)
        undone.when(WithdrawMove(M1), by=seat(AST)).refused(Refusal.OVER)

    @pytest.mark.parametrize("reasons", [(), (" ", "")])
    def test_needs_a_reason(self, reasons: tuple[str, ...]) -> None:
        without = SubmitMove("Dig", "Water", reasons)
        started().when(without, by=seat(AST)).refused(Refusal.EMPTY_TEXT, field="reason")

    def test_takes_three_reasons_and_no_more(self) -> None:
        many = SubmitMove("Dig", "Water", ("a", "b", "c", "d"))
        started().when(many, by=seat(AST)).refused(Refusal.LONG_TEXT, limit=3)

    def test_is_taken_back(self) -> None:
        then = moved().when(WithdrawMove(M1), by=seat(AST)).then(MoveWithdrawn(M1, AST))
        assert then.state.moves.own(AST, TALK) is None

    @pytest.mark.parametrize("order", [SignMove(M1, 1), WithdrawMove(M1)])
    def test_others_cannot_tell_that_it_is_there(self, order: object) -> None:
        said = moved().when(order, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)
        assert said == started().when(order, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)


class TestFactsAndProjects:
    def test_a_fact_in_sight_may_be_cited(self) -> None:
        fact = FactId("f1")
        there = started().and_then(Told(FactEstablished(fact, "A well.", (AST,)), only(AST)))
        cites = SubmitMove("Dig", "Water", REASONS, facts=(fact,))
        there.when(cites, by=seat(AST)).then(written(facts=(fact,)))
        there.when(cites, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)

    def test_a_project_is_told_to_whom_it_concerns(self) -> None:
        secret = BeginProject(AST, "A dam", 3, public=False)
        begun = ProjectBegun(ProjectId("t1"), AST, "A dam", 3, (AST,))
        there = started().when(secret, by=CTRL).then(Told(begun, only(AST)))
        adds = SubmitMove("Dig", "Water", REASONS, project=ProjectId("t1"))
        there.when(adds, by=seat(AST)).then(written(project=ProjectId("t1")))
        there.when(adds, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)

    @pytest.mark.parametrize("needs", [1, 10])
    def test_a_project_takes_several_successes(self, needs: int) -> None:
        started().when(BeginProject(AST, "A dam", needs), by=CTRL).refused(Refusal.UNKNOWN)


class TestRevealing:
    shown = MoveRevealed(M1, AST, TALK, "Dig", "Water", REASONS, (), None)

    def test_lays_a_move_before_everyone(self) -> None:
        moved().when(RevealMoves((M1,)), by=CTRL).then(Told(self.shown, EVERYONE))

    def test_lays_all_that_may_be_shown(self) -> None:
        moved().when(RevealMoves(), by=CTRL).then(self.shown)
        moved(secret=True).when(RevealMoves(), by=CTRL).then()
        unsigned().when(RevealMoves(), by=CTRL).then()
        moved(revealed=True).when(RevealMoves(), by=CTRL).then()

    def test_never_a_secret_one(self) -> None:
        moved(secret=True).when(RevealMoves((M1,)), by=CTRL).refused(Refusal.HIDDEN_MOVE)

    def test_leaves_out_what_not_everyone_knows(self) -> None:
        fact, dam = FactId("f1"), ProjectId("d1")
        there = (
            started()
            .and_then(Told(FactEstablished(fact, "A well.", (AST,)), only(AST)))
            .and_then(Told(ProjectBegun(dam, AST, "A dam", 2, (AST,)), only(AST)))
            .and_then(Told(written(facts=(fact,), project=dam), only(AST)))
        )
        (told,) = there.when(RevealMoves(), by=CTRL).told
        assert (told.event.facts, told.event.project) == ((), None)


class TestArguing:
    argument = ArgumentAdded(ArgumentId("t1"), M1, BIR, "Stone.", pro=False, shown=True)
    no = AddArgument(M1, "Stone.")

    def test_against_a_revealed_move_before_everyone(self) -> None:
        moved(revealed=True).when(self.no, by=seat(BIR)).then(Told(self.argument, EVERYONE))

    @pytest.mark.parametrize("mode", [Mode.CLOSED, Mode.RESULT])
    def test_for_control_s_eyes_where_rulings_are_closed(self, mode: Mode) -> None:
        there = moved(ruled_by(mode=mode), revealed=True)
        there.when(self.no, by=seat(BIR)).then(Told(replace(self.argument, shown=False), only(BIR)))

    def test_control_argues_about_a_hidden_move_alone(self) -> None:
        (told,) = moved(secret=True).when(self.no, by=CTRL).told
        assert told.audience == CONTROL_ALONE

    def test_a_hidden_move_is_as_an_absent_one(self) -> None:
        said = moved().when(self.no, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)
        assert said == started().when(self.no, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)

    def test_ends_with_a_ruling_in_sight_and_not_with_one_that_is_hidden(self) -> None:
        opened().when(self.no, by=seat(BIR)).refused(Refusal.OVER)
        opened(mode=Mode.CLOSED).when(self.no, by=seat(BIR)).then(self.argument)


def test_nobody_else_hears_of_a_secret_move() -> None:
    for cell in OTHERS:
        told = started().when(SubmitMove("a", "b", ("c",), secret=True), by=seat(AST))
        assert told.heard_by(Viewer(cell)) == ()
