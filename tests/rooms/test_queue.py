"""The queue of the console: what stands in it, in which order, and what one key does."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.helpers.given import NOON
from tests.helpers.little import (
    AST,
    BIR,
    CED,
    CELLS,
    DAL,
    HUSH,
    LITTLE,
    S1,
    S2,
    STRICT,
    TALK,
    VOTE,
    A,
    B,
    seat,
)
from tests.helpers.table import Table, seated
from wargame.engine import Scenario
from wargame.engine.adjudication import Method
from wargame.engine.balance import BALANCED, Balance
from wargame.engine.instruments.ballots import CallBallot, CastVote
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.clock import ClosePhase, EndExercise, OpenPhase, PauseExercise
from wargame.engine.instruments.desk import DraftAnswer, ReviewAnswer, TakeItem
from wargame.engine.instruments.fog_orders import OrderFog
from wargame.engine.instruments.fog_queue import ReleaseHeld
from wargame.engine.instruments.hands import RaiseHand
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.inject_plan import HoldInject, RetimeInject
from wargame.engine.instruments.intents import StateIntent
from wargame.engine.instruments.moves import SubmitMove
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.questions import AnswerQuestion, AskControl
from wargame.engine.instruments.ruling_making import PublishRuling
from wargame.engine.instruments.rulings import OpenRuling, SettleRuling
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import CONTROL, CellId, InjectId, SeatId
from wargame.engine.rules import Choice
from wargame.people.company import Company, Guest
from wargame.rooms.console.items import Item
from wargame.rooms.console.queue import waiting
from wargame.rooms.painting import Painter
from wargame.rooms.panel import Scene

DIG = SubmitMove("Dig a well", "Water for all", ("We have spades.",))


def people(*away: CellId, balance: Balance = BALANCED) -> Company:
    """Return a company with somebody live in each delegation, but away in these."""
    guests = tuple(
        Guest(
            f"H{cell}",
            f"Player {cell}",
            cell,
            SeatId(f"{cell}-1"),
            presence="away" if cell in away else "live",
            since=NOON if cell in away else None,
        )
        for cell in CELLS
    )
    return Company(guests, now=NOON, balance=balance)


def scene(table: Table, company: Company | None = None, **later: float) -> Scene:
    """Return what the console is painted from, so much later than the table's time."""
    now = table.now + timedelta(**later)
    return Scene(table.picture(CONTROL), CONTROL, replace(company or people(), now=now))


def queue(table: Table, company: Company | None = None, **later: float) -> list[Item]:
    return list(waiting(scene(table, company, **later)))


def kinds(table: Table, company: Company | None = None, **later: float) -> list[tuple[str, str]]:
    return [(one.kind, one.severity.value) for one in queue(table, company, **later)]


def painted(table: Table, company: Company | None = None, **later: float) -> str:
    seen = scene(table, company, **later)
    return str(Painter("control", CONTROL).paint(seen.picture, seen.company)["queue"])


def of_kind(name: str, kind: str) -> Scenario:
    """Return the little scenario with another kind of phase."""
    rounds = tuple(
        replace(
            one,
            phases=tuple(
                replace(each, kind=kind) if each.id == name else each for each in one.phases
            ),
        )
        for one in LITTLE.timings[0].rounds
    )
    return replace(LITTLE, timings=(replace(LITTLE.timings[0], rounds=rounds),))


def test_a_quiet_beginning_is_an_empty_queue() -> None:
    assert queue(seated()) == []
    assert "Nothing waits." in painted(seated())


def test_questions_are_numbered_for_control_and_grow_severe() -> None:
    table = seated()
    first = table.makes("ast", AskControl("May we?"))
    table.makes("bir", AskControl("May they?"))
    table.does(CONTROL, AnswerQuestion(first, "You may."))
    (one,) = queue(table)
    assert (one.title, one.about, one.cells) == ("Question 2", "May they?", (BIR,))
    assert [kinds(table, minutes=n)[0][1] for n in (0, 3, 8)] == ["later", "soon", "urgent"]


def test_a_draft_that_waits_for_a_second_pair_of_eyes_is_reviewed_first() -> None:
    table = seated()
    question = table.makes("ast", AskControl("May we?"))
    table.does(CONTROL, DraftAnswer(question, "Perhaps.", review=True))
    (one,) = queue(table)
    assert [deed.label for deed in one.deeds] == ["Review", "Answer"]
    table.does(seat(CONTROL, 2), ReviewAnswer(question, 1, good=False, note="Kinder."))
    (one,) = queue(table)
    assert [deed.label for deed in one.deeds] == ["Answer"]
    assert "control-2 says not yet: Kinder." in one.about


def test_a_move_waits_until_its_ruling_is_published() -> None:
    table = seated()
    move = table.makes("ast", DIG)
    assert [one.deeds[0].form for one in queue(table)] == [f"rule&move={move}"]
    ruling = table.makes(CONTROL, OpenRuling(move, Method.UMPIRE))
    assert [one.deeds[0].form for one in queue(table)] == [f"#bench-{move}"]
    table.does(CONTROL, SettleRuling(ruling, success=True))
    assert [one.deeds[0].form for one in queue(table)] == [f"outcome&ruling={ruling}"]
    table.does(CONTROL, PublishRuling(ruling, public="A well!"))
    assert queue(table) == []


