"""What a reader may know: what they were told, and what was opened since; sealed papers never."""

import pytest

from tests.aar.eyes import Whole, opening, read
from wargame.aar import sight
from wargame.aar.opening import prospects
from wargame.aar.sight import Sight, copies
from wargame.conduct.looks import look
from wargame.engine import Viewer
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.chapters import Chapters
from wargame.engine.names import CONTROL, OBSERVER, CellId

ALD, BIR = CellId("ald"), CellId("bir")


def kinds(whole: Whole, positions: set[int]) -> set[str]:
    return {one.kind for one in whole[1] if one.position in positions}


@pytest.mark.parametrize("cell", [ALD, BIR, OBSERVER, CONTROL])
def test_without_an_opening_a_reader_knows_what_they_were_told(whole: Whole, cell: CellId) -> None:
    told = {one.position for one in whole[1] if one.audience.includes(Viewer(cell))}

    assert read(whole, cell) == told


def test_an_opening_adds_its_chapter_and_nothing_else(whole: Whole) -> None:
    added = {}
    for chapter in Chapter:
        more = read(whole, OBSERVER, opening(whole, chapter)) - read(whole, OBSERVER)
        eyes = Sight(Viewer(OBSERVER), (), copies(whole[1]))
        added[chapter] = {eyes.chapter(one) for one in whole[1] if one.position in more}
    assert all(found <= {chapter} for chapter, found in added.items())
    assert [chapter for chapter, found in added.items() if not found] == [Chapter.CHANCE]


def test_everything_opened_leaves_closed_what_is_never_opened(whole: Whole) -> None:
    everything = tuple(opening(whole, one) for one in Chapter)
    closed = {one.position for one in whole[1]} - read(whole, OBSERVER, *everything)
    left = kinds(whole, closed)

    assert {"note.written", "plan.given", "item.taken", "seat.filled", "ballot.cast"} <= left
    assert not any(one.audience.sealed for one in whole[1] if one.position not in closed), (
        "a sealed paper is nobody's"
    )


def test_cables_alone_do_not_tell_what_the_fog_did(whole: Whole) -> None:
    more = read(whole, OBSERVER, opening(whole, Chapter.CABLES)) - read(whole, OBSERVER)
    opened = [one for one in whole[1] if one.position in more and one.kind == "cable.sent"]

    assert opened
    names = [one.event.cable for one in opened]
    assert len(names) == len(set(names)), "each cable once, as its sender wrote it"
    assert all(
        one.event.sender == CONTROL or one.event.sender in (one.audience.cells or ())
        for one in opened
    )


def test_the_world_alone_does_not_show_copies_of_words(whole: Whole) -> None:
    more = read(whole, OBSERVER, opening(whole, Chapter.WORLD)) - read(whole, OBSERVER)
    messages = {
        one.event.message
        for one in whole[1]
        if one.position in more and one.kind == "inject.released"
    }

    assert messages
    assert copies(whole[1])
    assert not messages & copies(whole[1])


def test_a_chapter_opened_for_one_delegation_shows_what_is_of_it(whole: Whole) -> None:
    more = read(whole, OBSERVER, opening(whole, Chapter.INTENTS, ALD)) - read(whole, OBSERVER)
    cells = {getattr(one.event, "cell", None) for one in whole[1] if one.position in more}

    assert cells == {ALD}


def test_a_sight_is_made_of_what_stands_in_the_record(whole: Whole, committed_db: None) -> None:
    """The walkthrough opens the votes, and the cables of one delegation."""
    code, records = whole
    openings = look(code, Viewer(OBSERVER)).picture.chapters.opened
    eyes = sight.everyone(code)

    assert eyes == Sight(Viewer(OBSERVER), openings, copies(records))
    assert eyes.opens(Chapter.VOTES)
    assert not eyes.opens(Chapter.CABLES)
    assert sight.control(code).opens(Chapter.SCORES)
    assert sight.of(code, Viewer(ALD)).viewer == Viewer(ALD)


def test_a_prospect_counts_what_an_opening_would_add(whole: Whole) -> None:
    for one in prospects(whole[1], Chapters(), (ALD, BIR)):
        more = read(whole, OBSERVER, opening(whole, one.chapter)) - read(whole, OBSERVER)
        assert one.closed == len(more)
        for cell, count, opened in one.cells:
            mine = read(whole, OBSERVER, opening(whole, one.chapter, cell))
            assert count == len(mine - read(whole, OBSERVER))
            assert not opened


def test_a_prospect_knows_what_lies_open(whole: Whole) -> None:
    votes, cables = opening(whole, Chapter.VOTES), opening(whole, Chapter.CABLES, ALD)
    found = {one.chapter: one for one in prospects(whole[1], Chapters((votes, cables)), (ALD, BIR))}

    assert found[Chapter.VOTES].wide
    assert found[Chapter.VOTES].closed == 0
    assert (ALD, 0, True) in found[Chapter.CABLES].cells
    assert not found[Chapter.CABLES].wide
