"""Caucuses: who is in, who hears, and that nobody else learns of them."""

import pytest

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, seat
from tests.helpers.table import Table, seated
from wargame.engine import Refusal, Told, only
from wargame.engine.instruments.caucuses import (
    CaucusChanged,
    CaucusClosed,
    CaucusOpened,
    CaucusSaid,
    CloseCaucus,
    InviteToCaucus,
    JoinCaucus,
    LeaveCaucus,
    OpenCaucus,
    SayInCaucus,
)
from wargame.engine.names import CONTROL, CaucusId, CellId, LineId

C1 = CaucusId("c1")
CTRL = seat(CONTROL)


def caucus(*members: CellId, invited: tuple[CellId, ...] = ()) -> Given:
    """Return the exercise with this caucus, opened by the first member."""
    return started().and_then(
        Told(CaucusOpened(C1, "Roots", members[0], members, invited), only(*members, *invited))
    )


class TestOpening:
    def test_invites_and_tells_nobody_else(self) -> None:
        opened = CaucusOpened(CaucusId("t1"), "Roots", AST, (AST,), (BIR, CED))

        started().when(OpenCaucus("Roots", (CED, BIR, AST)), by=seat(AST)).then(
            Told(opened, only(AST, BIR, CED))
        )

    def test_by_control_has_no_members_yet(self) -> None:
        opened = CaucusOpened(CaucusId("t1"), "Roots", CONTROL, (), (BIR,))

        started().when(OpenCaucus("Roots", (BIR,)), by=CTRL).then(Told(opened, only(BIR)))

    @pytest.mark.parametrize("invited", [(), (AST,)])
    def test_needs_company(self, invited: tuple[CellId, ...]) -> None:
        decided = started().when(OpenCaucus("Roots", invited), by=seat(AST))

        decided.refused(Refusal.NO_AUDIENCE)

    def test_a_stranger(self) -> None:
        decided = started().when(OpenCaucus("Roots", (ELM,)), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, value=ELM)

    def test_needs_a_title(self) -> None:
        decided = started().when(OpenCaucus(" ", (BIR,)), by=seat(AST))

        decided.refused(Refusal.EMPTY_TEXT, field="title")


class TestInviting:
    def test_tells_those_in_those_invited_and_the_new_one(self) -> None:
        changed = CaucusChanged(C1, "Roots", AST, (AST,), (BIR, CED), CED, "invited")

        caucus(AST, invited=(BIR,)).when(InviteToCaucus(C1, CED), by=seat(AST)).then(
            Told(changed, only(AST, BIR, CED))
        )

    def test_by_control(self) -> None:
        assert caucus(AST, BIR).when(InviteToCaucus(C1, CED), by=CTRL).told

    def test_is_for_members(self) -> None:
        decided = caucus(AST, invited=(BIR,)).when(InviteToCaucus(C1, CED), by=seat(BIR))

        decided.refused(Refusal.NOT_YOURS)

    @pytest.mark.parametrize("cell", [AST, BIR, CED])
    def test_who_is_in_or_invited(self, cell: CellId) -> None:
        decided = caucus(AST, BIR, invited=(CED,)).when(InviteToCaucus(C1, cell), by=seat(AST))

        decided.refused(Refusal.ALREADY)

    def test_a_stranger(self) -> None:
        caucus(AST, BIR).when(InviteToCaucus(C1, ELM), by=seat(AST)).refused(Refusal.UNKNOWN)


class TestJoining:
    def test_tells_those_in_and_those_invited(self) -> None:
        changed = CaucusChanged(C1, "Roots", AST, (AST, BIR), (CED,), BIR, "joined")

        caucus(AST, invited=(BIR, CED)).when(JoinCaucus(C1), by=seat(BIR)).then(
            Told(changed, only(AST, BIR, CED))
        )

    def test_twice(self) -> None:
        caucus(AST, BIR).when(JoinCaucus(C1), by=seat(BIR)).refused(Refusal.ALREADY)


class TestLeaving:
    def test_tells_the_leaver_too(self) -> None:
        changed = CaucusChanged(C1, "Roots", AST, (AST, CED), (), BIR, "left")

        caucus(AST, BIR, CED).when(LeaveCaucus(C1), by=seat(BIR)).then(
            Told(changed, only(AST, BIR, CED))
        )

    def test_declining(self) -> None:
        changed = CaucusChanged(C1, "Roots", AST, (AST,), (), BIR, "declined")

        caucus(AST, invited=(BIR,)).when(LeaveCaucus(C1), by=seat(BIR)).then(
            Told(changed, only(AST, BIR))
        )

    def test_the_last_one_ends_it(self) -> None:
        changed = CaucusChanged(C1, "Roots", AST, (), (), AST, "left")

        then = (
            caucus(AST)
            .when(LeaveCaucus(C1), by=seat(AST))
            .then(Told(changed, only(AST)), Told(CaucusClosed(C1), only(AST)))
        )

        then.when(InviteToCaucus(C1, BIR), by=CTRL).refused(Refusal.OVER)

    def test_the_last_member_may_leave_it_to_those_invited(self) -> None:
        left = caucus(AST, invited=(BIR,)).after(LeaveCaucus(C1), by=seat(AST))

        joined = left.after(JoinCaucus(C1), by=seat(BIR))

        assert joined.state.caucuses.all[C1].members == (BIR,)


