"""Agreements: the text of each, who signed it, and what became of it."""

from wargame.aar.report.document import Block, Part, Quote, Text
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import Manners
from wargame.aar.sections import Table
from wargame.engine.instruments.agreement_paper import Agreement, Occurrence
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL

_STEPS = {
    "in-force": "in force",
    "alleged": "said to be broken",
    "breached": "found to be broken",
    "refused": "refused at home",
}


def agreements(reading: Reading, manners: Manners) -> Part:
    """Return all agreements that this reader may know of, and the pledges."""
    found = reading.picture.agreements.all.values()
    lead = () if found else (Text("Nothing was initialled that this reader may know of."),)
    parts = [_agreement(one, n, reading, manners) for n, one in enumerate(found, start=1)]
    pledges = _pledges(reading, manners)
    return Part("agreements", "Agreements", lead, (*parts, *pledges))


def _agreement(one: Agreement, number: int, reading: Reading, manners: Manners) -> Part:
    setting = reading.picture.setting
    kind = next((kind.title for kind in setting.agreements if kind.id == one.kind), "Agreement")
    proof = tuple(
        entry.n
        for entry in reading.entries
        if entry.record.kind.startswith(("agreement.", "breach."))
        and getattr(entry.record.event, "agreement", None) == one.id
    )
    stands = (
        f"{kind}, initialled by {reading.names(one.initials)}: {one.state.value.replace('-', ' ')}."
    )
    blocks: list[Block] = [Text(stands, proof)]
    if one.circle:
        blocks.append(Text(f"It was known to {reading.names(one.circle)} alone."))
    blocks += [*_chosen(one, setting), *(Quote(it.id, it.text) for it in one.clauses)]
    blocks += _signatures(one, reading, manners)
    life = tuple(_lived(each, reading, manners) for each in one.life)
    blocks.append(Table(f"Its life: {one.title}", ("When", "Step", "By", "Reason"), life))
    return Part(f"agreement-{number}", one.title, tuple(blocks))


def _chosen(one: Agreement, setting: Setting) -> list[Block]:
    found: list[Block] = []
    for name, wanted in one.choices.items():
        issue, option = setting.issue(name), setting.option(name, wanted)
        if issue and option:
            found.append(Quote(str(name), f"{issue.title}: {option.title}"))
    return found


def _signatures(one: Agreement, reading: Reading, manners: Manners) -> list[Block]:
    rows = tuple(
        (
            manners.time(each.at),
            reading.name(each.cell),
            ", ".join((*each.issues, *each.clauses)) or "whole",
            each.reservation,
            each.declaration,
        )
        for each in one.signatures
    )
    if not rows:
        return [Text("Nobody signed it.")]
    columns = ("When", "Party", "Articles", "Reservation", "Declaration")
    return [Table(f"Signatures: {one.title}", columns, rows)]


def _lived(one: Occurrence, reading: Reading, manners: Manners) -> tuple[object, ...]:
    by = reading.name(one.cell or CONTROL) if one.what != "in-force" else ""
    against = f", against {reading.name(one.accused)}" if one.accused else ""
    what = _STEPS.get(one.what, one.what) + against
    return (manners.time(one.at), what, by, one.reason)


def _pledges(reading: Reading, manners: Manners) -> tuple[Part, ...]:
    made = reading.picture.pledges.all.values()
    if not made:
        return ()
    rows = tuple(
        (
            manners.time(one.at),
            reading.name(one.cell),
            one.what,
            one.when,
            one.caveats,
            "taken back" if one.over_at else "stands",
        )
        for one in made
    )
    columns = ("When", "Who", "What", "By when", "Caveats", "State")
    return (Part("pledges", "Pledges", (Table("Pledges", columns, rows),)),)
