"""The section of a report on votes: each with its arithmetic, and what it hung on."""

from collections import Counter
from collections.abc import Iterable

from wargame.aar import charts
from wargame.aar.bargaining.sections import ONE_RUN, known
from wargame.aar.bargaining.wording import NOBODY, Words
from wargame.aar.charts import Chart
from wargame.aar.sections import Section, Table
from wargame.aar.sight import Sight
from wargame.aar.voting.review import Reviewed, Strong, by_member, reviewed, strongest
from wargame.conduct.numbering import numbers
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import RULEBOOK
from wargame.engine.rules.power import Power, decimals

PLACES = 4
MOST_BARS = 12


def sections(
    code: str, sight: Sight, until: int | None = None, *, counted: bool = True
) -> tuple[Section, ...]:
    """Return what a reader may know of the votes; nothing where there were none.

    Without `counted` the count of each vote is left out. Raises NoSuchExercise.
    """
    told = known(code, sight, until)
    own = sight.viewer.cell == CONTROL
    words = Words(told.picture.setting, entries=own, numbers=numbers(code))
    votes = reviewed(told.votes, told.picture.setting)
    if not votes:
        return ()
    every = (
        of_votes(votes, words, counted=counted),
        of_rules(votes, words),
        of_power(votes, words),
    )
    return tuple(one for one in every if any(table.rows for table in one.tables))


def of_votes(votes: tuple[Reviewed, ...], words: Words, *, counted: bool = True) -> Section:
    """Return the section on each vote: its arithmetic, and on whom it hung."""
    adopted = sum(one.outcome.adopted for one in votes)
    chart = hung(votes, words)
    return Section(
        id="votes",
        title="Votes",
        lead=f"{adopted} of {len(votes)} ballots adopted what was asked.",
        charts=(chart,) if chart.rows else (),
        tables=(
            every_vote(votes, words),
            *((arithmetic(votes, words),) if counted else ()),
            blocks(votes, words),
        ),
        cautions=("Of a secret ballot nothing is said that its result did not say.", ONE_RUN),
    )


def of_rules(votes: tuple[Reviewed, ...], words: Words) -> Section:
    """Return the section on what other rules would have said."""
    turned = sum(one.turned > 0 for one in votes)
    return Section(
        id="votes-other-rules",
        title="Under other rules",
        lead=(
            f"{turned} of {len(votes)} ballots would have ended otherwise under another rule."
            if turned
            else "No ballot would have ended otherwise under another rule."
        ),
        tables=(other_rules(votes, words),),
        cautions=(
            "Other rules are applied to the same papers; under them some had voted otherwise.",
        ),
    )


def of_power(votes: tuple[Reviewed, ...], words: Words) -> Section:
    """Return the section on power: how often each turns a vote in which all coalitions may form."""
    bodies = strongest(votes)
    uneven = [one for one in bodies if len(set(one.power.swings)) > 1]
    return Section(
        id="votes-power",
        title="Power",
        lead=(
            f"In {len(uneven)} of {len(bodies)} bodies some at the table had more power than"
            " others."
            if uneven
            else "In every body that voted all at the table had the same power."
        ),
        charts=tuple(power_chart(n, one, words) for n, one in enumerate(uneven, 1)),
        tables=(
            *([alike(bodies)] if len(uneven) < len(bodies) else []),
            *(power_table(one, words) for one in uneven),
            *(members_table(one, told) for one, told in by_member(votes)),
        ),
        cautions=("Power counts all coalitions alike, whatever their members want of each other.",),
    )


def called(cell: CellId, one: Reviewed, words: Words) -> str:
    """Return the name of a voter: a member by its own, control by what it is there for."""
    return one.ballot.terms.names.get(cell) or control_too(cell, words)


def control_too(cell: CellId, words: Words) -> str:
    """Return the name of a delegation, or of control where it casts votes itself."""
    name = words.name(cell)
    return f"{name}, for members nobody plays" if cell == CONTROL else name


def listed(cells: Iterable[CellId], one: Reviewed, words: Words) -> str:
    """Return the names of voters in one line."""
    return ", ".join(called(cell, one, words) for cell in cells) or NOBODY


def every_vote(votes: tuple[Reviewed, ...], words: Words) -> Table:
    """Return each vote in a row, with those on whom it hung."""
    places = words.places(one.position for one in votes)
    return Table(
        "Every vote, and on whom it hung",
        (
            *(words.place, "Question", "Body", "Rule", "Result", "Yes", "No", "Abstained"),
            *("No paper", "Each could have turned it alone", "Fewest to turn it"),
        ),
        tuple(
            (
                places[one.position],
                one.ballot.question,
                one.ballot.forum or None,
                one.rule.title,
                result(one),
                one.outcome.yes,
                one.outcome.no,
                one.outcome.abstain,
                one.outcome.silent,
                "secret" if one.ballot.secret else listed(one.outcome.decisive, one, words),
                fewest(one, words),
            )
            for one in votes
        ),
    )


