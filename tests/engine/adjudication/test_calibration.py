"""Calibration of estimates: Brier scores and reliability, exactly."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.properties import many
from wargame.engine.adjudication.calibration import (
    Bin,
    Forecast,
    brier,
    by_estimator,
    reliability,
)

SAID = (
    Forecast("ast", 70, success=True),
    Forecast("bir", 20, success=True),
    Forecast("ast", 100, success=False),
    Forecast("bir", 35, success=False),
)
FORECASTS = st.lists(st.builds(Forecast, st.just("a"), st.integers(0, 100), st.booleans()))


def test_of_each_who_gave_any() -> None:
    scores = {name: brier(said) for name, said in by_estimator(SAID).items()}

    assert scores == {
        "ast": (Fraction(9, 100) + 1) / 2,
        "bir": (Fraction(64, 100) + Fraction(1225, 10000)) / 2,
    }


def test_of_nobody_there_is_none() -> None:
    assert brier(()) is None
    assert reliability(()) == ()


def test_half_and_half_earns_a_quarter() -> None:
    assert brier([Forecast("a", 50, success=one) for one in (True, False, True)]) == Fraction(1, 4)


def test_reliability_by_fifths() -> None:
    assert reliability(SAID) == (
        Bin(20, 39, 2, Fraction(55, 200), Fraction(1, 2)),
        Bin(60, 79, 1, Fraction(7, 10), Fraction(1)),
        Bin(80, 100, 1, Fraction(1), Fraction(0)),
    )


@many
@given(FORECASTS)
def test_every_estimate_is_in_one_place(forecasts: list[Forecast]) -> None:
    found = reliability(forecasts)

    assert sum(one.count for one in found) == len(forecasts)
    assert all(one.least <= one.said * 100 <= one.most for one in found)
    score = brier(forecasts)
    assert score is None or 0 <= score <= 1
