"""The public frame, line-ups and those that stand for others, seats and briefs."""

from dataclasses import replace

import pytest

from tests.helpers.given import given, prepared, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, ELM, LITTLE, TALK, forum, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.briefs import BriefGiven, BriefOpened, OpenBrief
from wargame.engine.instruments.seating import FillSeat, SeatFilled, SeatVacated, VacateSeat
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.names import CONTROL, CellId, IssueId, OptionId, SeatId
from wargame.engine.scenario import Basis, Citation, Position

CTRL = seat(CONTROL)
SHORT = LITTLE.lineups[1]
FULL = LITTLE.lineups[0]


class TestPreparing:
    def test_tells_everyone_the_frame(self) -> None:
        (told,) = given().when(PrepareExercise("short", "brief"), by=CTRL).told

        assert told.audience == EVERYONE
        assert [one.id for one in told.event.delegations] == [AST, BIR]
        assert [one.id for one in told.event.rounds] == ["r2"]
        assert "canary" not in repr(told.event)

    def test_again_until_the_start(self) -> None:
        again = prepared().after(PrepareExercise("short", "brief"), by=CTRL)

        assert again.state.setting.cells == (AST, BIR)
        started().when(PrepareExercise("short", "brief"), by=CTRL).refused(Refusal.STARTED)

    def test_unknown_ones(self) -> None:
        given().when(PrepareExercise("none", "long"), by=CTRL).refused(
            Refusal.UNKNOWN, value="none", field="the line-up"
        )
        given().when(PrepareExercise("full", "none"), by=CTRL).refused(
            Refusal.UNKNOWN, value="none", field="the timing"
        )

    def test_a_line_up_that_names_no_delegation_is_shorter_by_it(self) -> None:
        odd = replace(LITTLE, lineups=(replace(FULL, cells=(AST, CellId("nobody"))),))

        assert prepared(odd).state.setting.cells == (AST,)

    def test_frees_the_seats_of_those_who_are_no_longer_in_play(self) -> None:
        filled = (
            prepared()
            .after(FillSeat(AST, SeatId("ast-1")), by=CTRL)
            .after(FillSeat(CED, SeatId("ced-1")), by=CTRL)
        )

        told = filled.when(PrepareExercise("short", "long"), by=CTRL).told

        assert told[1:] == (Told(SeatVacated(CED, SeatId("ced-1")), only(CED)),)
        assert filled.and_then(*told).state.seating.filled == ((AST, "ast-1"),)


class TestStandingFor:
    def test_those_who_are_in_play_stand_for_themselves(self) -> None:
        assert LITTLE.seated(CELLS, FULL) == CELLS
        assert LITTLE.seated((CED,), FULL) == (CED,)
        assert LITTLE.covered(BIR, FULL) == (BIR,)

    def test_others_are_stood_for_once(self) -> None:
        assert LITTLE.seated(CELLS, SHORT) == (AST, BIR)
        assert LITTLE.seated((CED, DAL), SHORT) == (BIR,)
        assert LITTLE.seated((ELM,), SHORT) == ()
        assert LITTLE.covered(BIR, SHORT) == (BIR, CED, DAL)
        assert LITTLE.covered(CellId("nobody"), SHORT) == ("nobody",)

    def test_their_votes_and_weights_go_along(self) -> None:
        def weights(lineup: str) -> dict[CellId, int] | None:
            found = prepared(lineup=lineup).state.setting.forum("fund")
            assert found is not None
            return found.weights

        # Who has no weight written down weighs one, alone or stood for.
        assert weights("full") == {AST: 4, BIR: 2, CED: 1, DAL: 1}
        assert weights("short") == {AST: 4, BIR: 4}

    def test_the_weight_of_one_who_has_no_vote_counts_for_nothing(self) -> None:
        fund = forum("fund", "weighted-majority", (AST,), weights={AST: 2, CED: 5})

        found = prepared(replace(LITTLE, forums=(fund,))).state.setting.forum("fund")

        assert found is not None
        assert found.weights == {AST: 2}

    def test_a_forum_of_those_not_in_play_has_no_voters(self) -> None:
        found = prepared().state.setting.forum("far")

        assert found is not None
        assert found.voters == ()


