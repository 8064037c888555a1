"""Control's page of estimates: what each said, what came, how well that fits. For the debrief."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.aar import sight
from wargame.aar.talk import estimates
from wargame.aar.talk.frames import frame
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def calibration(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the estimates of all rulings that stand, with their outcomes."""
    judged = estimates.judged(frame(console.code, sight.control(console.code)))
    shown: dict[str, Any] = {
        "code": console.code,
        "setting": console.picture().setting,
        "rulings": judged,
        "estimators": [
            (one.cell, one.seat, one.count, _exact(one.score))
            for one in estimates.estimators(judged)
        ],
        "all": _exact(estimates.score(judged)),
        "bins": [(one, _exact(one.said), _exact(one.came)) for one in estimates.bins(judged)],
    }
    return render(request, "web/calibration.html", shown)


def _exact(value: Fraction | None) -> tuple[str, str]:
    """Return a number as a fraction, and to three places for those who compare."""
    if value is None:
        return "", ""
    thousandths = (value * 1000 + Fraction(1, 2)).__floor__()
    return str(value), f"{thousandths // 1000}.{thousandths % 1000:03d}"
