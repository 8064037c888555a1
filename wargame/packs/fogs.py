"""From `fog.toml` to standing orders; and which of its rules could do nothing, or would show."""

from collections.abc import Iterator

from wargame.engine.fogging import CABLE, CAUCUS, DELAY, FORGE, GARBLE, INTERCEPT, FogOrder
from wargame.engine.instruments.caucuses import LIMIT
from wargame.engine.names import CellId, FogId
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.fog_shapes import FogFile, FogRow
from wargame.packs.places import Spot, word, words

FILE = "fog.toml"
NEEDED = {
    INTERCEPT: (("to", "Say who reads the copy."),),
    FORGE: (
        ("to", "Say who reads the forgery."),
        ("claims", "Say in whose name it is forged."),
        ("text", "A forgery has a text. Write it."),
    ),
}
ONLY_FOR = {"minutes": DELAY, "share": GARBLE, "claims": FORGE, "subject": FORGE, "text": FORGE}


def build_fog(pack: Pack) -> tuple[FogOrder, ...]:
    """Return the rules of a pack without faults; none where it has no such file."""
    return tuple(map(_order, FogFile.model_validate(pack.table(FILE)).fog))


def _order(row: FogRow) -> FogOrder:
    return FogOrder(
        id=FogId(row.id),
        effect=row.effect,
        channel=row.channel,
        senders=tuple(map(CellId, row.senders)),
        receivers=tuple(map(CellId, row.receivers)),
        to=tuple(map(CellId, row.to)),
        minutes=row.minutes,
        share=row.share,
        during=row.round,
        times=row.times,
        source=row.source,
        claims=CellId(row.claims),
        subject=row.subject,
        text=row.text.strip(),
    )


def faults_of_fog(pack: Pack) -> Iterator[Fault]:
    """Yield faults of rules that lack something, say too much, or would be seen through."""
    for spot in pack.spots(FILE, "fog[]"):
        if isinstance(spot.value, dict):
            yield from _lacks(spot)
            yield from _spare(spot)
            yield from _shows(spot)
            if spot.value.get("effect") == FORGE:
                yield from _unfit(spot)


def _lacks(spot: Spot) -> Iterator[Fault]:
    for key, said in NEEDED.get(word(spot.value.get("effect")), ()):
        if not spot.value.get(key):
            yield Fault(FILE, spot.at(key), said)


def _spare(spot: Spot) -> Iterator[Fault]:
    effect = spot.value.get("effect")
    for key, wanted in ONLY_FOR.items():
        if spot.value.get(key) and effect != wanted:
            said = f"Only a rule that is to {wanted} has this. Take it out, or change the effect."
            yield Fault(FILE, spot.at(key), said)


def _shows(spot: Spot) -> Iterator[Fault]:
    row = spot.value
    if row.get("claims") and row.get("claims") in words(row.get("to")):
        said = f"“{row['claims']}” would read a forgery in its own name. Take it out of “to”."
        yield Fault(FILE, spot.at("to"), said)


def _unfit(spot: Spot) -> Iterator[Fault]:
    """Yield what a forgery lacks as a cable, or has too much of as a line of a caucus."""
    row = spot.value
    channel, subject = row.get("channel", ""), row.get("subject")
    if channel != CAUCUS and not subject:
        yield Fault(FILE, spot.at("subject"), "A cable has a subject. Write it.")
    if channel == CAUCUS and subject:
        yield Fault(FILE, spot.at("subject"), "A line of a caucus has no subject. Take it out.")
    if channel != CABLE and len(str(row.get("text", ""))) > LIMIT:
        said = f"A line of a caucus has {LIMIT} letters at most. Shorten it, or forge cables alone."
        yield Fault(FILE, spot.at("text"), said)
