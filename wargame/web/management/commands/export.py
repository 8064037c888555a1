"""`manage.py export CODE --as VIEWER`: the record of an exercise as one viewer was told it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wargame.aar.exports import jsonl
from wargame.conduct.looks import NoSuchExercise, look
from wargame.engine import STATE, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId


class Command(BaseCommand):
    """Write JSONL: control sees all, a delegation what it was told, an observer what is public."""

    help = "Write the record of an exercise as lines of JSON, as one viewer was told it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the code, the viewer and a file."""
        parser.add_argument("code")
        parser.add_argument(
            "--as",
            dest="viewer",
            default=CONTROL,
            help="control (default), observer, projector, or a delegation's id",
        )
        parser.add_argument(
            "--to", dest="path", default="", help="a file; standard output without it"
        )

    def handle(self, *_: Any, code: str, viewer: str, path: str, **__: Any) -> None:  # noqa: ANN401 - Django's options
        """Write the lines, or say what is wrong."""
        wanted = self._viewer(code, viewer)
        written = jsonl.lines(code, wanted)
        if not path:
            for line in written:
                self.stdout.write(line)
            return
        with Path(path).open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in written)
        self.stderr.write(f"The record of {code} as {viewer} is in {path}.")

    def _viewer(self, code: str, viewer: str) -> Viewer:
        try:
            cells = look(code, STATE).picture.setting.cells
        except NoSuchExercise as unknown:
            raise CommandError(
                f"There is no exercise {code}. The desk lists those there are."
            ) from unknown
        known = (CONTROL, OBSERVER, PROJECTOR, *cells)
        if viewer not in known:
            raise CommandError(f"“{viewer}” is nobody here. Choose one of: {', '.join(known)}.")
        return Viewer(CellId(viewer))
