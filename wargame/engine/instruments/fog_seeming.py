"""What would show: a delayed or forged thing must be one that could have been written just now."""

from dataclasses import replace

from wargame.engine.audience import Seat
from wargame.engine.fogging import CABLE, CAUCUS, Passage
from wargame.engine.instrument import Moment, allow
from wargame.engine.instruments.cables import CABLES, cable_of
from wargame.engine.instruments.caucuses import CAUCUSES, Caucus, line_of, open_caucus
from wargame.engine.instruments.fog_routes import Product
from wargame.engine.names import CaucusId, CellId, SeatId
from wargame.engine.refusals import Refusal, Refused

ACT_OF = {CABLE: "cable.send", CAUCUS: "caucus.say"}
WHY = {
    Refusal.PAUSED: "everybody is paused",
    Refusal.PHASE_CLOSED: "no phase is open",
    Refusal.PHASE_FORBIDS: "this phase has no place for it",
    Refusal.NOT_STARTED: "the exercise has not started",
}


def would_show(why: str) -> Refused:
    """Return the refusal of what its readers would see through."""
    return Refused(Refusal.WOULD_SHOW, reason=why)


def as_if_honest(passage: Passage, moment: Moment) -> None:
    """Refuse what its sender could not write at this moment."""
    name = ACT_OF[passage.channel]
    act = {**CABLES.acts, **CAUCUSES.acts}[name]
    try:
        allow(name, act, replace(moment, by=Seat(passage.sender, SeatId(""))))
    except Refused as refused:
        raise would_show(WHY.get(refused.reason, "that delegation is not played")) from refused


def caucus_of(wanted: CaucusId, sender: CellId, moment: Moment) -> Caucus:
    """Return a caucus in which a delegation could say something now, for control."""
    caucus = open_caucus(wanted, moment)
    if sender not in caucus.members:
        raise would_show("that delegation is not in the caucus")
    return caucus


def product_of(passage: Passage) -> Product:
    """Return what makes the ordinary event of such a passage."""
    return cable_of if passage.channel == CABLE else line_of
