"""Redline and merging: nothing is lost, and what is shown adds up."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.merging import Merged, merge
from wargame.engine.redline import Mark, Run, redline, tokens

WORDS = st.sampled_from(
    [
        "the",
        "parties",
        "shall",
        "may",
        "cease",
        "fire",
        "at",
        "once",
        "within",
        "ten",
        "days",
        "of",
        "monitors",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text."""
    return Counter(re.findall(r"\w+", text))


def test_a_change_of_two_words_is_marked_by_the_word() -> None:
    assert redline("The parties shall cease fire.", "The parties may hold fire.") == (
        Run(Mark.KEPT, "The parties "),
        Run(Mark.DELETED, "shall"),
        Run(Mark.INSERTED, "may"),
        Run(Mark.KEPT, " "),
        Run(Mark.DELETED, "cease"),
        Run(Mark.INSERTED, "hold"),
        Run(Mark.KEPT, " fire."),
    )


@given(TEXTS, TEXTS)
def test_the_runs_make_both_texts(old: str, new: str) -> None:
    runs = redline(old, new)
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == new


@given(st.text())
def test_a_text_is_the_sum_of_its_tokens(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("base", "first", "second", "text", "clean"),
    [
        (
            "A hen sat here.",
            "A cat sat here.",
            "A dog sat there.",
            "A [cat | dog] sat there.",
            False,
        ),
        ("A cat sat.", "A fat cat sat.", "A cat sat down.", "A fat cat sat down.", True),
        ("A cat sat.", "A cat sat.", "A dog sat.", "A dog sat.", True),
        ("A cat sat.", "A dog sat.", "A dog sat.", "A dog sat.", True),
        ("A cat sat.", "A sat.", "A dog sat.", "A [— | dog] sat.", False),
        ("A cat sat.", "A sat.", "A white cat sat.", "A white sat.", True),
        ("", "One.", "Two.", "[One. | Two.]", False),
    ],
)
def test_changes_meet(base: str, first: str, second: str, text: str, clean: bool) -> None:  # noqa: FBT001 - a row of a table
    assert merge(base, first, second) == Merged(text, clean)


@settings(max_examples=500, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_anybody_wrote_is_lost(base: str, first: str, second: str) -> None:
    merged = merge(base, first, second)
    for mine in (first, second):
        written = words(mine) - words(base)
        assert not written - words(merged.text)
    once = {word for word, count in words(base).items() if count == 1}
    kept_by_both = once & set(words(first)) & set(words(second))
    assert kept_by_both <= set(words(merged.text))


@given(TEXTS, TEXTS)
def test_one_who_changed_nothing_takes_nothing_back(base: str, changed: str) -> None:
    assert merge(base, changed, base) == merge(base, base, changed) == Merged(changed, clean=True)


@given(TEXTS, TEXTS, TEXTS)
def test_an_unclean_merge_shows_its_brackets(base: str, first: str, second: str) -> None:
    merged = merge(base, first, second)
    assert merged.clean == ("[" not in merged.text)
