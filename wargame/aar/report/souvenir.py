"""The souvenir of a delegation: what it wanted, what it got, and what it did not know.

The last holds only what control has opened since; nothing in it says how much is still closed.
"""

from wargame.aar.report import entries
from wargame.aar.report.agreements import agreements
from wargame.aar.report.document import Block, Document, Part, Quote, Text, reworded
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import Manners
from wargame.aar.sections import Table
from wargame.aar.sight import Sight
from wargame.aar.wording import MACHINERY, Names, said
from wargame.engine.instruments.intents import Intent
from wargame.engine.names import CellId

LONGEST = 400
"""A souvenir quotes no more of what somebody wrote."""


def souvenir(code: str, sight: Sight, manners: Manners) -> Document:
    """Return the souvenir of the delegation whose sight this is; raises NoSuchExercise."""
    reading = entries.read(code, sight)
    cell, setting = sight.viewer.cell, reading.picture.setting
    document = Document(
        title=setting.title,
        subtitle=f"A souvenir for {setting.name(cell)}",
        exercise=code,
        facts=(("Delegation", setting.name(cell)), ("Exercise", setting.title)),
        parts=(_wanted(reading, cell), _got(reading, manners, cell), _unknown(reading, manners)),
    )
    return reworded(document, manners.hide)


def _wanted(reading: Reading, cell: CellId) -> Part:
    own = [one for one in reading.picture.intents.stated if one.cell == cell]
    blocks: list[Block] = [block for one in own for block in _intent(one, reading)]
    paper = reading.picture.briefs.papers.get(cell)
    brief = tuple(
        Quote(one.kind.replace("-", " "), one.text) for one in (paper.positions if paper else ())
    )
    parts = (Part("brief", "From your brief", brief),) if brief else ()
    return Part("wanted", "What you wanted", (*blocks, *_none(blocks, "You wrote no aims.")), parts)


def _intent(one: Intent, reading: Reading) -> list[Block]:
    rounds = {it.id: it.title for it in reading.picture.setting.rounds}
    found: list[Block] = [
        Text(f"{rounds.get(one.round, 'Then')}: you wanted {_quoted(one.wants)}.")
    ]
    found += [Text(f"You would have given {_quoted(one.trades)}.")] if one.trades else []
    found += [Text(f"You expected {_quoted(one.expects)}.")] if one.expects else []
    return found


def _quoted(text: str) -> str:
    return f"“{text.strip().removesuffix('.')}”"


def _got(reading: Reading, manners: Manners, cell: CellId) -> Part:
    picture = reading.picture
    results = tuple(
        (
            manners.time(one.opened_at),
            one.question,
            "adopted" if one.outcome.adopted else "not adopted",
        )
        for one in picture.ballots.all.values()
        if one.outcome and cell in one.voters
    )
    moved = tuple(
        (one.title, one.values[0][1], one.value) for one in picture.indicators.readings.values()
    )
    tables = (
        Table("Votes in which you had a voice", ("When", "Question", "Result"), results),
        Table("How the world moved", ("Indicator", "At the start", "At the end"), moved),
    )
    return Part(
        "got",
        "What you got",
        tuple(one for one in tables if one.rows),
        (agreements(reading, manners),),
    )


def _unknown(reading: Reading, manners: Manners) -> Part:
    rows = []
    names = Names.of((one.record.kind, one.record.event) for one in reading.entries)
    for one in reading.entries:
        record = one.record
        if record.kind in MACHINERY or record.audience.includes(reading.sight.viewer):
            continue
        words = said(record.kind, record.event, reading.picture.setting, names)
        who = reading.name(words.who) if words.who else ""
        texts = " ".join((words.head, *(text for _, text in words.lines))).strip()
        rows.append((manners.time(record.at), words.title, who, texts[:LONGEST]))
    table = Table("Opened since", ("When", "What", "Whose", "Words"), tuple(rows))
    lead = Text("Nothing that you did not know has been opened.")
    return Part("unknown", "What you did not know", (table,) if rows else (lead,))


def _none(blocks: list[Block], sentence: str) -> tuple[Block, ...]:
    return () if blocks else (Text(sentence),)
