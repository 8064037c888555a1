"""Small games at random: every answer is that of the plain definition."""

from fractions import Fraction
from string import ascii_uppercase

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.bargaining import brute
from tests.engine.bargaining.given import game, party, sets
from wargame.engine import bargaining
from wargame.engine.bargaining import Extra, Solution, Space, Zone
from wargame.engine.names import OptionId

PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NUMBERS = st.integers(0, 20) | st.fractions(0, 20, max_denominator=6)
EXTRAS = st.fractions(-15, 15, max_denominator=4)


@st.composite
def spaces(draw: st.DrawFn) -> Space:
    """Draw a game of up to four parties and issues, with red lines, exclusions and bonuses."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    boxes = st.dictionaries(
        st.sampled_from(ascii_uppercase[: len(sizes)]),
        st.text("123", min_size=1, max_size=2),
        min_size=1,
        max_size=3,
    )
    parties = []
    for n in range(draw(st.integers(1, 4))):
        rows = [draw(st.lists(NUMBERS, min_size=size, max_size=size)) for size in sizes]
        red = draw(st.just({}) | st.dictionaries(st.sampled_from("AB"), st.sampled_from("123")))
        extras = draw(
            st.lists(st.builds(lambda by, of: Extra(by, sets(**of)), EXTRAS, boxes), max_size=2)
        )
        least = draw(st.fractions(-5, 60, max_denominator=4))
        parties.append(party(f"p{n}", rows, least, red, tuple(extras)))
    forbid = draw(st.lists(boxes.map(lambda of: sets(**of)), max_size=2))
    return game(*parties, forbid=tuple(forbid))


def plain(space: Space) -> list[brute.Outcome]:
    return brute.outcomes(space.grid, space.forbid)


def worths(space: Space, outcome: brute.Outcome) -> brute.Row:
    return tuple(brute.worth(table, outcome) for table in space.tables)


@PATIENT
@given(spaces())
def test_outcomes_and_what_they_are_worth(space: Space) -> None:
    assert [space.outcome(one) for one in space.coherent] == plain(space)
    for one in space.coherent:
        outcome = space.outcome(one)
        assert tuple(space.points(one).values()) == worths(space, outcome)
        assert space.codes(outcome) == [one]
        accepting = [table.cell for table in space.tables if brute.accepts(table, outcome)]
        assert list(bargaining.acceptors(space, one)) == accepting


@PATIENT
@given(spaces(), st.integers(0, 4), st.data())
def test_the_zone(space: Space, least: int, data: st.DataObject) -> None:
    needed = data.draw(st.lists(st.sampled_from(space.cells), unique=True))
    zone = bargaining.zone(space, needed, least)
    expected = []
    for one in plain(space):
        accepting = {table.cell for table in space.tables if brute.accepts(table, one)}
        if accepting >= set(needed) and len(accepting) >= least:
            expected.append(one)
    assert [space.outcome(one) for one in zone.codes] == expected
    assert zone.share * len(space.coherent) == len(expected)


def rows_of(zone: Zone) -> dict[int, brute.Row]:
    lows = [table.reservation for table in zone.space.tables]
    return {
        one: tuple(
            worth - low
            for worth, low in zip(worths(zone.space, zone.space.outcome(one)), lows, strict=True)
        )
        for one in zone.codes
    }


def chosen(rows: dict[int, brute.Row], best: set[brute.Row]) -> tuple[int, ...]:
    return tuple(one for one, row in rows.items() if row in best)


@PATIENT
@given(spaces())
def test_solutions(space: Space) -> None:
    survey = bargaining.survey(space)
    rows = rows_of(survey.zone)
    if not rows:
        assert (survey.nash, survey.egalitarian) == (None, None)
        assert (survey.kalai_smorodinsky, survey.utilitarian) == (None, None)
        return
    gains = list(rows.values())
    assert survey.nash
    assert survey.nash.codes == chosen(rows, brute.best_product(gains))
    even = brute.best_leximin(gains)
    smallest = min(min(row) for row in even)
    assert survey.egalitarian == Solution(chosen(rows, even), smallest)
    total = max(map(sum, gains))
    most = {row for row in gains if sum(row) == total}
    assert survey.utilitarian
    assert survey.utilitarian.codes == chosen(rows, most)
    assert survey.utilitarian.value == total + sum(one.reservation for one in space.tables)


@PATIENT
@given(spaces())
def test_shares_of_the_best_gain(space: Space) -> None:
    zone = bargaining.zone(space)
    rows = rows_of(zone)
    found = bargaining.kalai_smorodinsky(zone)
    assert (found is None) == (not rows)
    ideals = [max(column) for column in zip(*rows.values(), strict=True)]
    shares = {
        one: tuple(gain / ideal for gain, ideal in zip(row, ideals, strict=True) if ideal)
        for one, row in rows.items()
    }
    if found:
        best = brute.best_leximin(list(shares.values()))
        assert found.codes == chosen(shares, best)
        assert found.value == min(min(best), default=1)


@PATIENT
@given(spaces())
def test_dominance(space: Space) -> None:
    every = {one: tuple(space.points(one).values()) for one in space.coherent}
    clean = {
        one: {
            table.cell
            for table in space.tables
            if not any(space.outcome(one)[issue] in red for issue, red in table.red_lines.items())
        }
        for one in every
    }
    for one, row in every.items():
        ahead = [
            other
            for other in every
            if brute.dominates(every[other], row) and clean[other] >= clean[one]
        ]
        better = bargaining.better(space, one)
        assert bargaining.dominators(space, one, space.cells) == ahead
        assert (better is None) == (not ahead)
        if better:
            changed = {other: differing(space, one, other) for other in ahead}
            assert len(better.changes) == min(changed.values()) == changed[better.code]
            assert better.left == max(sum(every[other]) - sum(row) for other in ahead)
            assert better.count == len(ahead)
    frontier = [
        one for one in every if not any(brute.dominates(o, every[one]) for o in every.values())
    ]
    assert list(bargaining.frontier(space)) == frontier


def differing(space: Space, one: int, other: int) -> int:
    here, there = space.outcome(one), space.outcome(other)
    return sum(here[issue] != there[issue] for issue in here)


@PATIENT
@given(spaces(), st.data())
def test_prospects(space: Space, data: st.DataObject) -> None:
    zone = bargaining.zone(space)
    draft = {
        issue: data.draw(st.sampled_from(options))
        for issue, options in space.grid
        if data.draw(st.booleans())
    }
    possible = [one for one in plain(space) if draft.items() <= one.items()]
    found = bargaining.prospect(zone, draft)
    assert found.completions == len(possible)
    if not possible:
        possible = [one for one in brute.outcomes(space.grid, []) if draft.items() <= one.items()]
    for table, distance in zip(space.tables, found.distances, strict=True):
        gains = [brute.worth(table, one) - table.reservation for one in possible]
        assert (distance.worst, distance.best) == (min(gains), max(gains))
        accepting = {brute.accepts(table, one) for one in possible}
        word = "open" if len(accepting) > 1 else "yes" if True in accepting else "no"
        assert distance.accepts == word


@PATIENT
@given(spaces(), st.data())
def test_trades_help_and_hold(space: Space, data: st.DataObject) -> None:
    outcome = space.outcome(data.draw(st.sampled_from(range(len(space.sums)))))
    pair = (space.cells[0], space.cells[-1])
    before = dict(zip(space.cells, worths(space, outcome), strict=True))
    for trade in bargaining.trades(space, outcome, pair):
        after = {**outcome, **trade.changes}
        assert 1 <= len(trade.changes) <= 2
        assert after in plain(space)
        now = dict(zip(space.cells, worths(space, after), strict=True))
        assert trade.gains == {cell: now[cell] - before[cell] for cell in space.cells}
        assert min(trade.gains[cell] for cell in pair) >= 0
        assert any(trade.gains[cell] for cell in pair)


@PATIENT
@given(spaces(), st.data())
def test_no_single_change_that_helps_is_missed(space: Space, data: st.DataObject) -> None:
    outcome = space.outcome(data.draw(st.sampled_from(range(len(space.sums)))))
    pair = (space.cells[0], space.cells[-1])
    found = [one.changes for one in bargaining.trades(space, outcome, pair, most=1000)]
    tables = [space.tables[0], space.tables[-1]]
    for issue, options in space.grid:
        for option in options:
            after = {**outcome, issue: OptionId(option)}
            gains = [brute.worth(one, after) - brute.worth(one, outcome) for one in tables]
            red = any(option in one.red_lines.get(issue, ()) for one in tables)
            helps = min(gains) >= 0 and any(gains) and not red and after in plain(space)
            assert ({issue: option} in found) == helps


@PATIENT
@given(st.lists(st.fractions(0, 50, max_denominator=9), min_size=1, max_size=6))
def test_gini(values: list[Fraction]) -> None:
    found = bargaining.gini(values)
    assert found == (brute.gini(tuple(values)) if any(values) else None)
