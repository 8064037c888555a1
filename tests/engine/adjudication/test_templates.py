"""Rulings written ahead: which one fits, and what it says of a move, or keeps to itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.properties import many
from wargame.engine.adjudication import Method, RulingTemplate
from wargame.engine.adjudication.templates import PLAIN, WORDS, Judged, fill, usual, write
from wargame.engine.names import IndicatorId

SAID = {"actor": "Asten", "action": "Dig.", "effect": "Water for all", "outcome": "strong success"}
TRUST = IndicatorId("trust")
OPEN = RulingTemplate(
    id="open",
    title="Open",
    method=Method.DICE,
    public="{actor}: {effect}.",
    failed="No: {action}.",
    actor="You: {outcome}.",
    effects={TRUST: 1},
    effects_failed={TRUST: -1},
    fact="{effect}",
    objectives=("O1",),
)
HIDDEN = replace(OPEN, id="hidden", covert=True)
ASKED = replace(OPEN, id="asked", method=Method.ESTIMATE)


@pytest.mark.parametrize(
    ("method", "revealed", "wanted"),
    [
        (Method.DICE, True, OPEN),
        (Method.DICE, False, HIDDEN),
        (Method.ESTIMATE, True, ASKED),
        (Method.ESTIMATE, False, HIDDEN),
        (Method.VOTE, True, OPEN),
    ],
)
def test_the_usual_one_is_as_open_as_the_move(
    method: Method,
    revealed: bool,  # noqa: FBT001
    wanted: RulingTemplate,
) -> None:
    assert usual((HIDDEN, OPEN, ASKED), method, revealed=revealed) == wanted


def test_without_templates_there_is_a_plain_one() -> None:
    assert usual((), Method.VOTE, revealed=True) == PLAIN
    assert write(PLAIN, Judged(success=True, revealed=True, words=SAID)).public == (
        "Asten: Dig. It came to this: strong success."
    )


def test_success_and_failure_say_and_move_different_things() -> None:
    went, fell = (write(OPEN, Judged(one, revealed=True, words=SAID)) for one in (True, False))

    assert (went.public, went.effects, went.fact) == (
        "Asten: Water for all.",
        {TRUST: 1},
        "Water for all",
    )
    assert (fell.public, fell.effects, fell.fact) == ("No: Dig.", {TRUST: -1}, "")
    assert went.actor == fell.actor == "You: strong success."
    assert went.objectives == ("O1",)


@pytest.mark.parametrize("word", ["actor", "action", "effect"])
def test_of_a_hidden_move_everyone_is_told_nothing(word: str) -> None:
    telling = replace(HIDDEN, public=f"Smoke: {{{word}}}.")
    assert write(telling, Judged(success=True, revealed=False, words=SAID)).public == ""
    plain = replace(HIDDEN, public="Smoke is seen.")
    found = write(plain, Judged(success=True, revealed=False, words=SAID))
    assert found.public == "Smoke is seen."


@many
@given(st.text(alphabet="ab{}. acteor"), st.text(alphabet="{}action. "))
def test_what_a_move_says_is_never_filled_again(text: str, said: str) -> None:
    words = dict.fromkeys(WORDS, said)
    pieces = fill(text, words).count(said.rstrip(".")) if said.rstrip(".") else 0

    assert fill(text, {}) == text
    assert pieces >= sum(text.count(f"{{{one}}}") for one in WORDS) * bool(said.rstrip("."))
