"""A picture is the fold of what a viewer was told.

Control's is all but sealed papers; the state is the picture of the viewer that hears everything.
`evolve` also takes the time of the entry, so that no event has to repeat it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from wargame.engine.audience import Audience, Viewer
from wargame.engine.instruments import INSTRUMENTS
from wargame.engine.instruments.agreement_book import Agreements
from wargame.engine.instruments.amendment_list import Amendments
from wargame.engine.instruments.ballot_box import Ballots
from wargame.engine.instruments.brackets import Brackets
from wargame.engine.instruments.briefs import Briefs
from wargame.engine.instruments.cables import Cables
from wargame.engine.instruments.card_box import Cards
from wargame.engine.instruments.caucuses import Caucuses
from wargame.engine.instruments.chapters import Chapters
from wargame.engine.instruments.clock_face import Clock
from wargame.engine.instruments.comments import Comments
from wargame.engine.instruments.desk import Desk
from wargame.engine.instruments.documents import Proposals
from wargame.engine.instruments.exporting import Exports
from wargame.engine.instruments.eyes import Eyes
from wargame.engine.instruments.fairness import Fairness
from wargame.engine.instruments.finding_book import Findings
from wargame.engine.instruments.fog_book import Fog
from wargame.engine.instruments.hands import Hands
from wargame.engine.instruments.heads import Heads
from wargame.engine.instruments.indicators import Indicators
from wargame.engine.instruments.injects import Injects
from wargame.engine.instruments.intents import Intents
from wargame.engine.instruments.leaks import Leaks
from wargame.engine.instruments.marks import Marks
from wargame.engine.instruments.move_book import Moves
from wargame.engine.instruments.notes import Notes
from wargame.engine.instruments.pledges import Pledges
from wargame.engine.instruments.posts import Posts
from wargame.engine.instruments.projector import Projector
from wargame.engine.instruments.questions import Questions
from wargame.engine.instruments.ruling_book import Rulings
from wargame.engine.instruments.scores import Scores
from wargame.engine.instruments.seating import Seating
from wargame.engine.instruments.secret_arguments import Secrets
from wargame.engine.instruments.setting import Setting
from wargame.engine.instruments.stances import Stances
from wargame.engine.instruments.statements import Statements
from wargame.engine.instruments.suggestions import Suggestions
from wargame.engine.instruments.survey_book import Surveys
from wargame.engine.instruments.world_book import World


class Heard(NamedTuple):
    """An event as it was recorded: when, what, and for whom."""

    at: datetime
    event: Any
    audience: Audience


@dataclass(frozen=True, slots=True)
class Picture:
    """All parts, one for each instrument. A part that did not change is the same object."""

    setting: Setting = field(default_factory=Setting)
    clock: Clock = field(default_factory=Clock)
    seating: Seating = field(default_factory=Seating)
    briefs: Briefs = field(default_factory=Briefs)
    intents: Intents = field(default_factory=Intents)
    caucuses: Caucuses = field(default_factory=Caucuses)
    cables: Cables = field(default_factory=Cables)
    fog: Fog = field(default_factory=Fog)
    statements: Statements = field(default_factory=Statements)
    heads: Heads = field(default_factory=Heads)
    proposals: Proposals = field(default_factory=Proposals)
    brackets: Brackets = field(default_factory=Brackets)
    amendments: Amendments = field(default_factory=Amendments)
    comments: Comments = field(default_factory=Comments)
    leaks: Leaks = field(default_factory=Leaks)
    stances: Stances = field(default_factory=Stances)
    ballots: Ballots = field(default_factory=Ballots)
    agreements: Agreements = field(default_factory=Agreements)
    pledges: Pledges = field(default_factory=Pledges)
    moves: Moves = field(default_factory=Moves)
    rulings: Rulings = field(default_factory=Rulings)
    secrets: Secrets = field(default_factory=Secrets)
    fairness: Fairness = field(default_factory=Fairness)
    injects: Injects = field(default_factory=Injects)
    hands: Hands = field(default_factory=Hands)
    questions: Questions = field(default_factory=Questions)
    desk: Desk = field(default_factory=Desk)
    indicators: Indicators = field(default_factory=Indicators)
    world: World = field(default_factory=World)
    marks: Marks = field(default_factory=Marks)
    scores: Scores = field(default_factory=Scores)
    projector: Projector = field(default_factory=Projector)
    posts: Posts = field(default_factory=Posts)
    eyes: Eyes = field(default_factory=Eyes)
    notes: Notes = field(default_factory=Notes)
    chapters: Chapters = field(default_factory=Chapters)
    cards: Cards = field(default_factory=Cards)
    surveys: Surveys = field(default_factory=Surveys)
    findings: Findings = field(default_factory=Findings)
    exports: Exports = field(default_factory=Exports)
    suggestions: Suggestions = field(default_factory=Suggestions)


BLANK = Picture()

_HEAR = {
    event: (instrument.name, hear)
    for instrument in INSTRUMENTS
    for event, hear in instrument.events.values()
}


def evolve(picture: Picture, event: Any, at: datetime) -> Picture:  # noqa: ANN401 - any instrument's event
    """Return the picture after this event, heard at this time."""
    name, hear = _HEAR[type(event)]
    return replace(picture, **{name: hear(getattr(picture, name), event, at)})


def evolved(picture: Picture, told: Iterable[tuple[Any, datetime]]) -> Picture:
    """Return the picture after these events, each with its time, in order.

    The same as `evolve` one by one, and cheaper: a picture is put together at the end alone.
    """
    parts: dict[str, Any] = {}
    for event, at in told:
        name, hear = _HEAR[type(event)]
        part = parts[name] if name in parts else getattr(picture, name)
        parts[name] = hear(part, event, at)
    return replace(picture, **parts) if parts else picture


def fold(heard: Iterable[Heard], viewer: Viewer, start: Picture = BLANK) -> Picture:
    """Return what a viewer knows after these entries, of which it hears those meant for it."""
    return evolved(start, ((event, at) for at, event, whom in heard if whom.includes(viewer)))
