"""Qualified majority in the Council: so many members, who hold so much of the population.

Sources: Article 16(4) TEU: 55 % of the members, "at least fifteen", and 65 % of the population;
a blocking minority has four members at least, or else the majority is deemed attained. Article
238(2) TFEU: 72 % of the members where there is no proposal of the Commission or the High
Representative, and no word of a blocking minority. Article 238(3)(a) and (b): the same two where
not all members take part, of the members and the population that do; under (a) the blocking
minority is the fewest members with more than 35 % of that population, plus one.

All members take part when all of the table of populations vote. The fifteen are more than 55 %
of no Union of 27 or more, so they are not asked for twice. The lack of a blocking minority cures
the shortfall of population alone: from nine members on, with fewer against than block, there are
always enough in favour.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from wargame.engine.rules.ballot_paper import (
    Choice,
    Outcome,
    Papers,
    Rule,
    outcome,
    percent,
    times,
)

PEOPLE = Fraction(65, 100)
FOUR = 4
CLOSE = Fraction(2, 1000)
"""Rounded to two decimals, the shares of a coalition of 27 are off by 0.135 points at most."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a qualified majority asks for: members, population, and the blocking minority."""

    members: int
    people: int
    blocking: int


@dataclass(frozen=True, slots=True)
class Count:
    """What a qualified majority comes to: who is in favour, and which tests that passes."""

    yes: int
    rest: int
    people: int
    of: int
    bar: Bar

    @property
    def enough_members(self) -> bool:
        """Whether enough members are in favour."""
        return self.yes >= self.bar.members

    @property
    def enough_people(self) -> bool:
        """Whether those in favour hold enough of the population."""
        return self.people >= self.bar.people

    @property
    def deemed(self) -> bool:
        """Whether too few stand outside the majority to block it for want of population."""
        return self.enough_members and not self.enough_people and self.rest < self.bar.blocking

    @property
    def adopted(self) -> bool:
        """Whether the majority is attained, or deemed to be."""
        return self.enough_members and (self.enough_people or self.deemed)


def bar(papers: Papers, share: Fraction, *, rescue: bool) -> Bar:
    """Return what a majority of this share of the members asks for among those who take part."""
    total = papers.people(papers.voters)
    blocking = 0
    if rescue:
        whole = set(papers.population) == set(papers.voters)
        blocking = FOUR if whole else _fewest_to_block(papers, total) + 1
    return Bar(ceil(share * len(papers.voters)), ceil(PEOPLE * total), blocking)


def _fewest_to_block(papers: Papers, total: int) -> int:
    """Return the fewest members that hold more than 35 % of the population of all."""
    largest = sorted((papers.population[cell] for cell in papers.voters), reverse=True)
    held = ((place, sum(largest[:place])) for place in range(1, len(largest) + 1))
    return next(place for place, people in held if people > (1 - PEOPLE) * total)


def counted(papers: Papers, share: Fraction, *, rescue: bool) -> Count:
    """Return the count of a qualified majority."""
    agreed = papers.choosing(Choice.YES)
    return Count(
        yes=len(agreed),
        rest=len(papers.voters) - len(agreed),
        people=papers.people(agreed),
        of=papers.people(papers.voters),
        bar=bar(papers, share, rescue=rescue),
    )


def close(part: int, whole: int, share: Fraction) -> bool:
    """Tell whether a part is within the rounding of the share that is asked for."""
    return abs(part - share * whole) <= CLOSE * whole


def qualified(papers: Papers, share: Fraction, *, rescue: bool) -> Outcome:
    """Return the outcome of a qualified majority, with its arithmetic."""
    count = counted(papers, share, rescue=rescue)
    caution = _caution(papers, count)
    lines = (*_lines(papers, count), *((caution,) if caution else ()))
    return replace(
        outcome(papers, _why(papers, count), *lines, adopted=count.adopted),
        needed=count.bar.members,
        yes_population=count.people,
        population=count.of,
        population_needed=count.bar.people,
        blocking=count.bar.blocking,
        deemed=count.deemed,
        caution=caution,
    )


def _caution(papers: Papers, count: Count) -> str:
    """Return the warning that is due where the other side of 65 % would be the other result."""
    hangs = count.enough_members and count.rest >= count.bar.blocking
    if papers.rounded and hangs and close(count.people, count.of, PEOPLE):
        return "Too close to call with rounded shares: exact populations could turn this."
    return ""


def _why(papers: Papers, count: Count) -> str:
    of, held = len(papers.voters), percent(count.people, count.of)
    members = f"{count.yes} of {of} members in favour, {count.bar.members} needed"
    if count.deemed:
        outside = times(count.rest, "member")
        return (
            f"{members}; {outside} outside cannot block, {count.bar.blocking} are needed for that,"
            f" so {held} % of the population will do."
        )
    return f"{members}, with {held} % of the population, 65 % needed."


def _lines(papers: Papers, count: Count) -> tuple[str, ...]:
    enough = {True: "enough", False: "not enough"}
    of, asked, held = len(papers.voters), count.bar, percent(count.people, count.of)
    members = f"{count.yes} of {of}; {asked.members} needed: {enough[count.enough_members]}."
    people = f"{count.people} of {count.of}, {held} %; {asked.people} needed, 65 %"
    lines = (
        f"Members in favour: {members}",
        f"Population in favour: {people}: {enough[count.enough_people]}.",
    )
    if not asked.blocking:
        return lines
    can = "could block" if count.rest >= asked.blocking else "too few to block"
    rest = times(count.rest, "member")
    return (*lines, f"Not in favour: {rest}; it takes {asked.blocking} at least to block: {can}.")


def _by_proposal(papers: Papers) -> Outcome:
    return qualified(papers, Fraction(55, 100), rescue=True)


def _reinforced(papers: Papers) -> Outcome:
    return qualified(papers, Fraction(72, 100), rescue=False)


_LIKE_AGAINST = (
    "Abstaining counts like a vote against, because the shares are of all who take part."
)

QMV = Rule(
    id="eu.qmv",
    title="Qualified majority on a proposal",
    words=(
        "Adopted when 55 % of the members that take part are in favour and hold 65 % of their"
        " population. Who opposes for want of population needs four members at least; where not"
        " all members take part, one more than the fewest that hold over 35 %."
    ),
    abstention=_LIKE_AGAINST,
    counting=_by_proposal,
    needs=("population",),
    measure="population",
    telling=True,
)

REINFORCED = Rule(
    id="eu.qmv-reinforced",
    title="Reinforced qualified majority, without a proposal",
    words=(
        "Adopted when 72 % of the members that take part are in favour and hold 65 % of their"
        " population."
    ),
    abstention=_LIKE_AGAINST,
    counting=_reinforced,
    needs=("population",),
    measure="population",
    telling=True,
)

PESCO = Rule(
    id="eu.pesco",
    title="Qualified majority of the participants of PESCO",
    words=(
        "Admission and suspension under Article 46 TEU: adopted when 55 % of the participants"
        " are in favour and hold 65 % of their population. All else is for unanimity of the"
        " participants."
    ),
    abstention=_LIKE_AGAINST,
    counting=_by_proposal,
    needs=("population",),
    measure="population",
    telling=True,
    fits=lambda _: False,
)
