"""Words that people write, at the door of the engine."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.properties import steady
from wargame.engine import Refusal, Refused
from wargame.engine.texts import clean, line

WILD = st.text(st.characters(exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  plain  ", "plain"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("nul\x00 bell\x07", "nul bell"),
        ("\u202eright to left\u202c", "right to left"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("half \ud800 pair", "half  pair"),
        ("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680"),
    ],
)
def test_cleaning(typed: str, kept: str) -> None:
    assert clean(typed, "text") == kept


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b\u202e", "\u200d", " \u200d "])
def test_nothing_that_can_be_read_is_empty(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        clean(typed, "subject")

    assert refused.value.reason is Refusal.EMPTY_TEXT
    assert "subject" in refused.value.sentence
    assert clean(typed, "subject", required=False) == ""


def test_the_limit_counts_what_is_kept() -> None:
    assert clean(" " * 50 + "x" * 10 + "\u200b" * 50, "text", 10) == "x" * 10

    with pytest.raises(Refused) as refused:
        clean("x" * 11, "text", 10)

    assert refused.value.reason is Refusal.LONG_TEXT
    assert refused.value.detail == {"field": "text", "length": 11, "limit": 10}


def test_a_line_is_one_line() -> None:
    assert line("one\ntwo\u2028three \u200b four", "title") == "one two three four"


@steady
@given(WILD)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    for door in (clean, line):
        once = door(typed, "text", required=False)
        assert door(once, "text", required=False) == once


@steady
@given(WILD)
def test_what_is_kept_is_composed_and_visible(typed: str) -> None:
    kept = clean(typed, "text", required=False)

    assert unicodedata.is_normalized("NFC", kept)
    assert all(c in "\n\u200d" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in kept)