class TestSaying:
    def test_reaches_those_who_are_in(self) -> None:
        said = CaucusSaid(C1, AST, "hush", LineId("t1"))

        caucus(AST, BIR, invited=(CED,)).when(SayInCaucus(C1, "hush"), by=seat(AST)).then(
            Told(said, only(AST, BIR))
        )

    def test_by_control(self) -> None:
        assert caucus(AST, BIR).when(SayInCaucus(C1, "five minutes"), by=CTRL).told

    def test_is_for_members(self) -> None:
        decided = caucus(AST, invited=(BIR,)).when(SayInCaucus(C1, "hush"), by=seat(BIR))

        decided.refused(Refusal.NOT_YOURS)

    def test_its_text(self) -> None:
        decided = caucus(AST, BIR).when(SayInCaucus(C1, "x" * 2001), by=seat(AST))

        decided.refused(Refusal.LONG_TEXT, limit=2000)


class TestClosing:
    @pytest.mark.parametrize("by", [AST, CONTROL])
    def test_by_its_opener_or_control(self, by: CellId) -> None:
        caucus(AST, BIR, invited=(CED,)).when(CloseCaucus(C1), by=seat(by)).then(
            Told(CaucusClosed(C1), only(AST, BIR, CED))
        )

    def test_by_another(self) -> None:
        caucus(AST, BIR).when(CloseCaucus(C1), by=seat(BIR)).refused(Refusal.NOT_YOURS)

    def test_once(self) -> None:
        closed = caucus(AST, BIR).after(CloseCaucus(C1), by=seat(AST))

        closed.when(SayInCaucus(C1, "still there?"), by=seat(BIR)).refused(Refusal.OVER)


@pytest.mark.parametrize(
    "command",
    [
        InviteToCaucus(C1, BIR),
        JoinCaucus(C1),
        LeaveCaucus(C1),
        SayInCaucus(C1, "hush"),
        CloseCaucus(C1),
    ],
)
def test_hidden_and_absent_are_alike(command: object) -> None:
    absent = started().when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
    hidden = caucus(AST, BIR).when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
    over = caucus(AST, BIR).and_then(CaucusClosed(C1))

    assert absent == hidden == over.when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)


class TestWhatEachKnows:
    """A caucus that one joins late, one leaves and comes back to, and one never hears of."""

    @pytest.fixture
    def table(self) -> Table:
        table = seated()
        name = table.makes("ast", OpenCaucus("Roots", (BIR,)))
        table.does("ast", SayInCaucus(name, "one"))
        table.does("bir", JoinCaucus(name))
        table.does("bir", SayInCaucus(name, "two"))
        table.does("ast", InviteToCaucus(name, CED))
        table.does("ced", JoinCaucus(name))
        table.does("ced", SayInCaucus(name, "three"))
        table.does("bir", LeaveCaucus(name))
        table.does("ast", SayInCaucus(name, "four"))
        table.does("ced", InviteToCaucus(name, BIR))
        table.does("ast", SayInCaucus(name, "five"))
        table.does("bir", JoinCaucus(name))
        table.does("ast", SayInCaucus(name, "six"))
        return table

    @pytest.mark.parametrize(
        ("cell", "heard"),
        [
            ("ast", ["one", "two", "three", "four", "five", "six"]),
            ("bir", ["two", "three", "six"]),
            ("ced", ["three", "four", "five", "six"]),
            ("control", ["one", "two", "three", "four", "five", "six"]),
        ],
    )
    def test_what_is_said_while_one_is_in(self, table: Table, cell: str, heard: list[str]) -> None:
        (known,) = table.picture(cell).caucuses.all.values()

        assert [line.text for line in known.lines if line.text] == heard

    def test_all_in_it_know_who_is(self, table: Table) -> None:
        for cell in ("ast", "bir", "ced", "control"):
            (known,) = table.picture(cell).caucuses.all.values()
            assert set(known.members) == {AST, BIR, CED}
            assert known.invited == ()

    def test_nobody_else_learns_that_it_exists(self, table: Table) -> None:
        for cell in ("dal", "observer", "projector"):
            assert table.picture(cell) == seated().picture(cell)
            assert len(table.heard(cell)) == len(seated().heard(cell))

    def test_one_who_left_is_out_of_sight(self, table: Table) -> None:
        (name,) = table.picture("ced").caucuses.all
        table.does("ced", LeaveCaucus(name))

        assert table.refusal("ced", SayInCaucus(name, "again")).reason is Refusal.NOT_IN_SIGHT
        table.does("ast", SayInCaucus(name, "seven"))
        assert "seven" not in repr(table.picture("ced"))
        assert table.picture("ced").caucuses.all[name].members == (AST, BIR)
