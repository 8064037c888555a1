"""The queue of the console: what stands in it, in which order, and what one key does."""

from tests.helpers.little import (
    AST,
    BIR,
    CED,
    S1,
    S2,
    TALK,
    A,
    B,
    seat,
)
from tests.helpers.table import Table, seated
from tests.rooms.queued import DIG, kinds, of_kind, people, queue, scene
from wargame.engine.adjudication import Method
from wargame.engine.instruments.ballots import CallBallot, CastVote
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.desk import DraftAnswer, ReviewAnswer, TakeItem
from wargame.engine.instruments.fog_orders import OrderFog
from wargame.engine.instruments.fog_queue import ReleaseHeld
from wargame.engine.instruments.hands import RaiseHand
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.inject_plan import HoldInject, RetimeInject
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.questions import AnswerQuestion, AskControl
from wargame.engine.instruments.ruling_making import PublishRuling
from wargame.engine.instruments.rulings import OpenRuling, SettleRuling
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import CONTROL, InjectId
from wargame.engine.rules import Choice
from wargame.people.company import Company
from wargame.rooms.painting import Painter


def painted(table: Table, company: Company | None = None, **later: float) -> str:
    seen = scene(table, company, **later)
    return str(Painter("control", CONTROL).paint(seen.picture, seen.company)["queue"])


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
