"""Annexes: the dice, how the report was made, and what it cannot say."""

from wargame.aar.bargaining.sections import ONE_RUN
from wargame.aar.report.document import Block, Caution, Part, Text
from wargame.aar.report.entries import Reading
from wargame.aar.report.manners import Manners
from wargame.aar.sections import Table
from wargame.engine.adjudication import rolling
from wargame.engine.names import CONTROL, OBSERVER

AUTHOR = (
    "Scores, start values, effects and the mapping of members to delegations are assumptions of"
    " the author of the scenario. Figures that rest on them are no better than they are."
)


def annexes(reading: Reading, manners: Manners) -> tuple[Part, ...]:
    """Return the parts at the end."""
    return (_dice(reading), _method(reading, manners), *_roster(reading, manners))


def _dice(reading: Reading) -> Part:
    promised, revealed = reading.picture.fairness.digest, reading.picture.fairness.seed
    if not (promised and revealed):
        return Part("dice", "Dice", (Text("The seed of the dice was not revealed."),))
    kept = rolling.seal(revealed) == promised
    told = Text(
        f"The seed {'is' if kept else 'is NOT'} the one that was promised at the start.",
        tuple(one.n for one in reading.of("dice.committed", "dice.revealed")),
    )
    rolls = reading.of("ruling.rolled")
    rows = []
    for one in rolls:
        event = one.record.event
        name = f"{event.move}/{event.number}"
        again = rolling.throw(revealed, name, event.sides, len(event.dice))
        fair = "as the seed says" if again == tuple(event.dice) else "NOT as the seed says"
        rows.append((one.n, name, event.sides, ", ".join(map(str, event.dice)), event.odds, fair))
    columns = ("Entry", "Roll", "Sides", "Dice", "Odds", "Check")
    blocks: tuple[Block, ...] = (told, Table("Every roll, thrown again", columns, tuple(rows)))
    return Part("dice", "Dice", blocks if rows else (told, Text("Nothing was rolled.")))


def _method(reading: Reading, manners: Manners) -> Part:
    viewer = reading.sight.viewer.cell
    whose = {CONTROL: "control", OBSERVER: "everyone"}.get(viewer) or reading.name(viewer)
    opened = ", ".join(dict.fromkeys(str(one.chapter) for one in reading.sight.openings))
    said = [
        (
            f"Every figure is counted from the {len(reading.entries)} entries of the record that"
            f" this reader ({whose}) may know. Numbers in square brackets name the entries that"
            " prove a sentence, as the record of this reader counts them."
        ),
        f"Chapters of the record that were opened: {opened or 'none'}.",
    ]
    if not manners.named:
        said.append(
            "It follows the Chatham House Rule: it names roles and no people, tells times to five"
            " minutes, and puts [name] where somebody wrote the name of a participant."
        )
    said.append("What was chosen in a secret vote is in no report, for anybody.")
    cautions = (Caution(ONE_RUN), Caution(AUTHOR))
    return Part("method", "Method and cautions", (*map(Text, said), *cautions))


def _roster(reading: Reading, manners: Manners) -> tuple[Part, ...]:
    if not manners.roster:
        return ()
    rows = tuple((reading.name(cell), name) for cell, name in manners.roster)
    table = Table("Who sat where", ("Place", "Name"), rows)
    return (Part("people", "people", (table,)),)
