"""Who decides, by which rule, and whom numbers and injects reach in each line-up."""

from collections.abc import Iterator
from fractions import Fraction

from wargame.engine.names import CONTROL
from wargame.engine.rules import WEIGHTED
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.lineups import covered, lineups, merges, seated
from wargame.packs.places import Spot, number, words

FILE = "scenario.toml"


def faults_of_forums(pack: Pack) -> Iterator[Fault]:
    """Yield faults of rules, thresholds, weights and voters."""
    for spot in pack.spots(FILE, "forums[]"):
        if isinstance(spot.value, dict):
            yield from _threshold(spot)
            yield from _weights(spot)
            yield from _secrecy(pack, spot)
            yield from unseated(pack, FILE, spot, "voters")


def _threshold(spot: Spot) -> Iterator[Fault]:
    threshold, rule = spot.value.get("threshold", ""), spot.value.get("rule")
    if not isinstance(threshold, str) or not threshold:
        return
    if not _is_share(threshold):
        said = f"“{threshold}” is no share. Write two whole numbers, as in “2/3”, up to “1/1”."
        yield Fault(FILE, spot.at("threshold"), said)
    if isinstance(rule, str) and rule != WEIGHTED:
        said = f"The rule {rule} asks for no share. Take it out, or write {WEIGHTED} as the rule."
        yield Fault(FILE, spot.at("threshold"), said)


def _is_share(text: str) -> bool:
    over, slash, under = text.partition("/")
    digits = over.isascii() and over.isdigit() and under.isascii() and under.isdigit()
    if not (slash and digits and len(text) < 10 and int(under)):  # noqa: PLR2004 - four digits each
        return False
    return 0 < Fraction(int(over), int(under)) <= 1


def _weights(spot: Spot) -> Iterator[Fault]:
    weights, rule = spot.value.get("weights"), spot.value.get("rule")
    if not isinstance(weights, dict):
        return
    if isinstance(rule, str) and rule != WEIGHTED:
        said = f"The rule {rule} weighs nobody. Take them out, or write {WEIGHTED} as the rule."
        yield Fault(FILE, spot.at("weights"), said)
    for cell in (one for one in weights if one not in words(spot.value.get("voters"))):
        said = f"“{cell}” does not vote here. Add it to the voters, or take its weight out."
        yield Fault(FILE, spot.at(f"weights.{cell}"), said)


def _secrecy(pack: Pack, spot: Spot) -> Iterator[Fault]:
    """Yield a fault where the weights would tell who voted what in a secret ballot."""
    row, standing = spot.value, merges(pack)
    weights, voters = row.get("weights"), words(row.get("voters"))
    if (
        row.get("secret") is not True
        or row.get("rule") != WEIGHTED
        or not set(voters) <= set(standing)
    ):
        return
    given = {
        cell: number(weights.get(cell, 1)) or 0 if isinstance(weights, dict) else 1
        for cell in voters
    }
    for name, lineup in lineups(pack).items():
        sums = {
            sum(given.get(one, 0) for one in covered(cell, lineup, standing))
            for cell in seated(voters, lineup, standing)
        }
        if len(sums) > 1:
            said = f"In the line-up “{name}” the weights would tell who voted what in secret."
            said = f"{said} Write secret = false, or weigh all alike."
            yield Fault(FILE, spot.at("secret"), said)


def unseated(pack: Pack, file: str, spot: Spot, key: str) -> Iterator[Fault]:
    """Yield a fault for each line-up in which a list of cells would be nobody."""
    standing = merges(pack)
    cells = tuple(cell for cell in words(spot.value.get(key)) if cell != CONTROL)
    if not cells or not set(cells) <= set(standing):
        return
    for name, lineup in lineups(pack).items():
        if not seated(cells, lineup, standing):
            said = f"In the line-up “{name}” this is nobody. Add a delegation that is played in it."
            yield Fault(file, spot.at(key), said)
