"""Asking conditions of what was told: control's picture, or the state, knows what is needed."""

from collections.abc import Mapping
from typing import Protocol

from wargame.engine.conditions import (
    COMPARISONS,
    AgreementIs,
    Condition,
    Every,
    Fate,
    InRound,
    Level,
    Some,
    Test,
    TextSays,
    Unless,
    VoteEnded,
)
from wargame.engine.instruments.agreement_book import Agreements
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.ballot_box import Ballot, Ballots
from wargame.engine.instruments.clock_face import Clock
from wargame.engine.instruments.documents import Proposals
from wargame.engine.instruments.indicators import Indicators
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import IssueId, OptionId


class Seen(Protocol):
    """The parts of a picture that conditions ask."""

    @property
    def setting(self) -> Setting:
        """The frame."""

    @property
    def clock(self) -> Clock:
        """Where the exercise stands."""

    @property
    def indicators(self) -> Indicators:
        """The readings in sight."""

    @property
    def proposals(self) -> Proposals:
        """The texts in sight."""

    @property
    def ballots(self) -> Ballots:
        """The ballots in sight."""

    @property
    def agreements(self) -> Agreements:
        """The agreements in sight."""


def holds(condition: Condition, picture: Seen) -> bool:
    """Tell whether a condition holds of a picture. What is not there holds of nothing."""
    match condition:
        case Every(every):
            return all(holds(one, picture) for one in every)
        case Some(some):
            return any(holds(one, picture) for one in some)
        case Unless(unless):
            return not holds(unless, picture)
        case _:
            return _test(condition, picture)


def _test(test: Test, picture: Seen) -> bool:
    match test:
        case Level(indicator, comparison, level):
            reading = picture.indicators.readings.get(indicator)
            return reading is not None and COMPARISONS[comparison](reading.value, level)
        case InRound(rounds):
            found = picture.setting.round_of(picture.clock.phase)
            return found is not None and found.id in rounds
        case TextSays():
            return _text(test, picture)
        case VoteEnded(vote, forum):
            return any(_ended(one, vote, forum, picture) for one in picture.ballots.all.values())
        case AgreementIs():
            return any(_agreed(one, test) for one in picture.agreements.all.values())


def _text(wanted: TextSays, picture: Seen) -> bool:
    if wanted.text is Fate.TABLED:
        return any(
            _chosen(one.current.choices, wanted.issue, wanted.options)
            for one in picture.proposals.standing
        )
    return any(
        _ended(ballot, wanted.text, "", picture)
        and _chosen(_choices(ballot, picture), wanted.issue, wanted.options)
        for ballot in picture.ballots.all.values()
        if ballot.proposal and not ballot.amendment
    )


def _choices(ballot: Ballot, picture: Seen) -> Mapping[IssueId, OptionId]:
    proposal = picture.proposals.all.get(ballot.proposal) if ballot.proposal else None
    version = proposal.version(ballot.version or 0) if proposal else None
    return version.choices if version else {}


def _chosen(
    choices: Mapping[IssueId, OptionId], issue: IssueId | None, options: tuple[OptionId, ...]
) -> bool:
    if issue is None:
        return True
    return issue in choices and (not options or choices[issue] in options)


def _ended(ballot: Ballot, fate: Fate, forum: str, picture: Seen) -> bool:
    """Tell whether a binding ballot ended so, in this forum where one is named."""
    if ballot.outcome is None or not ballot.terms.binding:
        return False
    if forum:
        found = picture.setting.forum(forum)
        if found is None or ballot.forum != found.title:
            return False
    return ballot.outcome.adopted is (fate is Fate.ADOPTED)


def _agreed(agreement: Agreement, wanted: AgreementIs) -> bool:
    if wanted.treaty not in {"", agreement.kind}:
        return False
    if not _chosen(agreement.choices, wanted.issue, wanted.options):
        return False
    if wanted.step == "signed":
        return agreement.open_for_signature and not agreement.signatures_missing
    return agreement.state.value == wanted.step
