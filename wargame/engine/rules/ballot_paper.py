"""What every rule counts, and what every count returns. All of it is whole numbers and words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from wargame.engine.names import CellId

Cells = tuple[CellId, ...]


class Choice(StrEnum):
    """What a voter can put on a paper."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a ballot: all who may vote, what those who did chose, and what a rule asks.

    The voters are those who take part in the act that is voted on; nobody leaves that list by a
    vote. `threshold` is the share that a rule with a threshold asks for, as in `"2/3"`; empty
    where the rule has its own. `population` is that of every member of the body, also of those
    who take no part, in people or in basis points; `rounded` says that these are rounded.
    `declared` are voters whose abstention comes with a formal declaration, `vetoes` those whose
    assent is asked for or whose vote against stops all, `needed` the votes in favour that a rule
    without a number of its own asks for, `quorum` the papers without which nothing is decided,
    `joining` the members that would take part in what is authorised, `matters` what the text
    touches (see `passerelle`), `caveats` what a voter adds to its paper, and `ruling` what the
    facilitator ruled. `names` are what voters are called in sentences.
    """

    voters: Cells
    cast: Mapping[CellId, Choice]
    weights: Mapping[CellId, int] = field(default_factory=dict)
    threshold: str = ""
    population: Mapping[CellId, int] = field(default_factory=dict)
    rounded: bool = False
    declared: Cells = ()
    vetoes: Cells = ()
    needed: int = 0
    quorum: int = 0
    joining: Cells = ()
    matters: tuple[str, ...] = ()
    caveats: Mapping[CellId, str] = field(default_factory=dict)
    ruling: bool | None = None
    names: Mapping[CellId, str] = field(default_factory=dict)

    def choosing(self, choice: Choice) -> Cells:
        """Return those who chose this, in the order of the voters."""
        return tuple(cell for cell in self.voters if self.cast.get(cell) is choice)

    @property
    def silent(self) -> Cells:
        """Those who put in no paper."""
        return tuple(cell for cell in self.voters if cell not in self.cast)

    @property
    def exempting(self) -> Cells:
        """Those who abstain and have declared so formally."""
        return tuple(cell for cell in self.choosing(Choice.ABSTAIN) if cell in self.declared)

    def name(self, cell: CellId) -> str:
        """Return what a voter is called; its code where no name is known."""
        return self.names.get(cell) or cell

    def listed(self, cells: Cells) -> str:
        """Return the names of voters in one line."""
        return listed(tuple(map(self.name, cells)))

    def people(self, cells: Cells) -> int:
        """Return the population of some members together."""
        return sum(self.population.get(cell, 0) for cell in cells)


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest voters who would turn a result, all by choosing this instead."""

    voters: Cells
    choice: Choice


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result: the sentence first, then the arithmetic that anyone can follow.

    `needed` are the votes (or weights) in favour that the rule asked for, `population_needed`
    the least population; both are 0 where it asks for none. `blocking` is the number of members
    that a blocking minority must count, and `deemed` says that a majority stands for the lack of
    them. `caution` is said where rounded shares are too close to call. `binds` and `exempt` are
    meant of the text, if adopted. `decisive` voters turn the result by their change alone.
    """

    adopted: bool
    sentence: str
    yes: int
    no: int
    abstain: int
    silent: int
    arithmetic: tuple[str, ...]
    rule: str = ""
    needed: int = 0
    yes_population: int = 0
    population: int = 0
    population_needed: int = 0
    blocking: int = 0
    deemed: bool = False
    caution: str = ""
    binds: Cells = ()
    exempt: Cells = ()
    decisive: Cells = ()
    change: Change | None = None

    @property
    def within_rounding(self) -> bool:
        """Whether the shares are too rounded to be sure of this result."""
        return bool(self.caution)

    @property
    def yes_share(self) -> str:
        """The population in favour in per cent, with two decimals; empty where none is known."""
        return percent(self.yes_population, self.population) if self.population else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to decide: its name, its words, what abstention means in it, and how it counts.

    `needs` are the fields of the papers without which it cannot count, `measure` the one by which
    a voter can be mightier than another. `telling` rules let a result show who voted what, so
    they are no rules for secret ballots. Under `declaring` ones a voter may abstain with a formal
    declaration. `fits` says whether a comparison with other rules says
    anything for these papers.
    """

    id: str
    title: str
    words: str
    abstention: str
    counting: Callable[[Papers], Outcome]
    needs: tuple[str, ...] = ()
    measure: str = ""
    telling: bool = False
    declaring: bool = False
    fits: Callable[[Papers], bool] = lambda _: True

    def count(self, papers: Papers) -> Outcome:
        """Return what these papers come to; nothing is adopted where the count lacks a fact."""
        missing = self.lacks(papers)
        if missing:
            why = f"this cannot be counted without {missing}."
            return replace(outcome(papers, why, adopted=False), rule=self.id)
        return replace(self.counting(papers), rule=self.id)

    def lacks(self, papers: Papers) -> str:
        """Return what is missing for a count, as the end of a sentence; empty if nothing is."""
        missing = [LACKING[name] for name in self.needs if not getattr(papers, name)]
        if "population" in self.needs and not missing:
            missing = [f"the population of {papers.name(cell)}" for cell in _unmeasured(papers)]
            missing = missing if papers.voters else ["a member that takes part"]
        return ", ".join(missing)


LACKING = {
    "population": "a table of populations",
    "vetoes": "the members that hold a veto",
    "needed": "the number of votes that are needed",
    "joining": "the members that would take part",
}


def _unmeasured(papers: Papers) -> Cells:
    return tuple(cell for cell in papers.voters if papers.population.get(cell, 0) <= 0)


def outcome(papers: Papers, why: str, *arithmetic: str, adopted: bool) -> Outcome:
    """Return the outcome of these papers, with the counts filled in and the sentence begun."""
    verdict = "Adopted" if adopted else "Not adopted"
    return Outcome(
        adopted=adopted,
        sentence=f"{verdict}: {why}",
        yes=len(papers.choosing(Choice.YES)),
        no=len(papers.choosing(Choice.NO)),
        abstain=len(papers.choosing(Choice.ABSTAIN)),
        silent=len(papers.silent),
        arithmetic=arithmetic,
        binds=papers.voters if adopted else (),
    )


def quorum_line(papers: Papers) -> tuple[str, ...]:
    """Return the line on the quorum; none where none is asked for."""
    if not papers.quorum:
        return ()
    present = len(papers.voters) - len(papers.silent)
    return (f"{times(present, 'paper')} in; the quorum is {papers.quorum}.",)


def short_of_quorum(papers: Papers) -> bool:
    """Tell whether too few took part for anything to be decided."""
    return len(papers.voters) - len(papers.silent) < papers.quorum


def times(count: int, thing: str) -> str:
    """Return a count with its noun, as in `1 vote` or `3 votes`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def percent(part: int, whole: int) -> str:
    """Return a share in per cent with two decimals, rounded to the nearest, halves up."""
    hundredths = (20_000 * part + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def listed(names: Sequence[str]) -> str:
    """Return names in one line, as in `a, b and c`."""
    *most, last = names or ("nobody",)
    return f"{', '.join(most)} and {last}" if most else str(last)
