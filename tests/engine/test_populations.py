"""The table of populations: replaced before the start, by one that is dated, sourced and whole."""

import pytest

from tests.engine.situations import ASK, B1, CTRL
from tests.helpers.given import prepared, started
from tests.helpers.little import AST, V, W, X, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clock import StartExercise
from wargame.engine.instruments.populations import ReplaceTable, TableReplaced
from wargame.engine.names import CellId

PEOPLE = {V: 600, W: 300, X: 100}
OLD = "Members, 2030"


def newer(people: dict[CellId, int] | None = None, table: str = OLD) -> ReplaceTable:
    return ReplaceTable(table, " Members  anew ", 2031, "A newer book", people or PEOPLE)


def test_all_forums_of_the_table_count_with_the_new_one() -> None:
    told = TableReplaced(OLD, "Members anew, 2031", "A newer book", PEOPLE, rounded=False)
    there = prepared().when(newer(), by=CTRL).then(Told(told, EVERYONE))
    there = there.after(StartExercise(anyway=True), by=CTRL).after(
        CallBallot(ASK, forum="congress"), by=CTRL
    )
    terms = there.state.ballots.all[B1].terms

    assert terms.population == PEOPLE
    assert (terms.table, terms.source) == ("Members anew, 2031", "A newer book")
    assert terms.names[V] == "Vale"


@pytest.mark.parametrize(
    "people", [{V: 600, W: 300}, {**PEOPLE, X: 0}, {**PEOPLE, CellId("Q"): 5}, {V: -1, W: 1, X: 1}]
)
def test_each_member_has_people_and_nobody_else_does(people: dict[CellId, int]) -> None:
    prepared().when(newer(people), by=CTRL).refused(Refusal.UNKNOWN)


def test_it_has_a_title_and_a_source() -> None:
    bare = ReplaceTable(OLD, "Members", 2031, " ", PEOPLE)

    prepared().when(bare, by=CTRL).refused(Refusal.EMPTY_TEXT, field="source")


def test_there_must_be_one_to_replace_and_time_for_it() -> None:
    prepared().when(newer(table="Nothing, 2030"), by=CTRL).refused(Refusal.UNKNOWN)
    started().when(newer(), by=CTRL).refused(Refusal.STARTED)
    prepared().when(newer(), by=seat(AST)).refused(Refusal.ROLE)
