"""What happened since somebody last looked, grouped, in at most five lines."""

from collections import Counter
from collections.abc import Iterable

from wargame.engine import KINDS, Heard
from wargame.engine.names import CellId

MOST = 5
ONE_AND_MANY = {
    "phase.opened": ("The phase moved on", "The phase moved on {n} times"),
    "exercise.paused": ("Control paused everybody", "Control paused everybody {n} times"),
    "exercise.ended": ("The exercise ended", "The exercise ended"),
    "ballot.opened": ("A vote was called", "{n} votes were called"),
    "ballot.decided": ("A vote was counted", "{n} votes were counted"),
    "agreement.entered": ("An agreement came into force", "{n} agreements came into force"),
    "agreement.breached": ("An agreement was broken", "Agreements were broken {n} times"),
    "agreement.signed": ("An agreement was signed", "{n} signatures were put under agreements"),
    "agreement.ratified": (
        "An agreement was taken home",
        "Agreements were taken home {n} times",
    ),
    "agreement.initialled": ("A text was initialled", "Texts were initialled {n} times"),
    "agreement.published": ("An agreement was published", "{n} agreements were published"),
    "agreement.ended": ("An agreement ended", "{n} agreements ended"),
    "pledge.made": ("A delegation made a pledge", "{n} pledges were made"),
    "pledge.withdrawn": ("A pledge was taken back", "{n} pledges were taken back"),
    "brief.given": ("Your brief came", "Your brief came"),
    "scores.given": ("Your score sheet came", "Your score sheet came"),
    "inject.released": ("A message came", "{n} messages came"),
    "cable.sent": ("A cable came", "{n} cables came"),
    "caucus.opened": ("You were asked into a caucus", "You were asked into {n} caucuses"),
    "caucus.said": ("Somebody spoke in a caucus", "{n} things were said in caucuses"),
    "proposal.tabled": ("A proposal was tabled", "{n} proposals or versions were tabled"),
    "proposal.published": ("A text was published", "{n} texts were published"),
    "leak.received": ("A paper was leaked to you", "{n} papers were leaked to you"),
    "amendment.tabled": ("An amendment was tabled", "{n} amendments were tabled"),
    "amendment.settled": ("An amendment was answered", "{n} amendments were answered"),
    "bracket.placed": ("A clause was bracketed", "{n} brackets were put"),
    "comment.added": ("Somebody commented on a text", "{n} comments were made on texts"),
    "stance.declared": ("A delegation took a stance", "{n} stances were taken"),
    "statement.made": ("A statement was made", "{n} statements were made"),
    "question.answered": ("Control answered you", "Control answered you {n} times"),
    "answer.published": (
        "Control answered for everyone",
        "Control answered {n} times for everyone",
    ),
    "move.revealed": ("A move was revealed", "{n} moves were revealed"),
    "ruling.opened": ("A move is being ruled on", "{n} rulings began"),
    "narrative.told": ("Control told what came of a move", "Control told what came of {n} moves"),
    "indicator.reported": ("A number moved", "Numbers moved {n} times"),
}
"""In the order of weight. What the delegation did itself is not news to it."""
GIVEN = frozenset({"brief.given", "scores.given"})
"""What names the delegation that it is for, and not one that did something."""


def lines(told: Iterable[Heard], cell: CellId) -> list[str]:
    """Return the news for a cell, the weightiest first."""
    counts = Counter(KINDS[type(one.event)] for one in told if not _own(one.event, cell))
    found = [(kind, counts[kind]) for kind in ONE_AND_MANY if counts[kind]]
    said = [ONE_AND_MANY[kind][count > 1].format(n=count) for kind, count in found]
    return [*said[:MOST], *(["and more"] if len(said) > MOST else [])]


def _own(event: object, cell: CellId) -> bool:
    doers = (getattr(event, name, None) for name in ("sender", "opener", "cell"))
    return KINDS[type(event)] not in GIVEN and cell in doers
