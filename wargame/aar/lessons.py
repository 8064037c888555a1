"""What was learnt: cards, findings and corrective actions, as a part of a review."""

from wargame.aar.sections import Section, Table
from wargame.aar.sight import Sight
from wargame.conduct import looks
from wargame.engine import Picture
from wargame.engine.instruments.finding_book import Finding
from wargame.engine.names import CONTROL

CAUTIONS = (
    "One exercise is one data point: a finding says what happened here, and how sure we are.",
    "Dice, time limits and empty roles leave marks of their own on what happened.",
)


def sections(code: str, sight: Sight, until: int | None = None) -> tuple[Section, ...]:  # noqa: ARG001
    """Return findings and cards for a reader: control reads all, others what was shown to all."""
    picture = looks.look(code, sight.viewer).picture
    control = sight.viewer.cell == CONTROL
    return (findings(picture, control=control), cards(picture))


def findings(picture: Picture, *, control: bool) -> Section:
    """Return the findings that stand, and what is to be done; actions are for control alone."""
    part = picture.findings
    tables = [_table(one, control=control) for one in part.standing]
    if part.remedies:
        tables.append(_remedies(picture))
    count = len(part.standing)
    lead = f"{count} finding{'' if count == 1 else 's'}." if count else "No findings were written."
    return Section("findings", "Findings", lead, (), tuple(tables), CAUTIONS if count else ())


def _table(one: Finding, *, control: bool) -> Table:
    rows = [
        ("Objective", one.objective),
        ("Observation", one.observation),
        ("Analysis", one.analysis),
        ("Recommendation", one.recommendation),
        ("Confidence", one.confidence.value),
    ]
    if control and one.entries:
        rows.append(("Entries", ", ".join(map(str, one.entries))))
    return Table(one.title, ("Part", "Text"), tuple(row for row in rows if row[1]))


def _remedies(picture: Picture) -> Table:
    part = picture.findings
    rows = tuple(
        (one.text, one.owner, str(one.due or ""), one.state.value, one.note)
        for one in part.remedies.values()
    )
    return Table("Corrective actions", ("What", "Owner", "Until", "State", "Note"), rows)


def cards(picture: Picture) -> Section:
    """Return the cards that lie before everyone, by what they answer."""
    part = picture.cards
    shown = [one for one in part.all.values() if one.shown]
    asked = tuple(dict.fromkeys(part.prompt(one) for one in shown))
    tables = tuple(
        Table(
            prompt,
            ("Heading", "Card"),
            tuple((one.group, one.text) for one in shown if part.prompt(one) == prompt),
        )
        for prompt in asked
    )
    lead = "Written without names, shown to everyone." if shown else "No cards were shown."
    return Section("cards", "Cards of the hot-wash", lead, (), tables)
