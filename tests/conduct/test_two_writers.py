"""Two people word one clause at once, one of them away for a while: no word is lost."""

from dataclasses import dataclass
from random import Random

import pytest

from tests.conduct.conftest import BOSS
from tests.conduct.writers import FIRST, Desk, Pen, hand, lost
from wargame.conduct import opening
from wargame.conduct.looks import look
from wargame.engine import STATE, Heard, Seat, Viewer, fold
from wargame.engine.names import CONTROL, CellId
from wargame.journal import codec, reading

RUNS = 500
HERE, AWAY = hand("ald", 1), (hand("ald", 2), hand("bir", 1))


@dataclass
class Run:
    """One clause, and two who word it."""

    desk: Desk
    pen: Pen
    chance: Random

    def __post_init__(self) -> None:
        """Lay a text on the table that both may work on."""
        self.away = self.chance.choice(AWAY)
        text = {"title": "A text", "clauses": [self.pen.text(), "Another clause."]}
        self.name = self.desk.does(HERE, "proposal.table", **text)
        if self.away.cell != HERE.cell:
            self.desk.does(HERE, "sponsor.invite", proposal=self.name, cells=[self.away.cell])
            self.desk.does(self.away, "sponsor.join", proposal=self.name)

    def play(self) -> None:
        """Let one be away with a version while the other goes on, then come back with words."""
        read = self.reads()
        written = self.pen.reworded(read[1])
        for _ in range(self.chance.randint(1, 3)):
            newest = self.reads()
            self.sends(HERE, newest, self.pen.reworded(newest[1]))
        unaware = self.reads()
        self.sends(self.away, read, written)
        if self.chance.random() < 0.5:
            self.sends(HERE, unaware, self.pen.reworded(unaware[1]))

    def reads(self) -> tuple[int, str]:
        """Return the version that stands, and its first clause."""
        version = self.desk.text(self.name).current
        clause = version.clause(FIRST)
        assert clause is not None
        return version.number, clause.text

    def sends(self, by: Seat, read: tuple[int, str], mine: str) -> None:
        """Send what somebody made of what they read, and look that nothing went lost."""
        _, before = self.reads()
        self.desk.edits(by, self.name, read[0], mine)
        _, after = self.reads()
        assert lost(read[1], before, mine, after) == set(), (read, before, mine, after)


@pytest.fixture
def desk(committed_db: None) -> Desk:
    """An exercise in the phase in which texts are on the table."""
    desk = Desk(opening.create("harbour"))
    desk.does(BOSS, "exercise.start", anyway=True)
    desk.does(BOSS, "phase.open", phase="talk", after="reading")
    desk.does(BOSS, "phase.open", phase="table", after="talk")
    return desk


def test_no_word_is_lost_in_five_hundred_runs(desk: Desk) -> None:
    chance = Random(3)
    pen = Pen(chance)
    runs = [Run(desk, pen, chance) for _ in range(RUNS)]
    for run in runs:
        run.play()

    state = look(desk.code, STATE).picture
    texts = state.proposals.all
    assert len(texts) == RUNS
    assert all(text.current.clauses[1].text == "Another clause." for text in texts.values())
    contested = [name for name in texts if state.brackets.on(name, FIRST)]
    assert RUNS / 10 < len(contested) < RUNS * 9 / 10
    for name in contested:
        clause = texts[name].current.clause(FIRST)
        assert clause is not None
        assert "[" in clause.text
    _replays(desk.code)


def _replays(code: str) -> None:
    """Fold what the journal holds as text, and find the pictures that were shown."""
    records = list(reading.records(code))
    again = [
        Heard(one.at, codec.load(one.kind, codec.dump(one.event)), one.audience) for one in records
    ]
    for viewer in (STATE, Viewer(CONTROL), Viewer(CellId("ald")), Viewer(CellId("bir"))):
        assert fold(again, viewer) == look(code, viewer).picture
