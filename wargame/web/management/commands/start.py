"""Start on this machine: prepare what is missing, say where to go, and serve."""

import socket
from io import StringIO
from typing import Any, override

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from wargame import packs
from wargame.conduct import opening

WHITE_ON_BLACK, PLAIN = "\x1b[97;40m", "\x1b[0m"

GREETING = """
Sign in as the facilitator (this link works once):
    {link}

Everybody else, on the same network:
    {address}
"""
OTHERS = "If a phone cannot reach that address, try: {addresses}\n"
LOOK_AROUND = """Look around in a rehearsed exercise (in another terminal):
    .venv/bin/python manage.py rehearse {slug}
Stop with Ctrl+C.
"""


class Command(BaseCommand):
    """Prepares the database, greets the facilitator, and serves."""

    help = "Prepare the database, print a sign-in link and the address, and serve."

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is missing, greet, and serve until told to stop."""
        host, port = settings.WARGAME_HOST, settings.WARGAME_PORT
        must_be_free(host, port)
        if pending():
            self.stdout.write("Preparing the database ...")
            call_command("migrate", verbosity=0)
        slugs = self._packs()
        self._greet()
        if slugs:
            self.stdout.write(LOOK_AROUND.format(slug=slugs[0]))
        call_command("serve", host=host, port=port)

    def _packs(self) -> list[str]:
        """Read every scenario pack; return those without faults, and name the others."""
        sound = []
        for slug in opening.shelf():
            try:
                self.stdout.write(f"Scenario: {opening.pack(slug).title}")
                sound.append(slug)
            except packs.Faulty:
                self.stderr.write(
                    f"The scenario {slug} has faults and cannot be played. To see them: "
                    f".venv/bin/python manage.py check_pack {slug}"
                )
        return sound

    def _greet(self) -> None:
        """Print the sign-in link, the address and its QR code."""
        address = settings.WARGAME_URL
        link = f"{address}/enter/{opening.welcome()}/"
        self.stdout.write(GREETING.format(link=link, address=address))
        self.stdout.write(drawn(address, coloured=self.stdout.isatty()))
        if others := [it for it in settings.WARGAME_URLS if it != address]:
            self.stdout.write(OTHERS.format(addresses=", ".join(others)))


def drawn(address: str, *, coloured: bool) -> str:
    """Return a QR code of `address`; with colours it is dark on light on any terminal."""
    drawing = StringIO()
    segno.make(address, error="m").terminal(drawing, border=2, compact=True)
    lines = drawing.getvalue().splitlines()
    return "\n".join(f"{WHITE_ON_BLACK}{it}{PLAIN}" if coloured else it for it in lines)


def pending() -> bool:
    """Return whether the database lacks a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def must_be_free(host: str, port: int) -> None:
    """Raise when nobody could listen at this place, before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as problem:
            raise CommandError(
                f"Cannot listen on {host} port {port}: {problem.strerror}. If another program "
                f"has the port, choose another one: make run PORT={port + 1}"
            ) from None
