"""Reading: a proposal as a document, with what each clause has come to and what is asked of it."""

from dataclasses import dataclass
from typing import Any

from wargame.engine.instruments.amendment_list import Amendment, Change
from wargame.engine.instruments.brackets import clause_state
from wargame.engine.instruments.documents import Clause, Proposal, Version
from wargame.engine.names import CellId, ClauseId
from wargame.engine.redline import Run
from wargame.engine.scenario import Issue, Option
from wargame.rooms.panel import Scene
from wargame.rooms.texts.marking import marked

SHOWN_CLAUSES = (Change.REPLACE, Change.STRIKE)


@dataclass(frozen=True, slots=True)
class Holder:
    """A delegation that holds a clause in brackets, and why, where it has said so."""

    cell: CellId
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What somebody asks for: words marked in the clause they read, or another option.

    `older` says that the clause reads otherwise by now, or was struck.
    """

    amendment: Amendment
    runs: tuple[Run, ...]
    issue: Issue | None = None
    option: Option | None = None
    standing: Option | None = None
    older: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A clause as it stands on a screen."""

    clause: Clause
    state: str
    holders: tuple[Holder, ...]
    changes: tuple[Marked, ...]
    public: int
    inside: int


def document(proposal: Proposal, scene: Scene) -> dict[str, Any]:
    """Return the version that stands, clause by clause, and the open amendments to it."""
    version = proposal.current
    changes = _changes(proposal, scene)
    placed = [one.id for one in version.clauses]
    return {
        "proposal": proposal,
        "version": version,
        "choices": chosen(version, scene),
        "lines": tuple(_line(one, proposal, changes, scene) for one in version.clauses),
        "switches": tuple(one for one in changes if one.issue),
        "elsewhere": tuple(
            one for one in changes if not one.issue and one.amendment.clause not in placed
        ),
        "whole": _count(proposal, ClauseId(""), scene),
    }


def chosen(version: Version, scene: Scene) -> list[tuple[Issue, Option]]:
    """Return the options of a version, in the order of the issues."""
    setting = scene.picture.setting
    found = (
        (issue, setting.option(issue.id, version.choices[issue.id]))
        for issue in setting.issues
        if issue.id in version.choices
    )
    return [(issue, option) for issue, option in found if option is not None]


def _line(clause: Clause, proposal: Proposal, changes: tuple[Marked, ...], scene: Scene) -> Line:
    part = scene.picture.brackets
    public, inside = _count(proposal, clause.id, scene)
    return Line(
        clause=clause,
        state=clause_state(scene.picture, proposal, clause.id).value,
        holders=tuple(
            Holder(cell, part.reason(proposal.id, clause.id, cell))
            for cell in part.on(proposal.id, clause.id)
        ),
        changes=tuple(
            one for one in changes if not one.issue and one.amendment.clause == clause.id
        ),
        public=public,
        inside=inside,
    )


def _count(proposal: Proposal, clause: ClauseId, scene: Scene) -> tuple[int, int]:
    """Return how many comments all can read, and how many one's own delegation alone."""
    said = scene.picture.comments.on(proposal.id, clause)
    inside = sum(one.inside for one in said)
    return len(said) - inside, inside


def _changes(proposal: Proposal, scene: Scene) -> tuple[Marked, ...]:
    """Return the open amendments of a text, oldest first."""
    return tuple(
        change(one, proposal, scene) for one in scene.picture.amendments.on(proposal.id) if one.open
    )


def change(one: Amendment, proposal: Proposal, scene: Scene) -> Marked:
    """Return an amendment with its words marked in the clause that its author had read."""
    setting = scene.picture.setting
    if one.change is Change.CHOOSE:
        standing = proposal.current.choices.get(one.issue)
        return Marked(
            one,
            (),
            setting.issue(one.issue),
            setting.option(one.issue, one.option),
            setting.option(one.issue, standing) if standing else None,
        )
    read = proposal.version(one.version) or proposal.current
    clause = read.clause(one.clause) if one.change in SHOWN_CLAUSES else None
    older = clause is not None and proposal.current.clause(one.clause) != clause
    return Marked(one, marked(clause.text if clause else "", one.text), older=older)
