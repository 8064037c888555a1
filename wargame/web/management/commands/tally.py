"""`manage.py tally RULE`: count a vote under a rule, and say what follows and why."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import listed
from wargame.engine.rules.rulebook import RULEBOOK
from wargame.engine.rules.tally import Tally, Unclear, Vote, plain, tally
from wargame.packs.faults import Faulty
from wargame.packs.tables import read_table

TABLES: Final = Path(settings.BASE_DIR) / "fixtures" / "tables"
UNION: Final = "eu27-population-2025.toml"
COUNCIL: Final = "un-security-council.toml"
GROUPS: Final = {
    "yes": "members in favour; who is then named nowhere puts in no paper",
    "no": "members against",
    "abstain": "members that abstain",
    "declare": "members that abstain with a formal declaration",
    "out": "members that take no part in the act",
    "joining": "members that would take part in an enhanced cooperation",
}
SHARES: Final = ("yes_population_pct", "declared_population_pct")


class Command(BaseCommand):
    """Print the sentence, the arithmetic and what would have turned it, or the same as JSON."""

    help = "Count a vote. Members that are not named vote in favour. Rules: " + ", ".join(RULEBOOK)
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the rule, the members in each group, and a table in place of the usual one."""
        parser.add_argument("rule", help="a rule, such as eu.qmv or unanimity")
        for name, words in GROUPS.items():
            parser.add_argument(f"--{name}", default="", metavar="IT,HU", help=words)
        parser.add_argument("--matter", action="append", default=[], help="as in: military")
        parser.add_argument("--needed", type=int, default=0, help="votes needed, for n-of-m")
        parser.add_argument("--table", type=Path, help="a table of members; see fixtures/tables/")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_: Any, **options: Any) -> None:  # noqa: ANN401 - Django's options
        """Print the count, or say what cannot be counted."""
        counted = _counted(options)
        if options["json"]:
            self.stdout.write(json.dumps(_numbers(plain(counted)), indent=2, ensure_ascii=False))
            return
        for line in _lines(counted):
            self.stdout.write(line)


def _counted(options: dict[str, Any]) -> Tally:
    rule = str(options["rule"])
    usual = COUNCIL if rule.startswith("un.") else UNION
    groups = {name: _members(options[name]) for name in GROUPS}
    vote = Vote(rule, **groups, matters=tuple(options["matter"]), needed=options["needed"])
    try:
        return tally(vote, read_table(options["table"] or TABLES / usual))
    except (Faulty, Unclear) as refused:
        raise CommandError(str(refused)) from refused


def _members(text: str) -> tuple[CellId, ...]:
    codes = (one.strip().upper() for one in text.split(","))
    return tuple(CellId(one) for one in codes if one)


def _numbers(told: dict[str, object]) -> dict[str, object]:
    """Return what is told with its shares as numbers, which is what readers of JSON expect."""
    shares = {name: float(str(told[name])) for name in SHARES if told[name] is not None}
    return {**told, **shares}


def _lines(counted: Tally) -> list[str]:
    told = counted.outcome
    lines = [told.sentence, "", f"{counted.rule.title}. {counted.rule.words}", *told.arithmetic]
    if told.decisive:
        lines.append(f"Decisive, each alone: {listed(told.decisive)}.")
    if told.change:
        turned = "not adopted" if told.adopted else "adopted"
        turn = f"{listed(told.change.voters)} choosing “{told.change.choice}”"
        lines.append(f"The fewest who would turn it: {turn}; then it is {turned}.")
    lines.append("")
    lines += [f"{rule.title}: {other.sentence}" for rule, other in counted.others]
    return [*lines, "", f"Table: {counted.body.title}, {counted.body.year}."]
