"""Proposals: a package of one option for any number of issues, and clauses in words.

A proposal is laid before everyone, or before a circle of delegations. Each change is another
version; the old ones stay to be read. Only the delegation that tabled it may change or withdraw it,
and not while it is being voted on: nobody votes on a text that moves.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.names import CONTROL, CellId, IssueId, OptionId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Exclusion
from wargame.engine.texts import clean, line

Choices = dict[IssueId, OptionId]
MOST_CLAUSES = 40


@dataclass(frozen=True, slots=True)
class TableProposal:
    """Lay a package before the circle named, or before everyone where none is named."""

    title: str
    choices: Choices = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    circle: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseProposal:
    """Replace the package by another version."""

    proposal: ProposalId
    version: int
    title: str
    choices: Choices = field(default_factory=dict)
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """Take the package off the table."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ProposalTabled:
    """A version of a package lies on the table."""

    proposal: ProposalId
    version: int
    cell: CellId
    title: str
    choices: Choices
    clauses: tuple[str, ...]
    circle: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    """The package is off the table."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class Version:
    """What a proposal said at one time."""

    number: int
    title: str
    choices: Choices
    clauses: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A package and its history; the last version stands. No circle means everyone sees it."""

    id: ProposalId
    cell: CellId
    circle: tuple[CellId, ...]
    versions: tuple[Version, ...]
    withdrawn: bool = False

    @property
    def current(self) -> Version:
        """The version that stands."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals in sight, by name, oldest first."""

    all: dict[ProposalId, Proposal] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Proposal, ...]:
        """Those that were not withdrawn."""
        return tuple(one for one in self.all.values() if not one.withdrawn)


def proposal_in_sight(wanted: ProposalId, moment: Moment) -> Proposal:
    """Return a standing proposal that the acting cell can see; refuse any other alike."""
    proposal = moment.state.proposals.all.get(wanted)
    by = moment.by.cell
    if proposal is None or (proposal.circle and by not in {CONTROL, *proposal.circle}):
        raise Refused(Refusal.NOT_IN_SIGHT, what="proposal")
    if proposal.withdrawn:
        raise Refused(Refusal.OVER, what="proposal")
    return proposal


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


def _checked(
    choices: Choices, clauses: tuple[str, ...], moment: Moment
) -> tuple[Choices, tuple[str, ...]]:
    setting = moment.state.setting
    for issue, option in choices.items():
        if setting.option(issue, option) is None:
            raise Refused(Refusal.UNKNOWN, value=f"{issue}={option}", field="an issue")
    written = tuple(text for text in (clean(c, "clause", required=False) for c in clauses) if text)
    if not choices and not written:
        raise Refused(Refusal.EMPTY_PROPOSAL)
    if len(written) > MOST_CLAUSES:
        raise Refused(Refusal.LONG_TEXT, field="clauses", length=len(written), limit=MOST_CLAUSES)
    conflict = broken(setting.exclusions, choices)
    if conflict is not None:
        raise Refused(Refusal.INCOHERENT, reason=conflict.reason)
    order = [issue.id for issue in setting.issues]
    return {issue: choices[issue] for issue in order if issue in choices}, written


def _table(command: TableProposal, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    others = chosen(command.circle, moment)
    named = tuple(dict.fromkeys((by, *others))) if others else ()
    choices, clauses = _checked(command.choices, command.clauses, moment)
    event = ProposalTabled(
        proposal=ProposalId(moment.dice.token()),
        version=1,
        cell=by,
        title=line(command.title, "title"),
        choices=choices,
        clauses=clauses,
        circle=tuple(cell for cell in named if cell != CONTROL),
    )
    return (Told(event, circle(event.circle)),)


def _own(wanted: ProposalId, moment: Moment) -> Proposal:
    proposal = proposal_in_sight(wanted, moment)
    if moment.by.cell != proposal.cell:
        raise Refused(Refusal.NOT_YOURS, who=moment.state.setting.name(proposal.cell))
    if moment.state.ballots.on(proposal.id):
        raise Refused(Refusal.IN_VOTE)
    return proposal


def _revise(command: ReviseProposal, moment: Moment) -> tuple[Told, ...]:
    proposal = _own(command.proposal, moment)
    if command.version != proposal.current.number:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    choices, clauses = _checked(command.choices, command.clauses, moment)
    title, before = line(command.title, "title"), proposal.current
    if (title, choices, clauses) == (before.title, before.choices, before.clauses):
        return ()  # stances are not lost over nothing
    event = ProposalTabled(
        proposal=proposal.id,
        version=before.number + 1,
        cell=proposal.cell,
        title=title,
        choices=choices,
        clauses=clauses,
        circle=proposal.circle,
    )
    return (Told(event, circle(proposal.circle)),)


def _withdraw(command: WithdrawProposal, moment: Moment) -> tuple[Told, ...]:
    proposal = _own(command.proposal, moment)
    return (Told(ProposalWithdrawn(proposal.id), circle(proposal.circle)),)


def _hear_tabled(part: Proposals, event: ProposalTabled, at: datetime) -> Proposals:
    version = Version(event.version, event.title, event.choices, event.clauses, at)
    known = part.all.get(event.proposal)
    earlier = known.versions if known else ()
    proposal = Proposal(event.proposal, event.cell, event.circle, (*earlier, version))
    return Proposals({**part.all, event.proposal: proposal})


def _hear_withdrawn(part: Proposals, event: ProposalWithdrawn, _: datetime) -> Proposals:
    return Proposals(
        {**part.all, event.proposal: replace(part.all[event.proposal], withdrawn=True)}
    )


PROPOSALS = Instrument(
    name="proposals",
    part=Proposals,
    acts={
        "proposal.table": Act(TableProposal, _table, Hands.BOTH),
        "proposal.revise": Act(ReviseProposal, _revise, Hands.BOTH),
        "proposal.withdraw": Act(WithdrawProposal, _withdraw, Hands.BOTH),
    },
    events={
        "proposal.tabled": (ProposalTabled, _hear_tabled),
        "proposal.withdrawn": (ProposalWithdrawn, _hear_withdrawn),
    },
)
