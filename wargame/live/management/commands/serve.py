"""Serve the app: HTTP and sockets from one process."""

from argparse import ArgumentParser
from typing import Any, override

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from wargame.conduct import jobs
from wargame.live import caretaker
from wargame.live.server import House, endpoint


class Command(BaseCommand):
    """Serves until it is told to stop."""

    help = "Serve the app: HTTP and sockets from one process."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the place to listen at; port 0 lets the system choose."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        """Check the database, take up work left undone, listen, say so in one line, and serve."""
        self.check(tags=[Tags.database], databases=["default"])
        jobs.tend()
        caretaker.begin()
        host, port = options["host"], options["port"]
        house = House(
            import_string(settings.ASGI_APPLICATION),
            endpoint(host, port),
            swift=settings.WARGAME_FAST_WIRE,
            listening=lambda open_port: self._say(f"Listening on {host} port {open_port}"),
        )
        house.run()
        if house.failure:
            raise CommandError(
                f"Cannot listen on {host} port {port}: {house.failure}. "
                f"If another program has the port, choose another one, such as {port + 1}."
            )

    def _say(self, sentence: str) -> None:
        """Print at once: whoever started us may be waiting for this line."""
        self.stdout.write(sentence)
        self.stdout.flush()
