"""The review of a vote: who was decisive, who blocked with whom, and what other rules would say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from wargame.aar.bargaining.course import Voted
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Outcome, Papers, Rule, under_all
from wargame.engine.rules.blocks import formed
from wargame.engine.rules.power import (
    Assembly,
    Power,
    power,
    qualified_majority,
    reinforced_majority,
)
from wargame.engine.rules.searching import Sets
from wargame.engine.rules.strength import Voices, strength


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A vote that was decided. `others` and `blocks` are empty for a secret ballot.

    `others` are the rules that would have said something of the same papers. `blocks` are the sets
    of delegations whose papers stopped what all others were in favour of.
    """

    position: int
    ballot: Ballot
    rule: Rule
    outcome: Outcome
    others: tuple[tuple[Rule, Outcome], ...]
    blocks: Sets

    @property
    def turned(self) -> int:
        """How many other rules would have come to another result."""
        return sum(told.adopted is not self.outcome.adopted for _, told in self.others)


@dataclass(frozen=True, slots=True)
class Strong:
    """The power of those who vote in a body, under its rule; `votes` counts such ballots."""

    forum: str
    rule: Rule
    voices: Voices
    power: Power
    votes: int


def reviewed(votes: Iterable[Voted], setting: Setting) -> tuple[Reviewed, ...]:
    """Return the review of each vote, in their order."""
    return tuple(_reviewed(one, setting) for one in votes)


def _reviewed(voted: Voted, setting: Setting) -> Reviewed:
    ballot, rule = voted.ballot, RULEBOOK[voted.ballot.rule]
    outcome = ballot.outcome
    if outcome is None:
        raise ValueError("This ballot was not decided. Review it after its result.")
    papers = named(ballot, setting)
    others = () if ballot.secret else under_all(papers)
    return Reviewed(
        position=voted.position,
        ballot=ballot,
        rule=rule,
        outcome=outcome,
        others=tuple((one, told) for one, told in others if one.id != rule.id),
        blocks=_blocks(rule, papers, ballot),
    )


def named(ballot: Ballot, setting: Setting) -> Papers:
    """Return the papers of a ballot with the names that people read."""
    known = ballot.terms.names
    return replace(
        ballot.sheet(), names={cell: known.get(cell) or setting.name(cell) for cell in ballot.roll}
    )


def voices_of(ballot: Ballot) -> dict[CellId, tuple[CellId, ...]]:
    """Return those who voted, each with the members for whom it voted."""
    return {cell: members for cell in ballot.voters if (members := ballot.terms.members(cell))}


def _blocks(rule: Rule, papers: Papers, ballot: Ballot) -> Sets:
    if ballot.secret or (ballot.outcome and ballot.outcome.adopted):
        return Sets()
    return formed(rule, papers, voices_of(ballot))


def strongest(votes: Iterable[Reviewed]) -> tuple[Strong, ...]:
    """Return the power in each body that voted, once where rule, voters and weights are alike."""
    bodies: dict[tuple[str, str, tuple[CellId, ...]], list[Reviewed]] = {}
    for one in votes:
        key = (one.ballot.forum, one.rule.id, one.ballot.roll)
        bodies.setdefault(key, []).append(one)
    found = []
    for (forum, _, _), ballots in bodies.items():
        last = ballots[-1]
        voices = voices_of(last.ballot)
        power = strength(last.rule, last.ballot.sheet(), voices)
        if power is not None and power.winning:
            found.append(Strong(forum, last.rule, voices, power, len(ballots)))
    return tuple(found)


_NUMBERS: Mapping[str, Callable[[Papers], Assembly]] = {
    "eu.qmv": qualified_majority,
    "eu.pesco": qualified_majority,
    "eu.qmv-reinforced": reinforced_majority,
}


def by_member(votes: Iterable[Reviewed]) -> tuple[tuple[Reviewed, Power], ...]:
    """Return the last vote of each body in which members and people count, with their power."""
    last = {(one.ballot.forum, one.rule.id, one.ballot.roll): one for one in votes}
    return tuple(
        (one, power(_NUMBERS[one.rule.id](one.ballot.sheet())))
        for one in last.values()
        if one.rule.id in _NUMBERS
    )
