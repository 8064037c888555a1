"""The terms of an agreement: its kind, who is a party, and what must have been decided before."""

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementDrawnUp, AgreementHooksGiven
from wargame.engine.instruments.agreement_kinds import played
from wargame.engine.instruments.agreement_paper import Agreement, Cells
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.ballot_terms import Seen
from wargame.engine.instruments.documents import Choices, Proposal
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import AgreementId, CellId, IssueId, OptionId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Forum
from wargame.engine.treaties import Gate, Treaty


def hand_over_hooks(moment: Moment) -> tuple[Told, ...]:
    """Return what the steps of agreements will set off, told to control."""
    hooks = {one.id: one.hooks for one in moment.scenario.agreements}
    return (Told(AgreementHooksGiven(hooks), CONTROL_ALONE),) if hooks else ()


def draw_up(proposal: Proposal, moment: Moment) -> AgreementDrawnUp:
    """Return the agreement that the version which stands would be, with its parties."""
    version, circle = proposal.current, proposal.circle
    kind = kind_of(version.choices, circle, moment)
    guarantors = {
        one.cell: tuple(issue for issue in one.issues if issue in version.choices)
        for one in (kind.guarantors if kind else ())
        if not circle or one.cell in circle
    }
    return AgreementDrawnUp(
        agreement=AgreementId(moment.dice.token()),
        kind=kind.id if kind else "",
        proposal=proposal.id,
        version=version.number,
        title=version.title,
        choices=version.choices,
        clauses=version.clauses,
        signatories=kind.signatories if kind else circle,
        guarantors=guarantors,
        guarantees=min(kind.guarantees, len(guarantors)) if kind else 0,
        ratifiers=tuple(one.cell for one in kind.gates) if kind else (),
        circle=circle,
    )


def kind_of(choices: Choices, circle: Cells, moment: Moment) -> Treaty | None:
    """Return the kind of a text: the one that settles most of what it chooses, or None.

    A text of a circle has a kind only where all who must sign can see it.
    """
    found = [
        one
        for one in _kinds(moment)
        if all(issue in choices for issue in one.issues)
        and (not circle or set(one.signatories) <= set(circle))
    ]
    return max(found, key=lambda one: len(one.issues), default=None)


def _kinds(moment: Moment) -> tuple[Treaty, ...]:
    return tuple(played(one, moment.scenario, moment.lineup) for one in moment.scenario.agreements)


def kind_named(wanted: str, moment: Moment) -> Treaty | None:
    """Return the kind of that name as it is played, or None."""
    return next((one for one in _kinds(moment) if one.id == wanted), None)


def gate_of(agreement: Agreement, cell: CellId, moment: Moment) -> Gate | None:
    """Return what ratification at home hangs on, or None where nothing does."""
    kind = kind_named(agreement.kind, moment)
    gates = kind.gates if kind else ()
    return next((one for one in gates if one.cell == cell), None)


def check_needs(agreement: Agreement, moment: Moment) -> None:
    """Refuse a signature before a forum has adopted what the text needs from it."""
    for forum, issue, option in undecided(agreement, moment.state):
        words = chosen_words(issue, option, moment.state.setting)
        raise Refused(Refusal.AGREEMENT_NEEDS, forum=forum.title, what=words)


def undecided(agreement: Agreement, seen: Seen) -> list[tuple[Forum, IssueId, OptionId]]:
    """Return what a text chooses that a forum has to adopt first and has not.

    Only what all know counts who see the agreement, so every picture gives the same answer.
    """
    kind = next((one for one in seen.setting.agreements if one.id == agreement.kind), None)
    found = []
    for need in kind.needs if kind else ():
        forum = seen.setting.forum(need.forum)
        for issue, options in need.when.items():
            option = agreement.choices.get(issue)
            if forum and option and option in options:
                found.append((forum, issue, option))
    return [one for one in found if not _adopted(*one, agreement, seen)]


def chosen_words(issue: IssueId, option: OptionId, setting: Setting) -> str:
    """Return an option as a sentence names it."""
    chosen = setting.option(issue, option)
    return f"{issue} {option}{f' ({chosen.title})' if chosen else ''}"


def _adopted(
    forum: Forum, issue: IssueId, option: OptionId, agreement: Agreement, seen: Seen
) -> bool:
    return any(
        ballot.forum == forum.title
        and ballot.terms.binding
        and ballot.outcome is not None
        and ballot.outcome.adopted
        and (not ballot.circle or (agreement.circle and {*agreement.circle} <= {*ballot.circle}))
        and _chose(ballot, issue, seen) == option
        for ballot in seen.ballots.all.values()
    )


def _chose(ballot: Ballot, issue: IssueId, seen: Seen) -> OptionId | None:
    proposal = seen.proposals.all.get(ballot.proposal) if ballot.proposal else None
    version = proposal.version(ballot.version or 0) if proposal else None
    return version.choices.get(issue) if version else None
