"""The hot-wash: everybody answers a few prompts on cards, without a name.

Cards come out of a box, never from a seat: several people's at once, in an order that says nothing.
They are told to control alone, until control shows them to everyone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wargame.engine.audience import CONTROL_ALONE, EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.card_box import (
    Card,
    CardGiven,
    CardGrouped,
    CardHidden,
    Cards,
    CardShown,
    Wash,
    WashClosed,
    WashOpened,
    hear_closed,
    hear_given,
    hear_grouped,
    hear_hidden,
    hear_opened,
    hear_shown,
)
from wargame.engine.names import CardId, WashId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.surveying import FEW, PROMPTS
from wargame.engine.texts import clean, line

LIMIT = 600
MOST_PROMPTS = 5
MOST_CARDS = 12
"""Cards that one person may give."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one card says to a prompt, which is counted from 1."""

    prompt: int
    text: str


@dataclass(frozen=True, slots=True)
class OpenWash:
    """Ask everybody for cards; without `prompts` the usual ones."""

    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseWash:
    """Take no more cards."""


@dataclass(frozen=True, slots=True)
class GatherCards:
    """Take out of the box what several people wrote: one slip for each of them."""

    wash: WashId
    slips: tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, slots=True)
class ShowCards:
    """Show these cards to everyone."""

    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class HideCards:
    """Put these cards away."""

    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class GroupCards:
    """Lay these cards together under a heading; without one they lie alone again."""

    cards: tuple[CardId, ...]
    group: str = ""


def _open(command: OpenWash, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.ended:
        raise Refused(Refusal.NOT_ENDED)
    if moment.state.cards.open is not None:
        raise Refused(Refusal.ALREADY, what="cards are collected")
    asked = command.prompts or moment.scenario.prompts or PROMPTS
    prompts = tuple(line(one, "prompt", 200) for one in asked)
    if len(prompts) > MOST_PROMPTS:
        raise Refused(Refusal.UNKNOWN, value=str(len(prompts)), field="how many prompts there are")
    return (Told(WashOpened(WashId(moment.dice.token()), prompts), EVERYONE),)


def _close(_: CloseWash, moment: Moment) -> tuple[Told, ...]:
    wash = moment.state.cards.open
    if wash is None:
        raise Refused(Refusal.NOT_OPEN)
    return (Told(WashClosed(wash.id), EVERYONE),)


def checked(written: Iterable[Written], wash: Wash) -> tuple[Written, ...]:
    """Return what one person wrote, cleaned; raises Refused where it says nothing or too much."""
    cards = tuple(
        replace(one, text=clean(one.text, "card", LIMIT)) for one in written if one.text.strip()
    )
    if not cards:
        raise Refused(Refusal.EMPTY_TEXT, field="your cards")
    if len(cards) > MOST_CARDS:
        long = {"field": "your cards", "length": len(cards), "limit": MOST_CARDS}
        raise Refused(Refusal.LONG_TEXT, **long)
    for one in cards:
        if not 1 <= one.prompt <= len(wash.prompts):
            raise Refused(Refusal.UNKNOWN, value=str(one.prompt), field="the prompts")
    return cards


def _gather(command: GatherCards, moment: Moment) -> tuple[Told, ...]:
    """Take the cards in the order of names that mean nothing: whose lay beside whose is lost."""
    wash = moment.state.cards.open
    if wash is None or wash.id != command.wash:
        raise Refused(Refusal.NOT_OPEN)
    if len(command.slips) < FEW:
        raise Refused(Refusal.FEW, least=FEW)
    written = [one for slip in command.slips for one in checked(slip, wash)]
    given = [CardGiven(CardId(moment.dice.token()), wash.id, x.prompt, x.text) for x in written]
    return tuple(Told(one, CONTROL_ALONE) for one in sorted(given, key=lambda one: one.card))


def _chosen(cards: tuple[CardId, ...], moment: Moment) -> tuple[Card, ...]:
    known = moment.state.cards.all
    if not cards or any(one not in known for one in cards):
        raise Refused(Refusal.NOT_IN_SIGHT, what="card")
    return tuple(known[one] for one in dict.fromkeys(cards))


def _show(command: ShowCards, moment: Moment) -> tuple[Told, ...]:
    return tuple(
        Told(CardShown(one.id, one.wash, one.prompt, one.text, one.group), EVERYONE)
        for one in _chosen(command.cards, moment)
        if not one.shown
    )


def _hide(command: HideCards, moment: Moment) -> tuple[Told, ...]:
    return tuple(
        Told(CardHidden(one.id), EVERYONE if one.shown else CONTROL_ALONE)
        for one in _chosen(command.cards, moment)
        if not one.hidden
    )


def _group(command: GroupCards, moment: Moment) -> tuple[Told, ...]:
    group = line(command.group, "heading", required=False)
    return tuple(
        Told(CardGrouped(one.id, group), EVERYONE if one.shown else CONTROL_ALONE)
        for one in _chosen(command.cards, moment)
        if one.group != group
    )


CARDS = Instrument(
    name="cards",
    part=Cards,
    acts={
        "wash.open": Act(OpenWash, _open, Hands.CONTROL, lasting=True),
        "wash.close": Act(CloseWash, _close, Hands.CONTROL, lasting=True),
        "card.gather": Act(GatherCards, _gather, Hands.CONTROL, lasting=True),
        "card.show": Act(ShowCards, _show, Hands.CONTROL, lasting=True),
        "card.hide": Act(HideCards, _hide, Hands.CONTROL, lasting=True),
        "card.group": Act(GroupCards, _group, Hands.CONTROL, lasting=True),
    },
    events={
        "wash.opened": (WashOpened, hear_opened),
        "wash.closed": (WashClosed, hear_closed),
        "card.given": (CardGiven, hear_given),
        "card.shown": (CardShown, hear_shown),
        "card.hidden": (CardHidden, hear_hidden),
        "card.grouped": (CardGrouped, hear_grouped),
    },
)
