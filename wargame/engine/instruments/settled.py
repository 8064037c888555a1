"""What is settled: the options that bodies have adopted before everyone, so that all know of it."""

from typing import Protocol

from wargame.engine.instruments.ballot_box import Ballot, Ballots
from wargame.engine.instruments.documents import Proposals
from wargame.engine.names import IssueId, OptionId


class Seen(Protocol):
    """The parts of a picture that tell what was adopted."""

    @property
    def ballots(self) -> Ballots:
        """The ballots in sight."""

    @property
    def proposals(self) -> Proposals:
        """The texts in sight."""


def settled(seen: Seen) -> dict[IssueId, OptionId]:
    """Return the options of the texts that were adopted in public and for good; the last counts.

    Every picture gives the same answer.
    """
    found: dict[IssueId, OptionId] = {}
    for ballot in seen.ballots.all.values():
        if not (ballot.circle or ballot.amendment) and ballot.terms.binding and ballot.outcome:
            found |= _text(ballot, seen.proposals) if ballot.outcome.adopted else {}
    return found


def _text(ballot: Ballot, proposals: Proposals) -> dict[IssueId, OptionId]:
    """Return what the version chooses that was voted on."""
    proposal = proposals.all.get(ballot.proposal) if ballot.proposal else None
    versions = proposal.versions if proposal else ()
    return next((dict(one.choices) for one in versions if one.number == ballot.version), {})
