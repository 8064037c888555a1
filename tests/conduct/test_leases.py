"""Leases: who is writing where, for whom it is told, and that it ends by itself."""

from datetime import UTC, datetime, timedelta

from wargame.conduct import arrivals, leases
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.engine.names import CellId, ClauseId, ProposalId
from wargame.people.models import Lease

NOON = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)
TEXT, OTHER = ProposalId("text"), ProposalId("other")
D, E = ClauseId("D"), ClauseId("E")
ALD, BIR = CellId("ald"), CellId("bir")


def seated(code: str, cell: CellId, name: str = "Ann") -> str:
    """Seat somebody, and return the handle."""
    handle = arrivals.arrive(code, name).handle
    arrivals.seat(code, handle, cell)
    return handle


def after(seconds: int) -> datetime:
    """Return a time after noon."""
    return NOON + timedelta(seconds=seconds)


def test_who_writes_is_named_with_the_clause_and_since_when(code: str) -> None:
    handle = seated(code, ALD)
    leases.hold(code, handle, TEXT, D, now=NOON)
    leases.hold(code, handle, TEXT, D, now=after(40))
    (writing,) = leases.on(code, TEXT, (ALD, BIR), now=after(45))
    assert writing == leases.Writing(handle, "Ann", ALD, D, NOON)
    assert leases.on(code, OTHER, (ALD, BIR), now=after(45)) == ()


def test_a_lease_ends_a_minute_after_the_last_word(code: str) -> None:
    handle = seated(code, ALD)
    leases.hold(code, handle, TEXT, D, now=NOON)
    assert leases.on(code, TEXT, (ALD,), now=after(60))
    assert not leases.on(code, TEXT, (ALD,), now=after(61))
    leases.hold(code, handle, TEXT, D, now=after(90))
    (writing,) = leases.on(code, TEXT, (ALD,), now=after(91))
    assert writing.since == after(90)


def test_one_hand_writes_in_one_clause_and_two_may_write_in_the_same(code: str) -> None:
    ann, ben = seated(code, ALD), seated(code, BIR, "Ben")
    leases.hold(code, ann, TEXT, D, now=NOON)
    leases.hold(code, ben, TEXT, E, now=after(1))
    leases.hold(code, ann, TEXT, E, now=after(2))
    found = leases.on(code, TEXT, (ALD, BIR), now=after(3))
    assert [(one.cell, one.clause) for one in found] == [(BIR, E), (ALD, E)]


def test_who_is_no_sponsor_writes_for_nobody(code: str) -> None:
    leases.hold(code, seated(code, ALD), TEXT, D, now=NOON)
    assert leases.on(code, TEXT, (BIR,), now=NOON) == ()


def test_who_lets_go_moves_or_is_removed_writes_no_more(code: str) -> None:
    gone, moved, removed = (seated(code, ALD, name) for name in ("Ann", "Ben", "Cem"))
    for handle in (gone, moved, removed):
        leases.hold(code, handle, TEXT, D, now=NOON)
    assert len(leases.on(code, TEXT, (ALD, BIR), now=NOON)) == 3
    leases.let_go(code, gone)
    arrivals.seat(code, moved, BIR)
    arrivals.remove(code, removed)
    assert leases.on(code, TEXT, (ALD, BIR), now=NOON) == ()


def test_a_lease_of_nobody_is_not_kept_and_none_is_in_the_journal(code: str) -> None:
    before = look(code, STATE).head
    leases.hold(code, "NOBODY", TEXT, D, now=NOON)
    assert not Lease.objects.exists()
    leases.hold(code, seated(code, ALD), TEXT, D, now=NOON)
    assert look(code, STATE).head == before + 1  # somebody sat down, and no more
