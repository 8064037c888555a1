"""Heads of delegation: who may commit one, and how the office passes on."""

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, prepared, started
from tests.helpers.little import AST, BIR, CED, ELM, HUSH, S1, TALK, A, seat
from tests.helpers.table import seated
from wargame.engine import Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot, CastVote
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.heads import (
    DeputiseSeats,
    HandOverHead,
    HeadDeputised,
    HeadNamed,
    NameHead,
    TakeHead,
)
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.instruments.seating import FillSeat, SeatVacated, VacateSeat
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.names import CONTROL, BallotId, CellId, SeatId
from wargame.engine.rules import Choice

BOSS = seat(CONTROL)
ONE, TWO, THREE = (SeatId(f"ast-{n}") for n in (1, 2, 3))


def filled(there: Given) -> Given:
    """Return this with three people in ast and one in bir."""
    for cell, place in ((AST, ONE), (AST, TWO), (AST, THREE), (BIR, SeatId("bir-1"))):
        there = there.after(FillSeat(cell, place), by=BOSS)
    return there


def headed(*deputies: SeatId) -> Given:
    """Return the exercise in which the first seat heads ast."""
    there = filled(started()).after(TakeHead(), by=seat(AST))
    return there.after(DeputiseSeats(deputies), by=seat(AST))


def may(there: Given, cell: CellId = AST) -> list[SeatId]:
    """Return which of the three seats may commit a delegation."""
    return [one for one in (ONE, TWO, THREE) if there.state.heads.may_submit(cell, one)]


def test_while_nobody_heads_it_all_may() -> None:
    assert may(started()) == [ONE, TWO, THREE]


def test_the_head_and_the_deputies_may() -> None:
    assert may(headed()) == [ONE]
    assert may(headed(THREE)) == [ONE, THREE]
    assert may(headed(THREE), BIR) == [ONE, TWO, THREE]


class TestTaking:
    def test_is_told_inside_only(self) -> None:
        started().when(TakeHead(), by=seat(AST, 2)).then(Told(HeadNamed(AST, TWO), only(AST)))

    def test_twice_is_once(self) -> None:
        headed().when(TakeHead(), by=seat(AST)).then()

    def test_from_another(self) -> None:
        headed().when(TakeHead(), by=seat(AST, 2)).refused(Refusal.ALREADY)

    def test_needs_no_phase_that_allows_it(self) -> None:
        hush = started().after(OpenPhase(HUSH, after=TALK), by=BOSS)

        assert hush.when(TakeHead(), by=seat(AST)).told


class TestHandingOver:
    def test_to_a_seat_of_the_delegation(self) -> None:
        then = (
            headed(TWO)
            .when(HandOverHead(THREE), by=seat(AST))
            .then(Told(HeadNamed(AST, THREE), only(AST)))
        )

        assert may(then) == [TWO, THREE]

    @pytest.mark.parametrize("to", [SeatId("bir-1"), SeatId("ast-9"), SeatId("")])
    def test_to_nobody_there(self, to: SeatId) -> None:
        headed().when(HandOverHead(to), by=seat(AST)).refused(Refusal.UNKNOWN, value=to)
        headed().when(DeputiseSeats((to,)), by=seat(AST)).refused(Refusal.UNKNOWN, value=to)

    @pytest.mark.parametrize("by", [2, 3])
    def test_is_for_the_head_and_no_deputy(self, by: int) -> None:
        for command in (HandOverHead(THREE), DeputiseSeats((TWO,))):
            headed(TWO).when(command, by=seat(AST, by)).refused(Refusal.NOT_HEAD)

    def test_while_nobody_heads_it(self) -> None:
        there = filled(started())

        there.when(HandOverHead(TWO), by=seat(AST)).refused(Refusal.NOT_HEAD)


class TestDeputising:
    def test_replaces_those_there_were(self) -> None:
        then = (
            headed(TWO)
            .when(DeputiseSeats((THREE, THREE)), by=seat(AST))
            .then(Told(HeadDeputised(AST, (THREE,)), only(AST)))
        )

        assert may(then) == [ONE, THREE]

    def test_the_same_is_no_change(self) -> None:
        headed(TWO).when(DeputiseSeats((TWO,)), by=seat(AST)).then()

    def test_nobody(self) -> None:
        assert may(headed(TWO).after(DeputiseSeats(), by=seat(AST))) == [ONE]


