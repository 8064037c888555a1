"""Tables of a bargain: offers, the deal, what theory proposes, what was better, what was traded."""

from collections.abc import Iterable
from fractions import Fraction

from wargame.aar.bargaining.converging import Convergence
from wargame.aar.bargaining.pictures import SOLUTIONS
from wargame.aar.bargaining.review import Deal, Review
from wargame.aar.bargaining.wording import Words, counted, letters, tenth
from wargame.aar.sections import Table
from wargame.engine.bargaining import Better, Solution, Space
from wargame.engine.names import CellId, OptionId
from wargame.engine.score_sheets import Part

KINDS = {"draft": "draft", "offer": "offer", "agreement": "drawn up", "adopted": "adopted"}
PARTS = {Part.SIGNS: "signs", Part.CONSENTS: "must consent", Part.HEARD: "is heard"}
FATES = {
    "used": "used",
    "in-part": "used in part",
    "one-sided": "one side alone gained",
    "unused": "missed",
}
VERDICTS = {"yes": "could live with it", "no": "could not", "open": "depends on what is open"}
MOST_BARTERS = 15


def offers(review: Review, words: Words) -> Table:
    """Return every draft, offer and agreement, as it stood when it was made."""
    places = words.places(one.offer.position for one in review.judged)
    return Table(
        "Drafts, offers and agreements, each at its moment",
        (
            words.place,
            "What",
            "Whose",
            "Text",
            "Settles",
            "Below their walk-away value",
            "Crosses a red line of",
            "In the zone",
        ),
        tuple(
            (
                places[one.offer.position],
                KINDS[one.offer.kind],
                words.name(one.offer.cell),
                f"{one.offer.title} (version {one.offer.version})",
                f"{one.settled} of {one.issues} issues",
                words.names(one.below),
                words.names(one.crossing),
                _agreeable(one.agreeable, one.completions),
            )
            for one in review.judged
        ),
    )


def _agreeable(agreeable: int, completions: int) -> str:
    if not completions:
        return "nothing that fits together"
    if completions == 1:
        return "yes" if agreeable else "no"
    return f"{agreeable} of {completions} ways to complete it"


def parties(deal: Deal, space: Space, words: Words) -> Table:
    """Return where the deal left each party."""
    one, parts = deal.judged, {table.cell: table.part for table in space.tables}
    return Table(
        f"Where “{one.offer.title}” left each party",
        ("Party", "Part", "Walk-away value", "Points", "Above it", "Verdict", "Red lines crossed"),
        tuple(
            (
                words.name(it.cell),
                PARTS[parts[it.cell]],
                tenth(it.reservation),
                tenth(one.points[it.cell]),
                tenth(one.surplus[it.cell]),
                VERDICTS[it.accepts],
                ", ".join(one.crossed[it.cell]) or "none",
            )
            for it in one.distances
        ),
    )


def solutions(review: Review, space: Space, words: Words) -> Table:
    """Return the packages that theory proposes in the zone, beside the deal."""
    found = [(title, getattr(review.survey, name)) for title, name in SOLUTIONS if review.survey]
    rows = [_solution(title, one, space) for title, one in found if one]
    if review.deal:
        rows.append(_row("What it came to", None, 1, review.deal.code, space))
    needed = tuple(f"{words.name(cell)}, above" for cell in space.needed)
    columns = ("Package", "Measure", "Ties", "Options", "All together", *needed)
    return Table("What theory proposes in the zone", columns, tuple(rows))


def _solution(title: str, one: Solution, space: Space) -> tuple[object, ...]:
    return _row(title, _measure(one.value), len(one.codes), one.codes[0], space)


def _measure(value: Fraction) -> Fraction | int:
    return value.numerator if value.denominator == 1 else value


def _row(
    title: str, measure: Fraction | int | None, ties: int, code: int, space: Space
) -> tuple[object, ...]:
    points, surplus = space.points(code), space.surplus(code)
    together = sum((points[cell] for cell in space.needed), Fraction())
    gains = (tenth(surplus[cell]) for cell in space.needed)
    return (title, measure, ties, letters(space.outcome(code)), tenth(together), *gains)


