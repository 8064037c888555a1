"""The one answer to a counter-argument, and secret arguments under seal."""

import pytest

from tests.engine.scenes_of_moves import CTRL, M1, moved, opened
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.adjudication import Mode
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.conditions import InRound, Level
from wargame.engine.instruments.arguing import AddArgument, AnswerArgument
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.holding import holds
from wargame.engine.instruments.move_book import ArgumentAdded, ArgumentAnswered, FactEstablished
from wargame.engine.instruments.ruling_book import RulingOpened
from wargame.engine.instruments.secret_arguments import (
    MOST,
    LodgeSecret,
    OpenSecret,
    RetractSecret,
    SecretLodged,
    SecretOpened,
    SecretRetracted,
)
from wargame.engine.names import CONTROL, ArgumentId, FactId, IndicatorId, SecretId

STONE, T1 = ArgumentId("a1"), SecretId("t1")
PICKS = AnswerArgument(STONE, "We have picks.")
HERE = InRound(("r1",))
LODGE = LodgeSecret("We dug.", "round = r1", HERE)


def countered(*, pro: bool = False, shown: bool = True, revealed: bool = True) -> Given:
    """Return the exercise with a move of ast, and what bir says about it."""
    said = ArgumentAdded(STONE, M1, BIR, "The ground is stone.", pro, shown)
    return moved(revealed=revealed).and_then(Told(said, EVERYONE if shown else only(BIR)))


class TestAnAnswer:
    def test_stands_beside_the_argument_for_everyone(self) -> None:
        answered = ArgumentAnswered(STONE, M1, AST, "We have picks.")
        then = countered().when(PICKS, by=seat(AST)).then(Told(answered, EVERYONE))
        (one,) = then.state.moves.about(M1)
        assert one.answer == "We have picks."

    def test_is_given_once(self) -> None:
        once = countered().after(PICKS, by=seat(AST))
        once.when(PICKS, by=seat(AST, 2)).refused(Refusal.ALREADY)

    @pytest.mark.parametrize("cell", [BIR, CED])
    def test_is_for_those_whose_move_it_is(self, cell: str) -> None:
        countered().when(PICKS, by=seat(cell)).refused(Refusal.NOT_IN_SIGHT)

    def test_is_for_what_speaks_against_it(self) -> None:
        countered(pro=True).when(PICKS, by=seat(AST)).refused(Refusal.NOT_IN_SIGHT)

    def test_what_was_not_heard_cannot_be_told_from_what_was_never_said(self) -> None:
        unheard = countered(shown=False).when(PICKS, by=seat(AST)).refused(Refusal.NOT_IN_SIGHT)
        assert unheard == moved(revealed=True).when(PICKS, by=seat(AST)).refused(
            Refusal.NOT_IN_SIGHT
        )

    def test_comes_before_the_ruling(self) -> None:
        said = ArgumentAdded(STONE, M1, BIR, "The ground is stone.", pro=False, shown=True)
        opened().and_then(Told(said, EVERYONE)).when(PICKS, by=seat(AST)).refused(Refusal.OVER)

    def test_does_not_tell_of_a_ruling_behind_closed_doors(self) -> None:
        (ruling,) = opened(mode=Mode.CLOSED).state.rulings.all.values()
        hidden = RulingOpened(ruling.id, M1, ruling.method, Mode.CLOSED, (), 0, 0, 0, 7, "21/36", 1)
        there = countered().and_then(Told(hidden, CONTROL_ALONE))
        there.when(PICKS, by=seat(AST)).then(ArgumentAnswered(STONE, M1, AST, "We have picks."))

    def test_what_control_holds_against_it_before_it_is_revealed_is_not_heard(self) -> None:
        then = moved().when(AddArgument(M1, "Stone."), by=CTRL)
        said = ArgumentAdded(ArgumentId("t1"), M1, CTRL.cell, "Stone.", pro=False, shown=False)
        then.then(Told(said, CONTROL_ALONE))


class TestASecretArgument:
    def test_is_known_to_its_delegation_and_control(self) -> None:
        lodged = SecretLodged(T1, AST, "We dug.", "round = r1", HERE)
        then = started().when(LODGE, by=seat(AST)).then(Told(lodged, only(AST)))
        (one,) = then.state.secrets.waiting
        assert one.condition is not None
        assert holds(one.condition, then.state)

    def test_without_a_condition_is_refused(self) -> None:
        started().when(LodgeSecret("We dug.", "soon"), by=seat(AST)).refused(Refusal.CONDITION)

    def test_is_for_the_head_to_lodge_and_to_take_back(self) -> None:
        headed = started().after(TakeHead(), by=seat(AST))
        headed.when(LODGE, by=seat(AST, 2)).refused(Refusal.NOT_HEAD)
        lodged = headed.after(LODGE, by=seat(AST))
        lodged.when(RetractSecret(T1), by=seat(AST, 2)).refused(Refusal.NOT_HEAD)

    def test_is_taken_back_before_it_is_opened(self) -> None:
        lodged = started().after(LODGE, by=seat(AST))
        back = lodged.when(RetractSecret(T1), by=seat(AST)).then(
            Told(SecretRetracted(T1, AST), only(AST))
        )
        back.when(OpenSecret(T1), by=CTRL).refused(Refusal.OVER)
        assert back.state.secrets.waiting == ()

    def test_others_cannot_tell_that_it_is_there(self) -> None:
        lodged = started().after(LODGE, by=seat(AST))
        said = lodged.when(RetractSecret(T1), by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)
        assert said == started().when(RetractSecret(T1), by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)

    def test_is_opened_before_everyone_without_what_it_waited_for(self) -> None:
        lodged = started().after(LodgeSecret("We dug.", "fuse <= 4", _fuse()), by=seat(AST))
        at = lodged.state.secrets.all[T1].at
        then = lodged.when(OpenSecret(T1), by=CTRL).then(
            Told(SecretOpened(T1, AST, "We dug.", at), EVERYONE)
        )
        assert then.state.secrets.opened
        then.when(OpenSecret(T1), by=CTRL).refused(Refusal.OVER)

    def test_may_stand_as_a_fact(self) -> None:
        lodged = started().after(LODGE, by=seat(AST))
        at = lodged.state.secrets.all[T1].at
        lodged.when(OpenSecret(T1, fact=True), by=CTRL).then(
            Told(SecretOpened(T1, AST, "We dug.", at), EVERYONE),
            Told(FactEstablished(FactId("t1"), "We dug.", ()), EVERYONE),
        )

    def test_there_are_not_too_many(self) -> None:
        full = started()
        for n in range(MOST):
            lodged = SecretLodged(SecretId(f"s{n}"), AST, "We dug.", "round = r1", HERE)
            full = full.and_then(Told(lodged, only(AST)))
        full.when(LODGE, by=seat(AST)).refused(Refusal.LONG_TEXT)

    def test_what_is_not_there_is_not_opened(self) -> None:
        started().when(OpenSecret(T1), by=seat(CONTROL)).refused(Refusal.NOT_IN_SIGHT)


def _fuse() -> Level:
    return Level(IndicatorId("fuse"), "<=", 4)
