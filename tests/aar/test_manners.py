"""Names in free text, and times: what the manners of the house leave of them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.little import LITTLE
from tests.helpers.properties import steady
from wargame.aar.report.document import Part, Text, reworded
from wargame.aar.report.manners import coarse
from wargame.aar.report.names import INSTEAD, ordinary, scan


def hidden(text: str, *names: str, spared: frozenset[str] = frozenset()) -> str:
    return scan(names, spared).hides()(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Anna.", "Ask [name]."),
        ("ANNA said so", "[name] said so"),
        ("anna's paper", "[name]'s paper"),
        ("Anna Berg signs", "[name] signs"),
        ("Dr. Berg signs", "Dr. [name] signs"),
        ("Annabel stays", "Annabel stays"),
        ("Savanna is hot", "Savanna is hot"),
        ("Anna-Lena", "[name]-Lena"),
    ],
)
def test_a_name_is_hidden_word_by_word(text: str, left: str) -> None:
    assert hidden(text, "Anna Berg") == left


def test_a_short_word_is_hidden_in_the_whole_name_alone() -> None:
    assert hidden("Bo Li said: go to Li", "Bo Li") == "[name] said: go to Li"


def test_letters_of_every_script_are_letters() -> None:
    assert hidden("Спитай Олену + Łukasza", "Олену", "Łukasza") == "Спитай [name] + [name]"


def test_what_looks_like_a_pattern_is_a_name() -> None:
    assert hidden("call (a|b)+ now", "(a|b)+") == "call [name] now"


def test_nobody_hides_nothing() -> None:
    assert hidden("Ask Anna.", "", "  ") == "Ask Anna."


def test_an_ordinary_word_is_left_and_reported() -> None:
    found = scan(("Will Berg",), frozenset({"will"}))
    assert found.doubtful == ("Will",)
    assert found.hides()("Will Berg will sign, says Berg") == "[name] will sign, says [name]"


def test_words_of_the_pack_are_ordinary() -> None:
    words = ordinary(LITTLE)
    assert {"the", "song"} & words
    assert {word.casefold() for one in LITTLE.delegations for word in one.name.split()} <= words


LETTERS = st.text("aAbÄß '.-_1", min_size=1, max_size=9)


@settings(steady, max_examples=50)
@given(st.lists(LETTERS, max_size=4), LETTERS)
def test_no_name_is_left_as_a_word(names: list[str], text: str) -> None:
    found = scan(names, frozenset())
    left = found.hides()(f"{text} {' '.join(names)}")
    for one in found.wanted:
        assert found.hides()(left).count(INSTEAD) >= left.count(INSTEAD)
        assert f" {one} " not in f" {left} ".replace(INSTEAD, "")


def test_times_go_down_to_five_minutes() -> None:
    at = datetime(2026, 3, 1, 12, 34, 56, 789, tzinfo=UTC)
    assert coarse(at) == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    assert coarse(coarse(at)) == coarse(at)


def test_every_word_of_a_document_is_changed_but_no_name_of_a_part() -> None:
    part = Part("anna", "Anna", (Text("Anna", (1,), (("Anna", 2),)),), (Part("b", "Anna"),))
    changed = reworded(part, lambda text: text.replace("Anna", "X"))
    assert changed == Part("anna", "X", (Text("X", (1,), (("X", 2),)),), (Part("b", "X"),))