def issues(review: Review, space: Space, words: Words) -> Table:
    """Return the deal and the proposed packages, issue by issue, with the titles of options."""
    packages: list[tuple[str, int]] = []
    if review.deal:
        packages.append(("What it came to", review.deal.code))
    for title, name in SOLUTIONS:
        solution = getattr(review.survey, name) if review.survey else None
        if solution:
            packages.append((title, solution.codes[0]))
    outcomes = [space.outcome(code) for _, code in packages]
    rows = tuple(
        (words.issue(issue), *(words.option(issue, one[issue]) for one in outcomes))
        for issue, _ in space.grid
    )
    return Table("Issue by issue", ("Issue", *(title for title, _ in packages)), rows)


def better(deal: Deal, words: Words) -> Table:
    """Return what would have been better than the deal, with the fewest changes."""
    analysis = deal.analysis
    found = [
        ("all", analysis.better if analysis else None),
        ("those who must sign or consent", analysis.better_for_needed if analysis else None),
    ]
    return Table(
        "Better for somebody, worse for nobody",
        ("Among", "Such packages", "Fewest changes", "The nearest", "It adds", "Most points left"),
        tuple(_better(who, one, words) for who, one in found),
    )


def _better(who: str, one: Better | None, words: Words) -> tuple[object, ...]:
    if one is None:
        return (who, 0, None, None, None, 0)
    changes = "; ".join(
        f"{words.issue(issue)}: {words.option(issue, option)}"
        for issue, option in one.changes.items()
    )
    return (who, one.count, len(one.changes), changes, words.gains(one.gains), tenth(one.left))


def barters(review: Review, words: Words) -> Table:
    """Return the exchanges that pairs had, and what became of them; the largest first."""
    ordered = sorted(review.barters, key=lambda one: -min(one.logroll.gains))[:MOST_BARTERS]
    return Table(
        "Exchanges between two: used and missed",
        (
            "One",
            "has its way on",
            "and gains",
            "The other",
            "has its way on",
            "and gains",
            "It was",
        ),
        tuple(
            (
                words.name(one.pair[0]),
                words.issue(one.logroll.first),
                tenth(one.logroll.gains[0]),
                words.name(one.pair[1]),
                words.issue(one.logroll.second),
                tenth(one.logroll.gains[1]),
                FATES[one.fate],
            )
            for one in ordered
        ),
    )


def passing(review: Review, space: Space) -> Table:
    """Return how many outcomes each body would adopt if all voted by their score sheets."""
    of = len(space.coherent)
    return Table(
        "What bodies would adopt if each voted by its score sheet",
        ("Body", "Outcomes", "Of", "Share"),
        tuple(
            (one.forum.title, one.count, of, f"{one.count / of:.1%}" if of else "")
            for one in review.passing
        ),
    )


def convergence(found: Iterable[Convergence], words: Words) -> Table:
    """Return where each issue ended, and since when all who took a stand stood together."""
    listed = tuple(found)
    places = words.places(step.position for one in listed for step in one.steps)
    return Table(
        "Issue by issue",
        ("Issue", "Most options at one time", "At the end", "Together since", "Who stood where"),
        tuple(
            (
                words.issue(one.issue),
                one.widest,
                one.last.options,
                places[one.met.position] if one.met else None,
                _held(one.last.held, words),
            )
            for one in listed
        ),
    )


def _held(held: dict[CellId, OptionId], words: Words) -> str:
    by_option: dict[OptionId, list[CellId]] = {}
    for cell, option in held.items():
        by_option.setdefault(option, []).append(cell)
    return "; ".join(f"{one}: {words.names(cells)}" for one, cells in sorted(by_option.items()))


def finding(review: Review, words: Words) -> str:
    """Return in a sentence or two what a package came to."""
    said = [f"{counted(len(review.judged), 'version')} of texts settled something of this package."]
    if not review.judged:
        said = ["No text settled anything of this package."]
    if review.zones:
        first, last = review.zones[0], review.zones[-1]
        said.append(
            f"Those who must sign or consent could live with {first.size} of {last.of} outcomes"
            f" at the start, and with {last.size} at the end."
        )
    deal = review.deal
    if deal is None:
        return " ".join(said)
    how = {
        "signed": "was signed",
        "adopted": "was adopted",
        "last": "was the last offer, not agreed",
    }
    below, crossing = deal.judged.below, deal.judged.crossing
    said.append(f"“{deal.judged.offer.title}” {how[deal.how]}.")
    said.append(
        f"It left below their walk-away value: {words.names(below)}."
        if below
        else "It left nobody below their walk-away value."
    )
    said.append(
        f"It crossed a red line of: {words.names(crossing)}."
        if crossing
        else "It crossed no red line."
    )
    return " ".join(said)
