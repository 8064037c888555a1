"""The bell that conduct rings: it wakes this process's switchboard, and the others by radio."""

from django.dispatch import receiver

from wargame.conduct.bell import rung
from wargame.live.switchboard import SWITCHBOARD


@receiver(rung, dispatch_uid="live", weak=False)
def heard(code: str, **_: object) -> None:
    """Pass a ring on; it says which exercise moved, and nothing else."""
    SWITCHBOARD.announce(code)
