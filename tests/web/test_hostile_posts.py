"""Bad input: whatever is sent, the answer says what, why and what next, and nothing is lost."""

import re
from html import escape
from typing import Any

import pytest
from django.test import Client

from tests.web.guests import SCRIPT, Guest, control, playing, seated, state
from tests.web.hostile import PAYLOADS, Bones
from wargame.conduct import arrivals
from wargame.conduct.looks import heads
from wargame.engine.names import CellId
from wargame.people.models import Facilitator, Keeper

NASTY = PAYLOADS[::7]
FORMS = {
    "cable.send": {"to": "bir", "subject": "", "text": ""},
    "caucus.open": {"invite": "bir", "title": ""},
    "statement.make": {"text": ""},
    "intent.state": {"wants": "", "trades": "", "expects": ""},
    "question.ask": {"text": ""},
    "proposal.table": {"title": "", "clauses": ""},
}


def filled(act: str, text: str) -> dict[str, str]:
    """Return the fields of a form with a text in each that takes words."""
    return {name: value or text for name, value in FORMS[act].items()}


def bones(answer: Any) -> list[str]:  # noqa: ANN401 - the answer of Django's test client
    """Return the skeleton of a page, without what is drawn anew for each."""
    drawn_anew = r'(csrfmiddlewaretoken|command_id)" value="\w+"|data-now="\d+"'
    return Bones(re.sub(drawn_anew, r"\1", getattr(answer, "text", answer))).bones


@pytest.fixture
def ann(code: str) -> Guest:
    """Somebody in a seat, in an exercise that has not started."""
    return seated(code, "ald")


@pytest.fixture
def boss(code: str) -> Client:
    """The facilitator's browser."""
    user = Facilitator.objects.create_user("hostess")
    Keeper.objects.create(exercise=code, facilitator=user)
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.mark.parametrize("act", FORMS)
def test_what_was_refused_is_shown_again_as_it_was_typed(ann: Guest, act: str) -> None:
    sound = bones(ann.act(act, **filled(act, "harmless")))
    page = bones(ann.see())
    for text in NASTY:
        answer = ann.act(act, **filled(act, text))
        assert answer.status_code == 422
        assert bones(answer) == sound
        shown = Bones(answer.text).text
        assert "has not started" in shown
        typed = " ".join(text.split()).replace("\x00", "")
        assert typed in " ".join(shown.split()), "what was typed must not be lost"
        assert bones(ann.see()) == page


def test_a_name_is_a_name_on_every_screen(code: str, ann: Guest, boss: Client) -> None:
    for n, name in enumerate(one[:40] for one in NASTY):
        guest = arrivals.arrive(code, name)
        if n % 2:
            arrivals.seat(code, guest.handle, CellId("ald" if n % 4 == 1 else "bir"))
    for page in (ann.see(), boss.get(f"/x/{code}/control/").text):
        found = Bones(page)
        assert not [bone for bone in found.bones if "alert(" in bone or "evil" in bone]
        assert not [bone for bone in found.bones if bone.startswith(("<img", "<iframe", "<form x"))]


@pytest.mark.parametrize("path", ["/join/", "/rejoin/"])
def test_a_wrong_code_is_shown_again_and_breaks_nothing(code: str, path: str) -> None:
    sound = bones(Client().post(path, {"code": "???"}))
    for text in NASTY:
        answer = Client().post(path, {"code": text})
        assert answer.status_code == 422
        plain = [bone for bone in bones(answer) if "warning" not in bone]
        assert [bone for bone in plain if bone in sound] == plain


@pytest.mark.parametrize("form", ["broadcast", "cable", "vote", "prepare", "end"])
def test_what_stands_in_the_address_of_a_form_breaks_nothing(
    code: str, boss: Client, form: str
) -> None:
    names = ("text", "subject", "question", "reason", "confirm", "lineup", "timing", "do2")
    page = f"/x/{code}/control/"
    sound = bones(boss.get(page, {"do": form, **dict.fromkeys(names, "harmless")}))
    for text in NASTY:
        assert bones(boss.get(page, {"do": form, **dict.fromkeys(names, text)})) == sound


