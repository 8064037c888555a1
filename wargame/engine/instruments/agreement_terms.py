"""The terms of an agreement: its kind, who is a party, and what must have been decided before."""

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementDrawnUp, AgreementHooksGiven
from wargame.engine.instruments.agreement_kinds import played
from wargame.engine.instruments.agreement_paper import Agreement, Cells
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.documents import Choices, Proposal
from wargame.engine.names import AgreementId, CellId, IssueId, OptionId
from wargame.engine.refusals import Refusal, Refused
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
    kind = kind_named(agreement.kind, moment)
    for need in kind.needs if kind else ():
        forum = moment.state.setting.forum(need.forum)
        for issue, options in need.when.items():
            option = agreement.choices.get(issue)
            if forum is None or option is None or option not in options:
                continue
            if not _adopted(forum.title, issue, option, agreement, moment):
                words = _words(issue, option, moment)
                raise Refused(Refusal.AGREEMENT_NEEDS, forum=forum.title, what=words)


def _words(issue: IssueId, option: OptionId, moment: Moment) -> str:
    chosen = moment.state.setting.option(issue, option)
    return f"{issue} {option}{f' ({chosen.title})' if chosen else ''}"


def _adopted(
    forum: str, issue: IssueId, option: OptionId, agreement: Agreement, moment: Moment
) -> bool:
    """Tell whether a forum has adopted an option, where all can know who see the agreement."""
    return any(
        ballot.forum == forum
        and ballot.terms.binding
        and ballot.outcome is not None
        and ballot.outcome.adopted
        and (not ballot.circle or (agreement.circle and {*agreement.circle} <= {*ballot.circle}))
        and _chose(ballot, issue, moment) == option
        for ballot in moment.state.ballots.all.values()
    )


def _chose(ballot: Ballot, issue: IssueId, moment: Moment) -> OptionId | None:
    proposal = moment.state.proposals.all.get(ballot.proposal) if ballot.proposal else None
    version = proposal.version(ballot.version or 0) if proposal else None
    return version.choices.get(issue) if version else None
