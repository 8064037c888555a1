"""Votes counted again in plain arithmetic: what a rule says of papers, and who could turn it.

Nothing of the app is asked. Papers are a choice for each member that put one in.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, factorial
from typing import Any

Papers = Mapping[str, str]
CHOICES = ("yes", "no", "abstain")
SLOT = 8
"""Bytes for a count of coalitions in a row of counts."""


@dataclass(frozen=True)
class Poll:
    """A ballot as it was opened: who may vote, for whom, and the numbers that its rule needs."""

    rule: str
    voices: dict[str, list[str]]
    people: dict[str, int]
    whole: bool
    vetoes: list[str]
    needed: int

    @classmethod
    def of(cls, opened: Mapping[str, Any]) -> "Poll":
        """Read the body of the entry that opened it."""
        terms = opened["terms"]
        blocs = terms["blocs"] or {one: one for one in opened["voters"]}
        voices = {
            cell: [one for one, whose in blocs.items() if whose == cell]
            for cell in opened["voters"]
        }
        members = [one for those in voices.values() for one in those]
        people = {one: terms["population"][one] for one in members if one in terms["population"]}
        return cls(
            rule=opened["rule"],
            voices={cell: those for cell, those in voices.items() if those},
            people=people,
            whole=len(people) == len(terms["population"]),
            vetoes=terms["vetoes"],
            needed=terms["needed"],
        )

    @property
    def members(self) -> list[str]:
        """Who has a vote."""
        return [one for those in self.voices.values() for one in those]

    def count(self, papers: Papers, choice: str) -> int:
        """Return how many chose so."""
        return sum(papers.get(one) == choice for one in self.members)

    def bar(self, percent: int = 55) -> tuple[int, int, int]:
        """Return the members and the people that are needed, and how many members can block."""
        total, most = sum(self.people.values()), sorted(self.people.values(), reverse=True)
        held = next(n for n in range(len(most)) if sum(most[:n]) * 100 > total * 35)
        least = ceil(Fraction(percent * len(self.people), 100))
        return least, ceil(Fraction(65 * total, 100)), 4 if self.whole else held + 1

    def qualified(self, papers: Papers, percent: int = 55, *, rescued: bool = True) -> bool:
        """Tell whether members and people suffice, or too few are left to block for people."""
        members, people, block = self.bar(percent)
        yes = [one for one in self.members if papers.get(one) == "yes"]
        enough = sum(self.people[one] for one in yes) >= people
        few = rescued and len(self.members) - len(yes) < block
        return len(yes) >= members and (enough or few)


def _consensus(poll: Poll, papers: Papers) -> bool:
    return not poll.count(papers, "no") and poll.count(papers, "yes") > 0


def _unanimous(poll: Poll, papers: Papers) -> bool:
    return _consensus(poll, papers) and all(one in papers for one in poll.members)


def _enough(poll: Poll, papers: Papers) -> bool:
    return poll.count(papers, "yes") >= poll.needed


def _unvetoed(poll: Poll, papers: Papers) -> bool:
    return not any(papers.get(one) == "no" for one in poll.vetoes)


RULES: dict[str, Callable[[Poll, Papers], bool]] = {
    "Consensus": _consensus,
    "Unanimity": _unanimous,
    "Unanimity with constructive abstention": _unanimous,
    "Passerelle to qualified majority": _unanimous,
    "Simple majority": lambda poll, papers: 2 * poll.count(papers, "yes") > len(poll.members),
    "Silence procedure": lambda poll, papers: not poll.count(papers, "no"),
    "Opt-in pledge": _enough,
    "A number of votes, with vetoes": lambda poll, papers: (
        _enough(poll, papers) and _unvetoed(poll, papers)
    ),
    "Qualified majority on a proposal": lambda poll, papers: poll.qualified(papers),
    "Qualified majority of the participants of PESCO": lambda poll, papers: poll.qualified(papers),
    "Reinforced qualified majority, without a proposal": lambda poll, papers: poll.qualified(
        papers, 72, rescued=False
    ),
    "Security Council": lambda poll, papers: (
        poll.count(papers, "yes") >= 9 and _unvetoed(poll, papers)
    ),
    "Security Council, procedural matter": lambda poll, papers: poll.count(papers, "yes") >= 9,
}
"""What each rule says, by its title. A declared abstention would change the third; none is."""


def decisive(title: str, poll: Poll, papers: Papers) -> list[str]:
    """Return the members any of whom turns the result by another paper."""
    told = RULES[title](poll, papers)
    return [
        one
        for one in poll.members
        if any(RULES[title](poll, {**papers, one: choice}) is not told for choice in CHOICES)
    ]


def turns(title: str, poll: Poll, papers: Papers, movers: tuple[str, ...], choice: str) -> bool:
    """Tell whether these members turn the result if all of them choose so."""
    moved = {**papers, **dict.fromkeys(movers, choice)}
    return RULES[title](poll, moved) is not RULES[title](poll, papers)


def blocks(title: str, poll: Poll, papers: Papers) -> set[frozenset[str]]:
    """Return the least sets of voices whose papers stop what all others are in favour of."""

    def stops(those: frozenset[str]) -> bool:
        kept = {one for cell in those for one in poll.voices[cell]}
        mixed = {one: papers.get(one) if one in kept else "yes" for one in poll.members}
        return not RULES[title](poll, {one: it for one, it in mixed.items() if it})

    found: set[frozenset[str]] = set()
    for those in _subsets(list(poll.voices)):
        if stops(those) and not any(one < those for one in found):
            found.add(those)
    return found


def _subsets(things: list[str]) -> Iterator[frozenset[str]]:
    for size in range(1, len(things) + 1):
        yield from map(frozenset, combinations(things, size))


def winners(title: str, poll: Poll) -> set[frozenset[str]]:
    """Return the sets of voices that carry what all others are against."""
    return {
        those
        for those in (frozenset[str](), *_subsets(list(poll.voices)))
        if RULES[title](
            poll,
            {
                one: "yes" if cell in those else "no"
                for cell, members in poll.voices.items()
                for one in members
            },
        )
    }


Share = tuple[int, Fraction]


def power(winning: set[frozenset[str]], voices: list[str]) -> dict[str, Share]:
    """Return how many coalitions each voice turns, and its part of all orders of joining."""
    return {
        cell: (
            sum(those - {cell} not in winning for those in winning if cell in those),
            sum(
                (
                    _weight(len(those) - 1, len(voices))
                    for those in winning
                    if cell in those and those - {cell} not in winning
                ),
                Fraction(),
            ),
        )
        for cell in voices
    }


def _weight(before: int, voters: int) -> Fraction:
    return Fraction(factorial(before) * factorial(voters - before - 1), factorial(voters))


def power_of_members(poll: Poll) -> dict[str, Share]:
    """Return the same for the members of a body in which members and people count.

    The coalitions of all others are counted by their size and their people: for each size a long
    number whose digits, of eight bytes, are how many hold so many people.
    """
    found = {}
    for one, own in poll.people.items():
        swings = list(_swings(poll, one, own))
        orders = (n * _weight(size, len(poll.people)) for size, n in enumerate(swings))
        found[one] = (sum(swings), sum(orders, Fraction()))
    return found


def _swings(poll: Poll, one: str, own: int) -> Iterator[int]:
    """Yield, by their size, how many coalitions of others a member turns."""
    members, people, block = poll.bar()
    total, everybody = sum(poll.people.values()), len(poll.people)
    rows = [1, *([0] * (everybody - 1))]
    for other, weight in poll.people.items():
        if other != one:
            for size in range(everybody - 1, 0, -1):
                rows[size] += rows[size - 1] << (8 * SLOT * weight)
    sure = everybody - block + 1
    for size, row in enumerate(rows):
        digits = array("Q", row.to_bytes((total + 1) * SLOT, "little"))
        low, high = people - own, people
        if size + 1 < members or size >= sure:
            low = high = 0
        else:
            low = 0 if size + 1 >= sure else low
            high = total + 1 if size + 1 == members else high
        yield sum(digits[max(0, low) : high])
