"""Entries in words: every kind has them, none speaks the language of the program."""

import re

import pytest

from tests.aar.eyes import Whole, opening, read
from wargame.aar.wording import NAMING, Names, Said, kind_words, said
from wargame.conduct.looks import look
from wargame.engine import EVENTS, Viewer
from wargame.engine.chapters import Chapter
from wargame.engine.names import CONTROL, OBSERVER
from wargame.journal import codec

PROGRAM = re.compile(r"\w\(\w+=|=True|=False|<\w+\.|\{\'|\bNone\b|\(\'|can-live")


@pytest.mark.parametrize("kind", EVENTS)
def test_every_kind_has_words(kind: str) -> None:
    assert kind_words(kind)[0].isupper()
    assert "." not in kind_words(kind)


def test_what_names_is_a_kind() -> None:
    assert set(EVENTS) >= NAMING


@pytest.fixture
def words(whole: Whole, committed_db: None) -> list[tuple[str, Said]]:
    """Every entry of a played exercise in words, with its kind."""
    setting = look(whole[0], Viewer(CONTROL)).picture.setting
    names = Names.of((one.kind, one.event) for one in whole[1])
    return [(one.kind, said(one.kind, one.event, setting, names)) for one in whole[1]]


def test_every_entry_can_be_said(words: list[tuple[str, Said]]) -> None:
    assert all(one.title for _, one in words)
    assert all(text for _, one in words for _, text in one.lines)
    cable = next(one for kind, one in words if kind == "cable.sent")
    assert cable.who
    assert cable.to
    assert cable.head
    assert dict(cable.lines)["text"]


def test_no_entry_speaks_the_language_of_the_program(words: list[tuple[str, Said]]) -> None:
    found = [
        (kind, text)
        for kind, one in words
        for text in (one.title, one.head, *(text for _, text in one.lines))
        if PROGRAM.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "kind",
    [
        *("stance.declared", "ballot.cast", "ballot.decided", "caucus.said", "question.answered"),
        *("agreement.signed", "sponsor.joined", "comment.added", "argument.added"),
        *("ruling.published", "ruling.rolled", "amendment.settled", "pledge.withdrawn"),
    ],
)
def test_what_refers_to_a_thing_says_which(words: list[tuple[str, Said]], kind: str) -> None:
    found = [one for what, one in words if what == kind]

    assert found
    assert all(one.head for one in found)


def test_a_vote_says_who_chose_what(words: list[tuple[str, Said]]) -> None:
    decided = [dict(one.lines) for kind, one in words if kind == "ballot.decided"]

    assert all(one["result"].endswith(".") for one in decided)
    assert any({"yes", "no"} & set(one) for one in decided)


def test_a_score_sheet_says_what_each_option_is_worth(words: list[tuple[str, Said]]) -> None:
    sheets = [one for kind, one in words if kind == "scores.given"]

    assert sheets
    assert all(
        re.search(r" \d+(\.\d+)?$", text, re.MULTILINE) for one in sheets for _, text in one.lines
    )


def test_names_come_from_what_a_reader_knows(whole: Whole, committed_db: None) -> None:
    """Stances are of the texts' chapter; the title of a text that nobody heard is not in them."""
    setting = look(whole[0], Viewer(CONTROL)).picture.setting
    seen = read(whole, OBSERVER, opening(whole, Chapter.VOTES))
    mine = [one for one in whole[1] if one.position in seen]
    names = Names.of((one.kind, one.event) for one in mine)
    known = " ".join(codec.dump(one.event) for one in mine)
    titles = {one.event.title for one in whole[1] if one.kind == "proposal.tabled"}
    hidden = {one for one in titles if one not in known}

    assert hidden
    heads = {said(one.kind, one.event, setting, names).head for one in mine}
    assert not hidden & heads
