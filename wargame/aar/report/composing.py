"""Composing: from the record, as one reader may know it, to a whole report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from wargame.aar.report import aims, analyses, annexes, entries
from wargame.aar.report.agreements import agreements
from wargame.aar.report.analyses import analysed
from wargame.aar.report.document import Document, numbers_of, reworded
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import COARSE, Manners
from wargame.aar.report.summary import summary
from wargame.aar.report.timeline import timeline
from wargame.aar.report.votes import votes
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
    parts = [summary(reading, manners)]
    if sight.viewer.cell == CONTROL:
        parts.append(aims.aims(reading))
    parts += analysed(analyses.LEARNT, code, sight, coarse, lambda part: progress(20 + part * 10))
    parts += [timeline(reading, manners), agreements(reading, manners), votes(reading, manners)]
    parts += analysed(analyses.COUNTED, code, sight, coarse, lambda part: progress(30 + part * 65))
    document = replace(_covered(reading, manners), parts=tuple(parts))
    figures = numbers_of(document)
    parts += [*((figures,) if figures.blocks else ()), *annexes.annexes(reading, manners)]
    return reworded(replace(document, parts=tuple(parts)), manners.hide)


def _covered(reading: Reading, manners: Manners) -> Document:
    setting, cell = reading.picture.setting, reading.sight.viewer.cell
    whose = {CONTROL: "for control", OBSERVER: "for everyone"}
    facts = [("Exercise", setting.title), ("Delegations", reading.names(setting.cells))]
    if started := reading.of("exercise.started"):
        facts.append(("Begun", manners.when(started[0].record.at)))
    if ended := reading.of("exercise.ended"):
        facts.append(("Ended", manners.when(ended[-1].record.at)))
    facts.append(("Entries that this report rests on", str(len(reading.entries))))
    return Document(
        title=setting.title,
        subtitle=f"Report {whose.get(cell) or f'for {reading.name(cell)}'}",
        exercise=reading.code,
        facts=tuple(facts),
        parts=(),
    )
