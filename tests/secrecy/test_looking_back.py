"""Looking back: nobody reads what they were not told, but for what was opened to everybody."""

from collections.abc import Iterator
from random import Random

import pytest
from django.db import connections
from django.test import Client
from hypothesis import given, note, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.helpers.little import CELLS
from tests.helpers.properties import steady
from tests.secrecy.authors import Author, Pair, Step
from tests.secrecy.histories import brief, caucus, deception, inject, intent, marks
from tests.secrecy.histories_of_texts import circle
from tests.secrecy.household import CANARY
from tests.secrecy.test_canaries import LITERAL
from tests.secrecy.twins import CODE, Undone, do, found, handle, play, unmarked
from wargame.conduct import acts, orders, passes
from wargame.conduct.rehearsal import Rehearsed, rehearse
from wargame.engine import Seat
from wargame.engine.chapters import Chapter
from wargame.engine.names import CONTROL, OBSERVER, SeatId

PEOPLE = (*CELLS, OBSERVER)
PRIVATE = (caucus, intent, brief, marks, inject, deception, circle)
few = settings(steady, max_examples=8)

ENDING = (Step(CONTROL, "exercise.end", {}, frozenset()),)
OPENING = (
    *ENDING,
    Step(CONTROL, "chapter.open", {"chapter": "cables"}, frozenset()),
    Step(CONTROL, "chapter.open", {"chapter": "moves"}, frozenset()),
)


def looked_back(cell: str) -> str:
    """Return what a person of a cell reads when they look back, all of it."""
    client = Client()
    session = client.session
    passes.admit(session, handle(cell), CODE)
    session.save()
    page = f"/x/{CODE}/p/{handle(cell)}/debrief/"
    return unmarked(client.get(page).text)


@pytest.mark.parametrize("after", [ENDING, OPENING], ids=["nothing-open", "others-open"])
def test_what_is_not_open_makes_no_difference(db: None, after: tuple[Step, ...]) -> None:
    found()
    different: list[Pair] = []

    @few
    @given(chance=st.randoms(use_true_random=False), viewer=st.sampled_from(PEOPLE))
    def twins(chance: Random, viewer: str) -> None:
        pairs = Author(chance, viewer, PRIVATE).write()
        note(f"{viewer}: {pairs}")
        seen = []
        for which in (0, 1):
            with Undone():
                play([pair[which] for pair in pairs], viewer)
                answers = [do(one, f"after-{n}") for n, one in enumerate(after)]
                assert not any(one.startswith("!") for one in answers), answers
                seen.append(looked_back(viewer))
        assert seen[0] == seen[1]
        different.extend(pair for pair in pairs if pair[0] != pair[1])

    twins()
    assert len(different) > 3, "twins that are the same show nothing"


@pytest.fixture(scope="module")
def ended(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Rehearsed]:
    """The small pack played to its end: its votes, and the cables of one delegation, are open."""
    with django_db_blocker.unblock():
        yield rehearse("harbour")
        connections.close_all()


def reads(played: Rehearsed, role: str) -> set[str]:
    """Return the canaries that somebody finds on all pages of looking back."""
    token = played.observer if role == OBSERVER else played.seats[role]
    client, words = Client(), set[str]()
    page = client.get(f"/enter/{token}/")["Location"] + "debrief/"
    asks = [f"?page={number}" for number in range(1, 12)] + [f"?chapter={one}" for one in Chapter]
    for asked in asks:
        answer = client.get(page + asked)
        assert answer.status_code == 200
        words |= set(CANARY.findall(answer.text))
    return words


def open_(played: Rehearsed, chapter: str) -> None:
    by = Seat(CONTROL, SeatId("control-1"))
    command = orders.command("chapter.open", {"chapter": chapter})
    acts.submit(played.code, by, command, f"open-{chapter}")


OF_ALD = {"zqcable01", "zqcable08", "zqcable10"}
"""Cables that one delegation wrote: open since the walkthrough said so."""

NEVER = {"zqnote03", "zqnote11", "zqplan01", "zqanswer02", "zqmet01", "zqskip01"}
"""Notes, plans and drafts of control: never opened."""


def test_an_observer_reads_what_was_opened_and_no_more(
    ended: Rehearsed, committed_db: None
) -> None:
    public = {one for one, cells in LITERAL.items() if OBSERVER in cells}
    words = reads(ended, OBSERVER)

    assert words >= OF_ALD
    assert not words & (set(LITERAL) - public - OF_ALD)


@pytest.mark.parametrize("role", ["ald/ald-1", "bir/bir-1"])
def test_a_delegation_reads_its_own_and_what_was_opened(
    ended: Rehearsed, committed_db: None, role: str
) -> None:
    cell = role.partition("/")[0]
    own = {one for one, cells in LITERAL.items() if cell in cells}
    words = reads(ended, next(one for one in ended.seats if one.startswith(cell)))

    assert not words & (set(LITERAL) - own - OF_ALD)
    assert {"ald": "zqintent01", "bir": "zqcable06"}[cell] in words


def test_when_everything_is_open_some_things_stay_closed(
    ended: Rehearsed, committed_db: None
) -> None:
    with Undone():
        for chapter in (one for one in Chapter if one not in {Chapter.VOTES, Chapter.SCORES}):
            open_(ended, chapter)
        words = reads(ended, OBSERVER)

    assert {"zqintent05", "zqsay04", "zqfog05", "zqbrief01", "zqsecret02"} <= words
    assert not words & NEVER
    assert "zqsheet01" not in words, "the score sheets are closed"


def test_before_the_end_there_is_nothing_to_look_back_on(db: None) -> None:
    played = rehearse("harbour", until="1")
    client = Client()
    page = client.get(f"/enter/{played.observer}/")["Location"] + "debrief/"

    assert "timeline" not in client.get(page).text
