"""Who learnt of an entry, and when: at once, opened, late, intercepted, leaked, published."""

import pytest
from pytest_django.plugin import DjangoDbBlocker

from wargame.aar import sight
from wargame.aar.learning import Learnt, learnt
from wargame.conduct.rehearsal import rehearse
from wargame.engine.names import CellId
from wargame.journal import reading
from wargame.journal.record import Record

Found = dict[str, list[tuple[Record, tuple[Learnt, ...]]]]


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Found:
    """All entries of the walkthrough by kind, each with who learnt of it."""
    with django_db_blocker.unblock():
        code = rehearse("harbour").code
        eyes, by_kind = sight.everyone(code), Found()
        kinds = ("cable.sent", "caucus.said", "inject.released", "brief.given", "proposal.tabled")
        for one in [*reading.of_kinds(code, (*kinds, "statement.made", "ballot.cast"))]:
            by_kind.setdefault(one.kind, []).append((one, learnt(code, one, eyes)))
        return by_kind


def hows(found: Found, kind: str) -> set[str]:
    return {each.how for _, all_ in found[kind] for each in all_}


def test_those_who_are_told_learn_at_once(found: Found) -> None:
    for entries in found.values():
        for record, (first, *_) in entries:
            cells = record.audience.cells
            assert first.how == "told at once"
            assert first.cells == (None if cells is None else tuple(sorted(cells)))


def test_a_statement_has_nothing_to_be_learnt_later(found: Found) -> None:
    assert all(len(all_) == 1 for _, all_ in found["statement.made"])


def test_a_cable_comes_late_or_is_intercepted(found: Found) -> None:
    assert {"came late, or in other words", "read an intercepted copy"} <= hows(
        found, "cable.sent"
    ) | hows(found, "caucus.said")


def test_a_message_is_opened_and_a_brief_is_read(found: Found) -> None:
    assert "opened it" in hows(found, "inject.released")
    read = [(one, each) for one, all_ in found["brief.given"] for each in all_[1:]]
    assert read
    assert all(each.cells == (one.event.cell,) for one, each in read)


def test_a_text_of_a_circle_is_leaked_and_published(found: Found) -> None:
    assert {"was handed a leaked copy", "it was published"} <= hows(found, "proposal.tabled")


def test_a_chapter_opened_tells_everybody_what_they_did_not_hear(found: Found) -> None:
    """The walkthrough opens the cables of one delegation; those of the other stay closed."""
    opened = [
        record.event.sender
        for record, all_ in found["cable.sent"]
        for each in all_
        if each.how == "it was opened in the debrief"
    ]

    assert opened
    assert set(opened) == {CellId("ald")}


def test_a_sealed_paper_is_never_learnt(found: Found) -> None:
    sealed = [(one, all_) for one, all_ in found["ballot.cast"] if one.audience.sealed]

    assert sealed
    assert all(len(all_) == 1 for _, all_ in sealed)


def test_what_was_learnt_later_is_later(found: Found) -> None:
    for entries in found.values():
        for record, (_, *later) in entries:
            assert all(one.position > record.position and one.at >= record.at for one in later)
