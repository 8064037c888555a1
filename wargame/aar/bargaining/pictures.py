"""Charts of a bargain: the zone over time, offers by what they leave each, the dance of two."""

import re
from fractions import Fraction

from wargame.aar import charts
from wargame.aar.bargaining.converging import Convergence
from wargame.aar.bargaining.judging import Judged
from wargame.aar.bargaining.review import Review
from wargame.aar.bargaining.wording import Words, tenth, thinned
from wargame.aar.charts import Chart
from wargame.engine.names import CellId

MOST_COLUMNS = 8
MOST_LINES = 6
ON_THE_TABLE = {"offer", "agreement"}
SOLUTIONS = (
    ("Nash", "nash"),
    ("Egalitarian", "egalitarian"),
    ("Kalai-Smorodinsky", "kalai_smorodinsky"),
    ("Most points together", "utilitarian"),
)


def slug(text: str) -> str:
    """Return a text as a name of a chart or a section."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "package"


def zone_chart(review: Review, words: Words) -> Chart:
    """Return the size of the zone over time."""
    places = words.places(one.position for one in review.zones)
    rows = tuple(
        (places[one.position], one.size, f"{float(one.share):.2%}", one.cause)
        for one in review.zones
    )
    return charts.lines(
        f"zone-{slug(review.package)}",
        "The zone of agreement over time",
        (words.place, "Outcomes in the zone", "Share", "What moved"),
        rows,
        along=words.place,
        value="Outcomes in the zone",
        stepped=True,
        note="How many outcomes all who must sign or consent could live with.",
    )


def on_the_table(review: Review) -> list[Judged]:
    """Return what was laid before others, in order."""
    return [one for one in review.judged if one.offer.kind in ON_THE_TABLE]


def surplus_chart(review: Review, words: Words) -> Chart:
    """Return what each offer left each of those who must sign or consent above its walk-away."""
    needed = (review.space.needed or review.space.cells)[:MOST_LINES] if review.space else ()
    rows = tuple(
        (n, words.name(cell), tenth(one.surplus[cell]), one.offer.title)
        for n, one in enumerate(on_the_table(review), 1)
        for cell in needed
    )
    return charts.lines(
        f"offers-{slug(review.package)}",
        "What each offer left them",
        ("Offer", "Party", "Points above the walk-away value", "Text"),
        rows,
        along="Offer",
        value="Points above the walk-away value",
        series="Party",
        note="Below nought, a party had rather no agreement, as the world stood then.",
    )


def dance(review: Review, pair: tuple[CellId, CellId], words: Words) -> Chart:
    """Return each offer as a point: what it is worth to one party, and to another.

    A line leads through the offers of each side. The walk-away values and the packages that theory
    proposes stand beside, as they were at the end.
    """
    first, second = pair
    one, other = f"Points of {words.name(first)}", f"Points of {words.name(second)}"
    shown = [
        (words.name(it.offer.cell), n, tenth(it.points[first]), tenth(it.points[second]))
        for n, it in enumerate(on_the_table(review), 1)
    ]
    here: dict[tuple[object, ...], list[int]] = {}
    for _, n, *place in shown:
        here.setdefault((*place,), []).append(n)
    rows = [(whose, n, _label(n, here[*place,]), *place) for whose, n, *place in shown]
    return charts.dots(
        f"dance-{slug(review.package)}-{slug(first)}-{slug(second)}",
        f"The dance of offers: {words.name(first)} and {words.name(second)}",
        ("Whose", "Offer", "Here", one, other),
        (*rows, *_landmarks(review, pair)),
        along=one,
        value=other,
        series="Whose",
        order="Offer",
        label="Here",
        note="Points of whole packages; what an offer leaves open is assumed.",
    )


def _label(number: int, here: list[int]) -> str:
    """Return all numbers of one place at the first of them: no two labels lie on each other."""
    return ", ".join(map(str, here)) if number == here[0] else ""


def _landmarks(review: Review, pair: tuple[CellId, CellId]) -> list[tuple[object, ...]]:
    space, survey = review.space, review.survey
    if space is None or survey is None:
        return []
    least = {table.cell: table.reservation for table in space.tables}
    proposed = [(title, getattr(survey, name)) for title, name in SOLUTIONS]
    known = [(title, space.points(one.codes[0])) for title, one in proposed if one]
    at: dict[tuple[Fraction, ...], list[str]] = {}
    for title, points in (("Walk-away values", least), *known):
        at.setdefault(tuple(tenth(points[cell]) for cell in pair), []).append(title)
    return [(", ".join(titles), None, "", *place) for place, titles in at.items()]


def convergence_chart(found: tuple[Convergence, ...], words: Words, name: str) -> Chart:
    """Return how many options were stood behind, for each issue, as time went on."""
    moments = sorted({step.position for one in found for step in one.steps})
    places = words.places(moments)
    rows = []
    for one in found:
        for moment in thinned(moments, MOST_COLUMNS):
            until = [step for step in one.steps if step.position <= moment]
            options = until[-1].options if until else 0
            rows.append((words.issue(one.issue), places[moment], options))
    return charts.matrix(
        f"convergence-{slug(name)}",
        "How far apart, issue by issue",
        ("Issue", words.place, "Options"),
        rows,
        down="Issue",
        across=words.place,
        value="Options",
        note="How many options delegations stood behind: 1 is a meeting, 0 is nobody yet.",
    )