class TestNames:
    def test_of_cells(self) -> None:
        setting = prepared().state.setting

        assert setting.name(AST) == "The Ast"
        assert setting.name(CONTROL) == "The warden"
        assert setting.name(CellId("observer")) == "Observer"

    def test_of_options(self) -> None:
        setting = prepared().state.setting

        assert getattr(setting.option(IssueId("S1"), OptionId("a")), "title", None) == "A"
        assert setting.option(IssueId("S1"), OptionId("z")) is None
        assert setting.option(IssueId("S9"), OptionId("a")) is None
        assert setting.round_of(TALK) == setting.rounds[0]


class TestSeats:
    def test_filling_tells_the_cell(self) -> None:
        (
            prepared()
            .when(FillSeat(AST, SeatId("ast-1")), by=CTRL)
            .then(Told(SeatFilled(AST, SeatId("ast-1")), only(AST)))
            .when(FillSeat(AST, SeatId("ast-1")), by=CTRL)
            .then()
        )

    def test_vacating_tells_the_cell(self) -> None:
        filled = started().after(FillSeat(AST, SeatId("ast-1")), by=CTRL)

        free = filled.when(VacateSeat(AST, SeatId("ast-1")), by=CTRL).then(
            Told(SeatVacated(AST, SeatId("ast-1")), only(AST))
        )

        assert free.state.seating.filled == ()
        free.when(VacateSeat(AST, SeatId("ast-1")), by=CTRL).then()

    @pytest.mark.parametrize("cell", [ELM, CONTROL, CellId("observer")])
    def test_only_delegations_in_play_have_seats(self, cell: CellId) -> None:
        decided = prepared().when(FillSeat(cell, SeatId("x-1")), by=CTRL)

        decided.refused(Refusal.UNKNOWN, value=cell)


class TestBriefs:
    def test_each_delegation_gets_its_own_at_the_start(self) -> None:
        table = seated()

        for cell in CELLS:
            known = repr(table.picture(cell))
            canaries = {
                other
                for other in (*CELLS, ELM)
                for kind in ("brief", "position")
                if f"canary-{kind}-{other}" in known
            }
            assert canaries == {cell}

    def test_positions_of_all_one_stands_for(self) -> None:
        table = seated(lineup="short")

        (paper,) = table.picture("bir").briefs.papers.values()
        assert [one.cell for one in paper.positions] == [BIR, CED, DAL]
        (paper,) = table.picture("ast").briefs.papers.values()
        assert [one.cell for one in paper.positions] == [AST]

    def test_control_reads_all_and_watchers_none(self) -> None:
        table = seated()

        assert set(table.picture("control").briefs.papers) == set(CELLS)
        assert table.picture("observer").briefs.papers == {}

    def test_opening_is_noticed_once(self) -> None:
        opened = started().when(OpenBrief(), by=seat(AST)).then(Told(BriefOpened(AST), only(AST)))

        assert opened.state.briefs.papers[AST].opened_at == opened.now
        opened.when(OpenBrief(), by=seat(AST, 2)).then()

    def test_a_delegation_without_one(self) -> None:
        bare = replace(LITTLE, briefs=())

        started(bare).when(OpenBrief(), by=seat(AST)).refused(Refusal.NOT_IN_SIGHT, what="brief")

    def test_given_again_it_is_unread(self) -> None:
        position = Position("p", AST, "goal", "light", Basis.ASSUMED, (Citation("A", 1),))
        again = BriefGiven(AST, "New", "text", (position,))

        then = started().after(OpenBrief(), by=seat(AST)).and_then(again)

        assert then.state.briefs.papers[AST].opened_at is None