# --- What is wrong is said ----------------------------------------------------------------------

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no.such", {}, "what can be done"),
    ("cable.send", {}, "empty"),
    ("cable.send", {"to": "bir", "subject": "s"}, "empty"),
    ("cable.send", {"to": "nobody", "subject": "s", "text": "t"}, "not one of the choices"),
    ("cable.send", {"to": "ald", "subject": "s", "text": "t"}, "Nobody is chosen"),
    ("cable.send", {"to": "bir", "subject": "s" * 121, "text": "t"}, "too long"),
    ("cable.send", {"to": "bir", "subject": "s", "text": "t" * 4001}, "too long"),
    ("cable.send", {"to": "bir", "subject": "s", "text": "t", "extra": "1"}, "fields of"),
    ("cable.send", {"to": "bir", "subject": "s", "text": "t", "classification": "?"}, "choices"),
    ("cable.send", {"to.x": "bir", "subject": "s", "text": "t"}, "fields of"),
    ("proposal.table", {"choices": "x", "choices.F": "a", "title": "t"}, "choices"),
    ("caucus.say", {"caucus": "nothing", "text": "t"}, "in your sight"),
    ("caucus.open", {"title": "\u202e\u200b", "invite": "bir"}, "empty"),
    ("statement.make", {"text": "x" * 600_000}, "too long"),
    ("exercise.end", {}, "belongs to control"),
    ("phase.extend", {"minutes": "soon"}, "choices"),
    ("phase.extend", {"minutes": "9" * 5000}, ""),
    ("hand.lower", {"cell": "bir"}, "Only control"),
    ("stance.declare", {"proposal": "x", "version": "one", "stance": "support"}, "choices"),
    ("stance.declare", {"proposal": "x", "version": "1", "stance": "maybe"}, "choices"),
]


@pytest.mark.parametrize(("act", "words", "says"), WRONG)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    ann: Guest, act: str, words: dict[str, Any], says: str
) -> None:
    playing(ann.code, "cable.send")
    before = heads([ann.code])
    script, plain = ann.send(act, **words), ann.act(act, **words)
    assert script.status_code == plain.status_code == 422
    assert heads([ann.code]) == before
    sentence = script.json()["sentence"]
    assert says in sentence
    assert escape(sentence) in plain.text
    assert re.fullmatch(r"[a-z]+\.[a-z-]+", script.json()["code"])
    assert 30 < len(sentence) < 400
    assert sentence.count(". ") >= 1, "what is wrong, and what next"


def test_a_vote_on_another_version_is_stale_and_says_which_stands(code: str, ann: Guest) -> None:
    ben = seated(code, "bir", "Ben")
    playing(code, "proposal.table")
    ann.act("proposal.table", title="One", **{"choices.F": "a"})
    (proposal,) = state(code).proposals.all
    ann.act("proposal.revise", proposal=proposal, version=1, title="Two", **{"choices.F": "b"})
    before = heads([code])
    late = ben.send("stance.declare", proposal=proposal, version=1, stance="support")
    assert late.status_code == 422
    assert late.json()["code"] == "proposal.changed"
    assert "version 2 stands now" in late.json()["sentence"]
    both = ann.act("proposal.revise", proposal=proposal, version=1, title="Mine, unsent")
    assert both.status_code == 422
    assert "Mine, unsent" in both.text
    assert heads([code]) == before


def test_a_vote_that_is_over_takes_no_paper(code: str, ann: Guest) -> None:
    playing(code, "ballot.cast")
    control(code, "ballot.call", question="Shall we?", rule="consensus")
    (ballot,) = state(code).ballots.all
    control(code, "ballot.cancel", ballot=ballot, reason="rain")
    before = heads([code])
    late = ann.send("ballot.cast", ballot=ballot, choice="yes")
    assert (late.status_code, late.json()["code"]) == (422, "thing.over")
    assert heads([code]) == before


def test_a_phase_that_closes_while_one_types_loses_nothing(code: str, ann: Guest) -> None:
    playing(code, "cable.send")
    control(code, "phase.close", phase=state(code).clock.phase)
    answer = ann.act("cable.send", to="bir", subject="Almost", text="There and back")
    assert answer.status_code == 422
    assert "There and back" in answer.text
    assert "There and back" in ann.see(), "it waits in its form"


