"""Standing orders on what passes between delegations: whose words, to whom, and what is done.

A pack may set some, as its rules; control gives and lifts them in play.
"""

from dataclasses import dataclass

from wargame.engine.names import NO_CAUCUS, NOBODY, CableId, CaucusId, CellId, FogId
from wargame.engine.planned import ANY_ROUND

DELAY, GARBLE, INTERCEPT, LEAK, FORGE = "delay", "garble", "intercept", "leak", "forge"
EFFECTS = (DELAY, GARBLE, INTERCEPT, LEAK, FORGE)
CABLE, CAUCUS = "cable", "caucus"
CHANNELS = (CABLE, CAUCUS)
SHARE = 30
"""Percent of the words that are struck out where nothing else is said."""
LONGEST_DELAY = 240
"""Minutes, at most, after which something goes on by itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A cable or a line of a caucus on its way: whose it is, for whom, and what it says.

    `thing` is the name of the cable or of the line.
    """

    thing: str
    channel: str
    sender: CellId
    to: tuple[CellId, ...]
    title: str
    text: str
    classification: str = ""
    caucus: CaucusId = NO_CAUCUS

    @property
    def cable(self) -> CableId:
        """Return its name as that of a cable."""
        return CableId(self.thing)


@dataclass(frozen=True, slots=True)
class FogOrder:
    """What is done to whatever these senders write to these receivers; none named are all.

    A delay waits for control, or goes on by itself after `minutes`. A garble strikes out `share`
    percent of the words, by dice. A copy that is intercepted or leaked goes `to` these (a leak to
    nobody named goes to everyone) as from `source`. A forgery follows in the name of `claims`,
    through the same channel. It catches what is said in one `caucus`, or in any.
    It is done `times` times, or without end for 0, and in one round or in any.
    """

    id: FogId
    effect: str
    channel: str = ""
    senders: tuple[CellId, ...] = ()
    receivers: tuple[CellId, ...] = ()
    to: tuple[CellId, ...] = ()
    minutes: int = 0
    share: int = SHARE
    during: str = ANY_ROUND
    times: int = 0
    source: str = ""
    claims: CellId = NOBODY
    subject: str = ""
    text: str = ""
    caucus: CaucusId = NO_CAUCUS

    def catches(self, passage: Passage, among: tuple[CellId, ...]) -> tuple[CellId, ...]:
        """Return those of some receivers for whom a passage is caught."""
        if self.channel not in {"", passage.channel}:
            return ()
        if self.caucus and self.caucus != passage.caucus:
            return ()
        if self.senders and passage.sender not in self.senders:
            return ()
        return tuple(cell for cell in among if not self.receivers or cell in self.receivers)
