"""What each kind of entry is called."""

from collections.abc import Mapping
from typing import Any, Final

_TITLES: Mapping[str, str] = {
    "exercise.prepared": "Line-up and timing chosen",
    "inject.released": "Message",
    "hand.lent": "Control acted for a delegation",
    "eyes.borrowed": "Control looked as others see",
    "brief.given": "Brief",
    "scores.given": "Score sheet",
    "scores.taken": "Score sheet taken back",
    "chapter.opened": "Chapter of the record opened",
    "exhibit.shown": "Shown on the projector",
    "package.suggested": "Package suggested to the room",
    "blocs.assigned": "Votes of a member given to a delegation",
    "table.replaced": "Table of members replaced",
    "cable.sent": "Cable",
    "statement.made": "Statement",
    "caucus.said": "Said in a caucus",
    "question.asked": "Question to control",
    "question.answered": "Answer from control",
    "answer.published": "Answer from control, to everybody",
    "intent.stated": "Aims for the round",
    "stance.declared": "Stance",
    "ballot.opened": "Vote called",
    "ballot.cast": "Vote cast",
    "ballot.voted": "Somebody has voted",
    "ballot.counted": "A vote came in",
    "ballot.decided": "Vote decided",
    "ballot.cancelled": "Vote cancelled",
    "deadline.moved": "End of a vote moved",
    "proposal.tabled": "Text tabled",
    "proposal.withdrawn": "Text withdrawn",
    "proposal.published": "Text published",
    "draft.submitted": "Draft tabled",
    "sponsor.invited": "Sponsor invited",
    "sponsor.joined": "Sponsor joined",
    "sponsor.resigned": "Sponsor left",
    "bracket.placed": "Brackets put around a clause",
    "bracket.lifted": "Brackets taken away",
    "comment.added": "Comment",
    "leak.made": "Text leaked",
    "leak.received": "Leaked text received",
    "agreement.initialled": "Agreement initialled",
    "agreement.entered": "Agreement in force",
    "agreement.breached": "Breach found",
    "breach.alleged": "Breach alleged",
    "pledge.made": "Pledge",
    "move.submitted": "Move",
    "move.revealed": "Move laid open",
    "argument.added": "Argument",
    "argument.answered": "Answer to an argument",
    "fact.established": "Fact established",
    "ruling.rolled": "Dice",
    "estimate.given": "Estimate",
    "narrative.told": "What came of it",
    "narrative.retracted": "Account taken back",
    "indicator.reported": "Indicator",
    "perception.shaped": "Shown a value that is not so",
    "perception.corrected": "Shown the true value again",
    "world.given": "The world set up",
    "world.applied": "Consequences applied",
    "date.reached": "Date in the scenario",
    "region.changed": "Region",
    "secret.lodged": "Secret argument lodged",
    "secret.opened": "Secret argument opened",
    "mark.placed": "Mark on a text",
    "fog.held": "Held up on its way",
    "fog.released": "Let through",
    "fog.dropped": "Never arrived",
    "fog.garbled": "Garbled on its way",
    "fog.intercepted": "Intercepted",
    "fog.leaked": "Leaked on its way",
    "fog.forged": "Forged",
    "fog.ordered": "Order to the fog",
    "fog.lifted": "Order to the fog lifted",
    "dice.committed": "Seal of the dice",
    "dice.revealed": "Seed of the dice",
}

_CHANGES: Mapping[str, str] = {
    "invited": "Invited to a caucus",
    "joined": "Joined a caucus",
    "left": "Left a caucus",
    "declined": "Stayed away from a caucus",
}

MACHINERY: Final = frozenset({"ballot.voted", "ballot.counted"})
"""Kinds that say nothing to people looking back which another entry does not say."""

_SIDES: Final = {True: "Argument for", False: "Argument against"}


def kind_words(kind: str) -> str:
    """Return a kind as words: `phase.closed` is a phase that was closed."""
    return _TITLES.get(kind, kind.replace(".", " ").replace("-", " ").capitalize())


def title_of(kind: str, event: Any) -> str:  # noqa: ANN401 - any instrument's event
    """Return what an entry is called, where its kind alone would say too little."""
    if kind == "caucus.changed":
        return _CHANGES.get(event.change, kind_words(kind))
    if kind == "argument.added":
        return _SIDES[event.pro]
    if kind == "proposal.tabled" and event.draft:
        return "Draft"
    if kind == "proposal.tabled" and event.version > 1:
        return f"Text tabled again, version {event.version}"
    if kind == "agreement.ratified" and not event.ratified:
        return "Ratification refused"
    return kind_words(kind)
