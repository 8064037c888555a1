"""Intents against outcomes: what a delegation wanted and expected of a round, and what came."""

from typing import Any

from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.engine.instruments.intents import IntentStated
from wargame.engine.names import CellId
from wargame.journal.record import Record

Texts = dict[Any, str]

CAUTION = (
    "Of several intents for a round the last one counts. What came are results of votes, of"
    " agreements and of moves in that round; whether that is what was wanted is for the room to"
    " say."
)


def section(frame: Frame) -> Section:
    """Return each intent that counts beside what the record says of its round."""
    outcomes = _outcomes(frame)
    last = {(one.event.round, one.event.cell): one for one in frame.of("intent.stated")}
    order = [one.id for one in frame.setting.rounds]
    ordered = sorted(last.values(), key=lambda one: _place(one.event, order, frame.cells))
    rows = tuple(
        (
            frame.round_title(one.event.round),
            frame.name(one.event.cell),
            one.event.wants,
            one.event.trades,
            one.event.expects,
            *frame.entry(one),
        )
        for one in ordered
    )
    columns = frame.columns("Round", "Delegation", "Wanted", "Would trade", "Expected of others")
    meant = {frame.round_title(one.event.round): one.event.round for one in ordered}
    came = tuple((name, said) for name, it in meant.items() for said in outcomes.get(it, ()))
    tables = (
        Table("What they wanted", columns, rows),
        Table("What came of those rounds", ("Round", "What came"), came),
    )
    lead = (
        f"{plural(len(rows), 'intent')} of delegations, and what came of their rounds."
        if rows
        else "No intents are known to this reader."
    )
    return Section(
        "intents",
        "What they wanted, and what came",
        lead,
        (),
        tuple(one for one in tables if one.rows) if rows else (),
        (CAUTION, *frame.cautions),
    )


def _place(event: IntentStated, order: list[str], cells: tuple[CellId, ...]) -> tuple[int, int]:
    at = order.index(event.round) if event.round in order else -1
    return at, cells.index(event.cell) if event.cell in cells else len(cells)


def _outcomes(frame: Frame) -> dict[str, list[str]]:
    """Return what came of each round in words, in the order in which it came."""
    asked: Texts = {one.event.ballot: one.event.question for one in frame.of("ballot.opened")}
    papers: Texts = {one.event.agreement: one.event.title for one in frame.of("agreement.drafted")}
    moves: Texts = {
        one.event.move: f"{frame.name(one.event.cell)}: {one.event.action}"
        for one in frame.of("move.submitted", "move.revealed")
    }
    judged = {one.event.ruling: one.event.move for one in frame.of("ruling.opened")}
    found: dict[str, list[str]] = {}
    for one, current in frame.rounds():
        said = _said(one, asked, papers, moves, judged)
        if said and current:
            found.setdefault(current.id, []).append(said)
    return found


def _said(one: Record, asked: Texts, papers: Texts, moves: Texts, judged: dict[Any, Any]) -> str:
    """Return one outcome in words, or nothing where an entry is none."""
    event = one.event
    match one.kind:
        case "ballot.decided":
            word = "adopted" if event.outcome.adopted else "not adopted"
            return f"“{asked.get(event.ballot, 'a ballot')}” {word}"
        case "agreement.entered":
            return f"“{papers.get(event.agreement, 'an agreement')}” in force"
        case "agreement.ended":
            return f"“{papers.get(event.agreement, 'an agreement')}” ended"
        case "agreement.breached":
            return f"“{papers.get(event.agreement, 'an agreement')}” broken"
        case "ruling.rolled" | "ruling.settled":
            word = "succeeded" if event.success else "failed"
            return f"{moves.get(judged.get(event.ruling), 'a move')} ({word})"
        case _:
            return ""
