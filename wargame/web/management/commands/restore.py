"""`manage.py restore FILE`: an exported record made into an exercise again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wargame.aar.exports import jsonl
from wargame.conduct.restoring import restore
from wargame.people.models import Facilitator


class Command(BaseCommand):
    """Read JSONL written by `export --as control`, and print the code of the exercise it makes."""

    help = "Make an exercise from a record that was exported as control."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and who is to run the exercise."""
        parser.add_argument("path")
        parser.add_argument(
            "--for", dest="facilitator", default="", help="the account that is to run it"
        )

    def handle(self, *_: Any, path: str, facilitator: str, **__: Any) -> None:  # noqa: ANN401 - Django's options
        """Write the exercise whole or not at all."""
        try:
            with Path(path).open(encoding="utf-8") as file:
                cover, records = jsonl.read(file)
        except (OSError, UnicodeDecodeError, jsonl.Unreadable) as fault:
            raise CommandError(f"{path} cannot be restored: {fault}") from fault
        rows = Facilitator.objects.order_by("pk")
        keeper = rows.filter(username=facilitator).first() if facilitator else rows.first()
        self.stdout.write(restore(cover, records, by=keeper))
