"""The balance of the table, counted entry by entry."""

from datetime import timedelta

from tests.helpers.given import NOON
from tests.helpers.little import AST, BIR, CED, seat
from wargame.engine import Audience, Seat, only
from wargame.engine.audience import EVERYONE, sealed
from wargame.engine.balance import BALANCED, Balance, Ledger, Share
from wargame.engine.instruments.ballot_box import BallotCast, BallotVoted
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.caucuses import CaucusChanged, CaucusOpened, CaucusSaid
from wargame.engine.instruments.statements import StatementMade
from wargame.engine.names import CONTROL, BallotId, CableId, CaucusId, CellId, StatementId
from wargame.engine.rules import Choice

TALK = CaucusId("c1")


def counted(*noted: tuple[Seat, str, object, Audience]) -> Balance:
    """Return the balance after these entries, a minute apart."""
    ledger = Ledger()
    for n, (by, command, event, audience) in enumerate(noted):
        ledger.note(NOON + timedelta(minutes=n), by, command, event, audience)
    return ledger.balance()


def cable(*to: CellId, text: str = "Let us share it.") -> CableSent:
    return CableSent(CableId("k"), AST, to, "open", "Light", text)


def said(text: str) -> StatementMade:
    return StatementMade(StatementId("s"), AST, text)


def test_nothing_is_counted_at_first() -> None:
    assert Ledger().balance() is BALANCED


def test_acts_words_cables_and_statements_are_counted_by_seat() -> None:
    found = counted(
        (seat(AST), "1", cable(BIR), only(AST, BIR)),
        (seat(AST), "2", said("We want light."), EVERYONE),
        (seat(AST, 2), "3", said("So do we all."), EVERYONE),
    )

    first, other = found.seats(AST)
    assert first == Share(AST, seat(AST).id, acts=2, words=7, cables=1, statements=1)
    assert other == Share(AST, seat(AST, 2).id, acts=1, words=4, statements=1)
    assert found.of(AST) == Share(AST, acts=3, words=11, cables=1, statements=2)
    assert found.of(BIR) == Share(BIR)


def test_all_entries_of_a_command_are_one_act() -> None:
    found = counted(
        (seat(AST), "1", said("One."), EVERYONE), (seat(AST), "1", said("Two."), EVERYONE)
    )
    assert found.of(AST).acts == 1


def test_what_control_does_is_not_in_the_balance() -> None:
    found = counted((seat(CONTROL), "1", cable(BIR), only(BIR)))
    assert found == BALANCED


def test_a_sealed_paper_leaves_no_trace() -> None:
    ballot = BallotId("b")
    paper = (seat(AST), "1", BallotCast(ballot, AST, Choice.YES), sealed(AST))
    voted = (seat(AST), "1", BallotVoted(ballot, AST), only(AST))
    anew = (seat(AST), "2", BallotCast(ballot, AST, Choice.NO), sealed(AST))

    assert counted(paper, voted).of(AST) == Share(AST, acts=1, votes=1)
    assert counted(paper, voted, anew).of(AST) == counted(paper, voted).of(AST)
    assert counted(paper, voted, anew).last == {AST: NOON + timedelta(minutes=1)}


def test_cables_and_caucus_lines_are_contacts_and_statements_are_not() -> None:
    opened = CaucusOpened(TALK, "Roots", CED, (CED,), (AST,))
    joined = CaucusChanged(TALK, "Roots", CED, (CED, AST), (), AST, "joined")
    found = counted(
        (seat(AST), "1", cable(BIR, CONTROL), only(AST, BIR)),
        (seat(CED), "2", opened, only(AST, CED)),
        (seat(CED), "3", CaucusSaid(TALK, CED, "Anybody?"), only(CED)),
        (seat(AST), "4", joined, only(AST, CED)),
        (seat(AST), "5", CaucusSaid(TALK, AST, "Here."), only(AST, CED)),
        (seat(AST), "6", said("Hello."), EVERYONE),
    )

    assert found.contacts == {(AST, BIR): 1, (AST, CED): 1}
    assert found.between(CED, AST) == found.between(AST, CED) == 1
    assert found.between(BIR, CED) == 0


def test_the_last_act_of_each_is_known() -> None:
    found = counted(
        (seat(AST), "1", said("One."), EVERYONE),
        (seat(BIR), "2", said("Two."), EVERYONE),
        (seat(AST), "3", said("Three."), EVERYONE),
    )
    minute = timedelta(minutes=1)
    assert found.last == {AST: NOON + 2 * minute, BIR: NOON + minute}


def test_the_same_object_is_told_until_something_more_is_counted() -> None:
    ledger = Ledger()
    ledger.note(NOON, seat(AST), "1", said("One."), EVERYONE)
    before = ledger.balance()
    ledger.note(NOON, seat(CONTROL), "2", said("Two."), EVERYONE)
    assert ledger.balance() is before
    ledger.note(NOON, seat(AST), "3", said("Three."), EVERYONE)
    assert ledger.balance() is not before
    assert before.of(AST).acts == 1


def test_what_the_fog_tells_again_is_counted_once() -> None:
    """A torn copy is another entry of the same command, and so is a forgery that follows it."""
    clear = (seat(AST), "1", cable(BIR, CED), only(AST, CED))
    found = counted(clear, (seat(AST), "1", cable(BIR, CED, text="Let us […]"), only(BIR)))

    assert found == counted(clear)
