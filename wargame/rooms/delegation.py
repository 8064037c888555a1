"""A delegation's room: its papers, the table, its cables, its talk."""

from wargame.rooms.panel import Panel
from wargame.rooms.panels.agreements import AGREEMENTS
from wargame.rooms.panels.asked import ASKED
from wargame.rooms.panels.ballots import BALLOTS, RESULTS
from wargame.rooms.panels.bar import BAR, NOW
from wargame.rooms.panels.cables import INBOX, OUTBOX
from wargame.rooms.panels.gates import GATES
from wargame.rooms.panels.heads import HEADS
from wargame.rooms.panels.leaked import LEAKED
from wargame.rooms.panels.marks import MARKS
from wargame.rooms.panels.moves import MOVES, OUTCOMES
from wargame.rooms.panels.papers import BRIEF, INDICATORS, INTENTS, MESSAGES, NEWS
from wargame.rooms.panels.pledges import PLEDGES
from wargame.rooms.panels.scores import SCORES
from wargame.rooms.panels.table import COMPARE, ISSUES, MATRIX, PROPOSALS, STANCE_TABLE
from wargame.rooms.panels.talk import CAUCUSES, QUESTIONS, ROSTER, SAY, SPEAKERS, STATEMENTS
from wargame.rooms.panels.waiting import AGENDA
from wargame.rooms.panels.world import CHANGES, THEATRE

ROOM: tuple[Panel, ...] = (
    BAR,
    NOW,
    ASKED,
    MESSAGES,
    BALLOTS,
    MOVES,
    OUTCOMES,
    BRIEF,
    INTENTS,
    SCORES,
    MATRIX,
    STANCE_TABLE,
    COMPARE,
    PROPOSALS,
    LEAKED,
    AGREEMENTS,
    MARKS,
    ISSUES,
    RESULTS,
    PLEDGES,
    INDICATORS,
    CHANGES,
    THEATRE,
    NEWS,
    INBOX,
    OUTBOX,
    CAUCUSES,
    SAY,
    STATEMENTS,
    SPEAKERS,
    QUESTIONS,
    HEADS,
    ROSTER,
    AGENDA,
    *GATES,
)
