"""Marking: what became of each clause between two versions of a text, word by word.

Clauses are known by their letters, so one that was moved is not taken for a new one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from wargame.engine.instruments.documents import Choices, Clause, Clauses
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import ClauseId
from wargame.engine.redline import Mark, Run, redline
from wargame.engine.scenario import Issue, Option


class Fate(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of either version, or of both, and how the one became the other."""

    id: ClauseId
    fate: Fate
    runs: tuple[Run, ...]
    moved: bool = False

    @property
    def before(self) -> tuple[Run, ...]:
        """The older wording, with what was deleted marked."""
        return tuple(run for run in self.runs if run.mark is not Mark.INSERTED)

    @property
    def after(self) -> tuple[Run, ...]:
        """The newer wording, with what was inserted marked."""
        return tuple(run for run in self.runs if run.mark is not Mark.DELETED)


@dataclass(frozen=True, slots=True)
class Switch:
    """An issue on which two versions choose differently; None where one leaves it open."""

    issue: Issue
    before: Option | None
    after: Option | None

    @property
    def same(self) -> bool:
        """Tell whether nothing changed."""
        return self.before == self.after


def marked(before: str, after: str) -> tuple[Run, ...]:
    """Return a redline to be read: words that changed one after another are marked in one go.

    Else a sentence that was written anew would be a row of single words, struck and put in turn.
    """
    runs, place = redline(before, after), 0
    found: list[Run] = []
    while place < len(runs):
        end = _stretch(runs, place)
        found += _in_one_go(runs[place:end])
        place = end
    return tuple(found)


def _stretch(runs: tuple[Run, ...], start: int) -> int:
    """Return where the changes end that begin here, with no more than a space between them."""
    end = start + 1
    if runs[start].mark is Mark.KEPT:
        return end
    while end < len(runs):
        kept = runs[end].mark is Mark.KEPT
        if kept and not (runs[end].text.isspace() and end + 1 < len(runs)):
            break
        end += 2 if kept else 1
    return end


def _in_one_go(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not {Mark.DELETED, Mark.INSERTED} <= {run.mark for run in runs}:
        return runs
    gone = "".join(run.text for run in runs if run.mark is not Mark.INSERTED)
    come = "".join(run.text for run in runs if run.mark is not Mark.DELETED)
    return (Run(Mark.DELETED, gone), Run(Mark.INSERTED, come))


def compared(before: Clauses, after: Clauses) -> tuple[Row, ...]:
    """Return all clauses in their newer order; a struck one stands after what it followed."""
    old = {one.id: one.text for one in before}
    rows: list[Row] = []
    struck, moved = _struck(before, after), _moved(before, after)
    rows += struck[None]
    for one in after:
        rows.append(_row(one, old.get(one.id), moved=one.id in moved))
        rows += struck[one.id]
    return tuple(rows)


def _row(clause: Clause, before: str | None, *, moved: bool) -> Row:
    if before is None:
        return Row(clause.id, Fate.ADDED, redline("", clause.text))
    fate = Fate.KEPT if before == clause.text else Fate.REWORDED
    return Row(clause.id, fate, marked(before, clause.text), moved)


def _struck(before: Clauses, after: Clauses) -> dict[ClauseId | None, list[Row]]:
    """Return the clauses that are gone, by the last clause before them that stands."""
    standing = {one.id for one in after}
    found: dict[ClauseId | None, list[Row]] = defaultdict(list)
    anchor: ClauseId | None = None
    for one in before:
        if one.id in standing:
            anchor = one.id
        else:
            found[anchor].append(Row(one.id, Fate.STRUCK, redline(one.text, "")))
    return found


def _moved(before: Clauses, after: Clauses) -> set[ClauseId]:
    """Return the fewest clauses of both versions whose move explains the new order."""
    both = {one.id for one in before} & {one.id for one in after}
    old, new = (_letters(one, both) for one in (before, after))
    stayed: set[ClauseId] = set()
    for start, _, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        stayed.update(old[start : start + size])
    return both - stayed


def _letters(clauses: Clauses, wanted: Iterable[ClauseId]) -> list[ClauseId]:
    return [one.id for one in clauses if one.id in wanted]


def switched(before: Choices, after: Choices, setting: Setting) -> tuple[Switch, ...]:
    """Return what either version chooses, issue by issue."""
    return tuple(
        Switch(issue, _option(issue, before, setting), _option(issue, after, setting))
        for issue in setting.issues
        if issue.id in before or issue.id in after
    )


def _option(issue: Issue, chosen: Choices, setting: Setting) -> Option | None:
    return setting.option(issue.id, chosen[issue.id]) if issue.id in chosen else None
