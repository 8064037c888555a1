"""The tables of an export: one sheet a matter, of what one reader may know, with plain columns."""

from collections.abc import Iterator

from wargame.aar.charts import Chart
from wargame.aar.report.document import FIGURES, Document
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import Manners
from wargame.aar.report.timeline import LINES
from wargame.aar.sections import Table
from wargame.engine.chapters import Chapter

Rows = Iterator[tuple[object, ...]]


def tables(reading: Reading, manners: Manners) -> tuple[Table, ...]:
    """Return all tables; one without rows is kept, so that files of two runs are alike."""
    return (
        Table("Entries", ("n", "time", "kind", "what"), tuple(_entries(reading, manners))),
        Table("Votes", _VOTES, tuple(_votes(reading, manners))),
        Table("Papers", ("vote", "question", "voter", "choice"), tuple(_papers(reading))),
        Table("Texts", _TEXTS, tuple(_texts(reading, manners))),
        Table("Choices", ("text", "version", "issue", "option"), tuple(_choices(reading))),
        Table("Agreements", _AGREEMENTS, tuple(_agreements(reading, manners))),
        Table("Signatures", _SIGNATURES, tuple(_signatures(reading, manners))),
        Table("Pledges", ("time", "who", "what", "state"), tuple(_pledges(reading, manners))),
        Table("Cables", _CABLES, tuple(_cables(reading, manners))),
        Table("Statements", ("time", "who", "text"), tuple(_statements(reading, manners))),
        Table("Indicators", _INDICATORS, tuple(_indicators(reading, manners))),
        Table("Moves", ("time", "who", "version", "action"), tuple(_moves(reading, manners))),
        Table("Rolls", _ROLLS, tuple(_rolls(reading, manners))),
    )


def all_tables(document: Document) -> tuple[Table, ...]:
    """Return the tables and the charts' rows of a report, as tables."""
    found = [it for _, one in document.walk() if one.id != FIGURES for it in one.blocks]
    return tuple(
        one if isinstance(one, Table) else Table(one.title, one.columns, one.rows)
        for one in found
        if isinstance(one, Table | Chart)
    )


_VOTES = (
    *("vote", "time", "question", "forum", "rule", "secret"),
    *("yes", "no", "abstain", "silent", "needed", "result"),
)
_TEXTS = ("text", "version", "time", "who", "title", "clauses")
_AGREEMENTS = ("agreement", "time", "kind", "title", "state", "initialled by")
_SIGNATURES = ("agreement", "time", "party", "articles", "reservation", "declaration")
_CABLES = ("time", "from", "to", "classification", "subject", "text")
_INDICATORS = ("indicator", "title", "time", "value", "reason")
_ROLLS = ("n", "time", "move", "number", "sides", "dice", "odds", "success")


def _entries(reading: Reading, manners: Manners) -> Rows:
    for one in reading.entries:
        line = LINES.get(one.record.kind)
        said = line(one.record.event, reading) if line else ""
        yield one.n, manners.when(one.record.at), one.record.kind, said


def _votes(reading: Reading, manners: Manners) -> Rows:
    for one in reading.picture.ballots.all.values():
        told = one.outcome
        counts: tuple[object, ...] = (None,) * 5
        result = "stopped" if one.cancelled else "open"
        if told:
            counts = (told.yes, told.no, told.abstain, told.silent, told.needed)
            result = "adopted" if told.adopted else "not adopted"
        about = (one.id, manners.when(one.opened_at), one.question, one.forum, one.rule)
        yield (*about, one.secret, *counts, result)


def _papers(reading: Reading) -> Rows:
    """Yield who chose what in votes that were counted in the open."""
    for one in reading.picture.ballots.all.values():
        if not one.secret:
            for cell, choice in one.roll_call.items():
                name = one.terms.names.get(cell) or reading.name(cell)
                yield one.id, one.question, name, str(choice)


def _texts(reading: Reading, manners: Manners) -> Rows:
    for one in reading.of("proposal.tabled"):
        event = one.record.event
        if not event.draft:
            words = " ".join(f"{clause.id}. {clause.text}" for clause in event.clauses)
            when, who = manners.when(one.record.at), reading.name(event.cell)
            yield event.proposal, event.version, when, who, event.title, words


def _choices(reading: Reading) -> Rows:
    for one in reading.of("proposal.tabled"):
        event = one.record.event
        for issue, option in () if event.draft else event.choices.items():
            yield event.proposal, event.version, issue, option


def _agreements(reading: Reading, manners: Manners) -> Rows:
    for one in reading.picture.agreements.all.values():
        by = reading.names(one.initials)
        yield one.id, manners.when(one.at), one.kind, one.title, one.state.value, by


def _signatures(reading: Reading, manners: Manners) -> Rows:
    for one in reading.picture.agreements.all.values():
        for each in one.signatures:
            articles = ", ".join((*each.issues, *each.clauses)) or "whole"
            who, when = reading.name(each.cell), manners.when(each.at)
            yield one.id, when, who, articles, each.reservation, each.declaration


def _pledges(reading: Reading, manners: Manners) -> Rows:
    for one in reading.picture.pledges.all.values():
        state = "taken back" if one.over_at else "stands"
        yield manners.when(one.at), reading.name(one.cell), one.what, state


def _cables(reading: Reading, manners: Manners) -> Rows:
    for one in reading.of("cable.sent"):
        event = one.record.event
        if reading.sight.chapter(one.record) is Chapter.CABLES:
            ends = reading.name(event.sender), reading.names(event.to)
            words = event.classification, event.subject, event.text
            yield (manners.when(one.record.at), *ends, *words)


def _statements(reading: Reading, manners: Manners) -> Rows:
    for one in reading.of("statement.made"):
        event = one.record.event
        yield manners.when(one.record.at), reading.name(event.cell), event.text


def _indicators(reading: Reading, manners: Manners) -> Rows:
    for one in reading.picture.indicators.readings.values():
        for at, value, reason in one.values:
            yield one.id, one.title, manners.when(at), value, reason


def _moves(reading: Reading, manners: Manners) -> Rows:
    for one in reading.of("move.submitted"):
        event = one.record.event
        yield manners.when(one.record.at), reading.name(event.cell), event.version, event.action


def _rolls(reading: Reading, manners: Manners) -> Rows:
    for one in reading.of("ruling.rolled"):
        event = one.record.event
        dice = ", ".join(map(str, event.dice))
        name = event.move, event.number, event.sides, dice, event.odds, event.success
        yield (one.n, manners.when(one.record.at), *name)