def test_a_signed_agreement_waits_for_what_becomes_of_it_at_home() -> None:
    table = seated()
    text = table.makes("ast", TableProposal("Pact", {S1: A, S2: B}))
    for cell in (AST, BIR):
        table.does(cell, InitialText(text, 1))
    (name,) = table.state.agreements.all
    for cell in (AST, BIR):
        table.does(cell, SignAgreement(name))
    (one,) = queue(table)
    assert (one.kind, one.cells) == ("ratification", (AST, BIR))
    assert one.deeds[0].form == f"agreement&agreement={name}"


def test_a_vote_waits_for_late_papers_and_then_for_its_count() -> None:
    table = seated()
    ballot = table.makes(CONTROL, CallBallot("Shall we?", forum="council"))
    assert queue(table) == []
    table.does(AST, CastVote(ballot, Choice.YES))
    (late,) = queue(table)
    assert (late.kind, late.cells) == ("ballot", (BIR,))
    table.does(BIR, CastVote(ballot, Choice.YES))
    (all_in,) = queue(table)
    assert (all_in.kind, all_in.deeds[0].act) == ("counted", f"ballot.close?ballot={ballot}")


def test_a_silence_past_its_deadline_is_urgent() -> None:
    table = seated()
    table.makes(CONTROL, CallBallot("Shall we rest?", forum="quiet", minutes=4))
    assert kinds(table, minutes=3) == []
    assert kinds(table, minutes=4) == [("overdue", "urgent")]


def test_an_inject_that_is_due_or_held_waits_to_be_released() -> None:
    table = seated()
    table.does(CONTROL, RetimeInject(InjectId("j1"), TALK, 3))
    table.does(CONTROL, HoldInject(InjectId("j1")))
    assert kinds(table, minutes=2) == []
    (one,) = queue(table, minutes=3)
    assert (one.title, one.deeds[0].act) == ("Inject held", "inject.release?inject=j1")


def test_a_raised_hand_is_given_the_floor() -> None:
    table = seated()
    table.does("ced", RaiseHand())
    (one,) = queue(table)
    assert one.deeds[0].act == "hand.lower?cell=ced"
    assert "Give the floor" in painted(table)


@pytest.mark.parametrize(("kind", "order"), [("move", DIG), ("plan", StateIntent("light"))])
def test_what_is_not_handed_in_by_the_deadline_is_late(kind: str, order: Any) -> None:  # noqa: ANN401 - any order
    table = seated(of_kind(TALK, kind))
    table.does("ast", order)
    mine = [one for one in queue(table, minutes=9) if one.kind == "late"]
    assert mine == []
    (late,) = [one for one in queue(table, minutes=10) if one.kind == "late"]
    assert late.cells == (BIR, CED, DAL)
    assert [deed.form for deed in late.deeds][:1] == ["nudge&to=bir&why=late"]
    table.wait(minutes=4)
    table.does(CONTROL, ClosePhase(TALK))
    assert [one.cells for one in queue(table) if one.kind == "late"] == [(BIR, CED, DAL)]


def test_a_phase_that_asks_for_nothing_is_never_late() -> None:
    assert kinds(seated(), Company(people().guests, balance=acted(NOON)), minutes=11) == []


def acted(at: datetime, *cells: CellId) -> Balance:
    """Return the balance in which these, or all, did something then."""
    return Balance(last=dict.fromkeys(cells or CELLS, at + timedelta(minutes=9)))


def test_who_does_nothing_is_quiet_and_then_stuck() -> None:
    table = seated()
    some = people(balance=acted(NOON, AST, CED))
    assert kinds(table, some, minutes=9) == []
    quiet = queue(table, some, minutes=10)
    assert [(one.kind, one.cells) for one in quiet] == [("quiet", (BIR,)), ("quiet", (DAL,))]
    assert quiet[0].deeds[0].form == "nudge&to=bir&why=quiet"
    later = people(balance=acted(NOON + timedelta(minutes=9), AST, CED))
    stuck = [one for one in queue(table, later, minutes=20) if one.kind == "stuck"]
    assert [one.severity.value for one in stuck] == ["urgent", "urgent"]


def test_a_quiet_room_is_one_item_and_a_message_to_all() -> None:
    (one,) = queue(seated(), minutes=10)
    assert (one.title, one.cells, one.deeds[0].form) == ("The room is quiet", CELLS, "broadcast")


def test_nobody_is_quiet_in_a_pause_or_where_nothing_is_allowed() -> None:
    paused, hushed = seated(), seated()
    paused.does(CONTROL, PauseExercise())
    hushed.does(CONTROL, OpenPhase(HUSH, after=TALK))
    assert kinds(paused, minutes=30) == kinds(hushed, minutes=30) == []


def test_a_delegation_with_nobody_connected_is_urgent() -> None:
    (one,) = queue(seated(), people(BIR))
    assert (one.kind, one.cells, one.severity.value) == ("gone", (BIR,), "urgent")
    assert one.deeds[0].form == "person&handle=Hbir"


