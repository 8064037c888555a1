"""What the review holds of an exercise goes with it: pictures of charts, in memory and as files."""

from typing import Any

from django.dispatch import receiver

from wargame.aar import charts
from wargame.conduct.erasing import erased


@receiver(erased)
def forget(**_: Any) -> None:  # noqa: ANN401 - whatever the signal brings
    """Throw away all pictures: which are of the exercise that was erased, nobody knows."""
    charts.forget()
