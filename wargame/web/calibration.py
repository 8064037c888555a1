"""Control's page of estimates: what each said, what came, how well that fits. For the debrief."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.engine import Picture
from wargame.engine.adjudication import Method, estimates
from wargame.engine.adjudication.calibration import Forecast, brier, by_estimator, reliability
from wargame.engine.instruments.ruling_book import Ruling, giver
from wargame.engine.names import CONTROL, CellId
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def calibration(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the estimates of all rulings that stand, with their outcomes."""
    picture = console.picture()
    judged = [one for one in picture.rulings.all.values() if _counts(one)]
    given = [each for one in judged for each in forecasts(one, picture)]
    shown: dict[str, Any] = {
        "code": console.code,
        "setting": picture.setting,
        "rulings": [_row(one, picture) for one in judged],
        "estimators": [
            (CellId(name.partition("/")[0]), name.partition("/")[2], len(said), _exact(brier(said)))
            for name, said in by_estimator(given).items()
        ],
        "all": _exact(brier(given)),
        "bins": [(one, _exact(one.said), _exact(one.came)) for one in reliability(given)],
    }
    return render(request, "web/calibration.html", shown)


def _counts(ruling: Ruling) -> bool:
    return (
        ruling.method is Method.ESTIMATE and ruling.decided is not None and ruling.state != "undone"
    )


def forecasts(ruling: Ruling, picture: Picture) -> list[Forecast]:
    """Return what was said of a ruling that is decided, each with what came."""
    came = ruling.decided is not None and ruling.decided.success
    return [
        Forecast(giver(one.cell, one.seat, control=one.cell == CONTROL), one.percent, came)
        for one in picture.rulings.given(ruling.id)
        if one.percent is not None
    ]


def _row(ruling: Ruling, picture: Picture) -> dict[str, Any]:
    said = forecasts(ruling, picture)
    return {
        "move": picture.moves.all[ruling.move],
        "given": [one for one in picture.rulings.given(ruling.id) if one.percent is not None],
        "spread": estimates.spread(one.percent for one in said),
        "came": ruling.decided is not None and ruling.decided.success,
        "at": ruling.at,
    }


def _exact(value: Fraction | None) -> tuple[str, str]:
    """Return a number as a fraction, and to three places for those who compare."""
    if value is None:
        return "", ""
    thousandths = (value * 1000 + Fraction(1, 2)).__floor__()
    return str(value), f"{thousandths // 1000}.{thousandths % 1000:03d}"
