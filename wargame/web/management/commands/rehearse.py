"""`manage.py rehearse SLUG`: play a pack's walkthrough, and print who can look at it and where."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wargame.conduct.rehearsal import Rehearsed, Unplayable, rehearse
from wargame.packs import Faulty


class Command(BaseCommand):
    """Play the walkthrough through the real use cases; leave the exercise there."""

    help = "Play a pack's walkthrough and print a link for each viewer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pack, where to stop, and the form of the answer."""
        parser.add_argument("slug", help="a pack, or pack/name for another walkthrough of it")
        parser.add_argument("--until", default="", help="stop when this round has opened")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_: Any, slug: str, until: str, json: bool, **__: Any) -> None:  # noqa: ANN401 - Django's options
        """Show progress on standard error and the links on standard output."""
        try:
            played = rehearse(slug, until=until, progress=self._progress)
        except (Unplayable, Faulty) as fault:
            raise CommandError(str(fault)) from fault
        self.stderr.write("")
        links = addresses(played)
        self.stdout.write(_json(links) if json else _lines(links))

    def _progress(self, done: int, total: int, what: str) -> None:
        end = "" if self.stderr.isatty() else "\n"
        if end and done % 20 and done != total:
            return
        self.stderr.write(f"\rPlaying step {done} of {total}: {what:<24}", ending=end)


def addresses(played: Rehearsed) -> dict[str, Any]:
    """Return the rehearsed exercise with each token made into an address."""
    base = settings.WARGAME_URL
    plain = asdict(played)
    return {
        "code": played.code,
        "address": base,
        **{who: f"{base}/enter/{plain[who]}/" for who in ("control", "projector", "observer")},
        "seats": {seat: f"{base}/enter/{token}/" for seat, token in played.seats.items()},
    }


def _json(links: dict[str, Any]) -> str:
    return json.dumps(links, ensure_ascii=False)


def _lines(links: dict[str, Any]) -> str:
    seats = [f"  {seat:<12} {url}" for seat, url in links["seats"].items()]
    named = [f"  {who:<12} {links[who]}" for who in ("control", "projector", "observer")]
    return "\n".join((f"Exercise {links['code']}, each link signs that viewer in:", *named, *seats))
