"""What people said and what was learnt, as parts of a review: counted, and never of a few."""

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.helpers.given import Given, started
from tests.helpers.little import AST, seat
from wargame.aar import lessons, opinions
from wargame.engine import Picture, Viewer, fold
from wargame.engine.instruments.cards import GatherCards, OpenWash, ShowCards, Written
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.finding_book import Confidence
from wargame.engine.instruments.findings import AssignRemedy, PublishFinding, WriteFinding
from wargame.engine.instruments.surveys import AddQuery, GatherReplies, OpenSurvey, PublishSurvey
from wargame.engine.names import CONTROL, FindingId, QueryId, WashId
from wargame.engine.surveying import Sort, When

CTRL = seat(CONTROL)
CALM = QueryId("t1")


def asked(*answers: str) -> Given:
    query = AddQuery("Is it calm?", Sort.SCALE, low="Wild", high="Calm")
    there = started().after(query, by=CTRL).after(OpenSurvey(When.BEFORE), by=CTRL)
    slips: tuple[dict[QueryId, str], ...] = tuple({CALM: one} for one in answers)
    return there.after(GatherReplies(When.BEFORE, slips), by=CTRL)


def seen(there: Given, cell: str) -> Picture:
    return fold(there.happened, Viewer(AST if cell == AST else CONTROL))


def shares(there: Given) -> Mapping[str, int]:
    (found,) = opinions.results(seen(there, CONTROL).surveys, shown=False)
    assert found.chart is not None
    return {row[0]: row[3] for row in found.chart.rows}


@pytest.mark.parametrize("answers", ["1125", "11111", "123451234", "5554"])
def test_a_chart_counts_what_was_said(answers: str) -> None:
    (found,) = opinions.results(seen(asked(*answers), CONTROL).surveys, shown=False)
    assert found.chart is not None
    counts = {row[0][0]: row[2] for row in found.chart.rows}
    assert counts == {str(n): Counter(answers)[str(n)] for n in range(1, 6)}
    assert found.chart.rows[0][0] == "1 Wild"


def test_shares_are_rounded_to_the_nearest_per_cent() -> None:
    assert list(shares(asked(*"111222333444555")).values()) == [20] * 5
    assert shares(asked(*"112233")) == {"1 Wild": 33, "2": 33, "3": 33, "4": 0, "5 Calm": 0}


def test_others_see_what_was_shown_to_everyone_alone() -> None:
    there = asked(*"1234")
    assert opinions.results(seen(there, AST).surveys, shown=True) == ()
    shown = there.after(PublishSurvey(When.BEFORE, CALM), by=CTRL)
    assert len(opinions.results(seen(shown, AST).surveys, shown=True)) == 1


def test_a_comparison_shows_shares_because_others_may_have_answered() -> None:
    there = asked(*"1111").after(EndExercise(), by=CTRL).after(OpenSurvey(When.AFTER), by=CTRL)
    both = there.after(GatherReplies(When.AFTER, ({CALM: "5"},) * 8), by=CTRL)
    (found,) = opinions.results(seen(both, CONTROL).surveys, shown=False)
    assert found.total == {When.BEFORE: 4, When.AFTER: 8}
    assert found.chart is not None
    assert len(found.chart.rows) == 10
    assert {row[3] for row in found.chart.rows if row[2]} == {100}


def test_a_review_has_findings_for_control_and_what_was_shown_for_others() -> None:
    there = started().after(EndExercise(), by=CTRL)
    for number in range(2):
        written = WriteFinding(f"Finding {number}", "Seen.", Confidence.LOW, entries=(3,))
        there = there.after(written, by=CTRL)
        name = FindingId("t1")
        if number == 0:
            there = there.after(PublishFinding(name), by=CTRL)
            there = there.after(AssignRemedy("Write.", "Control", None, (name,)), by=CTRL)
    mine = lessons.findings(seen(there, CONTROL), control=True)
    theirs = lessons.findings(seen(there, AST), control=False)
    assert mine.tables[-1].title == "Corrective actions"
    assert ("Entries", "3") in mine.tables[0].rows
    assert [one.title for one in theirs.tables] == ["Finding 0"]
    assert "Entries" not in [row[0] for row in theirs.tables[0].rows]


def test_a_review_has_the_cards_that_lie_before_everyone() -> None:
    there = started().after(EndExercise(), by=CTRL).after(OpenWash(("Well?",)), by=CTRL)
    slips = tuple((Written(1, f"Card {n}"),) for n in range(4))
    there = there.after(GatherCards(WashId("t1"), slips), by=CTRL)
    (card, *_) = there.state.cards.all
    shown = there.after(ShowCards((card,)), by=CTRL)
    (table,) = lessons.cards(seen(shown, AST)).tables
    assert table.title == "Well?"
    assert [row[1] for row in table.rows] == [there.state.cards.all[card].text]
