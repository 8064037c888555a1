"""Fog: which words were caught, changed, copied or made up on their way, and who read them."""

from collections import Counter
from typing import Any

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame
from wargame.engine.fogging import CABLE, Passage
from wargame.journal.record import Record

DONE = {
    "fog.held": "held up",
    "fog.released": "let go",
    "fog.dropped": "never delivered",
    "fog.garbled": "garbled",
    "fog.intercepted": "intercepted",
    "fog.leaked": "leaked",
    "fog.forged": "forged",
    "leak.made": "text handed on",
}
"""What is done to words on their way, and what it is called."""

_DONE, _TIMES = "What was done", "Times"


def section(frame: Frame) -> Section:
    """Return every act of the fog that the reader may know."""
    done = [one for one in frame.of(*DONE) if not _put_off(one)]
    counts = Counter(DONE[one.kind] for one in done)
    rows = tuple((word, counts[word]) for word in DONE.values() if counts[word])
    chart = charts.bars(
        "fog", "What was done to words", (_DONE, _TIMES), rows, across=_DONE, value=_TIMES
    )
    titles = {one.event.proposal: one.event.title for one in frame.of("proposal.tabled")}
    columns = ("Minute", _DONE, "In the name of", "Written to", "Reached", "Words")
    table = Table(
        "Each act of the fog",
        frame.columns(*columns),
        tuple((*_row(frame, one, titles), *frame.entry(one)) for one in done),
    )
    lead = _lead(len(done)) if done else "No fog is known to this reader."
    return Section(
        "fog",
        "Cables intercepted and forged",
        lead,
        (chart,) if rows else (),
        (table,) if done else (),
        frame.cautions,
    )


def _lead(times: int) -> str:
    often = "once" if times == 1 else f"{times} times"
    return f"Words were caught, changed or handed on {often} on their way."


def _put_off(one: Record) -> bool:
    """Tell whether something that was held is only held longer, because of a pause."""
    return one.kind == "fog.held" and not one.event.orders


def _row(frame: Frame, one: Record, titles: dict[Any, str]) -> tuple[Any, ...]:
    minute, word = frame.minute(one.at), DONE[one.kind]
    if one.kind == "leak.made":
        title = titles.get(one.event.proposal, "a text")
        return minute, word, frame.name(one.event.cell), None, frame.names(one.event.to), title
    passage: Passage = one.event.passage
    about = passage.title if passage.channel == CABLE else "a line in a caucus"
    reached = None if one.kind in {"fog.held", "fog.dropped"} else frame.names(one.event.to)
    return minute, word, frame.name(passage.sender), frame.names(passage.to), reached, about
