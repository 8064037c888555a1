"""A party's own view of its sheet: what a draft is worth to it, and what it must not learn."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.bargaining import brute
from tests.engine.bargaining.given import party, sets
from tests.engine.bargaining.test_brute_force import PATIENT, spaces
from tests.engine.bargaining.test_sheets import (
    ANN,
    BEN,
    BOTH,
    DUO,
    HEAT,
    NO,
    ONE,
    STAKES,
    TRUST,
    YES,
    A,
    B,
    Z,
    scenario,
    sheet,
)
from wargame.engine import bargaining
from wargame.engine.bargaining import Extra, Space, Table
from wargame.engine.bargaining.boxes import Grid
from wargame.engine.names import IssueId, OptionId
from wargame.engine.score_sheets import Bonus, Flip

TWICE = (replace(STAKES[0], flips=(Flip(TRUST, {YES: "0", NO: "60"}, least=5),)), STAKES[1])


def grid_of(table: Table) -> Grid:
    return tuple((issue, tuple(options)) for issue, options in table.points.items())


def completions(grid: Grid, draft: dict[IssueId, OptionId]) -> list[brute.Outcome]:
    """Return all outcomes with the choices of a draft, coherent or not."""
    rows = ((draft[issue],) if issue in draft else options for issue, options in grid)
    return [dict(zip([issue for issue, _ in grid], row, strict=True)) for row in product(*rows)]


@PATIENT
@given(spaces(), st.data())
def test_no_completion_is_worth_less_or_more_than_is_said(
    space: Space, data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from(completions(space.grid, {})))
    draft = {one: option for one, option in whole.items() if data.draw(st.booleans())}
    ends = completions(space.grid, draft)
    for table in space.tables:
        told = bargaining.worth(table, space.grid, draft, {})
        values = [brute.worth(table, one) for one in ends]
        assert told.worst <= min(values) <= max(values) <= told.best
        accepting = {brute.accepts(table, one) for one in ends}
        assert told.accepts == "open" or accepting == {told.accepts == "yes"}
        assert set(told.open) == whole.keys() - draft.keys()
        assert told.above == told.worst - table.reservation


@PATIENT
@given(spaces(), st.data())
def test_a_draft_that_leaves_nothing_open_is_worth_what_it_is(
    space: Space, data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from(completions(space.grid, {})))
    for table in space.tables:
        told = bargaining.worth(table, space.grid, whole, {})
        value = brute.worth(table, whole)
        assert (told.settled, told.worst, told.best) == (value, value, value)
        assert told.accepts == ("yes" if brute.accepts(table, whole) else "no")
        red = {one for one, option in whole.items() if option in table.red_lines.get(one, ())}
        assert set(told.crossed) == red


def test_a_bonus_counts_once_it_is_due_and_stretches_the_range_while_it_may_be() -> None:
    extra = Extra(Fraction(7), sets(A="2", B="2"))
    table = party("ann", [[0, 10], [0, 20]], 25, extras=(extra,))
    first, second = IssueId("A"), OptionId("2")

    open_ = bargaining.worth(table, grid_of(table), {first: second}, {})
    shut = bargaining.worth(table, grid_of(table), {first: OptionId("1")}, {})

    assert [open_.settled, open_.worst, open_.best] == [10, 10, 37]
    assert (open_.accepts, open_.open) == ("open", (IssueId("B"),))
    assert [shut.worst, shut.best] == [0, 20]
    assert shut.accepts == "no"


def test_a_bonus_on_another_package_hangs_on_what_is_settled_there() -> None:
    table = replace(party("ann", [[0, 10]], 0), extras=(Extra(Fraction(5), {Z: frozenset({YES})}),))
    choices = {IssueId("A"): OptionId("2")}

    values = [
        bargaining.worth(table, grid_of(table), choices, elsewhere).settled
        for elsewhere in ({}, {Z: NO}, {Z: YES})
    ]

    assert values == [10, 10, 15]


def test_an_indicator_that_is_not_seen_moves_nothing() -> None:
    one = sheet(ANN, *TWICE)
    blind = bargaining.in_sight(one, {HEAT})

    assert blind.coefficients == {HEAT: "5/2"}
    ((_, table),) = bargaining.own_tables(ANN, (blind,), {HEAT: 7, TRUST: 10})
    assert table.reservation == 30 + 5
    assert table.points[A] == {YES: 60, NO: 0}
    assert bargaining.in_sight(one, {HEAT, TRUST}) == one


def test_one_without_a_level_stands_in_the_middle() -> None:
    ((_, table),) = bargaining.own_tables(ANN, (sheet(ANN),), {})

    assert table.reservation == 30


def test_own_sheets_are_those_of_all_for_whom_one_speaks() -> None:
    both = scenario(sheet(ANN), sheet(BEN, base="40"))

    assert [one.cell for one in bargaining.own_sheets(both, ONE, DUO, {HEAT})] == [ANN, BEN]
    assert [one.cell for one in bargaining.own_sheets(both, BOTH, ANN, {HEAT})] == [ANN]
    ((name, table),) = bargaining.own_tables(
        DUO, bargaining.own_sheets(both, ONE, DUO, {HEAT}), {HEAT: 5}
    )
    assert (name, table.members) == ("Main", (ANN, BEN))
    assert table.reservation == 35


def test_packages_are_kept_apart() -> None:
    side = replace(
        sheet(ANN), package="Side", stakes=(replace(STAKES[0], issue=Z),), bonuses=(BONUS,)
    )
    tables = bargaining.own_tables(ANN, (sheet(ANN), side), {})

    assert [(name, [*table.points]) for name, table in tables] == [("Main", [A, B]), ("Side", [Z])]
    assert tables[1][1].extras == (Extra(Fraction(3), {Z: frozenset({YES})}),)


BONUS = Bonus("3", {Z: (YES,)}, "because")
