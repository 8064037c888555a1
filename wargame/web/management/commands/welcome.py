"""Print a link that signs the facilitator in once: for a server, where nobody sees the start."""

from typing import Any, override

from django.conf import settings
from django.core.management.base import BaseCommand

from wargame.conduct import opening


class Command(BaseCommand):
    """Prints one link."""

    help = "Print a link that signs the facilitator in once."

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        """Make the link, and print it alone, so that a script can take it."""
        self.stdout.write(f"{settings.WARGAME_URL}/enter/{opening.welcome()}/")
