"""Clauses: the sponsors of a text work on it clause by clause, several of them at once.

Whoever words a clause says which version they had before them. If others have changed the clause
meanwhile, both changes are made; where they meet, both wordings stand side by side in square
brackets and both authors hold the clause. No word that anybody wrote is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from wargame.engine.instrument import Act, Hands, Moment, Told
from wargame.engine.instruments.brackets import TWO_WORDINGS, placed
from wargame.engine.instruments.documents import NO_CLAUSE, Clause, Clauses, Proposal, fresh_letters
from wargame.engine.instruments.drafting import (
    another,
    as_sponsor,
    place_after,
    read_clause,
    standing_clause,
)
from wargame.engine.merging import merge
from wargame.engine.names import CellId, ClauseId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

WHY = 300


@dataclass(frozen=True, slots=True)
class EditClause:
    """Word a clause anew; `version` is the one that the writer had before them."""

    proposal: ProposalId
    version: int
    clause: ClauseId
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class AddClause:
    """Add a clause behind another, or before all where none is named; it gets a fresh letter."""

    proposal: ProposalId
    text: str
    after: ClauseId = NO_CLAUSE


@dataclass(frozen=True, slots=True)
class StrikeClause:
    """Take a clause out, as it read in this version."""

    proposal: ProposalId
    clause: ClauseId
    version: int


@dataclass(frozen=True, slots=True)
class MoveClause:
    """Set a clause behind another, or before all where none is named; it keeps its letter."""

    proposal: ProposalId
    clause: ClauseId
    after: ClauseId = NO_CLAUSE


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody writes for a clause, having read it in a version."""

    clause: ClauseId
    version: int
    text: str
    cell: CellId
    why: str = ""


def worded(proposal: Proposal, wording: Wording) -> tuple[Told, ...]:
    """Return what becomes of a text in which somebody words a clause; nothing where it stands.

    Raises Refused where the clause was struck, was never read, or gets too long.
    """
    read = read_clause(proposal, wording.clause, wording.version)
    standing = standing_clause(proposal, wording.clause)
    merged = merge(read.text, standing.text, wording.text)
    new = Clause(standing.id, clean(merged.text, "clause"))
    clauses = tuple(new if one.id == new.id else one for one in proposal.current.clauses)
    told = another(proposal, wording.cell, clauses=clauses, why=wording.why)
    if merged.clean or not told:
        return told
    holders = dict.fromkeys((*_authors(proposal, wording), wording.cell))
    return (*told, *placed(proposal, new.id, tuple(holders), TWO_WORDINGS))


def _authors(proposal: Proposal, wording: Wording) -> list[CellId]:
    """Return those who have worded a clause since the version that was read."""
    since = [one for one in proposal.versions if one.number >= wording.version]
    return [
        later.cell
        for earlier, later in pairwise(since)
        if earlier.clause(wording.clause) != later.clause(wording.clause)
    ]


def inserted(proposal: Proposal, text: str, after: ClauseId) -> Clauses:
    """Return the clauses with one more behind another; refused where that one was struck."""
    clauses = proposal.current.clauses
    if after:
        standing_clause(proposal, after)
    place = place_after(clauses, after)
    (fresh,) = fresh_letters(proposal)
    new = Clause(fresh, clean(text, "clause"))
    return (*clauses[:place], new, *clauses[place:])


def without(proposal: Proposal, clause: ClauseId) -> Clauses:
    """Return the clauses but one; refused where that was struck already, or never was."""
    struck = standing_clause(proposal, clause)
    return tuple(one for one in proposal.current.clauses if one != struck)


def _edit(command: EditClause, moment: Moment) -> tuple[Told, ...]:
    wording = Wording(
        clause=command.clause,
        version=command.version,
        text=clean(command.text, "clause"),
        cell=moment.by.cell,
        why=line(command.why, "why", WHY, required=False),
    )
    return worded(as_sponsor(command.proposal, moment), wording)


def _add(command: AddClause, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    clauses = inserted(proposal, command.text, command.after)
    return another(proposal, moment.by.cell, clauses=clauses)


def _strike(command: StrikeClause, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    read = read_clause(proposal, command.clause, command.version)
    if read != standing_clause(proposal, command.clause):
        raise Refused(Refusal.STALE, version=proposal.current.number)
    return another(proposal, moment.by.cell, clauses=without(proposal, command.clause))


def _move(command: MoveClause, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    moved = standing_clause(proposal, command.clause)
    if command.after == command.clause:
        return ()
    if command.after:
        standing_clause(proposal, command.after)
    others = without(proposal, command.clause)
    place = place_after(others, command.after)
    return another(proposal, moment.by.cell, clauses=(*others[:place], moved, *others[place:]))


CLAUSE_ACTS: Mapping[str, Act] = {
    "clause.edit": Act(EditClause, _edit, Hands.BOTH),
    "clause.add": Act(AddClause, _add, Hands.BOTH),
    "clause.strike": Act(StrikeClause, _strike, Hands.BOTH),
    "clause.move": Act(MoveClause, _move, Hands.BOTH),
}
