"""`manage.py check_pack SLUG`: say everything that is wrong with a scenario pack."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import override

from django.conf import settings
from django.core.management.base import BaseCommand

from wargame import packs


class Command(BaseCommand):
    """Print every fault as “file: key: sentence” and exit with 1, or say that there is none."""

    help = (
        "Print every fault of a scenario pack with its file and key; exit with 1 if there is one."
    )
    requires_system_checks: tuple[str, ...] = ()

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a slug, or the path of a folder, and where the packs lie."""
        parser.add_argument("slug", help="the name of a pack, or the path of its folder")
        parser.add_argument("--root", type=Path, help="the folder that holds the packs")

    @override
    def handle(self, *args: object, **options: object) -> None:
        """Print what was found."""
        folder = _folder(str(options["slug"]), Path(str(options["root"] or settings.WARGAME_PACKS)))
        faults = packs.check(folder)
        for fault in faults:
            self.stdout.write(str(fault))
        name = folder.resolve().name
        if faults:
            self.stderr.write(f"{name}: {packs.count(len(faults), 'fault')}")
            sys.exit(1)
        self.stdout.write(f"{name}: no faults")
        self.stdout.write(packs.inventory(packs.read(folder), packs.walkthrough(folder)))


def _folder(named: str, root: Path) -> Path:
    """Return the folder of a pack: the one of that name among the packs, or else at that path."""
    on_shelf, elsewhere = root / named, Path(named)
    return on_shelf if named in packs.slugs(root) or not elsewhere.is_dir() else elsewhere
