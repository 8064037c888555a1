"""Chapters of the record: every kind in one place, opened after the end, once and for good."""

import pytest

from tests.engine.story import told
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, seat
from wargame.engine import EVENTS, EVERYONE, KINDS, Refusal, only
from wargame.engine.audience import sealed
from wargame.engine.chapters import CHAPTER_OF, LISTED, Chapter, chapter_of, concerns
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.chapters import ChapterOpened, OpenChapter
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.names import CONTROL, CableId, CellId

CTRL = seat(CONTROL)


def over() -> Given:
    return started().after(EndExercise(), by=CTRL)


def test_every_kind_stands_in_one_chapter_or_is_never_opened() -> None:
    assert set(CHAPTER_OF) == set(EVENTS)
    assert len(LISTED) == len(set(LISTED))


def test_every_chapter_holds_something() -> None:
    assert {one for one in CHAPTER_OF.values() if one} == set(Chapter)


@pytest.mark.parametrize("kind", ["note.written", "item.taken", "plan.given", "seat.filled"])
def test_some_things_are_never_opened(kind: str) -> None:
    assert CHAPTER_OF[kind] is None


def test_nothing_is_opened_before_the_end() -> None:
    refused = started().when(OpenChapter(Chapter.VOTES), by=CTRL).refusal

    assert refused is not None
    assert refused.reason is Refusal.NOT_ENDED


def test_everybody_hears_what_is_open() -> None:
    (told,) = over().when(OpenChapter(Chapter.VOTES), by=CTRL).told

    assert told.audience == EVERYONE
    assert told.event == ChapterOpened(Chapter.VOTES, ())


def test_a_chapter_is_opened_once() -> None:
    wide = over().after(OpenChapter(Chapter.CABLES), by=CTRL)

    assert wide.when(OpenChapter(Chapter.CABLES), by=CTRL).told == ()
    assert wide.when(OpenChapter(Chapter.CABLES, (AST,)), by=CTRL).told == ()


def test_a_chapter_is_opened_one_delegation_after_the_other() -> None:
    first = over().after(OpenChapter(Chapter.CABLES, (AST,)), by=CTRL)

    (told,) = first.when(OpenChapter(Chapter.CABLES, (BIR, AST)), by=CTRL).told
    assert told.event.cells == (BIR,)
    assert not first.state.chapters.wide(Chapter.CABLES)
    assert first.state.chapters.cells(Chapter.CABLES) == (AST,)


def test_what_is_not_in_play_is_not_opened() -> None:
    refused = over().when(OpenChapter(Chapter.CABLES, (CellId("nobody"),)), by=CTRL).refusal

    assert refused is not None
    assert refused.reason is Refusal.UNKNOWN


def _cable(sender: CellId) -> CableSent:
    return CableSent(CableId("c"), sender, (BIR,), "open", "Light", "Share it.")


def test_words_that_their_sender_was_not_told_belong_to_the_fog() -> None:
    assert chapter_of("cable.sent", _cable(AST), only(AST, BIR)) is Chapter.CABLES
    assert chapter_of("cable.sent", _cable(AST), only(BIR)) is Chapter.FOG
    assert chapter_of("cable.sent", _cable(CONTROL), only(BIR)) is Chapter.CABLES


def test_an_entry_is_of_whoever_did_it() -> None:
    mine = _cable(AST)

    assert concerns(frozenset({AST}), mine, only(AST, BIR), seat(AST))
    assert not concerns(frozenset({BIR}), mine, only(AST, BIR), seat(AST))


def test_what_control_did_is_of_those_to_whom_it_was_done() -> None:
    theirs = _cable(CONTROL)

    assert concerns(frozenset({BIR}), theirs, only(BIR), CTRL)
    assert not concerns(frozenset({CED}), theirs, only(BIR), CTRL)


def test_the_fog_of_the_story_is_told_from_honest_words() -> None:
    """Every garbled, late or forged word that somebody read stands in the chapter of the fog."""
    entries = [one for one, _ in told()]
    cables = [one for one in entries if KINDS[type(one.event)] == "cable.sent"]
    fogged = [one for one in cables if chapter_of("cable.sent", *one[1:]) is Chapter.FOG]

    assert 0 < len(fogged) < len(cables)
    assert all(one.event.sender not in (one.audience.cells or ()) for one in fogged)


def test_an_audience_may_be_sealed_and_still_have_a_chapter() -> None:
    assert chapter_of("ballot.cast", object(), sealed(AST)) is Chapter.VOTES
