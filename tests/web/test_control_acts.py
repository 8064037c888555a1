"""What control does by POST: every act of the console, with and without its script."""

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def test_start_next_pause_extend_resume_close(kept: House) -> None:
    kept.done("exercise.start", anyway="true")
    assert kept.picture().clock.phase == "reading"
    kept.done("phase.open", phase="talk", after="reading")
    assert kept.picture().clock.phase == "talk"
    kept.done("exercise.pause")
    assert kept.picture().clock.paused_at is not None
    before = kept.picture().clock.closes_at
    kept.done("phase.extend", minutes="5")
    after = kept.picture().clock.closes_at
    assert before is not None
    assert after is not None
    assert (after - before).total_seconds() == 300
    kept.done("exercise.resume")
    assert kept.picture().clock.paused_at is None
    kept.done("phase.close", phase="talk")
    assert not kept.picture().clock.open


def test_two_consoles_that_press_next_at_once_open_one_phase(kept: House) -> None:
    kept.at("reading")
    kept.done("phase.open", phase="talk", after="reading")
    late = kept.act("phase.open", phase="talk", after="reading")
    assert late.status_code == 422
    assert late.json()["code"] == "phase.moved"


def test_skip_and_go_back(kept: House) -> None:
    kept.at("talk")
    kept.done("phase.skip", phase="vote", reason="no time")
    assert kept.picture().clock.skipped("vote")  # type: ignore[arg-type]
    kept.done("phase.open", phase="reading", after="talk")
    assert kept.picture().clock.phase == "reading"


def test_broadcast_and_cable(kept: House) -> None:
    kept.at("talk")
    kept.done("statement.make", text="Coffee is ready.")
    kept.done("cable.send", to=["ald", "bir"], subject="Pier", text="Mind the gap.")
    assert kept.picture().statements.made[-1].text == "Coffee is ready."
    assert kept.picture().cables.sent[-1].to == ("ald", "bir")


@pytest.mark.parametrize(
    ("fields", "to"),
    [({}, ("ald",)), ({"to": ["bir"]}, ("bir",)), ({"everyone": "true"}, ())],
    ids=["as planned", "to chosen cells", "to everyone"],
)
def test_release_an_inject(kept: House, fields: dict[str, object], to: tuple[str, ...]) -> None:
    kept.at("talk")
    kept.done("inject.release", inject="crew-letter", **fields)
    assert kept.picture().injects.messages[-1].to == to
    assert len(kept.picture().injects.spent["crew-letter"]) == 1  # type: ignore[index]


def test_a_release_to_chosen_cells_that_chooses_none_is_no_release(kept: House) -> None:
    kept.at("talk")
    refused = kept.act("inject.release", do="release", inject="crew-letter")
    assert refused.json()["code"] == "audience.empty"
    assert not kept.picture().injects.messages


@pytest.mark.parametrize("publish", [True, False])
def test_answer_a_question(kept: House, publish: bool) -> None:  # noqa: FBT001 - a case
    kept.at("talk")
    question = kept.by(ALD, "question.ask", text="May we swim?")
    extra = {"publish": "true"} if publish else {}
    kept.done("question.answer", question=question, text="Yes.", **extra)
    assert not kept.picture().questions.waiting
    assert bool(kept.picture().questions.published) is publish


def test_give_the_floor(kept: House) -> None:
    kept.at("talk")
    kept.by(BIR, "hand.raise")
    kept.done("hand.lower", cell="bir")
    assert not kept.picture().hands.cells


def test_a_vote_from_call_to_count(kept: House) -> None:
    kept.at("vote")
    made = kept.act("ballot.call", question="Supper?", forum="board", rule="", secret="")
    ballot = made.json()["made"]
    for seat in (ALD, BIR):
        kept.by(seat, "ballot.cast", ballot=ballot, choice="yes")
    assert "all are in" in kept.page()
    kept.done("ballot.close", ballot=ballot)
    assert kept.picture().ballots.all[ballot].outcome is not None


def test_a_vote_with_a_rule_of_controls_own_and_its_end_without_a_count(kept: House) -> None:
    kept.at("vote")
    made = kept.act(
        "ballot.call", question="Tea?", forum="", rule="consensus", voters=["ald"], secret="true"
    )
    ballot = kept.picture().ballots.all[made.json()["made"]]
    assert (ballot.rule, ballot.voters, ballot.secret) == ("consensus", ("ald",), True)
    kept.done("ballot.cancel", ballot=ballot.id, reason="the kettle is cold")
    assert kept.picture().ballots.all[ballot.id].cancelled == "the kettle is cold"


def test_set_an_indicator_and_take_a_card(kept: House) -> None:
    kept.at("talk")
    kept.done("indicator.set", indicator="trust", value="9", reason="a good lunch")
    assert kept.picture().indicators.readings["trust"].value == 9  # type: ignore[index]
    kept.done("projector.take", show="indicators")
    assert kept.picture().projector.show == "indicators"


def test_another_line_up_or_timing_until_the_start(kept: House) -> None:
    kept.done("exercise.prepare", lineup="both", timing="five")
    assert kept.picture().setting.timing == "five"
    kept.done("exercise.start", anyway="true")
    assert kept.act("exercise.prepare", lineup="both", timing="ten").status_code == 422


@pytest.mark.parametrize("typed", ["", "YES", "ZZZZZZ"])
def test_the_end_needs_the_code_of_the_exercise(kept: House, typed: str) -> None:
    kept.at("talk")
    refused = kept.act("exercise.end", confirm=typed)
    assert refused.status_code == 422
    assert kept.code in refused.json()["sentence"]
    assert not kept.picture().clock.ended


def test_the_end_with_the_code_typed_as_it_is_shown(kept: House) -> None:
    kept.at("talk")
    shown = f"{kept.code[:3]} {kept.code[3:]}".lower()
    kept.done("exercise.end", confirm=shown)
    assert kept.picture().clock.ended
    assert "The exercise has ended" in kept.page()


def test_a_doubled_post_is_done_once(kept: House) -> None:
    kept.at("talk")
    for _ in range(2):
        kept.done("statement.make", text="Once.", command_id="the-same")
    assert len(kept.picture().statements.made) == 1


def test_a_plain_browser_comes_back_to_the_console_with_a_word(kept: House) -> None:
    answer = kept.client.post(kept.url("act/exercise.start"), {"command_id": "x", "anyway": "true"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == kept.url()
    assert "The exercise has started." in kept.page()


def test_a_plain_browser_is_told_why_a_button_did_nothing(kept: House) -> None:
    answer = kept.client.post(kept.url("act/exercise.pause"), {"command_id": "x"})
    assert answer.status_code == 303
    assert "has not started" in kept.page()


def test_a_refused_form_comes_back_with_what_was_typed(kept: House) -> None:
    kept.at("talk")
    words = {
        "do": "cable",
        "to": "",
        "subject": "Pier",
        "text": "Mind <b>the</b> gap.",
        "command_id": "x",
    }
    answer = kept.client.post(kept.url("act/cable.send"), words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody is chosen to receive this." in page
    assert "Mind &lt;b&gt;the&lt;/b&gt; gap." in page
    assert 'value="Pier"' in page


def test_an_unknown_act_and_an_unknown_field_are_refused(kept: House) -> None:
    assert kept.act("exercise.explode").status_code == 422
    assert kept.act("exercise.start", louder="yes").status_code == 422
    assert not kept.picture().clock.started


def test_an_act_of_delegations_is_not_controls(kept: House) -> None:
    kept.at("talk")
    assert kept.act("question.ask", text="Who am I?").json()["code"] == "seat.role"
