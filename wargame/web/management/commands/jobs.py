"""`manage.py jobs`: do the long work that waits, one thing after another, and go."""

import os
from typing import Any

from django.core.management.base import BaseCommand

from wargame.conduct import jobs


class Command(BaseCommand):
    """Works through all jobs at low priority; the server starts it when there is something."""

    help = "Do the reports and exports that wait, one after another, at low priority."

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - Django's options
        """Step back behind whatever serves the room, then work."""
        os.nice(jobs.NICE)
        done = jobs.work()
        self.stdout.write(f"{done} done.")