def test_an_empty_delegation_is_pointed_out_too() -> None:
    rest = tuple(one for one in people().guests if one.cell != DAL)
    (one,) = queue(seated(), replace(people(), guests=rest))
    assert (one.kind, one.title, one.cells) == ("empty", "Nobody sits here", (DAL,))


def test_when_the_network_is_down_it_is_one_item() -> None:
    (one,) = queue(seated(), people(*CELLS))
    assert (one.kind, one.cells) == ("gone", CELLS)


def test_people_without_a_seat_are_one_item() -> None:
    lobby = tuple(Guest(f"W{n}", name, None, None, since=NOON) for n, name in enumerate("ab"))
    some = replace(people(), guests=(*people().guests, *lobby))
    (one,) = queue(seated(), some)
    assert one.deeds[0].act == "people/auto-seat"
    assert [deed.about for deed in one.deeds[1:]] == ["a", "b"]
    assert kinds(seated(), some, minutes=5)[0] == ("lobby", "urgent")


@pytest.mark.parametrize("trouble", ["failing", "reconnecting"])
def test_a_page_in_trouble_is_looked_after(trouble: str) -> None:
    first, *rest = people().guests
    some = replace(people(), guests=(replace(first, trouble=trouble, troubled=NOON), *rest))
    (one,) = queue(seated(), some)
    assert (one.kind, one.cells, one.deeds[0].form) == ("device", (AST,), "person&handle=Hast")


def test_the_most_severe_and_the_oldest_stand_first() -> None:
    table = seated()
    table.does("ced", RaiseHand())
    table.wait(minutes=1)
    table.makes("ast", AskControl("May we?"))
    table.makes("dal", DIG)
    found = queue(table, people(BIR))
    assert [one.kind for one in found] == ["gone", "move", "hand", "question"]


def test_taking_shows_who_has_it() -> None:
    table = seated()
    table.makes("ast", AskControl("May we?"))
    (one,) = queue(table)
    assert "act/item.take?item=question/ast-1.1.1" in painted(table).replace("&amp;", "&")
    table.does(seat(CONTROL, 2), TakeItem(one.id))
    panel = painted(table)
    assert "control-2 has this" in panel
    assert "over=true" in panel


def test_every_item_can_be_taken() -> None:
    """The names that the queue gives are names that the desk takes."""
    table = seated(of_kind(TALK, "move"))
    table.makes("ast", AskControl("May we?"))
    table.makes("dal", DIG)
    table.does("ced", RaiseHand())
    table.makes(CONTROL, CallBallot("Shall we rest?", forum="quiet", minutes=4))
    found = queue(table, people(BIR), minutes=30)
    assert len(found) > 5
    for one in found:
        table.does(CONTROL, TakeItem(one.id))


def test_nothing_waits_after_the_end() -> None:
    table = seated()
    table.makes("ast", AskControl("May we?"))
    table.does(CONTROL, EndExercise())
    assert queue(table, minutes=90) == []


def test_severity_is_a_word_and_a_sign_and_one_item_has_the_tab_stop() -> None:
    table = seated()
    table.does("ced", RaiseHand())
    table.makes("ast", AskControl("May we?"))
    panel = painted(table, people(BIR))
    assert "▲" in panel
    assert "urgent" in panel
    assert "can wait" in panel
    assert panel.count('tabindex="0"') == 1
    assert panel.count("data-default") == 3
    assert panel.count("data-since=") == 3


def test_time_paints_the_queue_again_only_when_something_changes() -> None:
    table = seated()
    table.makes("ast", AskControl("May we?"))
    painter, picture = Painter("control", CONTROL), table.picture(CONTROL)

    def at(minutes: float) -> object:
        return painter.paint(picture, scene(table, minutes=minutes).company)["queue"]

    first, same, later = (at(minutes) for minutes in (1, 2, 3))
    assert first is same
    assert later is not first


def test_phases_end_late_hand_ins() -> None:
    table = seated(of_kind(STRICT, "move"))
    table.does(CONTROL, OpenPhase(STRICT, after=TALK))
    table.wait(minutes=10)
    table.does(CONTROL, OpenPhase(VOTE, after=STRICT))
    assert [one for one in queue(table) if one.kind == "late"] == []


def test_what_the_fog_holds_waits_for_control() -> None:
    table = seated()
    table.does(CONTROL, OrderFog("delay", receivers=(BIR,), times=1))
    table.does(CONTROL, OrderFog("delay", receivers=(CED,), minutes=9))
    thing = table.makes(AST, SendCable((BIR,), "Light", "Share it."))
    table.does(AST, SendCable((CED,), "Later", "It goes on by itself."))

    assert [kinds(table, minutes=n)[0] for n in (0, 5, 15)] == [
        ("held", severity) for severity in ("later", "soon", "urgent")
    ]
    (one,) = queue(table)
    assert (one.about, one.cells) == ("Light", (AST, BIR))
    assert one.deeds[0].act == f"fog.release?thing={thing}"
    table.does(CONTROL, ReleaseHeld(thing))
    assert queue(table) == []
