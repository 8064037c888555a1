"""The timeline: phase by phase what was public or opened, each line tied to its entry."""

from collections.abc import Callable, Mapping
from typing import Any

from wargame.aar.report.document import Part, Text
from wargame.aar.report.entries import Entry, Reading
from wargame.aar.report.manners import Manners
from wargame.aar.sections import Table

COLUMNS = ("When", "What", "Entry")
_Line = Callable[[Any, Reading], str]


def timeline(reading: Reading, manners: Manners) -> Part:
    """Return what happened when, without what was said."""
    rows = tuple(
        (manners.time(one.record.at), said, one.n)
        for one in reading.entries
        if (said := _said(one, reading))
    )
    lead = Text(
        "Times are those at which the record took each entry down"
        f"{'' if manners.named else ', to the last five minutes'}. The last column numbers entries"
        " as the record of this reader does."
    )
    return Part("timeline", "Timeline", (lead, Table("What happened when", COLUMNS, rows)))


def _said(entry: Entry, reading: Reading) -> str:
    line = LINES.get(entry.record.kind)
    return line(entry.record.event, reading) if line else ""


def _phase(event: Any, reading: Reading) -> str:  # noqa: ANN401 - any event of phases
    phase = reading.picture.setting.phase(event.phase)
    step = reading.picture.setting.round_of(event.phase)
    title = phase.title if phase else str(event.phase)
    return f"{step.title}: {title}" if step else title


def _ballot(event: Any, reading: Reading) -> str:  # noqa: ANN401 - any event of ballots
    known = reading.picture.ballots.all.get(event.ballot)
    return f"“{known.question}”" if known else "a ballot"


def _decided(event: Any, reading: Reading) -> str:  # noqa: ANN401 - any event of ballots
    result = "adopted" if event.outcome.adopted else "not adopted"
    return f"Vote on {_ballot(event, reading)}: {result}"


def _tabled(event: Any, reading: Reading) -> str:  # noqa: ANN401 - a text
    if event.draft:
        return ""
    what = "tabled" if event.version == 1 else f"made version {event.version} of"
    return f"{reading.name(event.cell)} {what} “{event.title}”"


def _agreement(what: str) -> _Line:
    def said(event: Any, reading: Reading) -> str:  # noqa: ANN401 - any event of agreements
        known = reading.picture.agreements.all.get(event.agreement)
        title = f"“{known.title}”" if known else "an agreement"
        cell = getattr(event, "cell", None)
        by = f" by {reading.name(cell)}" if cell else ""
        return f"{title} {what}{by}"

    return said


def _ratified(event: Any, reading: Reading) -> str:  # noqa: ANN401 - what a home said
    return _agreement("ratified" if event.ratified else "refused at home")(event, reading)


def _move(event: Any, reading: Reading) -> str:  # noqa: ANN401 - a move
    return f"{reading.name(event.cell)} made a move" if event.version == 1 else ""


def _rolled(event: Any, _: Reading) -> str:  # noqa: ANN401 - a roll
    faces = " and ".join(map(str, event.dice))
    return f"Dice on a move: {faces}, {'a success' if event.success else 'a failure'}"


LINES: Mapping[str, _Line] = {
    "exercise.started": lambda *_: "The exercise began",
    "exercise.paused": lambda *_: "Everybody was paused",
    "exercise.resumed": lambda *_: "The clock ran again",
    "exercise.ended": lambda *_: "The exercise ended",
    "phase.opened": lambda event, reading: f"{_phase(event, reading)} opened",
    "phase.closed": lambda event, reading: f"{_phase(event, reading)} closed",
    "phase.skipped": lambda event, reading: f"{_phase(event, reading)} was left out",
    "proposal.tabled": _tabled,
    "proposal.withdrawn": lambda *_: "A text was withdrawn",
    "ballot.opened": lambda event, reading: f"Vote called on {_ballot(event, reading)}",
    "ballot.decided": _decided,
    "ballot.cancelled": lambda event, reading: f"Vote on {_ballot(event, reading)} stopped",
    "agreement.initialled": _agreement("initialled"),
    "agreement.signed": _agreement("signed"),
    "agreement.ratified": _ratified,
    "agreement.entered": _agreement("came into force"),
    "agreement.suspended": _agreement("suspended"),
    "agreement.resumed": _agreement("resumed"),
    "agreement.breached": _agreement("found to be broken"),
    "agreement.ended": _agreement("ended"),
    "pledge.made": lambda event, reading: f"{reading.name(event.cell)} made a pledge",
    "move.submitted": _move,
    "ruling.rolled": _rolled,
    "chapter.opened": lambda event, _: f"The chapter “{event.chapter}” of the record was opened",
}
"""What each kind of entry says; kinds without a line are many and small."""
