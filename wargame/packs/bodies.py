"""Forums that are real bodies: the table of members, who casts whose vote, what the rule asks for.

A forum names its table by `body`, a file of fixtures/tables/. The members that take no part in
what it decides are `out`. `[forums.blocs]`, or else the `[blocs]` of the pack, say which
delegation casts the vote of each member; that mapping is an assumption of the author.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Papers, Terms
from wargame.engine.rules.bodies import Body
from wargame.packs.faults import Fault, Faulty
from wargame.packs.files import Pack
from wargame.packs.frame_shapes import ForumRow
from wargame.packs.matter import options
from wargame.packs.places import Spot, number, words
from wargame.packs.tables import read_table

FILE: Final = "scenario.toml"
TABLES: Final = Path(__file__).resolve().parents[2] / "fixtures" / "tables"


def tables() -> dict[str, Path]:
    """Return the tables that a forum can name."""
    return {path.stem: path for path in sorted(TABLES.glob("*.toml"))}


def terms_of(row: ForumRow, everywhere: dict[str, str]) -> Terms:
    """Return the terms of a forum without faults. `everywhere` are the blocs of the pack."""
    body = read_table(tables()[row.body]) if row.body else None
    spoken = {CellId(one): CellId(cell) for one, cell in (row.blocs or everywhere).items()}
    members = body.ids if body else ()
    needs = "vetoes" in RULEBOOK[row.rule].needs
    standing = body.permanent if body and needs else ()
    return Terms(
        population=body.population if body else {},
        rounded=body.rounded if body else False,
        vetoes=tuple(map(CellId, row.vetoes)) or standing,
        needed=row.needed,
        quorum=row.quorum,
        joining=tuple(map(CellId, row.joining)),
        matters=tuple(row.matters),
        blocs={one: spoken[one] for one in members if one not in row.out},
        names={one.id: one.name for one in body.members} if body else {},
        table=f"{body.title}, {body.year}" if body else "",
        source=body.source if body else "",
        binding=row.binding,
    )


def faults_of_bodies(pack: Pack) -> Iterator[Fault]:
    """Yield faults of tables, blocs, and of what a rule asks for."""
    for spot in pack.spots(FILE, "forums[]"):
        if isinstance(spot.value, dict):
            yield from _body(pack, spot)
    yield from _options(pack)


def _body(pack: Pack, spot: Spot) -> Iterator[Fault]:
    slug, known = spot.value.get("body", ""), tables()
    if not isinstance(slug, str):
        return
    if not slug:
        yield from _without(spot)
    elif slug not in known:
        said = f"There is no table “{slug}”. Write one of: {', '.join(known)}."
        yield Fault(FILE, spot.at("body"), said)
    else:
        yield from _with(pack, spot, known[slug])


def _without(spot: Spot) -> Iterator[Fault]:
    for key in ("blocs", "out"):
        if spot.value.get(key):
            said = "This means nothing without a table. Write body, or take it out."
            yield Fault(FILE, spot.at(key), said)
    voters = words(spot.value.get("voters"))
    yield from _named(spot, voters, "does not vote here")
    yield from _countable(spot, voters, {})
    yield from _secret(spot)


def _with(pack: Pack, spot: Spot, path: Path) -> Iterator[Fault]:
    try:
        body = read_table(path)
    except Faulty as found:
        said = f"The table {path.name} has a fault: {found.faults[0].sentence}"
        yield Fault(FILE, spot.at("body"), said)
        return
    out = words(spot.value.get("out"))
    for stranger in (one for one in out if one not in body.ids):
        said = f"The table has no member “{stranger}”. Take it out."
        yield Fault(FILE, spot.at("out"), said)
    taking = tuple(one for one in body.ids if one not in out)
    yield from _blocs(pack, spot, body, taking)
    yield from _named(spot, taking, "takes no part here")
    yield from _countable(spot, taking, body.population, body.permanent)
    yield from _secret(spot)


def _blocs(pack: Pack, spot: Spot, body: Body, taking: tuple[str, ...]) -> Iterator[Fault]:
    """Yield faults of who casts whose vote: for each member somebody who votes here."""
    blocs, place = _mapping(pack, spot)
    voters = words(spot.value.get("voters"))
    for member, cell in blocs.items():
        if member not in body.ids:
            said = f"The table {body.title} has no such member. Take it out."
            yield Fault(FILE, place(f"blocs.{member}"), said)
        elif member in taking and cell not in voters:
            said = f"“{cell}” does not vote in “{spot.name}”. Write one of: {', '.join(voters)}."
            yield Fault(FILE, place(f"blocs.{member}"), said)
    nobody = [one for one in taking if one not in blocs]
    if nobody:
        said = f"Nobody casts the vote of {', '.join(nobody)}. Add each to [blocs]."
        yield Fault(FILE, spot.at("body"), said)
    idle = [one for one in voters if one not in {blocs.get(member) for member in taking}]
    if idle and not nobody:
        said = f"No member votes through {', '.join(idle)}. Add one to [blocs], or take it out."
        yield Fault(FILE, spot.at("voters"), said)


def _mapping(pack: Pack, spot: Spot) -> tuple[dict[str, str], Callable[[str], str]]:
    """Return who casts whose vote in a forum, and how a fault of that is named."""
    own = spot.value.get("blocs")
    if isinstance(own, dict) and own:
        return _words(own), spot.at
    return _words(pack.table(FILE).get("blocs")), str


def _words(table: object) -> dict[str, str]:
    pairs = table.items() if isinstance(table, dict) else ()
    return {one: cell for one, cell in pairs if isinstance(cell, str)}


def _named(spot: Spot, known: tuple[str, ...], said: str) -> Iterator[Fault]:
    for key in ("vetoes", "joining"):
        for one in words(spot.value.get(key)):
            if one not in known:
                sentence = f"“{one}” {said}. Write one of: {', '.join(known)}."
                yield Fault(FILE, spot.at(key), sentence)
    for key in ("needed", "quorum"):
        wanted = number(spot.value.get(key)) or 0
        if wanted > len(known):
            sentence = f"Only {len(known)} vote here. Write {len(known)} or less."
            yield Fault(FILE, spot.at(key), sentence)


def _countable(
    spot: Spot,
    voters: tuple[str, ...],
    population: dict[CellId, int],
    permanent: tuple[CellId, ...] = (),
) -> Iterator[Fault]:
    """Yield a fault where the rule, or what it becomes, could not count for want of a fact."""
    row = spot.value
    becomes = row.get("becomes")
    papers = Papers(
        tuple(map(CellId, voters)),
        {},
        population=population,
        vetoes=tuple(map(CellId, words(row.get("vetoes")))) or permanent,
        needed=number(row.get("needed")) or 0,
        joining=tuple(map(CellId, words(row.get("joining")))),
    )
    rules = {"rule": row.get("rule")}
    if isinstance(becomes, dict):
        rules["becomes.rule"] = becomes.get("rule")
    for key, name in rules.items():
        rule = RULEBOOK.get(name) if isinstance(name, str) else None
        if rule is not None and rule.lacks(papers):
            said = f"This rule cannot count without {rule.lacks(papers)}. Add that, or change it."
            yield Fault(FILE, spot.at(key), said)


def _secret(spot: Spot) -> Iterator[Fault]:
    rule = RULEBOOK.get(str(spot.value.get("rule")))
    if spot.value.get("secret") is True and rule and (rule.telling or spot.value.get("body")):
        said = "Its result would tell who voted what in secret. Write secret = false."
        yield Fault(FILE, spot.at("secret"), said)


def _options(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each option that an issue does not have."""
    known = options(pack)
    named = [
        (spot, spot.path.split("settles.", 1)[1].rsplit("[", 1)[0])
        for spot in pack.spots(FILE, "forums[].settles{}[]")
    ]
    named += [
        (spot, str(row.value["becomes"].get("issue", "")))
        for row in pack.spots(FILE, "forums[]")
        for spot in row.walk("becomes.options[]")
    ]
    for spot, issue in named:
        if issue in known and isinstance(spot.value, str) and spot.value not in known[issue]:
            said = f"Issue “{issue}” has no option “{spot.value}”."
            yield Fault(FILE, spot.key, f"{said} Write one of: {', '.join(known[issue])}.")
