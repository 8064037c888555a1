"""Boxes: what was written without a name cannot be told from when, where or by whom it came."""

import json
import random

import pytest

from wargame.aar.exports import jsonl
from wargame.conduct import acts, arrivals, boxes, orders
from wargame.conduct.looks import look
from wargame.engine import Refusal, Refused, Seat, Viewer
from wargame.engine.instruments.cards import Written
from wargame.engine.names import CONTROL, CellId, QueryId, SeatId
from wargame.engine.surveying import FEW, When
from wargame.journal import reading
from wargame.journal.models import Entry
from wargame.people.models import Facilitator, Keeper, Person, Slip

BOSS = Seat(CONTROL, SeatId("control-1"))
HARD = QueryId("hard")


def do(code: str, act: str, **fields: object) -> None:
    acts.submit(code, BOSS, orders.command(act, fields), f"{act}{fields}{random.random()}")


@pytest.fixture
def people(running: str) -> list[str]:
    """Nine people of an exercise that is over; everybody is asked for cards."""
    handles = [arrivals.arrive(running, f"Zoe{n}", observer=n > 3).handle for n in range(9)]
    for n in range(4):
        arrivals.seat(running, handles[n], CellId("ald" if n % 2 else "bir"))
    do(running, "exercise.end")
    do(running, "wash.open")
    return handles


def give(code: str, handle: str, text: str) -> None:
    boxes.give_cards(code, handle, (Written(1, f"{text} one"), Written(2, f"{text} two")))


def cards(code: str) -> set[str]:
    return {one.text for one in look(code, Viewer(CONTROL)).picture.cards.all.values()}


def writers(code: str) -> set[str]:
    return {text.partition(" ")[0] for text in cards(code)}


class TestTheBox:
    def test_holds_back_until_as_many_stay_as_come_out(
        self, running: str, people: list[str]
    ) -> None:
        for n, handle in enumerate(people[:7]):
            give(running, handle, f"w{n}")
        assert cards(running) == set()

        give(running, people[7], "w7")
        assert len(writers(running)) == FEW
        assert Slip.objects.filter(exercise=running).count() == FEW

    @pytest.mark.parametrize(("lot", "out"), [(slice(0, FEW), "0123"), (slice(-FEW, None), "4567")])
    def test_draws_by_lot(
        self,
        running: str,
        people: list[str],
        monkeypatch: pytest.MonkeyPatch,
        lot: slice,
        out: str,
    ) -> None:
        """Whoever comes last may come out at once, or stay: the lot decides, not the order."""

        def sample(_: object, lying: list[Slip], __: int) -> list[Slip]:
            return sorted(lying, key=lambda one: str(one.body))[lot]

        monkeypatch.setattr(random.SystemRandom, "sample", sample)
        for n, handle in enumerate(people[:8]):
            give(running, handle, f"w{n}")

        assert writers(running) == {f"w{n}" for n in out}

    def test_gives_the_rest_when_it_closes(self, running: str, people: list[str]) -> None:
        for n, handle in enumerate(people):
            give(running, handle, f"w{n}")
        do(running, "wash.close")

        assert writers(running) == {f"w{n}" for n in range(9)}
        assert not Slip.objects.filter(exercise=running).exists()

    def test_destroys_what_too_few_have_given(self, running: str, people: list[str]) -> None:
        for n in range(FEW - 1):
            give(running, people[n], f"w{n}")
        do(running, "wash.close")

        assert cards(running) == set()
        assert not Slip.objects.filter(exercise=running).exists()
        assert not any("w1" in one.body for one in Entry.objects.filter(exercise__code=running))

    def test_takes_one_slip_from_each(self, running: str, people: list[str]) -> None:
        give(running, people[0], "w0")
        with pytest.raises(Refused) as caught:
            give(running, people[0], "w0")

        assert caught.value.reason is Refusal.ALREADY
        assert boxes.filling(running, boxes.gave(running, people[0])[0]) == boxes.Filling(1, 1)

    def test_takes_nothing_when_it_is_closed(self, running: str, people: list[str]) -> None:
        do(running, "wash.close")
        with pytest.raises(Refused) as caught:
            give(running, people[0], "w0")
        assert caught.value.reason is Refusal.NOT_OPEN

    def test_takes_nothing_from_somebody_who_was_removed(
        self, running: str, people: list[str]
    ) -> None:
        arrivals.remove(running, people[0])
        with pytest.raises(Refused):
            give(running, people[0], "w0")
        assert not Slip.objects.filter(exercise=running).exists()


