"""Two published games of one harbour: score sheets and figures, reproduced to the last unit.

The score sheets are those of a benchmark of negotiation games by S. Abdelnabi and others, published
in 2023 (LLM-Deliberation). A text passes if all but one party accept it, the company and the
department among them. Some figures are theirs; the solutions are exact brute force over them.
"""

from fractions import Fraction

import pytest

from tests.engine.bargaining.given import code, game, party, points, short
from wargame.engine import bargaining
from wargame.engine.bargaining import Solution, Space
from wargame.engine.names import CellId

SIX_PARTIES = (
    party(
        "Mayor", ((14, 8, 0), (12, 8, 0), (24, 18, 12, 0), (40, 30, 23, 0), (0, 2, 4, 7, 10)), 30
    ),
    party(
        "Other cities",
        ((0, 4, 10), (0, 0, 0), (12, 8, 6, 0), (0, 8, 13, 18), (60, 45, 30, 15, 0)),
        31,
    ),
    party(
        "Local Labour Union",
        ((15, 20, 0), (0, 0, 0), (42, 35, 25, 0), (30, 20, 10, 0), (2, 4, 6, 8, 0)),
        50,
    ),
    party(
        "SportCo", ((14, 8, 0), (11, 7, 0), (0, 5, 10, 17), (35, 29, 20, 0), (0, 5, 10, 15, 23)), 55
    ),
    party(
        "Department of Tourism",
        ((0, 11, 5), (0, 20, 25), (0, 2, 4, 9), (10, 26, 40, 0), (4, 8, 15, 12, 0)),
        65,
    ),
    party(
        "Environmental League",
        ((0, 22, 45), (0, 25, 55), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0, 0)),
        55,
    ),
)
SEVEN_PARTIES = (
    party(
        "Mayor",
        ((12, 7, 0), (10, 6, 0), (19, 14, 7, 0), (36, 23, 15, 0), (0, 2, 4, 5, 8), (7, 10, 15, 0)),
        41,
    ),
    party(
        "Other cities",
        ((0, 4, 10), (0, 0, 0), (12, 8, 6, 0), (0, 8, 13, 18), (50, 40, 30, 15, 0), (5, 10, 8, 0)),
        34,
    ),
    party(
        "Local Labour Union",
        ((12, 18, 0), (0, 0, 0), (40, 35, 25, 0), (28, 17, 8, 0), (2, 4, 6, 8, 0), (2, 3, 6, 0)),
        48,
    ),
    party(
        "SportCo",
        ((11, 7, 0), (9, 5, 0), (0, 5, 8, 14), (30, 22, 18, 0), (0, 5, 10, 15, 20), (0, 2, 8, 16)),
        54,
    ),
    party(
        "Department of Tourism",
        ((0, 9, 5), (0, 10, 18), (0, 2, 4, 7), (10, 17, 28, 0), (4, 8, 12, 10, 0), (26, 15, 8, 0)),
        56,
    ),
    party(
        "Environmental League",
        ((0, 17, 30), (0, 20, 45), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0, 0), (25, 14, 8, 0)),
        55,
    ),
    party(
        "National Heritage Committee",
        ((0, 15, 25), (0, 12, 18), (0, 0, 0, 0), (17, 12, 8, 0), (0, 0, 0, 0, 0), (40, 30, 15, 0)),
        50,
    ),
)
SIX, SEVEN = game(*SIX_PARTIES), game(*SEVEN_PARTIES)
VETO = (CellId("SportCo"), CellId("Department of Tourism"))
GAMES = pytest.mark.parametrize("space", [SIX, SEVEN], ids=["six", "seven"])


def shown(space: Space, solution: Solution | None) -> tuple[object, ...]:
    """Return the one outcome of a solution, its value, and what everybody has in it."""
    assert solution
    (found,) = solution.codes
    return short(space, found), solution.value, points(space, found)


@pytest.mark.parametrize(
    ("space", "deals", "passing", "unanimous"), [(SIX, 720, 55, 12), (SEVEN, 2880, 204, 52)]
)
def test_so_many_deals_pass(space: Space, deals: int, passing: int, unanimous: int) -> None:
    assert len(space.coherent) == deals
    assert len(bargaining.zone(space, VETO, len(space.cells) - 1).codes) == passing
    zone = bargaining.zone(space)
    assert len(zone.codes) == unanimous
    assert zone.share == Fraction(unanimous, deals)


@pytest.mark.parametrize(
    ("space", "accepting"),
    [(SIX, (55, 47, 40, 55, 55, 35)), (SEVEN, (202, 158, 166, 204, 204, 144, 198))],
)
def test_so_many_passing_deals_each_accepts(space: Space, accepting: tuple[int, ...]) -> None:
    passing = bargaining.zone(space, VETO, len(space.cells) - 1)
    who = [bargaining.acceptors(space, one) for one in passing.codes]
    assert tuple(sum(cell in one for one in who) for cell in space.cells) == accepting


