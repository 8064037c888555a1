"""Drafting: what all acts on a text have in common: whose it is, what it may say, how it moves on.

Whoever works on a text that is not in sight is told the same as where there is none.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from wargame.engine.audience import circle
from wargame.engine.instrument import Moment, Told, chosen
from wargame.engine.instruments.documents import (
    Choices,
    Clause,
    Clauses,
    Proposal,
    ProposalTabled,
    fresh_letters,
)
from wargame.engine.names import CONTROL, CellId, ClauseId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Exclusion
from wargame.engine.texts import clean

MOST_CLAUSES = 40


def proposal_in_sight(wanted: ProposalId, moment: Moment) -> Proposal:
    """Return a standing proposal that the acting cell can see; refuse any other alike."""
    proposal = moment.state.proposals.all.get(wanted)
    if proposal is None or not in_sight(proposal, moment):
        raise Refused(Refusal.NOT_IN_SIGHT, what="proposal")
    if proposal.withdrawn:
        raise Refused(Refusal.OVER, what="proposal")
    return proposal


def in_sight(proposal: Proposal, moment: Moment) -> bool:
    """Tell whether the acting cell sees a proposal."""
    return not proposal.circle or moment.by.cell in {CONTROL, *proposal.circle}


def named_circle(cells: tuple[CellId, ...], moment: Moment) -> tuple[CellId, ...]:
    """Return the circle that a cell names, with itself first; control sees all and is in none."""
    others = chosen(cells, moment)
    named = dict.fromkeys((moment.by.cell, *others)) if others else ()
    return tuple(cell for cell in named if cell != CONTROL)


def as_sponsor(wanted: ProposalId, moment: Moment) -> Proposal:
    """Return a proposal that the acting cell sponsors, and that nobody is voting on."""
    proposal = proposal_in_sight(wanted, moment)
    if moment.by.cell not in proposal.sponsors:
        names = ", ".join(moment.state.setting.name(cell) for cell in proposal.sponsors)
        raise Refused(Refusal.NOT_YOURS, who=names)
    return unvoted(proposal, moment)


def unvoted(proposal: Proposal, moment: Moment) -> Proposal:
    """Return a proposal on which no ballot is open; nobody votes on a text that moves."""
    if moment.state.ballots.on(proposal.id):
        raise Refused(Refusal.IN_VOTE)
    return proposal


def standing_clause(proposal: Proposal, wanted: ClauseId) -> Clause:
    """Return a clause of the version that stands; refuse one that was struck, or never was."""
    found = proposal.current.clause(wanted)
    if found is not None:
        return found
    if wanted in proposal.letters:
        raise Refused(Refusal.STRUCK, clause=wanted)
    raise Refused(Refusal.NOT_IN_SIGHT, what="clause")


def read_clause(proposal: Proposal, wanted: ClauseId, number: int) -> Clause:
    """Return a clause as it read in a version; refuse a version that had no such clause."""
    standing_clause(proposal, wanted)
    version = proposal.version(number)
    found = version.clause(wanted) if version else None
    if found is None:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    return found


def place_after(clauses: Clauses, after: ClauseId | str) -> int:
    """Return the place behind a clause that stands; behind no clause is the first place."""
    letters = ["", *(one.id for one in clauses)]
    return letters.index(after)


def broken(exclusions: tuple[Exclusion, ...], choices: Choices) -> Exclusion | None:
    """Return the first exclusion that these choices break, or None. Hollow ones never break."""
    return next((one for one in exclusions if not one.hollow and bites(one, choices)), None)


def bites(exclusion: Exclusion, choices: Choices) -> bool:
    """Tell whether all of `when` hold and something of `needs`, chosen, does not."""
    holds = all(choices.get(issue) in options for issue, options in exclusion.when.items())
    return holds and any(
        issue in choices and choices[issue] not in options
        for issue, options in exclusion.needs.items()
    )


def written(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the clauses in words that say something; raises Refused where one is too long."""
    cleaned = (clean(one, "clause", required=False) for one in texts)
    return tuple(one for one in cleaned if one)


def coherent(choices: Choices, moment: Moment) -> Choices:
    """Return choices in the order of the issues.

    Raises Refused for an option that there is not, and for options that exclude each other.
    """
    setting = moment.state.setting
    for issue, option in choices.items():
        if setting.option(issue, option) is None:
            raise Refused(Refusal.UNKNOWN, value=f"{issue}={option}", field="an issue")
    conflict = broken(setting.exclusions, choices)
    if conflict is not None:
        raise Refused(Refusal.INCOHERENT, reason=conflict.reason)
    return {one.id: choices[one.id] for one in setting.issues if one.id in choices}


def check_size(choices: Choices, clauses: Clauses) -> None:
    """Refuse a text that says nothing, or that has more clauses than a room can settle."""
    if not choices and not clauses:
        raise Refused(Refusal.EMPTY_PROPOSAL)
    if len(clauses) > MOST_CLAUSES:
        raise Refused(Refusal.LONG_TEXT, field="clauses", length=len(clauses), limit=MOST_CLAUSES)


def reworded(proposal: Proposal, texts: tuple[str, ...]) -> Clauses:
    """Return clauses in these words, written in one go; each keeps the letter that it had.

    A clause that reads as before keeps its letter wherever others come and go; one that stands in
    the place of another takes its letter over; one more than there were has a fresh letter.
    """
    before, fresh = proposal.current.clauses, iter(fresh_letters(proposal, len(texts)))
    old = [one.text for one in before]
    found: list[Clause] = []
    matcher = SequenceMatcher(None, old, list(texts), autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        kept = [one.id for one in before[start:end]]
        for n, text in enumerate(texts[first:last]):
            found.append(Clause(kept[n] if n < len(kept) else next(fresh), text))
    return tuple(found)


def another(  # noqa: PLR0913 - all that a version says, each by its name
    proposal: Proposal,
    by: CellId,
    *,
    title: str | None = None,
    choices: Choices | None = None,
    clauses: Clauses | None = None,
    why: str = "",
) -> tuple[Told, ...]:
    """Return the next version, told to all who see the text; nothing where nothing changes.

    So stances are not lost over nothing. Raises Refused where nothing or too much would be left.
    """
    before = proposal.current
    title = before.title if title is None else title
    choices = before.choices if choices is None else choices
    clauses = before.clauses if clauses is None else clauses
    if (title, choices, clauses) == (before.title, before.choices, before.clauses):
        return ()
    check_size(choices, clauses)
    event = ProposalTabled(
        proposal=proposal.id,
        version=before.number + 1,
        cell=by,
        title=title,
        choices=choices,
        clauses=clauses,
        circle=proposal.circle,
        why=why,
        draft=proposal.draft,
    )
    return (Told(event, circle(proposal.circle)),)
