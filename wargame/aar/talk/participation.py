"""Participation: what each delegation did, in all and round by round."""

from collections import Counter
from collections.abc import Iterator

from wargame.aar import charts
from wargame.aar.charts import Chart
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame
from wargame.aar.talk.lines import forged
from wargame.engine.names import CellId
from wargame.journal.record import Record

KINDS = {
    "cable.sent": "Cables",
    "caucus.said": "Lines in caucuses",
    "statement.made": "Statements",
    "question.asked": "Questions",
    "comment.added": "Comments",
    "proposal.tabled": "Versions of texts",
    "amendment.tabled": "Amendments",
    "stance.declared": "Stances",
    "ballot.voted": "Votes",
    "move.submitted": "Moves",
}
"""What counts as taking part, and what it is called. The first five are made of words."""

WORDY = ("cable.sent", "caucus.said", "statement.made", "question.asked", "comment.added")
_WHO, _ROUND, _ACTS, _WORDS = "Delegation", "Round", "Acts", "Words"


def deeds(frame: Frame) -> Iterator[tuple[CellId, Record, str]]:
    """Yield what delegations did: who, in which entry, in which round (by its title)."""
    seen = {*forged(frame)}
    for one, current in frame.rounds():
        if one.kind not in KINDS:
            continue
        thing = getattr(one.event, "cable", "") or getattr(one.event, "line", "")
        cell = getattr(one.event, "sender", None) or one.event.cell
        if thing in seen or cell not in frame.cells:
            continue
        if thing:
            seen.add(thing)
        yield cell, one, current.title if current else ""


def section(frame: Frame) -> Section:
    """Return who took part how much, and when."""
    done = list(deeds(frame))
    by_kind = Counter((cell, one.kind) for cell, one, _ in done)
    words = Counter[CellId]()
    for cell, one, _ in done:
        words[cell] += len(one.event.text.split()) if one.kind in WORDY else 0
    silent = [frame.name(cell) for cell in frame.cells if not any(c == cell for c, _, _ in done)]
    lead = f"{len(done)} acts are counted, with {words.total()} words. "
    return Section(
        "participation",
        "Who took part",
        lead + (f"Nothing is counted of: {', '.join(silent)}." if silent else ""),
        (_words(frame, words), _rounds(frame, done)) if done else (),
        (_table(frame, by_kind, words),),
        ("Who acts most does not achieve most: see what came of it.", *frame.cautions),
    )


def _words(frame: Frame, words: Counter[CellId]) -> Chart:
    rows = [(frame.name(cell), words[cell]) for cell in frame.cells]
    return charts.bars(
        "words", "Words of each delegation", (_WHO, _WORDS), rows, across=_WHO, value=_WORDS
    )


def _rounds(frame: Frame, done: list[tuple[CellId, Record, str]]) -> Chart:
    counts = Counter((cell, title) for cell, _, title in done)
    titles = [one.title for one in frame.setting.rounds]
    played = [title for title in titles if any(title == of for _, of in counts)]
    rows = [
        (title, frame.code(cell), counts[cell, title]) for title in played for cell in frame.cells
    ]
    return charts.matrix(
        "acts-by-round",
        "Acts of each delegation, round by round",
        (_ROUND, _WHO, _ACTS),
        rows,
        down=_ROUND,
        across=_WHO,
        value=_ACTS,
    )


def _table(frame: Frame, by_kind: Counter[tuple[CellId, str]], words: Counter[CellId]) -> Table:
    rows = tuple(
        (frame.name(cell), *(by_kind[cell, kind] for kind in KINDS), words[cell])
        for cell in frame.cells
    )
    return Table("What each delegation did", (_WHO, *KINDS.values(), _WORDS), rows)
