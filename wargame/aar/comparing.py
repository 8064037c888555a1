"""Comparing: two or more runs side by side, in outcomes, votes, indicators and talk."""

from collections.abc import Sequence

from wargame.aar.charts import Chart, bars, panes
from wargame.aar.runs import Pact, Run
from wargame.aar.sections import Section, Table
from wargame.people import codes

MOST = 6
NOTHING = "none"
LEFT_OUT = "left out"
ONE_POINT = (
    "One run of each is one data point: other people, or the same people on another day, might"
    " have come out elsewhere. What differs may be due to who played, not to the difference."
)
AGAIN = "Whoever had played it before knew more than those who had not: a fork is no fresh start."
MIXED = "These runs are not of one pack: compare with care."


def labels(runs: Sequence[Run]) -> tuple[str, ...]:
    """Return a short name for each run, used in every table and picture."""
    return tuple(f"{chr(ord('A') + n)}: {_called(one)}" for n, one in enumerate(runs))


def _called(one: Run) -> str:
    words = one.lineage.difference or codes.shown(one.code)
    return words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 - fits a legend


def sections(runs: Sequence[Run]) -> tuple[Section, ...]:
    """Return what a page shows of these runs, in the order in which they were named."""
    names = labels(runs)
    return (
        _which(runs, names),
        _outcomes(runs, names),
        _votes(runs, names),
        _indicators(runs, names),
        _talk(runs, names),
    )


def _which(runs: Sequence[Run], names: tuple[str, ...]) -> Section:
    rows = tuple(
        (name, codes.shown(one.code), _origin(one), one.lineup, one.status, one.minutes, one.seats)
        for name, one in zip(names, runs, strict=True)
    )
    columns = ("Run", "Code", "Comes from", "Line-up", "Status", "Minutes of play", "Seats filled")
    forked = any(one.lineage.forked for one in runs)
    mixed = len({one.slug for one in runs}) > 1
    other = () if mixed else _different(runs)
    cautions = (ONE_POINT, *((AGAIN,) if forked else ()), *((MIXED,) if mixed else ()))
    return Section(
        "runs",
        "The runs",
        tables=(
            Table("Which they are", columns, rows),
            *((Table("In what they differ", ("What", *names), other),) if other else ()),
        ),
        cautions=cautions,
    )


def _different(runs: Sequence[Run]) -> tuple[tuple[str, ...], ...]:
    """Return what the scenarios of these runs did not all give alike."""
    every = dict.fromkeys(name for one in runs for name in one.given)
    found = ((name, *(one.given.get(name, LEFT_OUT) for one in runs)) for name in every)
    return tuple(row for row in found if len(set(row[1:])) > 1)


def _origin(one: Run) -> str:
    lineage = one.lineage
    if not lineage.forked:
        return "a start of its own"
    whence = codes.shown(lineage.origin) if lineage.origin else "one that was erased"
    return f"{whence}, forked behind entry {lineage.origin_head}"


def _outcomes(runs: Sequence[Run], names: tuple[str, ...]) -> Section:
    rows = tuple(
        (name, it.kind, it.title, it.state)
        for name, one in zip(names, runs, strict=True)
        for it in one.agreements
    )
    counts = tuple(
        (name, len(one.agreements), _bind(one)) for name, one in zip(names, runs, strict=True)
    )
    lead = " ".join(f"{name}: {made} agreed, {bind} in force." for name, made, bind in counts)
    made = Table("Agreements", ("Run", "Kind", "Title", "State"), rows)
    chosen = Table("What was chosen", ("Issue", *names), _chosen(runs))
    ruled = Table(
        "Moves that were ruled on", ("Run", "Succeeded", "Failed", "Undecided"), _ruled(runs, names)
    )
    return Section("outcomes", "Outcomes", lead, tables=(made, chosen, ruled))


def _bind(one: Run) -> int:
    return sum(it.state == "in force" for it in one.agreements)


def _chosen(runs: Sequence[Run]) -> tuple[tuple[str, ...], ...]:
    """Return a row for each issue that any agreement settled, with the option in each run."""
    each = [_settled(one.agreements) for one in runs]
    issues = dict.fromkeys(issue for found in each for issue in found)
    return tuple((issue, *(found.get(issue, NOTHING) for found in each)) for issue in issues)


def _settled(agreements: Sequence[Pact]) -> dict[str, str]:
    """Return the option of each issue; the last agreement on it stands."""
    return {issue: option for one in agreements for issue, option in one.chosen}


def _ruled(runs: Sequence[Run], names: tuple[str, ...]) -> tuple[tuple[str | int, ...], ...]:
    found = [dict(one.rulings) for one in runs]
    words = ("succeeded", "failed", "undecided")
    return tuple(
        (name, *(it[word] for word in words)) for name, it in zip(names, found, strict=True)
    )


def _votes(runs: Sequence[Run], names: tuple[str, ...]) -> Section:
    rows = tuple(
        (name, it.question, it.forum or NOTHING, it.rule, it.yes, it.no, it.result)
        for name, one in zip(names, runs, strict=True)
        for it in one.votes
    )
    adopted = (sum(it.result == "adopted" for it in one.votes) for one in runs)
    said = zip(names, adopted, runs, strict=True)
    lead = " ".join(f"{name}: {count} of {len(one.votes)} adopted." for name, count, one in said)
    columns = ("Run", "Question", "Body", "Rule", "Yes", "No", "Result")
    return Section("votes", "Votes", lead, tables=(Table("All votes", columns, rows),))


def _indicators(runs: Sequence[Run], names: tuple[str, ...]) -> Section:
    points = tuple(
        (level.title, minute, value, name)
        for name, one in zip(names, runs, strict=True)
        for level in one.levels
        for minute, value in _to_the_end(level.points, one.minutes)
    )
    columns = ("Indicator", "Minutes after the start", "Value", "Run")
    drawn: tuple[Chart, ...] = ()
    if points:
        title = "Indicators over time"
        places = {
            "each": columns[0],
            "along": columns[1],
            "value": columns[2],
            "series": columns[3],
        }
        drawn = (panes("compared-indicators", title, columns, points, **places),)
    ends = [{level.title: level.last for level in one.levels} for one in runs]
    titles = dict.fromkeys(title for found in ends for title in found)
    rows = tuple((title, *(found.get(title) for found in ends)) for title in titles)
    table = Table("Where they ended", ("Indicator", *names), rows)
    return Section("indicators", "Indicators", charts=drawn, tables=(table,))


def _to_the_end(points: tuple[tuple[float, int], ...], end: float) -> tuple[tuple[float, int], ...]:
    """Return the values of a line, and the last one again at the end of play."""
    return (*points, (end, points[-1][1])) if points and points[-1][0] < end else points


def _talk(runs: Sequence[Run], names: tuple[str, ...]) -> Section:
    rows = tuple(
        (name, it.name, it.acts, it.cables, it.statements, it.words)
        for name, one in zip(names, runs, strict=True)
        for it in one.voices
    )
    columns = ("Run", "Delegation", "Acts", "Cables", "Statements", "Words")
    table = Table("Who did how much", columns, rows)
    drawn: tuple[Chart, ...] = ()
    if any(row[2] for row in rows):
        words = tuple((row[1], row[2], row[0]) for row in rows)
        drawn = (
            bars(
                "compared-talk",
                "Acts of each delegation",
                ("Delegation", "Acts", "Run"),
                words,
                across="Delegation",
                value="Acts",
                group="Run",
            ),
        )
    return Section("talk", "Talk", charts=drawn, tables=(table,))
