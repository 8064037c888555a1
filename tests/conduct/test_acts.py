"""Acting: once, in order, and only what the rules allow."""

import pytest

from tests.conduct.conftest import BOSS
from tests.rig.databases import race
from wargame.conduct import acts, bell, opening, orders
from wargame.conduct.looks import NoSuchExercise, look, since
from wargame.engine import Refusal, Refused, Viewer
from wargame.engine.names import CONTROL, PROJECTOR


def broadcast(code: str, text: str, command_id: str) -> acts.Answer:
    """Let control say something to everyone."""
    command = orders.command("statement.make", {"text": text})
    return acts.submit(code, BOSS, command, command_id)


def statements(code: str) -> list[str]:
    """Return what the projector knows to have been said."""
    return [one.text for one in look(code, Viewer(PROJECTOR)).picture.statements.made]


def test_a_command_sent_again_has_one_effect_and_one_answer(running: str) -> None:
    first = broadcast(running, "hello", "one")
    again = broadcast(running, "hello", "one")
    assert again.repeated
    assert (again.told, again.made) == (first.told, first.made)
    assert statements(running) == ["hello"]


def test_the_same_word_for_another_text_is_another_command(running: str) -> None:
    broadcast(running, "hello", "one")
    assert not broadcast(running, "good-bye", "one").repeated
    assert statements(running) == ["hello", "good-bye"]


def test_a_refused_command_leaves_nothing_and_may_be_tried_again(code: str) -> None:
    command = orders.command("exercise.pause", {})
    with pytest.raises(Refused) as refused:
        acts.submit(code, BOSS, command, "one")
    assert refused.value.reason is Refusal.NOT_STARTED
    acts.submit(code, BOSS, orders.command("exercise.start", {"anyway": True}), "two")
    assert not acts.submit(code, BOSS, command, "one").repeated


def test_forty_who_send_one_command_at_once_have_one_effect(committed_db: None) -> None:
    code = opening.create("harbour")
    answers = race(*[lambda: broadcast(code, "hello", "same") for _ in range(8)])
    made = [one.made for one in answers if isinstance(one, acts.Answer)]
    assert len(made) == 8
    assert len(set(made)) == 1
    assert statements(code) == ["hello"]


def test_those_who_act_at_once_are_all_heard(committed_db: None) -> None:
    code = opening.create("harbour")

    def say(n: int) -> acts.Answer:
        return broadcast(code, f"number {n}", f"id-{n}")

    answers = race(*[lambda n=n: say(n) for n in range(8)])
    assert not [one for one in answers if isinstance(one, BaseException)]
    assert sorted(statements(code)) == [f"number {n}" for n in range(8)]


def test_an_exercise_that_is_not_there_is_said_not_to_be(db: None) -> None:
    with pytest.raises(NoSuchExercise):
        broadcast("NOBODY", "hello", "one")


def test_the_bell_rings_after_the_commit_and_carries_nothing(committed_db: None) -> None:
    code = opening.create("harbour")
    heard: list[dict[str, object]] = []

    def listen(**words: object) -> None:
        heard.append({name: word for name, word in words.items() if name != "signal"})
        assert statements(code) == ["hello"]

    bell.rung.connect(listen, weak=False, dispatch_uid="test")
    try:
        broadcast(code, "hello", "one")
    finally:
        bell.rung.disconnect(dispatch_uid="test")
    assert heard == [{"sender": None, "code": code}]


def test_a_deaf_listener_breaks_nothing(
    committed_db: None, caplog: pytest.LogCaptureFixture
) -> None:
    code = opening.create("harbour")

    def fail(**_: object) -> None:
        raise RuntimeError("deaf")

    bell.rung.connect(fail, weak=False, dispatch_uid="test")
    try:
        broadcast(code, "hello", "one")
    finally:
        bell.rung.disconnect(dispatch_uid="test")
    assert statements(code) == ["hello"]
    assert "deaf" in caplog.text


def test_a_viewer_counts_its_own_entries_alone(running: str) -> None:
    before = look(running, Viewer(PROJECTOR)).heard
    cell = look(running, Viewer(CONTROL)).picture.setting.cells[0]
    fields = {"to": [cell], "subject": "quiet", "text": "quiet"}
    acts.submit(running, BOSS, orders.command("cable.send", fields), "one")
    assert look(running, Viewer(PROJECTOR)).heard == before
    told = since(running, Viewer(cell), look(running, Viewer(cell)).heard - 1)
    assert [one.event.text for one in told] == ["quiet"]


@pytest.mark.parametrize(
    ("act", "fields", "reason"),
    [
        ("no.such", {}, Refusal.UNKNOWN),
        ("cable.send", {"to": ["x"], "subject": "s"}, Refusal.EMPTY_TEXT),
        ("cable.send", {"to": "x", "subject": "s", "text": "t"}, Refusal.UNKNOWN),
        ("ballot.cast", {"ballot": "b", "choice": "maybe"}, Refusal.UNKNOWN),
        ("phase.extend", {"minutes": "soon"}, Refusal.UNKNOWN),
        ("hand.raise", {"extra": "1"}, Refusal.UNKNOWN),
    ],
)
def test_words_that_make_no_command_are_refused(
    act: str, fields: dict[str, object], reason: Refusal
) -> None:
    with pytest.raises(Refused) as refused:
        orders.command(act, fields)
    assert refused.value.reason is reason
    assert refused.value.sentence
