"""The library: past runs of one pack, and how often each outcome came of it."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from wargame.aar.charts import bars
from wargame.aar.runs import Run
from wargame.aar.sections import Section, Table
from wargame.people import codes

FEW = 10


def sections(runs: Sequence[Run]) -> tuple[Section, ...]:
    """Return what is known of all these runs of a pack together."""
    return (_outcomes(runs), _votes(runs), _indicators(runs), _list(runs))


def _outcomes(runs: Sequence[Run]) -> Section:
    """Return how many runs had each kind of agreement in each state; a run counts once for each."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in runs:
        counts.update({(it.kind, it.state) for it in one.agreements})
    without = sum(not one.agreements for one in runs)
    rows = [(f"{kind}: {state}", count) for (kind, state), count in sorted(counts.items())]
    rows.append(("No agreement at all", without))
    columns = ("Outcome", "Runs")
    drawn = bars(
        "library-outcomes",
        "How runs came out",
        columns,
        tuple(rows),
        across="Outcome",
        value="Runs",
    )
    chosen = Table("What was chosen", ("Issue", "Option", "Runs"), _chosen(runs))
    few = "They are few: how so few came out says little about the next one."
    cautions = (
        *((few,) if len(runs) < FEW else ()),
        "Runs differ in people, line-up and timing; one run may count under several outcomes.",
    )
    lead = f"{len(runs)} runs ended; {without} of them without any agreement."
    if len(runs) == 1:
        lead = "1 run ended, " + ("without any agreement." if without else "with an agreement.")
    return Section("outcomes", "Outcomes", lead, (drawn,), (chosen,), cautions)


def _chosen(runs: Sequence[Run]) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in runs:
        counts.update({pair for it in one.agreements for pair in it.chosen})
    return tuple((issue, option, count) for (issue, option), count in sorted(counts.items()))


def _votes(runs: Sequence[Run]) -> Section:
    counts: Counter[tuple[str, str]] = Counter(
        (it.forum or it.rule, it.result) for one in runs for it in one.votes
    )
    bodies = sorted({body for body, _ in counts})
    results = ("adopted", "not adopted", "stopped", "open")
    rows = tuple((body, *(counts[body, it] for it in results)) for body in bodies)
    columns = ("Body or rule", "Adopted", "Not adopted", "Stopped", "Left open")
    return Section("votes", "Votes", tables=(Table("Votes of all runs", columns, rows),))


def _indicators(runs: Sequence[Run]) -> Section:
    ends: dict[str, list[int]] = {}
    for one in runs:
        for level in one.levels:
            ends.setdefault(level.title, []).append(level.last)
    rows = tuple(
        (title, len(found), min(found), median(found), max(found)) for title, found in ends.items()
    )
    columns = ("Indicator", "Runs", "Lowest", "Middle", "Highest")
    return Section(
        "indicators", "Indicators at the end", tables=(Table("At the end", columns, rows),)
    )


def _list(runs: Sequence[Run]) -> Section:
    rows = tuple(
        (
            codes.shown(one.code),
            one.made_at.date().isoformat(),
            one.lineup,
            one.minutes,
            one.lineage.difference,
        )
        for one in runs
    )
    columns = ("Code", "Made", "Line-up", "Minutes of play", "Difference")
    return Section("list", "The runs", tables=(Table("All of them", columns, rows),))