def result(one: Reviewed) -> str:
    """Return what came of a vote."""
    said = "adopted" if one.outcome.adopted else "not adopted"
    return said if one.ballot.terms.binding else f"{said} (a straw poll)"


def fewest(one: Reviewed, words: Words) -> str | None:
    """Return the smallest change that would have turned a vote."""
    change = one.outcome.change
    if change is None:
        return None
    return f"{listed(change.voters, one, words)}: {change.choice}"


def arithmetic(votes: tuple[Reviewed, ...], words: Words) -> Table:
    """Return the count of each vote, line by line."""
    places = words.places(one.position for one in votes)
    return Table(
        "The arithmetic",
        (words.place, "Question", "What was counted"),
        tuple(
            (places[one.position], one.ballot.question, line)
            for one in votes
            for line in (one.outcome.sentence, *one.outcome.arithmetic)
        ),
    )


def other_rules(votes: tuple[Reviewed, ...], words: Words) -> Table:
    """Return what each other rule would have said of the same papers."""
    places = words.places(one.position for one in votes)
    return Table(
        "The same papers under other rules",
        (words.place, "Question", "Rule", "Result", "Otherwise?", "Why"),
        tuple(
            (
                places[one.position],
                one.ballot.question,
                rule.title,
                "adopted" if told.adopted else "not adopted",
                told.adopted is not one.outcome.adopted,
                told.sentence,
            )
            for one in votes
            for rule, told in one.others
        ),
    )


def blocks(votes: tuple[Reviewed, ...], words: Words) -> Table:
    """Return the blocking coalitions that formed: by their papers, and none could be spared."""
    places = words.places(one.position for one in votes)
    return Table(
        "Blocking coalitions that formed",
        (words.place, "Question", "Who stopped it together", "How many"),
        tuple(
            (places[one.position], one.ballot.question, listed(cells, one, words), len(cells))
            for one in votes
            for cells in one.blocks.all
        ),
    )


def hung(votes: tuple[Reviewed, ...], words: Words) -> Chart:
    """Return how many votes each could have turned alone."""
    counted = Counter(called(cell, one, words) for one in votes for cell in one.outcome.decisive)
    return charts.bars(
        "votes-hung",
        "Votes that hung on one voter",
        ("Voter", "Votes"),
        tuple(counted.most_common(MOST_BARS)),
        across="Voter",
        value="Votes",
        note="In how many named ballots each could have turned the result alone; the first dozen.",
    )


def power_chart(number: int, one: Strong, words: Words) -> Chart:
    """Return the power of those who vote in a body, by both measures."""
    rows = []
    for cell, banzhaf, orders in zip(
        one.voices, one.power.banzhaf, one.power.shapley_shubik, strict=True
    ):
        rows += [
            (control_too(cell, words), "Banzhaf", round(float(banzhaf), 2)),
            (control_too(cell, words), "Shapley-Shubik", round(float(orders), 2)),
        ]
    return charts.bars(
        f"power-{number}",
        f"Power in: {title(one)}",
        ("Voter", "Index", "Share of power"),
        rows,
        across="Voter",
        value="Share of power",
        group="Index",
        note=f"Rule: {one.rule.title}.",
    )


def power_table(one: Strong, words: Words) -> Table:
    """Return the power of those who vote in a body, to four places."""
    rows = zip(
        one.voices.items(),
        one.power.swings,
        one.power.banzhaf,
        one.power.shapley_shubik,
        strict=True,
    )
    return Table(
        f"Power in: {title(one)}. {one.power.winning} of {one.power.coalitions} coalitions win",
        ("Voter", "Votes it casts", "Coalitions that it turns", "Banzhaf", "Shapley-Shubik"),
        tuple(
            (
                control_too(cell, words),
                len(members),
                swings,
                decimals(banzhaf, PLACES),
                decimals(orders, PLACES),
            )
            for (cell, members), swings, banzhaf, orders in rows
        ),
    )


def alike(bodies: tuple[Strong, ...]) -> Table:
    """Return the bodies in which all who vote have the same power."""
    return Table(
        "Bodies in which all at the table had the same power",
        ("Body", "Rule", "At the table", "Coalitions that win", "Of"),
        tuple(
            (title(one), one.rule.title, len(one.voices), one.power.winning, one.power.coalitions)
            for one in bodies
            if len(set(one.power.swings)) == 1
        ),
    )


def members_table(one: Reviewed, told: Power) -> Table:
    """Return the power of the members of a body in which numbers and populations decide."""
    rows = zip(one.ballot.roll, told.banzhaf, told.shapley_shubik, strict=True)
    names = one.ballot.terms.names
    return Table(
        f"Power of the members in: {one.ballot.forum or one.rule.title}",
        ("Member", "Banzhaf", "Shapley-Shubik"),
        tuple(
            (names.get(cell, cell), decimals(banzhaf), decimals(orders))
            for cell, banzhaf, orders in rows
        ),
    )


def title(one: Strong) -> str:
    """Return what a body is called, with its rule where it has no name."""
    return one.forum or RULEBOOK[one.rule.id].title
