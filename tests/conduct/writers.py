"""Two writers at one clause, one of them away for a while: what they write, chosen by chance."""

import re
from dataclasses import dataclass
from random import Random

from wargame.conduct import acts, orders
from wargame.conduct.looks import look
from wargame.engine import STATE, Seat
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import CellId, ClauseId, ProposalId, SeatId

WORD = re.compile(r"\w+")
FIRST = ClauseId("A")


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(WORD.findall(text))


def hand(cell: str, number: int) -> Seat:
    """Return a seat of a delegation."""
    return Seat(CellId(cell), SeatId(f"{cell}-{number}"))


@dataclass
class Pen:
    """What writes words that stand nowhere else, so that each can be looked for."""

    chance: Random
    written: int = 0

    def word(self) -> str:
        """Return a word that nobody wrote before."""
        self.written += 1
        return f"w{self.written}"

    def phrase(self) -> list[str]:
        """Return one to three such words."""
        return [self.word() for _ in range(self.chance.randint(1, 3))]

    def text(self) -> str:
        """Return a clause to begin with."""
        return " ".join(self.word() for _ in range(self.chance.randint(1, 14))) + "."

    def reworded(self, text: str) -> str:
        """Return a text in which some words were added, replaced or taken out."""
        parts = text.split(" ")
        for _ in range(self.chance.randint(1, 3)):
            place = self.chance.randint(0, len(parts))
            gone = self.chance.choice((0, 0, 1, 1, 2, len(parts)))
            new = self.phrase() if self.chance.random() < 0.8 else []
            parts[place : place + gone] = new
        return " ".join(parts) if any(parts) else self.word()


@dataclass
class Desk:
    """An exercise in which texts are on the table."""

    code: str
    sent: int = 0

    def does(self, by: Seat, act: str, **fields: object) -> str:
        """Act through the use case, and return the name of what was made."""
        self.sent += 1
        answer = acts.submit(self.code, by, orders.command(act, fields), f"desk-{self.sent}")
        return answer.made or ""

    def text(self, name: str) -> Proposal:
        """Return a text as it stands."""
        return look(self.code, STATE).picture.proposals.all[ProposalId(name)]

    def edits(self, by: Seat, name: str, version: int, text: str) -> None:
        """Word the first clause of a text anew, having read it in a version."""
        self.does(by, "clause.edit", proposal=name, version=version, clause=FIRST, text=text)


def lost(read: str, before: str, mine: str, after: str) -> set[str]:
    """Return the words that went lost when somebody who had read one text made it another.

    Who writes may take out what they have read, and nothing else: what they write stays, and what
    others wrote meanwhile.
    """
    written = words(mine) - words(read)
    of_others = words(before) - words(read)
    kept = words(before) & words(read) & words(mine)
    return (written | of_others | kept) - words(after)
