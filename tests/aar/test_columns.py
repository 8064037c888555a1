"""Columns of tables: numbers to the right with the same places; figures' numbers in two ways."""

import re
from fractions import Fraction
from typing import Any

import pytest

from wargame.aar import charts
from wargame.aar.exports.cells import safe
from wargame.aar.exports.columns import columns, widths
from wargame.aar.exports.report_html import html
from wargame.aar.exports.report_pdf import _plain
from wargame.aar.report.document import (
    SHORT,
    Caution,
    Document,
    Part,
    annex_of,
    beside,
    numbers_of,
    once,
    part_of,
)
from wargame.aar.report.tables import all_tables
from wargame.aar.sections import Section, Table


def column(*cells: Any) -> tuple[bool, tuple[str, ...]]:  # noqa: ANN401 - whatever stands in a table
    (found,) = columns(("Title",), tuple((one,) for one in cells))
    return found.right, found.cells


@pytest.mark.parametrize(
    "cells",
    [
        (1, 20, None),
        (Fraction(3, 2), 7),
        (0.5, 2),
        ("3.0%", "60.2%"),
        ("0.1204", "0.0866"),
        ("26/36", "65/100"),
        ("-29.5", "+8.1"),
    ],
)
def test_what_is_read_as_a_number_stands_to_the_right(cells: tuple[Any, ...]) -> None:
    assert column(*cells)[0]


@pytest.mark.parametrize(
    "cells", [("Kyiv", "Moscow"), (True, False), (None, ""), ("12:30", "9:00"), (1, "none"), ()]
)
def test_words_times_and_nothing_stand_to_the_left(cells: tuple[Any, ...]) -> None:
    assert not column(*cells)[0]


def test_all_numbers_of_a_column_have_as_many_places() -> None:
    assert column(27, Fraction(787, 10), None)[1] == ("27.0", "78.7", "")
    assert column(Fraction(15), 751302 / 100, Fraction(53, 100))[1] == ("15.00", "7513.02", "0.53")
    assert column(3, Fraction(8, 2), 5.0)[1] == ("3", "4", "5")


def test_no_head_and_no_number_is_broken_where_there_is_room() -> None:
    given = columns(
        ("Such packages", "The nearest", "Most"), ((22, "word " * 60, Fraction(13, 2)), (0, "", 1))
    )
    wide = widths(given, 104)
    assert sum(wide) <= 104
    assert wide[0] > len("packages")
    assert wide[1] > wide[0]
    assert wide[2] > len("Most")


def test_a_spreadsheet_gets_points_as_numbers() -> None:
    assert safe(Fraction(27)) == 27
    assert safe(Fraction(787, 10)) == 78.7


def matrix(rows: tuple[tuple[str, str, int], ...]) -> charts.Chart:
    names = ("From", "To", "Lines")
    return charts.matrix("m", "Who", names, rows, down="From", across="To", value="Lines")


def test_numbers_of_a_matrix_are_a_table_of_two_ways() -> None:
    rows = tuple((a, b, n) for n, (a, b) in enumerate((a, b) for a in "XY" for b in "KLM"))
    _, table = beside(matrix(rows))
    assert table.columns == ("From", "K", "L", "M")
    assert table.rows == (("X", 0, 1, 2), ("Y", 3, 4, 5))


def test_numbers_with_a_gap_stay_a_list() -> None:
    rows = (("X", "K", 1), ("X", "L", 2), ("Y", "K", 3))
    assert beside(matrix(rows))[1].rows == rows


def test_long_tables_stand_in_an_annex_and_are_named_where_they_were() -> None:
    short = Table("Short", ("n",), ((1,),))
    long = Table("Long", ("n",), tuple((n,) for n in range(SHORT + 1)))
    section = Section("s", "S", "Found.", (), (short, long, Table("Empty", ("n",), ())))
    body, annex = part_of(section), annex_of(section)
    assert [one for one in body.blocks if isinstance(one, Table)] == [short]
    assert "“Long”" in str(body.blocks)
    assert annex.blocks == (long,)


def test_a_caution_is_said_once() -> None:
    both = (Caution("One run."), Caution("Few rolls."))
    first, second = once((Part("a", "A", both), Part("b", "B", (), (Part("c", "C", both[:1]),))))
    assert first.blocks == both
    assert second.parts[0].blocks == ()


def test_print_and_page_know_which_columns_are_numbers() -> None:
    table = Table("T", ("Who", "Points"), (("Kyiv", Fraction(27, 2)),))
    document = Document("T", "S", "X", (), (Part("p", "P", (table,)),))
    assert _plain(document)["parts"][0]["blocks"][0]["figures"] == [False, True]
    page = html(document)
    assert '<th scope="col" class="figures">Points</th>' in page
    assert '<td class="figures">13.5</td>' in page


@pytest.mark.usefixtures("real_press")
def test_a_page_has_figures_for_phones_and_no_two_regions_of_one_name() -> None:
    chart = matrix((("X", "K", 1), ("X", "L", 2), ("Y", "K", 3)))
    table = Table("Issue by issue", ("n",), ((1,),))
    parts = (Part("a", "A", (chart, table)), Part("b", "B", (table,)))
    page = html(Document("T", "S", "X", (), parts))
    assert 'id="chart-m-narrow"' in page
    labels = re.findall(r'role="region" aria-label="([^"]+)"', page)
    assert len(labels) == len(set(labels)) == 3


def test_numbers_of_figures_say_where_they_stood_and_come_once_into_a_workbook() -> None:
    rows = tuple((f"D{n}", n) for n in range(9))
    first, second = (
        charts.bars(name, "Acts", ("Who", "Acts"), rows, across="Who", value="Acts")
        for name in "ab"
    )
    parts = (Part("a", "Morning", (first,)), Part("b", "Evening", (second,)))
    document = Document("T", "S", "X", (), parts)
    annex = numbers_of(document)
    assert [one.title for one in annex.blocks if isinstance(one, Table)] == [
        "Morning: Acts",
        "Evening: Acts",
    ]
    whole = Document("T", "S", "X", (), (*parts, annex))
    assert [one.rows for one in all_tables(whole)] == [rows, rows]
