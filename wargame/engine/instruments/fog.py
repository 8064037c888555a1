"""Fog of war: control delays, intercepts, garbles, leaks and forges what delegations write.

Whoever is meant reads an ordinary event; nobody else hears anything, the sender and the one in
whose name something is forged least of all. What an honest cable could not do at that moment is
refused, for it would show. A rule of the pack does the same as a standing order of control.
"""

from dataclasses import dataclass

from wargame.engine.fogging import CABLE, CAUCUS, INTERCEPT, LEAK, Passage
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.cables import CLASSIFICATIONS, Cables, passage_of
from wargame.engine.instruments.caucuses import LIMIT, Caucuses
from wargame.engine.instruments.fog_book import (
    FOG_EVENTS,
    Fog,
)
from wargame.engine.instruments.fog_copies import copied, strangers_to
from wargame.engine.instruments.fog_orders import ORDER_ACTS
from wargame.engine.instruments.fog_queue import QUEUE_ACTS
from wargame.engine.instruments.fog_routes import forged
from wargame.engine.instruments.fog_seeming import as_if_honest, caucus_of, product_of
from wargame.engine.names import NO_CAUCUS, CaucusId, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

NOTE = 400


@dataclass(frozen=True, slots=True)
class Intercept:
    """Give these a copy of a cable, or of a line of a caucus, as intelligence."""

    thing: str
    to: tuple[CellId, ...]
    title: str = ""
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Leak:
    """Give these, or everyone, a copy of a cable or of a line, as news without a name."""

    thing: str
    to: tuple[CellId, ...] = ()
    everyone: bool = False
    title: str = ""
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Forge:
    """Send a cable, or say a line in a caucus, in the name of a delegation that knows nothing."""

    sender: CellId
    text: str
    to: tuple[CellId, ...] = ()
    subject: str = ""
    classification: str = "confidential"
    caucus: CaucusId = NO_CAUCUS


def passage_in(wanted: str, cables: Cables, caucuses: Caucuses) -> Passage:
    """Return a cable, or a line of a caucus, of that name, as it was written."""
    for cable in cables.sent:
        if cable.id == wanted:
            return passage_of(cable)
    for caucus in caucuses.all.values():
        for said in caucus.lines:
            if wanted and said.id == wanted:
                others = tuple(one for one in caucus.members if one != said.cell)
                return Passage(
                    thing=wanted,
                    channel=CAUCUS,
                    sender=said.cell,
                    to=others,
                    title=caucus.title,
                    text=said.text,
                    caucus=caucus.id,
                )
    raise Refused(Refusal.NOT_IN_SIGHT, what="cable or line")


def _intercept(command: Intercept, moment: Moment) -> tuple[Told, ...]:
    passage = passage_in(command.thing, moment.state.cables, moment.state.caucuses)
    return _copy(INTERCEPT, command, passage, _readers(command.to, passage, moment), moment)


def _leak(command: Leak, moment: Moment) -> tuple[Told, ...]:
    passage = passage_in(command.thing, moment.state.cables, moment.state.caucuses)
    to = () if command.everyone else _readers(command.to, passage, moment)
    return _copy(LEAK, command, passage, to, moment)


def _readers(wanted: tuple[CellId, ...], passage: Passage, moment: Moment) -> tuple[CellId, ...]:
    to = strangers_to(passage, chosen(wanted, moment))
    if not to:
        raise Refused(Refusal.NO_AUDIENCE)
    return to


def _copy(
    effect: str,
    command: Intercept | Leak,
    passage: Passage,
    to: tuple[CellId, ...],
    moment: Moment,
) -> tuple[Told, ...]:
    return copied(
        effect,
        passage,
        to,
        moment,
        title=line(command.title, "title", required=False),
        text=clean(command.text, "text", required=False),
        source=line(command.source, "source", required=False),
    )


def _forge(command: Forge, moment: Moment) -> tuple[Told, ...]:
    (sender,) = chosen((command.sender,), moment)
    passage = _line(command, sender, moment) if command.caucus else _cable(command, sender, moment)
    if not passage.to:
        raise Refused(Refusal.NO_AUDIENCE)
    as_if_honest(passage, moment)
    return forged(passage, product_of(passage))


def _cable(command: Forge, sender: CellId, moment: Moment) -> Passage:
    if command.classification not in CLASSIFICATIONS:
        raise Refused(Refusal.UNKNOWN, value=command.classification, field="the classification")
    return Passage(
        thing=moment.dice.token(),
        channel=CABLE,
        sender=sender,
        to=tuple(cell for cell in chosen(command.to, moment) if cell != sender),
        title=line(command.subject, "subject"),
        text=clean(command.text, "text"),
        classification=command.classification,
    )


def _line(command: Forge, sender: CellId, moment: Moment) -> Passage:
    caucus = caucus_of(command.caucus, sender, moment)
    return Passage(
        thing=moment.dice.token(),
        channel=CAUCUS,
        sender=sender,
        to=tuple(cell for cell in caucus.members if cell != sender),
        title=caucus.title,
        text=clean(command.text, "message", LIMIT),
        caucus=caucus.id,
    )


FOG = Instrument(
    name="fog",
    part=Fog,
    acts={
        **ORDER_ACTS,
        **QUEUE_ACTS,
        "fog.intercept": Act(Intercept, _intercept, Hands.CONTROL),
        "fog.leak": Act(Leak, _leak, Hands.CONTROL),
        "fog.forge": Act(Forge, _forge, Hands.CONTROL),
    },
    events=FOG_EVENTS,
)
