"""The observers' room: what everyone may know, to read and not to touch."""

from wargame.rooms.panel import Panel
from wargame.rooms.panels.agreements import AGREEMENTS
from wargame.rooms.panels.asked import ASKED
from wargame.rooms.panels.ballots import BALLOTS, RESULTS
from wargame.rooms.panels.bar import BAR
from wargame.rooms.panels.moves import MOVES, OUTCOMES
from wargame.rooms.panels.papers import INDICATORS, MESSAGES, NEWS
from wargame.rooms.panels.pledges import PLEDGES
from wargame.rooms.panels.table import COMPARE, ISSUES, MATRIX, PROPOSALS, STANCE_TABLE
from wargame.rooms.panels.talk import QUESTIONS, SPEAKERS, STATEMENTS
from wargame.rooms.panels.waiting import AGENDA
from wargame.rooms.panels.world import CHANGES, THEATRE

OBSERVER: tuple[Panel, ...] = (
    BAR,
    ASKED,
    AGENDA,
    MESSAGES,
    BALLOTS,
    MOVES,
    OUTCOMES,
    MATRIX,
    STANCE_TABLE,
    COMPARE,
    PROPOSALS,
    AGREEMENTS,
    ISSUES,
    RESULTS,
    PLEDGES,
    INDICATORS,
    CHANGES,
    THEATRE,
    NEWS,
    STATEMENTS,
    SPEAKERS,
    QUESTIONS,
)
