"""What follows of a ballot, member by member: the roll, who was decisive, what others would say.

All of it is worked out from the picture of the viewer, so that nothing is said that was not told.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.ballot_terms import rule_of
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.stances import Stance
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import (
    RULEBOOK,
    Choice,
    Moves,
    Papers,
    Rule,
    under_all,
    who_must_move,
)
from wargame.engine.scenario import Forum
from wargame.rooms.panel import Scene

REMEMBERED = 256
SETS = 3


class Paper(NamedTuple):
    """A line of the roll: the cell that cast it, the member that it is of, and what it says."""

    cell: CellId
    member: CellId
    name: str
    choice: str
    declared: bool


def roll(ballot: Ballot) -> list[Paper]:
    """Return who voted what, by the delegations that cast it; nothing of a secret ballot."""
    if ballot.secret or not ballot.outcome:
        return []
    return [
        Paper(
            cell,
            member,
            ballot.terms.names.get(member, ""),
            str(ballot.roll_call.get(member, "silent")),
            member in ballot.declared,
        )
        for cell in ballot.voters
        for member in ballot.terms.members(cell)
    ]


def in_short(ballot: Ballot) -> list[tuple[CellId, int, str]]:
    """Return how many papers of each kind a delegation cast, for a wall that holds no 27 rows."""
    counted = Counter((one.cell, one.choice) for one in roll(ballot))
    return [(cell, count, choice) for (cell, choice), count in counted.items()]


def named(ballot: Ballot, cells: tuple[CellId, ...], scene: Scene) -> str:
    """Return the names of members, or of delegations, in one line."""
    known = ballot.terms.names
    return ", ".join(known.get(one) or scene.picture.setting.name(one) for one in cells)


def reckoning(ballot: Ballot, scene: Scene) -> dict[str, Any]:
    """Return what a result comes to, in words for a template."""
    outcome = ballot.outcome
    if outcome is None:
        return {}
    change = outcome.change
    return {
        "lines": [line for line in outcome.arithmetic if line != outcome.caution],
        "decisive": named(ballot, outcome.decisive, scene),
        "movers": named(ballot, change.voters, scene) if change else "",
        "to": str(change.choice) if change else "",
        "others": others(ballot, scene),
    }


def broken_by(ballot: Ballot, scene: Scene) -> str:
    """Return who broke silence; empty where it lasted, or none was kept."""
    objecting = tuple(one for one, choice in ballot.roll_call.items() if choice is Choice.NO)
    return named(ballot, objecting, scene) if ballot.deadline and objecting else ""


def others(ballot: Ballot, scene: Scene) -> list[tuple[Rule, bool, str]]:
    """Return what the other rules would have said; nothing where that would tell papers."""
    if ballot.secret or not ballot.outcome:
        return []
    return [
        (rule, told.adopted, told.sentence)
        for rule, told in under_all(_in_names(ballot, scene))
        if rule.id != ballot.rule
    ]


def _in_names(ballot: Ballot, scene: Scene) -> Papers:
    names = {cell: named(ballot, (cell,), scene) for cell in ballot.roll}
    return replace(ballot.sheet(), names=names)


class Needed(NamedTuple):
    """What declared stances come to in one forum."""

    forum: Forum
    rule: Rule
    moves: Moves
    cheapest: str
    alone: str
    together: list[str]


def who_moves(proposal: Proposal, scene: Scene) -> list[Needed]:
    """Return, for each body that settles an option of a text, who would have to move.

    Stances are those of which all in front of the text have been told; who tabled it supports it.
    """
    setting = scene.picture.setting
    seen = proposal.circle or setting.cells
    found = []
    for forum in setting.forums:
        concerned = any(
            proposal.current.choices.get(issue) in options
            for issue, options in forum.settles.items()
        )
        if concerned and forum.voters and set(forum.voters) <= {*seen, CONTROL}:
            found.append(_needed(forum, proposal, scene))
    return found


def _needed(forum: Forum, proposal: Proposal, scene: Scene) -> Needed:
    name, terms = rule_of(forum, forum.terms, scene.picture)
    rule, stances = RULEBOOK[name], scene.picture.stances
    said = [
        (member, _stance(cell, proposal, str(stances.on(proposal, cell))))
        for cell in forum.voters
        for member in terms.members(cell)
    ]
    moves = _moves(rule.id, _Facts(forum), tuple(said))

    def words(cells: tuple[CellId, ...]) -> str:
        return ", ".join(terms.names.get(one) or scene.picture.setting.name(one) for one in cells)

    sets = [words(one) for one in moves.blocking if len(one) > 1]
    return Needed(forum, rule, moves, words(moves.cheapest), words(moves.alone), sets[:SETS])


def _stance(cell: CellId, proposal: Proposal, said: str) -> str:
    """Return a stance; control casts for members that nobody plays, and takes none for them."""
    stands = cell == proposal.cell or (cell in proposal.sponsors and said == Stance.UNDECLARED)
    return str(Stance.SUPPORT) if stands and cell != CONTROL else said


class _Facts:
    """A forum as a key of what is remembered: alike where its facts are."""

    def __init__(self, forum: Forum) -> None:
        self.forum = forum

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Facts) and other.forum == self.forum

    def __hash__(self) -> int:
        return hash((self.forum.id, self.forum.voters))


@lru_cache(maxsize=REMEMBERED)
def _moves(rule: str, facts: _Facts, said: tuple[tuple[CellId, str], ...]) -> Moves:
    """Return who must move; every room that sees the same stances is told from one count."""
    forum, terms = facts.forum, facts.forum.terms
    papers = Papers(
        voters=terms.roll(forum.voters),
        cast={},
        weights=forum.weights or {},
        threshold=forum.threshold,
        population=terms.population,
        rounded=terms.rounded,
        vetoes=terms.vetoes,
        needed=terms.needed,
        quorum=terms.quorum,
        joining=terms.joining,
        matters=terms.matters,
    )
    return who_must_move(RULEBOOK[rule], papers, dict(said))
