"""The chapters of the record, which control opens after the end: what belongs to which.

Every kind of event stands in one chapter, or is never opened: what one ballot paper said, notes,
the desk and the plan of control, seats and heads. What everybody was told is nobody's secret and
needs no opening, whatever its chapter.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from wargame.engine.audience import Audience, Seat
from wargame.engine.names import CONTROL, ENGINE, CellId


class Chapter(StrEnum):
    """A part of the record that is opened as one; in the order in which that is suggested."""

    VOTES = "votes"
    TEXTS = "texts"
    CABLES = "cables"
    CAUCUSES = "caucuses"
    MOVES = "moves"
    FOG = "fog"
    WORLD = "world"
    INTENTS = "intents"
    CHANCE = "chance"
    SCORES = "scores"


TITLES: Mapping[Chapter, str] = {
    Chapter.VOTES: "Votes",
    Chapter.TEXTS: "Texts and agreements",
    Chapter.CABLES: "Cables and questions",
    Chapter.CAUCUSES: "Caucuses",
    Chapter.MOVES: "Moves and rulings",
    Chapter.FOG: "Fog and leaks",
    Chapter.WORLD: "The world",
    Chapter.INTENTS: "Briefs and intents",
    Chapter.CHANCE: "Seed and dice",
    Chapter.SCORES: "Score sheets",
}
"""What the chapters are called on screens."""

NEVER: Final = None
"""The chapter of what is never opened."""

_KINDS: Mapping[Chapter, str] = {
    Chapter.VOTES: """
        ballot.opened ballot.cast ballot.voted ballot.counted ballot.decided ballot.cancelled
        deadline.moved blocs.assigned table.replaced
    """,
    Chapter.TEXTS: """
        proposal.tabled proposal.withdrawn proposal.published draft.submitted sponsor.invited
        sponsor.joined sponsor.resigned bracket.placed bracket.lifted amendment.tabled
        amendment.settled comment.added stance.declared pledge.made pledge.withdrawn
        agreement.drafted agreement.initialled agreement.signed agreement.ratified
        agreement.entered agreement.suspended agreement.breached agreement.resumed
        agreement.ended agreement.published breach.alleged
    """,
    Chapter.CABLES: "cable.sent question.asked question.answered answer.published",
    Chapter.CAUCUSES: """
        caucus.opened caucus.changed caucus.said caucus.closed statement.made
    """,
    Chapter.MOVES: """
        move.submitted move.signed move.withdrawn move.revealed argument.added argument.answered
        fact.established fact.struck project.begun project.moved ruling.opened ruling.claimed
        ruling.settled ruling.published ruling.undone estimate.given narrative.told
        narrative.retracted
    """,
    Chapter.FOG: """
        fog.ordered fog.lifted fog.held fog.released fog.dropped fog.garbled fog.intercepted
        fog.leaked fog.forged leak.made leak.received
    """,
    Chapter.WORLD: """
        indicator.reported perception.shaped perception.corrected world.given world.applied
        date.reached region.changed inject.released
    """,
    Chapter.INTENTS: """
        brief.given intent.stated mark.placed secret.lodged secret.retracted secret.opened
    """,
    Chapter.CHANCE: "dice.committed dice.revealed ruling.rolled",
    Chapter.SCORES: "scores.given scores.taken",
}

_CLOSED = """
    exercise.prepared exercise.started exercise.paused exercise.resumed exercise.ended
    phase.opened phase.closed phase.skipped phase.extended agenda.shortened projector.taken
    exhibit.shown package.suggested
    seat.filled seat.vacated head.named head.deputised hand.raised hand.lowered hand.lent
    post.given post.withdrawn lead.taken eyes.borrowed note.written answer.drafted answer.reviewed
    item.taken item.freed brief.opened inject.opened inject.spent inject.held inject.skipped
    inject.met
    wash.opened wash.closed card.given card.shown card.hidden card.grouped note.tagged
    query.added query.dropped survey.opened survey.closed survey.published reply.given
    finding.written finding.dropped finding.published remedy.assigned remedy.settled
    plan.given plan.changed hooks.given scores.allowed chapter.opened export.named
"""

CHAPTER_OF: Mapping[str, Chapter | None] = {
    **dict.fromkeys(_CLOSED.split(), NEVER),
    **{kind: chapter for chapter, kinds in _KINDS.items() for kind in kinds.split()},
}
"""The chapter of each kind of event; a kind that is not in it is never opened."""

LISTED: Final = tuple(kind for text in (*_KINDS.values(), _CLOSED) for kind in text.split())
"""The kinds as they are written here, to see that each stands in one place."""


def seems(event: Any, audience: Audience) -> bool:  # noqa: ANN401 - any instrument's event
    """Tell whether readers have these words from the fog: the one who is named never told them so.

    A sender hears its own words as it wrote them; what reaches others later, garbled or forged
    reaches them without the sender.
    """
    teller = getattr(event, "sender", None) or getattr(event, "cell", None)
    cells = audience.cells
    return cells is not None and teller not in {CONTROL, None} and teller not in cells


def chapter_of(kind: str, event: Any, audience: Audience) -> Chapter | None:  # noqa: ANN401
    """Return the chapter of one entry; words that the fog changed or made up belong to the fog."""
    if kind in {"cable.sent", "caucus.said"} and seems(event, audience):
        return Chapter.FOG
    return CHAPTER_OF.get(kind)


def concerns(cells: frozenset[CellId], event: Any, audience: Audience, by: Seat) -> bool:  # noqa: ANN401
    """Tell whether an entry is one of these delegations: they did it, or it was done to them."""
    passage = getattr(event, "passage", None)
    named = (getattr(event, "cell", None), getattr(event, "sender", None), by.cell)
    for one in (getattr(passage, "sender", None), *named):
        if one is not None and one not in {CONTROL, ENGINE}:
            return one in cells
    return bool(cells & (audience.cells or frozenset()))
