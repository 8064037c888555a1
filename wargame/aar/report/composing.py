"""Composing: from the record, as one reader may know it, to a whole report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from wargame.aar.report import aims, analyses, annexes, entries
from wargame.aar.report.agreements import agreements
from wargame.aar.report.analyses import analysed
from wargame.aar.report.document import Document, Part, numbers_of, once, reworded
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import COARSE, Manners
from wargame.aar.report.summary import summary
from wargame.aar.report.timeline import timeline
from wargame.aar.report.votes import each_vote, votes
from wargame.aar.sight import Sight
from wargame.engine.names import CONTROL, OBSERVER

type Progress = Callable[[float], None]


def compose(code: str, sight: Sight, manners: Manners, progress: Progress) -> Document:
    """Return the report of an exercise for one reader; `progress` is told how far it is, to 100.

    Raises NoSuchExercise, and whatever `progress` raises.
    """
    reading = entries.read(code, sight)
    coarse = 0 if manners.named else COARSE // timedelta(minutes=1)
    progress(20)
    body = [summary(reading, manners)]
    if sight.viewer.cell == CONTROL:
        body.append(aims.aims(reading))
    learnt, told = analysed(
        analyses.LEARNT, code, sight, coarse, lambda part: progress(20 + part * 10)
    )
    body += [*learnt, agreements(reading, manners), votes(reading, manners)]
    counted, tables = analysed(
        analyses.COUNTED, code, sight, coarse, lambda part: progress(30 + part * 65)
    )
    body += counted
    document = _covered(reading, manners)
    behind = (
        timeline(reading, manners),
        each_vote(reading, manners),
        *(*told, *tables, numbers_of(replace(document, parts=(*body, *told, *tables)))),
        *annexes.annexes(reading, manners),
    )
    parts = once((*body, *_lettered(behind)))
    return reworded(replace(document, parts=parts), manners.hide)


def _lettered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return annexes with their letters; one that is empty is left out."""
    full = (one for one in parts if one.blocks or one.parts)
    return tuple(
        replace(one, title=f"Annex {chr(ord('A') + n)}: {one.title}") for n, one in enumerate(full)
    )


def _covered(reading: Reading, manners: Manners) -> Document:
    setting, cell = reading.picture.setting, reading.sight.viewer.cell
    whose = {CONTROL: "for control", OBSERVER: "for everyone"}
    facts = [("Exercise", setting.title), ("Delegations", reading.names(setting.cells))]
    if started := reading.of("exercise.started"):
        facts.append(("Begun", manners.when(started[0].record.at)))
    if ended := reading.of("exercise.ended"):
        facts.append(("Ended", manners.when(ended[-1].record.at)))
    facts.append(("Entries read", str(len(reading.entries))))
    return Document(
        title=setting.title,
        subtitle=f"Report {whose.get(cell) or f'for {reading.name(cell)}'}",
        exercise=reading.code,
        facts=tuple(facts),
        parts=(),
    )
