"""Games to bargain in: made from plain numbers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase

from wargame.engine import bargaining
from wargame.engine.bargaining import Extra, Space, Table
from wargame.engine.names import CellId, IssueId, OptionId
from wargame.engine.score_sheets import Part

Points = Sequence[Sequence[int | Fraction]]
Sets = dict[IssueId, frozenset[OptionId]]


def party(
    name: str,
    points: Points,
    least: int | Fraction,
    red: Mapping[str, str] | None = None,
    extras: tuple[Extra, ...] = (),
) -> Table:
    """Return a party that must sign: its points by issue and option, its reservation value."""
    worth = {
        IssueId(letter): {OptionId(str(n)): Fraction(value) for n, value in enumerate(row, 1)}
        for letter, row in zip(ascii_uppercase, points, strict=False)
    }
    return Table(
        cell=CellId(name),
        part=Part.SIGNS,
        points=worth,
        red_lines=sets(**(red or {})),
        reservation=Fraction(least),
        extras=extras,
        members=(CellId(name),),
    )


def sets(**inside: str) -> Sets:
    """Return a box: `sets(A="12")` holds options 1 and 2 of issue A."""
    return {
        IssueId(issue): frozenset(OptionId(one) for one in options)
        for issue, options in inside.items()
    }


def game(*parties: Table, forbid: tuple[Sets, ...] = ()) -> Space:
    """Return the space of a game between these parties."""
    grid = tuple((issue, tuple(options)) for issue, options in parties[0].points.items())
    return bargaining.lay_out("Game", grid, parties, forbid)


def short(space: Space, code: int) -> str:
    """Return an outcome as in `A2 B3`."""
    return " ".join(f"{issue}{option}" for issue, option in space.outcome(code).items())


def code(space: Space, text: str) -> int:
    """Return the code of an outcome written as in `A2 B3`."""
    (found,) = space.codes({IssueId(one[0]): OptionId(one[1]) for one in text.split()})
    return found


def points(space: Space, code: int) -> list[int | Fraction]:
    """Return what an outcome is worth, in the order of the parties."""
    return [int(one) if one.denominator == 1 else one for one in space.points(code).values()]
