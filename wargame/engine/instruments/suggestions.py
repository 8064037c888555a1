"""Suggestions: after the end a delegation puts another package than the one agreed to the room.

It comes to control, and to the delegation that made it; control may show it to everyone.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.drafting import coherent
from wargame.engine.names import (
    AgreementId,
    CellId,
    IssueId,
    OptionId,
    ProposalId,
    SuggestionId,
)
from wargame.engine.refusals import Refusal, Refused

MOST = 30
"""So many packages a delegation suggests, at most."""


@dataclass(frozen=True, slots=True)
class SuggestPackage:
    """Suggest another package than a text that was agreed or offered; `of` is its name."""

    package: str
    of: str
    choices: dict[IssueId, OptionId]


@dataclass(frozen=True, slots=True)
class PackageSuggested:
    """A delegation suggests this in place of what a text settled."""

    suggestion: SuggestionId
    cell: CellId
    package: str
    of: str
    choices: dict[IssueId, OptionId]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The packages that were suggested, as far as this viewer was told, the oldest first."""

    made: dict[SuggestionId, PackageSuggested] = field(default_factory=dict)

    def by(self, cell: CellId) -> tuple[PackageSuggested, ...]:
        """Return what a delegation suggested."""
        return tuple(one for one in self.made.values() if one.cell == cell)


def _suggest(command: SuggestPackage, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.ended:
        raise Refused(Refusal.NOT_ENDED)
    before = _text(command.of, moment)
    chosen = _chosen(command, moment)
    own = moment.state.suggestions.by(moment.by.cell)
    if all(before.get(issue) == option for issue, option in chosen.items()):
        raise Refused(Refusal.ALREADY, what="the text settles all of it so")
    if any((one.of, one.choices) == (command.of, chosen) for one in own):
        raise Refused(Refusal.ALREADY, what="your delegation suggested this package")
    if len(own) >= MOST:
        raise Refused(Refusal.UNKNOWN, value=str(MOST + 1), field="how many are suggested")
    made = PackageSuggested(
        suggestion=SuggestionId(moment.dice.token()),
        cell=moment.by.cell,
        package=command.package,
        of=command.of,
        choices=chosen,
    )
    return (Told(made, only(moment.by.cell)),)


def _chosen(command: SuggestPackage, moment: Moment) -> dict[IssueId, OptionId]:
    """Return the package, which fits together; raises Refused where it is none."""
    issues = {one.id for one in moment.state.setting.issues if one.package == command.package}
    if not issues or not issues.issuperset(command.choices):
        raise Refused(Refusal.NOT_IN_SIGHT, what="package")
    if not command.choices:
        raise Refused(Refusal.EMPTY_PROPOSAL)
    return coherent(command.choices, moment)


def _text(wanted: str, moment: Moment) -> dict[IssueId, OptionId]:
    """Return what a text in sight settles; refuse one out of sight and one absent alike."""
    agreement = moment.state.agreements.all.get(AgreementId(wanted))
    proposal = moment.state.proposals.all.get(ProposalId(wanted))
    for text, choices in (
        (agreement, agreement.choices if agreement else {}),
        (proposal, proposal.current.choices if proposal else {}),
    ):
        if text is not None and (not text.circle or moment.by.cell in text.circle):
            return choices
    raise Refused(Refusal.NOT_IN_SIGHT, what="text")


def _hear(part: Suggestions, event: PackageSuggested, _: datetime) -> Suggestions:
    return Suggestions({**part.made, event.suggestion: event})


SUGGESTIONS = Instrument(
    name="suggestions",
    part=Suggestions,
    acts={
        "package.suggest": Act(
            SuggestPackage, _suggest, Hands.DELEGATIONS, timed=False, lasting=True
        )
    },
    events={"package.suggested": (PackageSuggested, _hear)},
)
