"""From an order of options to points: the first takes the weight of the issue, the last nothing."""

from fractions import Fraction

from wargame.packs.score_shapes import FlipRow, StakeRow

SHARES = {2: (100, 0), 3: (100, 50, 0), 4: (100, 70, 40, 0), 5: (100, 70, 40, 10, 0)}
"""How many hundredths of the weight each place of an order takes, by the number of options."""


def places(order: str) -> list[str]:
    """Return the options of an order such as `d > e > c`, the best first."""
    return [part.strip() for part in order.split(">")]


def weight(stake: StakeRow) -> Fraction:
    """Return what the best option of an issue is worth."""
    if stake.points:
        return max(map(Fraction, stake.points.values()))
    return Fraction(stake.weight or 0)


def points(row: StakeRow | FlipRow, best: Fraction) -> dict[str, Fraction]:
    """Return the points of each option; an order must be one of two to five options."""
    if row.points:
        return {option: Fraction(value) for option, value in row.points.items()}
    ordered = places(row.order or "")
    shares = zip(ordered, SHARES[len(ordered)], strict=True)
    return {option: best * share / 100 for option, share in shares}
