"""Injects: the plan for control, messages for those who receive them."""

import pytest

from tests.helpers.given import NOON, prepared, started
from tests.helpers.little import BIR, CED, DAL, ELM, HUSH, LITTLE, STRICT, TALK, VOTE, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.injects import InjectReleased, InjectSpent, ReleaseInject
from wargame.engine.names import CONTROL, CellId, InjectId, MessageId

CTRL = seat(CONTROL)
J1, J2, J3, J4 = (InjectId(f"j{n}") for n in range(1, 5))
M1 = MessageId("t1")


def test_the_plan_and_the_notes_are_control_s_alone() -> None:
    table = seated()

    assert table.picture("control").injects.plan == LITTLE.injects
    assert set(table.picture("control").injects.notes) == {TALK, HUSH, STRICT, VOTE}
    for cell in ("ast", "bir", "observer", "projector"):
        known = repr(table.picture(cell))
        assert "canary-inject" not in known
        assert "canary-note" not in known
        assert table.picture(cell).injects.plan == ()


def test_release_as_planned() -> None:
    read = InjectReleased(M1, "A newspaper", "news", "canary-title-j1", "canary-inject-j1", (BIR,))

    then = (
        started()
        .when(ReleaseInject(J1, without_effects=True), by=CTRL)
        .then(Told(read, only(BIR)), Told(InjectSpent(J1, M1, (BIR,)), CONTROL_ALONE))
    )

    assert then.state.injects.spent == {J1: (NOON,)}
    assert then.state.injects.messages[0].at == NOON


@pytest.mark.parametrize(
    ("command", "lineup", "to"),
    [
        (ReleaseInject(J1, (CED, DAL)), "full", (CED, DAL)),
        (ReleaseInject(J2), "full", ()),
        (ReleaseInject(J2, (CED,)), "full", (CED,)),
        (ReleaseInject(J1, everyone=True), "full", ()),
        (ReleaseInject(J1, (CED,), everyone=True), "full", ()),
        (ReleaseInject(J4), "full", (CED, BIR)),
        (ReleaseInject(J4), "short", (BIR,)),
    ],
)
def test_receivers(command: ReleaseInject, lineup: str, to: tuple[CellId, ...]) -> None:
    told = started(lineup=lineup).when(command, by=CTRL).told

    assert told[0].event.to == to
    assert told[0].audience == (only(*to) if to else EVERYONE)


def test_those_who_receive_one_do_not_learn_which_it_was() -> None:
    table = seated()
    table.does(CONTROL, ReleaseInject(J1, without_effects=True))

    known = table.picture("bir").injects

    assert known.spent == {}
    assert [one.text for one in known.messages] == ["canary-inject-j1"]
    assert InjectSpent not in {type(one.event) for one in table.heard("bir")}
    assert table.picture("ced") == seated().picture("ced")


def test_again() -> None:
    twice = started().after(ReleaseInject(J1), by=CTRL).after(ReleaseInject(J1, (CED,)), by=CTRL)

    assert twice.state.injects.spent == {J1: (NOON, NOON)}


def test_nobody_in_play_to_receive_it() -> None:
    started().when(ReleaseInject(J3), by=CTRL).refused(Refusal.NO_AUDIENCE)


def test_a_stranger() -> None:
    started().when(ReleaseInject(J1, (ELM,)), by=CTRL).refused(Refusal.UNKNOWN, value=ELM)


def test_an_absent_one_or_one_before_the_start() -> None:
    started().when(ReleaseInject(InjectId("j9")), by=CTRL).refused(Refusal.NOT_IN_SIGHT)
    prepared().when(ReleaseInject(J1), by=CTRL).refused(Refusal.NOT_IN_SIGHT)