class TestNobodyIsKnown:
    @pytest.fixture
    def given(self, running: str, people: list[str]) -> str:
        for n, handle in enumerate(people):
            give(running, handle, f"w{n}")
        do(running, "wash.close")
        return running

    def test_by_the_hand_the_time_or_the_command(self, given: str) -> None:
        """All of a batch have one time and one command, and a hand that stands for nobody."""
        found = [one for one in reading.records(given) if one.kind == "card.given"]

        batches = {one.command_id for one in found}
        assert len(found) == 18
        assert {one.by for one in found} == {boxes.BOX}
        for batch in batches:
            mine = [one for one in found if one.command_id == batch]
            assert len({one.at for one in mine}) == 1
            assert len({one.event.text.partition(" ")[0] for one in mine}) >= FEW

    def test_by_what_lies_beside_it(self, given: str) -> None:
        """Cards of one person lie apart: all are in the order of names drawn for them."""
        found = [one for one in reading.records(given) if one.kind == "card.given"]
        for batch in {one.command_id for one in found}:
            names = [one.event.card for one in found if one.command_id == batch]
            assert names == sorted(names)

    def test_by_any_export(self, given: str) -> None:
        text = [one for one in jsonl.lines(given, Viewer(CONTROL)) if '"card.given"' in one]
        people = Person.objects.filter(exercise=given)
        private = {word for one in people for word in (one.handle, one.name, f'"{one.seat}"')}

        assert len(text) == 18
        assert not [word for word in private - {'""'} if any(word in one for one in text)]

    def test_by_who_has_given(self, given: str) -> None:
        """That somebody gave says neither when nor in which order: all have the same words."""
        rows = Person.objects.filter(exercise=given).values_list("gave", flat=True)
        assert len({json.dumps(one) for one in rows}) == 1


def test_the_order_of_giving_leaves_no_trace(running: str, people: list[str]) -> None:
    """Twins: whoever gives first, the rows of people are the same."""
    half = people[:6]
    for handle in half:
        give(running, handle, "w")
    rows = list(
        Person.objects.filter(exercise=running)
        .order_by("pk")
        .values_list("pk", "gave", "heard", "seen_at")
    )

    Person.objects.filter(exercise=running).update(gave=[])
    Slip.objects.filter(exercise=running).delete()
    for handle in reversed(half):
        give(running, handle, "w")
    assert rows == list(
        Person.objects.filter(exercise=running)
        .order_by("pk")
        .values_list("pk", "gave", "heard", "seen_at")
    )


def test_a_slip_has_no_place_for_a_name_or_a_time() -> None:
    assert {one.name for one in Slip._meta.get_fields()} == {"id", "exercise", "box", "body"}


def test_a_survey_is_answered_before_and_closed_by_the_end(code: str) -> None:
    handles = [arrivals.arrive(code, f"Zoe{n}", observer=True).handle for n in range(5)]
    do(code, "survey.open", when="before")
    for n, handle in enumerate(handles):
        boxes.answer(code, handle, When.BEFORE, {HARD: "The money" if n else "My own town"})
    assert look(code, Viewer(CONTROL)).picture.surveys.replies == ()
    do(code, "exercise.start", anyway=True)
    do(code, "exercise.end")

    part = look(code, Viewer(CONTROL)).picture.surveys
    assert sorted(one.value for one in part.said(When.BEFORE, HARD)) == [
        "My own town",
        *["The money"] * 4,
    ]
    assert not part.held[When.BEFORE].open


def test_control_puts_no_words_into_the_box(code: str) -> None:
    """Not even a lead: what comes out of the box was put into it by people."""
    boss = Facilitator.objects.create(username="boss")
    Keeper.objects.create(exercise=code, facilitator=boss)
    command = orders.command(
        "reply.gather", {"when": "after", "slips": [{"hard": "The money"}] * 4}
    )
    with pytest.raises(Refused) as caught:
        acts.submit(code, Seat(CONTROL, SeatId(f"control-{boss.pk}")), command, "forged")
    assert caught.value.reason is Refusal.DUTY


def test_whoever_owns_a_remedy_is_named_by_role(running: str, people: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        do(running, "remedy.assign", text="Write it down.", owner="zoe3 of the harbour")
    assert caught.value.reason is Refusal.NAMED
    do(running, "remedy.assign", text="Write it down.", owner="The harbour office")
