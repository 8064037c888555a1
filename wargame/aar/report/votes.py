"""Votes: each with its rule, its result, the arithmetic, and who chose what where that was told."""

from wargame.aar.report.document import Block, Caution, Part, Text
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import Manners
from wargame.aar.sections import Table
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice
from wargame.engine.rules.ballot_paper import Outcome

COLUMNS = ("When", "Question", "Rule", "Yes", "No", "Abstained", "Silent", "Needed", "Result")


def votes(reading: Reading, manners: Manners) -> Part:
    """Return all votes that this reader may know of, in a table."""
    found = tuple(reading.picture.ballots.all.values())
    if not found:
        return Part("votes", "Votes", (Text("No vote was called."),))
    table = Table("All votes", COLUMNS, tuple(_row(one, manners) for one in found))
    return Part("votes", "Votes", (table, Text("How each was counted stands in an annex.")))


def each_vote(reading: Reading, manners: Manners) -> Part:
    """Return one vote after another: its rule, its arithmetic, and who chose what."""
    found = enumerate(reading.picture.ballots.all.values(), start=1)
    parts = tuple(_vote(one, n, reading, manners) for n, one in found)
    return Part("each-vote", "Votes, one by one", (), parts)


def _row(one: Ballot, manners: Manners) -> tuple[object, ...]:
    at, rule = manners.time(one.opened_at), RULEBOOK[one.rule].title
    told = one.outcome
    if told is None:
        how = "stopped" if one.cancelled else "open"
        return (at, one.question, rule, None, None, None, None, None, how)
    needed = told.needed or None
    result = "adopted" if told.adopted else "not adopted"
    counts = (told.yes, told.no, told.abstain, told.silent, needed)
    return (at, one.question, rule, *counts, result)


def _vote(one: Ballot, number: int, reading: Reading, manners: Manners) -> Part:
    opened = tuple(
        entry.n
        for entry in reading.of("ballot.opened", "ballot.decided", "ballot.cancelled")
        if entry.record.event.ballot == one.id
    )
    caller = reading.name(one.caller)
    kind = "secret vote" if one.secret else "vote"
    where = f" in “{one.forum}”" if one.forum else ""
    said = f"A {kind}{where}, called by {caller} on {manners.when(one.opened_at)}."
    blocks: list[Block] = [Text(said, opened), Text(f"Rule: {RULEBOOK[one.rule].words}")]
    if one.outcome:
        blocks += _result(one, one.outcome, reading)
    elif one.cancelled:
        blocks.append(Text(f"It was stopped without a count: {one.cancelled}"))
    else:
        blocks.append(Text("It came to no result."))
    return Part(f"vote-{number}", one.question, tuple(blocks))


def _result(one: Ballot, told: Outcome, reading: Reading) -> list[Block]:
    blocks: list[Block] = [Text(told.sentence), *map(Text, told.arithmetic)]
    if told.population:
        share = f"{told.yes_share} % of the population of all members."
        blocks.append(Text(f"In favour: {share}"))
    if told.caution:
        blocks.append(Caution(told.caution))
    if one.reason:
        blocks.append(Text(f"Reason given: {one.reason}"))
    if one.secret:
        blocks.append(Text("The vote was secret: nobody is told who chose what."))
    elif one.roll_call:
        blocks.append(_roll_call(one, reading))
    return blocks


def _roll_call(one: Ballot, reading: Reading) -> Table:
    """Return who chose what, one row for each choice: a body may have 27 members."""
    chosen: dict[str, list[CellId]] = {str(choice): [] for choice in Choice}
    for cell, choice in one.roll_call.items():
        chosen[str(choice)].append(cell)
    silent = [cell for cell in one.roll if cell not in one.roll_call]
    rows = [(word, len(cells), _names(cells, one, reading)) for word, cells in chosen.items()]
    rows.append(("no paper", len(silent), _names(silent, one, reading)))
    shown = tuple(row for row in rows if row[1])
    return Table(f"Roll call: {one.question}", ("Choice", "Count", "Who"), shown)


def _names(cells: list[CellId], one: Ballot, reading: Reading) -> str:
    names = one.terms.names
    return ", ".join(names.get(cell) or reading.name(cell) for cell in cells)