def test_a_doubled_post_is_one_act_and_the_same_answer(code: str, ann: Guest) -> None:
    playing(code, "cable.send")
    words = {"to": "bir", "subject": "Once", "text": "Only once", "command_id": "same"}
    answers = [ann.send("cable.send", **words) for _ in range(3)]
    assert {one.text for one in answers} == {answers[0].text}
    assert len(state(code).cables.sent) == 1


def test_the_same_word_for_another_sending_never_makes_the_same_thing(
    code: str, ann: Guest
) -> None:
    """Who goes back in the browser and writes another text has not changed the first one."""
    playing(code, "proposal.table")
    first, second = (
        ann.send("proposal.table", title=title, command_id="same", **{"choices.F": "a"}).json()
        for title in ("One", "Two")
    )
    assert first["made"] != second["made"]
    found = state(code).proposals.all
    assert [one.current.title for one in found.values()] == ["One", "Two"]
    assert [len(one.versions) for one in found.values()] == [1, 1]


def test_one_seat_cannot_answer_for_another(code: str, ann: Guest) -> None:
    ben = seated(code, "bir", "Ben")
    playing(code, "statement.make")
    words = {"text": "We agree.", "command_id": "same"}
    assert ann.send("statement.make", **words).status_code == 200
    assert ben.send("statement.make", **words).status_code == 200
    assert [one.cell for one in state(code).statements.made] == ["ald", "bir"]


GARBAGE: list[tuple[bytes, str]] = [
    (b"", "application/x-www-form-urlencoded"),
    (b"\xff\xfe\x00\x01", "application/x-www-form-urlencoded"),
    (b"text=%00%e2%80%ae", "application/x-www-form-urlencoded"),
    (b"text" * 9, "text/plain"),
    (b'{"text": "hello"}', "application/json"),
    (b"[" * 5000, "application/json"),
    (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
    (b"no boundary", "multipart/form-data"),
    (b"<a/>", "application/xml"),
    (b"\x00" * 400, "application/octet-stream"),
]


@pytest.mark.parametrize(("body", "kind"), GARBAGE)
def test_garbage_is_refused_and_breaks_nothing(
    code: str, ann: Guest, body: bytes, kind: str
) -> None:
    playing(code, "statement.make")
    before = heads([code])
    for path in (f"{ann.page}act/statement.make", f"{ann.page}draft", "/join/"):
        answer = ann.browser.post(path, data=body, content_type=kind)
        assert answer.status_code in {400, 413, 422}, path
        assert "Traceback" not in answer.text
    assert heads([code]) == before


def test_too_many_and_too_large_fields_are_refused_in_a_sentence(code: str, ann: Guest) -> None:
    playing(code, "statement.make")
    before = heads([code])
    page = f"{ann.page}act/statement.make"
    large = ann.browser.post(page, {"text": "x" * 1_500_000})
    many = ann.browser.post(page, {f"field{n}": "1" for n in range(600)})
    for answer in (large, many):
        assert answer.status_code in {400, 413, 422}
        assert "Go back" in answer.text, "it says what to do next"
    assert heads([code]) == before


def test_a_draft_of_nul_characters_is_kept_without_them(ann: Guest) -> None:
    words = {"form": "cable.send", "text": "before\x00after"}
    assert ann.browser.post(f"{ann.page}draft", words).status_code == 204
    assert "beforeafter" in ann.see()


def test_control_is_told_what_is_wrong_too(code: str, boss: Client) -> None:
    page = f"/x/{code}/control/"
    tried: list[tuple[str, dict[str, str]]] = [
        ("act/no.such", {}),
        ("act/exercise.end", {"confirm": "no"}),
        ("act/inject.release", {"inject": "nothing"}),
        ("act/phase.open", {"phase": "nowhere"}),
        ("act/seat.fill", {"cell": "nobody", "seat": "x"}),
        ("people/seat", {"handle": "nobody", "cell": "ald"}),
        ("people/remove", {}),
        ("people/door", {"to": "ajar"}),
        ("people/nothing", {}),
    ]
    before = heads([code])
    for path, words in tried:
        answer = boss.post(page + path, words, headers=SCRIPT)
        assert answer.status_code == 422, path
        assert answer.json()["sentence"].endswith((".", "?")), path
        plain = boss.post(page + path, words)
        assert plain.status_code == 303
        assert escape(answer.json()["sentence"]) in boss.get(page).text, path
    assert heads([code]) == before