class TestNaming:
    def test_by_control(self) -> None:
        then = headed().when(NameHead(AST, TWO), by=BOSS).then(Told(HeadNamed(AST, TWO), only(AST)))

        assert may(then) == [TWO]

    def test_nobody(self) -> None:
        assert may(headed().after(NameHead(AST), by=BOSS)) == [ONE, TWO, THREE]

    def test_before_the_start(self) -> None:
        assert filled(prepared()).when(NameHead(AST, TWO), by=BOSS).told

    def test_who_is_not_there(self) -> None:
        there = filled(started())

        there.when(NameHead(ELM), by=BOSS).refused(Refusal.UNKNOWN, value=ELM)
        there.when(NameHead(BIR, ONE), by=BOSS).refused(Refusal.UNKNOWN, value=ONE)

    def test_who_heads_it_already(self) -> None:
        headed().when(NameHead(AST, ONE), by=BOSS).then()
        filled(started()).when(NameHead(AST), by=BOSS).then()

    def test_by_a_delegation(self) -> None:
        headed().when(NameHead(AST, TWO), by=seat(AST)).refused(Refusal.ROLE)


class TestLeavingASeat:
    def test_the_head_leaves_the_office(self) -> None:
        then = (
            headed(TWO)
            .when(VacateSeat(AST, ONE), by=BOSS)
            .then(
                Told(SeatVacated(AST, ONE), only(AST)),
                Told(HeadNamed(AST, None), only(AST)),
            )
        )

        assert may(then) == [ONE, TWO, THREE]

    def test_a_deputy_leaves_it_to_the_others(self) -> None:
        then = (
            headed(TWO, THREE)
            .when(VacateSeat(AST, TWO), by=BOSS)
            .then(SeatVacated(AST, TWO), HeadDeputised(AST, (THREE,)))
        )

        assert may(then) == [ONE, THREE]

    def test_whoever_sits_there_next_has_no_office(self) -> None:
        there = headed(TWO).after(VacateSeat(AST, TWO), by=BOSS)

        assert may(there.after(FillSeat(AST, TWO), by=BOSS)) == [ONE]

    def test_others_take_nothing_along(self) -> None:
        headed().when(VacateSeat(AST, TWO), by=BOSS).then(SeatVacated(AST, TWO))

    def test_with_a_line_up_that_has_no_place_for_the_delegation(self) -> None:
        there = prepared().after(FillSeat(CED, SeatId("ced-1")), by=BOSS)
        there = there.after(NameHead(CED, SeatId("ced-1")), by=BOSS)

        then = there.after(PrepareExercise("short", "long"), by=BOSS)

        assert then.state.heads.seats == {}


class TestWhatIsForTheHead:
    def test_tabling_and_withdrawing(self) -> None:
        there = tabled().after(TakeHead(), by=seat(AST, 2))

        for command in (TableProposal("Share", {S1: A}), WithdrawProposal(P1)):
            there.when(command, by=seat(AST)).refused(Refusal.NOT_HEAD)
            assert there.when(command, by=seat(AST, 2)).told

    def test_voting(self) -> None:
        there = started().after(CallBallot("Shall we?", forum="consent"), by=BOSS)
        there = there.after(TakeHead(), by=seat(AST, 2))
        vote = CastVote(BallotId("t1"), Choice.YES)

        there.when(vote, by=seat(AST)).refused(Refusal.NOT_HEAD)
        assert there.when(vote, by=seat(AST, 2)).told
        assert there.when(vote, by=seat(BIR)).told

    def test_but_not_speaking(self) -> None:
        assert headed().when(MakeStatement("We hear you."), by=seat(AST, 2)).told

    def test_and_never_control(self) -> None:
        assert headed().when(TableProposal("Share", {S1: A}), by=BOSS).told


def test_an_office_is_nobody_elses_business() -> None:
    table = seated()
    before = {cell: table.picture(cell) for cell in ("bir", "ced", "observer", "projector")}
    table.does(CONTROL, FillSeat(AST, TWO))
    table.does("ast", TakeHead())
    table.does("ast", DeputiseSeats((TWO,)))
    table.does("ast", HandOverHead(TWO))

    assert {cell: table.picture(cell) for cell in before} == before
    assert table.picture("ast").heads == table.picture(CONTROL).heads == table.state.heads
