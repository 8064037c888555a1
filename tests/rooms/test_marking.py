"""Marking: what became of each clause between two versions, for the eye and for the ear."""

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.given import prepared
from tests.helpers.little import S1, S2, A, B
from tests.helpers.properties import many
from wargame.engine.instruments.documents import Clause, Clauses, lettered
from wargame.engine.names import ClauseId
from wargame.engine.redline import Mark, redline
from wargame.rooms.templatetags import redlines
from wargame.rooms.texts.marking import Fate, compared, marked, switched

LETTERS = st.sampled_from([ClauseId(one) for one in "ABCDEF"])
WORDS = st.text(alphabet="ab \n", max_size=8)
VERSIONS = st.lists(
    st.builds(Clause, LETTERS, WORDS), unique_by=lambda one: one.id, max_size=6
).map(tuple)


def row(letter: str, text: str) -> Clause:
    """Return a clause."""
    return Clause(ClauseId(letter), text)


def fates(before: Clauses, after: Clauses) -> list[tuple[str, str, bool]]:
    """Return letters and what became of them, in order."""
    return [(one.id, one.fate, one.moved) for one in compared(before, after)]


def test_each_clause_is_kept_reworded_added_or_struck() -> None:
    before = lettered(("One.", "Two.", "Three."))
    after = (before[0], row("C", "Three boats."), row("D", "Four."))
    assert fates(before, after) == [
        ("A", Fate.KEPT, False),
        ("B", Fate.STRUCK, False),
        ("C", Fate.REWORDED, False),
        ("D", Fate.ADDED, False),
    ]


def test_a_clause_that_moved_is_no_new_one() -> None:
    a, b, c = lettered(("One.", "Two.", "Three."))
    assert fates((a, b, c), (c, a, b)) == [
        ("C", Fate.KEPT, True),
        ("A", Fate.KEPT, False),
        ("B", Fate.KEPT, False),
    ]


def test_what_is_struck_at_the_head_stands_at_the_head() -> None:
    a, b = lettered(("One.", "Two."))
    assert [one.id for one in compared((a, b), (b,))] == ["A", "B"]


@many
@given(VERSIONS, VERSIONS)
def test_both_versions_can_be_read_in_the_marked_one(before: Clauses, after: Clauses) -> None:
    rows = compared(before, after)
    assert len(rows) == len({one.id for one in (*before, *after)})
    old = {one.id: "".join(run.text for run in one.before) for one in rows}
    new = {one.id: "".join(run.text for run in one.after) for one in rows}
    assert all(old[one.id] == one.text for one in before)
    assert all(new[one.id] == one.text for one in after)
    standing = [one.id for one in rows if one.fate is not Fate.STRUCK]
    assert standing == [one.id for one in after]


def test_options_are_compared_issue_by_issue() -> None:
    setting = prepared().state.setting
    found = switched({S1: A}, {S1: B, S2: A}, setting)
    names = [
        (one.issue.id, one.before and one.before.id, one.after and one.after.id) for one in found
    ]
    assert names == [(S1, A, B), (S2, None, A)]
    assert not any(one.same for one in found)
    assert all(one.same for one in switched({S1: A}, {S1: A}, setting))


def test_marks_are_heard_as_words_and_text_stays_text() -> None:
    html = redlines.marked(redline("the <b> boat", "the <i> boat"))
    assert html == (
        'the &lt;<del><span class="unseen">[deleted: </span>b<span class="unseen">]</span></del>'
        '<ins><span class="unseen">[inserted: </span>i<span class="unseen">]</span></ins>&gt; boat'
    )


def test_words_that_changed_one_after_another_are_marked_in_one_go() -> None:
    runs = marked("It chooses its own friends.", "It has no friends.")
    assert [(run.mark, run.text) for run in runs] == [
        (Mark.KEPT, "It "),
        (Mark.DELETED, "chooses its own"),
        (Mark.INSERTED, "has no"),
        (Mark.KEPT, " friends."),
    ]


@many
@given(WORDS, WORDS)
def test_what_is_marked_in_one_go_still_reads_as_both(before: str, after: str) -> None:
    runs = marked(before, after)
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == before
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == after
