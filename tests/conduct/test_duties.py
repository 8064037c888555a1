"""Duties: each role against each act of control, in one table; and who has which."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.web.control_house import ALD, House, house
from wargame.conduct import acts, orders, posts
from wargame.conduct.duties import BOXED, DUTIES, LENDS, READS_ALL, Duty, keeper_of
from wargame.engine import ACTS, Refusal, Refused, Seat
from wargame.engine.instrument import Hands
from wargame.engine.instruments.posts import Role
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.people.models import Facilitator, Keeper

OURS = [name for name, act in ACTS.items() if act.hands is not Hands.DELEGATIONS]
WRITES = {
    Role.ADJUDICATOR: {
        *("eyes.borrow", "note.write", "lead.take", "question.answer", "hand.lower", "cable.send"),
        *("move.reveal", "argument.add", "project.begin", "estimate.give", "indicator.set"),
        *("item.take", "item.free", "question.draft", "question.review"),
        *("ruling.open", "ruling.roll", "ruling.settle", "ruling.publish", "ruling.undo"),
        *("inject.meet", "secret.open", "agreement.rule-ratification", "agreement.suspend"),
        *("agreement.breach", "agreement.resume", "date.set", "region.set", "world.apply"),
        *("indicator.show", "indicator.correct"),
        *("note.tag", "card.group", "finding.write", "finding.drop"),
    },
    Role.MINDER: {
        "eyes.borrow",
        "head.name",
        "note.write",
        "question.answer",
        "hand.lower",
        "cable.send",
    },
    Role.ANALYST: {
        *("eyes.borrow", "note.write", "note.tag", "card.group", "finding.write", "finding.drop"),
    },
    Role.VOICE: {"eyes.borrow", "inject.improvise", "inject.release"},
}


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def somebody(kept: House, role: Role, *cells: str, voice: str = "") -> Seat:
    """Let somebody into control for a part, and return their seat."""
    user = Facilitator.objects.create_user(f"a-{role}", first_name=role.title())
    Keeper.objects.create(
        exercise=kept.code, facilitator=user, role=role, cells=[*cells], voice=voice
    )
    return Seat(CONTROL, SeatId(f"control-{user.pk}"))


def refusal(kept: House, by: Seat, act: str, **fields: object) -> Refused | None:
    """Let a seat act, and return why it may not."""
    kept.sent += 1
    try:
        acts.submit(kept.code, by, orders.command(act, fields), f"here-{kept.sent}")
    except Refused as refused:
        return refused
    return None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", OURS)
def test_the_table_gives_each_role_its_acts_and_no_others(act: str, role: Role) -> None:
    duty = Duty(Seat(CONTROL, SeatId("control-7")), role)

    assert duty.may(act) is (act not in BOXED and (role is Role.LEAD or act in WRITES[role]))


def test_every_row_is_an_act_of_control() -> None:
    assert set(DUTIES) <= set(OURS)


def test_a_part_sees_no_more_than_its_part() -> None:
    minder = Duty(ALD, Role.MINDER, (CellId("ald"),))

    assert [minder.sees(one) for one in ("ald", "observer", "bir", "control")] == [
        *(True, True),
        *(False, False),
    ]
    assert {role for role in Role if replace(minder, role=role).sees("bir")} == READS_ALL
    assert {role for role in Role if replace(minder, role=role).lends("ald")} == LENDS
    assert not minder.lends("bir")


@pytest.mark.parametrize("role", [Role.ADJUDICATOR, Role.MINDER, Role.ANALYST, Role.VOICE])
def test_only_a_lead_moves_the_clock(kept: House, role: Role) -> None:
    refused = refusal(kept, somebody(kept, role, "ald"), "exercise.start", anyway=True)

    assert refused is not None
    assert refused.reason is Refusal.DUTY
    assert not kept.picture().clock.started
    assert refusal(kept, somebody(kept, Role.LEAD), "exercise.start", anyway=True) is None


def test_an_act_carries_the_seat_that_did_it(kept: House) -> None:
    kept.at("talk")
    analyst = somebody(kept, Role.ANALYST)

    assert refusal(kept, analyst, "note.write", text="They wait.") is None
    (note,) = kept.picture().notes.written
    assert (note.seat, posts.names(kept.code)[note.seat]) == (analyst.id, "Analyst")


def test_eyes_are_borrowed_of_those_alone_whom_one_may_see(kept: House) -> None:
    minder, voice = somebody(kept, Role.MINDER, "ald"), somebody(kept, Role.VOICE)

    for by, cell in ((minder, "bir"), (voice, "ald"), (minder, "control")):
        refused = refusal(kept, by, "eyes.borrow", cell=cell)
        assert refused is not None
        assert refused.reason is Refusal.DUTY
    for by, cell in ((minder, "ald"), (minder, "observer"), (voice, "observer")):
        assert refusal(kept, by, "eyes.borrow", cell=cell) is None
    seen = kept.picture().eyes.borrowed
    assert seen == ((minder.id, "ald"), (minder.id, "observer"), (voice.id, "observer"))


class TestAMinder:
    def test_answers_its_own_and_learns_nothing_of_others(self, kept: House) -> None:
        kept.at("talk")
        mine = kept.by(ALD, "question.ask", text="May we?")
        other = kept.by(Seat(CellId("bir"), SeatId("bir-1")), "question.ask", text="And we?")
        minder = somebody(kept, Role.MINDER, "ald")

        hidden = refusal(kept, minder, "question.answer", question=other, text="No.")
        absent = refusal(kept, minder, "question.answer", question="nothing", text="No.")
        assert str(hidden) == str(absent)
        loud = refusal(kept, minder, "question.answer", question=mine, text="Yes.", publish=True)
        assert loud is not None
        assert loud.reason is Refusal.DUTY
        assert refusal(kept, minder, "question.answer", question=mine, text="Yes.") is None

    def test_writes_to_its_own_alone(self, kept: House) -> None:
        kept.at("talk")
        minder = somebody(kept, Role.MINDER, "ald")
        words = {"subject": "A word", "text": "Hurry."}

        assert refusal(kept, minder, "cable.send", to=["ald"], **words) is None
        for to in (["bir"], ["ald", "bir"]):
            refused = refusal(kept, minder, "cable.send", to=to, **words)
            assert refused is not None
            assert refused.reason is Refusal.DUTY

    def test_notes_what_happens_now_and_learns_no_number_of_an_entry(self, kept: House) -> None:
        minder = somebody(kept, Role.MINDER, "ald")

        there, beyond = (refusal(kept, minder, "note.write", text="Hm.", entry=n) for n in (1, 999))
        assert str(there) == str(beyond) != "None"
        assert refusal(kept, minder, "note.write", text="Hm.") is None

    def test_acts_for_its_own_alone(self, kept: House) -> None:
        kept.at("talk")
        hand = somebody(kept, Role.MINDER, "ald").id

        assert refusal(kept, Seat(CellId("ald"), hand), "statement.make", text="We wait.") is None
        assert kept.picture().statements.made[-1].cell == "ald"
        assert [(cell, act) for cell, act, _ in kept.picture().posts.lent] == [
            ("ald", "statement.make")
        ]
        refused = refusal(kept, Seat(CellId("bir"), hand), "statement.make", text="We too.")
        assert refused is not None
        assert refused.reason is Refusal.DUTY


def test_a_role_player_speaks_as_its_source_alone(kept: House) -> None:
    kept.at("talk")
    voice = somebody(kept, Role.VOICE, voice="The coast guard")
    words = {"title": "Fog", "text": "No boats today."}

    assert refusal(kept, voice, "inject.improvise", sender="The coast guard", **words) is None
    assert refusal(kept, voice, "inject.improvise", sender="The queen", **words) is not None
    spoken = kept.picture().injects.plan[-1]
    assert refusal(kept, voice, "inject.release", inject=spoken.id) is None
    assert kept.picture().injects.messages[-1].sender == "The coast guard"
    scripted = kept.picture().injects.plan[0]
    assert refusal(kept, voice, "inject.release", inject=scripted.id) is not None


class TestTheLead:
    def test_can_be_taken_by_an_adjudicator_when_the_lead_is_gone(self, kept: House) -> None:
        judge = somebody(kept, Role.ADJUDICATOR)

        assert refusal(kept, judge, "phase.open", phase="talk") is not None
        assert refusal(kept, judge, "lead.take") is None
        assert refusal(kept, judge, "exercise.start", anyway=True) is None
        assert kept.picture().posts.lead == judge.id

    def test_is_handed_over(self, kept: House) -> None:
        other = somebody(kept, Role.ANALYST)

        kept.done("lead.hand-over", seat=other.id)
        mine = kept.act("exercise.start", anyway="true")
        assert (mine.status_code, mine.json()["code"]) == (422, "seat.duty")
        assert refusal(kept, other, "exercise.start", anyway=True) is None

    def test_is_not_taken_by_one_who_only_watches(self, kept: House) -> None:
        assert refusal(kept, somebody(kept, Role.ANALYST), "lead.take") is not None
        assert refusal(kept, somebody(kept, Role.MINDER, "ald"), "lead.take") is not None

    def test_takes_a_part_back_which_then_does_nothing(self, kept: House) -> None:
        judge = somebody(kept, Role.ADJUDICATOR)

        kept.done("post.withdraw", seat=judge.id)
        assert refusal(kept, judge, "lead.take") is not None
        row = keeper_of(kept.code, judge.id)
        assert row is not None
        assert row.withdrawn_at is not None

    def test_does_not_take_its_own_part_back(self, kept: House) -> None:
        answer = kept.act("post.withdraw", seat=f"control-{kept.user.pk}")

        assert answer.json()["code"] == "seat.own-post"


def test_a_note_is_on_an_entry_that_is_there(kept: House) -> None:
    kept.at("talk")

    assert kept.act("note.write", text="Here.", entry=kept.entries).status_code == 200
    assert kept.act("note.write", text="There.", entry=999).status_code == 422


class TestOfTwo:
    """Of two in control who do the same thing, the second learns who was first, and what is."""

    def test_who_set_the_indicator(self, kept: House) -> None:
        kept.at("talk")
        judge = somebody(kept, Role.ADJUDICATOR)
        (first, *_) = kept.picture().indicators.readings.values()
        value = first.low if first.value != first.low else first.high
        words = {"indicator": first.id, "value": value, "reason": "rain", "version": 1}

        assert refusal(kept, judge, "indicator.set", **words) is None
        said = kept.act("indicator.set", **{**words, "value": first.high, "reason": "sun"}).json()
        assert said["code"] == "control.first"
        assert said["sentence"].startswith("Adjudicator in control was first: ")
        assert f"stands at {value} (rain)" in said["sentence"]
        assert kept.act("indicator.set", **{**words, "version": 2}).status_code == 200

    def test_who_answered(self, kept: House) -> None:
        kept.at("talk")
        judge = somebody(kept, Role.ADJUDICATOR)
        question = kept.by(ALD, "question.ask", text="May we?")

        assert refusal(kept, judge, "question.answer", question=question, text="Yes.") is None
        said = kept.act("question.answer", question=question, text="No.").json()
        assert said["sentence"].startswith("Adjudicator in control was first")

    def test_who_opened_the_phase(self, kept: House) -> None:
        kept.at("talk")
        lead = somebody(kept, Role.LEAD)

        assert refusal(kept, lead, "phase.open", phase="table", after="talk") is None
        said = kept.act("phase.open", phase="table", after="talk").json()
        assert said["code"] == "phase.moved"
        assert said["sentence"].startswith("Lead in control was first")

    def test_who_reworded_the_inject(self, kept: House) -> None:
        kept.at("talk")
        lead = somebody(kept, Role.LEAD)
        one = kept.picture().injects.plan[0]
        words = {"inject": one.id, "sender": "A cloud", "channel": "news", "text": "Rain."}

        assert refusal(kept, lead, "inject.edit", title="Rain", version=0, **words) is None
        said = kept.act("inject.edit", title="Sun", version=0, **words).json()
        assert said["sentence"].startswith("Lead in control was first: it is called “Rain”")
        assert kept.act("inject.retime", inject=one.id, phase="talk", version=0).status_code == 422

    def test_one_alone_is_told_of_nobody(self, kept: House) -> None:
        kept.at("talk")
        question = kept.by(ALD, "question.ask", text="May we?")

        kept.done("question.answer", question=question, text="Yes.")
        assert (
            "first"
            not in kept.act("question.answer", question=question, text="No.").json()["sentence"]
        )
