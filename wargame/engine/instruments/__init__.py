"""The things that a delegation or control can do, one file each.

Each file holds its commands, its events and its part of the picture side by side, and ends with
an `Instrument`. A new instrument is one file, one field of `engine.picture.Picture`, one line here.
"""

from wargame.engine.instruments.agreements import AGREEMENTS
from wargame.engine.instruments.amendments import AMENDMENTS
from wargame.engine.instruments.ballots import BALLOTS
from wargame.engine.instruments.brackets import BRACKETS
from wargame.engine.instruments.briefs import BRIEFS
from wargame.engine.instruments.cables import CABLES
from wargame.engine.instruments.cards import CARDS
from wargame.engine.instruments.caucuses import CAUCUSES
from wargame.engine.instruments.chapters import CHAPTERS
from wargame.engine.instruments.clock import CLOCK
from wargame.engine.instruments.comments import COMMENTS
from wargame.engine.instruments.desk import DESK
from wargame.engine.instruments.exporting import EXPORTS
from wargame.engine.instruments.eyes import EYES
from wargame.engine.instruments.fairness import FAIRNESS
from wargame.engine.instruments.findings import FINDINGS
from wargame.engine.instruments.fog import FOG
from wargame.engine.instruments.hands import HANDS
from wargame.engine.instruments.heads import HEADS
from wargame.engine.instruments.indicators import INDICATORS
from wargame.engine.instruments.injects import INJECTS
from wargame.engine.instruments.intents import INTENTS
from wargame.engine.instruments.leaks import LEAKS
from wargame.engine.instruments.marks import MARKS
from wargame.engine.instruments.moves import MOVES
from wargame.engine.instruments.notes import NOTES
from wargame.engine.instruments.pledges import PLEDGES
from wargame.engine.instruments.posts import POSTS
from wargame.engine.instruments.projector import PROJECTOR
from wargame.engine.instruments.proposals import PROPOSALS
from wargame.engine.instruments.questions import QUESTIONS
from wargame.engine.instruments.rulings import RULINGS
from wargame.engine.instruments.scores import SCORES
from wargame.engine.instruments.seating import SEATING
from wargame.engine.instruments.secret_arguments import SECRETS
from wargame.engine.instruments.setting import SETTING
from wargame.engine.instruments.stances import STANCES
from wargame.engine.instruments.statements import STATEMENTS
from wargame.engine.instruments.suggestions import SUGGESTIONS
from wargame.engine.instruments.surveys import SURVEYS
from wargame.engine.instruments.world import WORLD

INSTRUMENTS = (
    SETTING,
    CLOCK,
    SEATING,
    BRIEFS,
    INTENTS,
    CAUCUSES,
    CABLES,
    FOG,
    STATEMENTS,
    HEADS,
    PROPOSALS,
    BRACKETS,
    AMENDMENTS,
    COMMENTS,
    LEAKS,
    STANCES,
    BALLOTS,
    AGREEMENTS,
    PLEDGES,
    MOVES,
    RULINGS,
    SECRETS,
    FAIRNESS,
    INJECTS,
    HANDS,
    QUESTIONS,
    DESK,
    INDICATORS,
    WORLD,
    MARKS,
    SCORES,
    PROJECTOR,
    POSTS,
    EYES,
    NOTES,
    CHAPTERS,
    CARDS,
    SURVEYS,
    FINDINGS,
    EXPORTS,
    SUGGESTIONS,
)

ACTS = {name: act for instrument in INSTRUMENTS for name, act in instrument.acts.items()}
EVENTS = {
    kind: event for instrument in INSTRUMENTS for kind, (event, _) in instrument.events.items()
}
KINDS = {event: kind for kind, event in EVENTS.items()}
COMMANDS = {act.command: name for name, act in ACTS.items()}