@pytest.mark.parametrize(("space", "whole", "agreed"), [(SIX, 481, 12), (SEVEN, 1360, 43)])
def test_so_many_deals_are_on_the_frontier(space: Space, whole: int, agreed: int) -> None:
    frontier = bargaining.frontier(space)
    assert len(frontier) == whole
    assert len(set(frontier) & set(bargaining.zone(space).codes)) == agreed


@pytest.mark.parametrize(
    ("space", "deal", "product", "worth"),
    [
        (SIX, "A2 B3 C3 D2 E3", 6_031_872, [54, 48, 71, 57, 81, 77]),
        (SEVEN, "A2 B3 C3 D1 E3 F2", 267_079_680, [64, 50, 80, 57, 68, 76, 80]),
    ],
)
def test_nash(space: Space, deal: str, product: int, worth: list[int]) -> None:
    found = bargaining.nash(bargaining.zone(space))
    assert shown(space, found) == (deal, product, worth)


@pytest.mark.parametrize(
    ("space", "deal", "gains", "worth"),
    [
        (SIX, "A2 B3 C4 D1 E3", [3, 5, 6, 15, 22, 22], [52, 34, 56, 70, 70, 77]),
        (SEVEN, "A2 B3 C4 D1 E3 F3", [8, 8, 10, 15, 15, 15, 21], [62, 42, 58, 69, 64, 70, 65]),
    ],
)
def test_egalitarian(space: Space, deal: str, gains: list[int], worth: list[int]) -> None:
    found = bargaining.egalitarian(bargaining.zone(space))
    assert shown(space, found) == (deal, gains[0], worth)
    assert sorted(space.surplus(code(space, deal)).values()) == gains


@pytest.mark.parametrize(
    ("space", "deal", "share", "worth"),
    [
        (SIX, "A2 B3 C3 D2 E3", Fraction(2, 15), [54, 48, 71, 57, 81, 77]),
        (SEVEN, "A2 B3 C3 D2 E4 F3", Fraction(5, 22), [57, 41, 74, 60, 66, 70, 60]),
    ],
)
def test_kalai_smorodinsky(space: Space, deal: str, share: Fraction, worth: list[int]) -> None:
    found = bargaining.kalai_smorodinsky(bargaining.zone(space))
    assert shown(space, found) == (deal, share, worth)


@pytest.mark.parametrize(
    ("space", "deals", "ideals"),
    [
        (SIX, {"A2 B3 C2 D2 E4", "A2 B3 C3 D2 E3"}, [69, 54, 83, 70, 81, 77]),
        (SEVEN, {"A2 B3 C3 D2 E4 F3"}, [81, 62, 98, 77, 82, 89, 94]),
    ],
)
def test_the_smallest_share_alone_leaves_ties(
    space: Space, deals: set[str], ideals: list[int]
) -> None:
    zone = bargaining.zone(space)
    worths = [points(space, one) for one in zone.codes]
    assert [max(column) for column in zip(*worths, strict=True)] == ideals
    rooms = [ideal - table.reservation for ideal, table in zip(ideals, space.tables, strict=True)]
    least = {
        one: min(gain / room for gain, room in zip(space.surplus(one).values(), rooms, strict=True))
        for one in zone.codes
    }
    found = bargaining.kalai_smorodinsky(zone)
    assert found
    assert {short(space, one) for one in least if least[one] == found.value} == deals


@pytest.mark.parametrize(
    ("space", "deal", "total", "worth"),
    [
        (SIX, "A2 B3 C2 D2 E4", 391, [63, 35, 83, 57, 76, 77]),
        (SEVEN, "A2 B3 C3 D1 E3 F1", 496, [61, 45, 79, 55, 79, 87, 90]),
    ],
)
def test_most_welfare_in_the_zone(space: Space, deal: str, total: int, worth: list[int]) -> None:
    found = bargaining.utilitarian(bargaining.zone(space))
    assert shown(space, found) == (deal, total, worth)


@pytest.mark.parametrize(
    ("space", "deal", "total", "worth"),
    [
        (SIX, "A2 B3 C1 D1 E1", 412, [72, 76, 94, 43, 50, 77]),
        (SEVEN, "A2 B3 C1 D1 E3 F1", 517, [73, 51, 94, 47, 75, 87, 90]),
    ],
)
def test_most_welfare_of_all(space: Space, deal: str, total: int, worth: list[int]) -> None:
    best = max(space.coherent, key=lambda one: sum(points(space, one)))
    assert (short(space, best), sum(points(space, best))) == (deal, total)
    assert points(space, best) == worth


@GAMES
def test_nothing_is_better_on_the_frontier_and_something_is_off_it(space: Space) -> None:
    frontier = set(bargaining.frontier(space))
    for one in space.coherent[::7]:
        better = bargaining.better(space, one)
        assert (better is None) == (one in frontier)
        if better:
            assert min(better.gains.values()) >= 0
            assert sum(better.gains.values()) > 0
