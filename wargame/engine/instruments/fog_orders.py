"""Standing orders of control, and the rules of the pack, which are handed over at the start."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import (
    CAUCUS,
    CHANNELS,
    DELAY,
    EFFECTS,
    FORGE,
    GARBLE,
    INTERCEPT,
    LONGEST_DELAY,
    SHARE,
    FogOrder,
)
from wargame.engine.instrument import Act, Hands, Moment, Told, chosen
from wargame.engine.instruments.caucuses import open_caucus
from wargame.engine.instruments.fog_book import FogLifted, FogOrdered
from wargame.engine.names import NO_CAUCUS, NOBODY, CaucusId, CellId, FogId
from wargame.engine.planned import ANY_ROUND
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line

BY_HAND = tuple(one for one in EFFECTS if one != FORGE)
"""What control may order: it words each forgery itself."""
MOST_TIMES = 99
PERCENT = 100


@dataclass(frozen=True, slots=True)
class OrderFog:
    """Do this to whatever these senders write to these receivers; none named are all.

    See `FogOrder` for the fields. An order on one caucus is for its lines, whatever `channel` says.
    """

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
    caucus: CaucusId = NO_CAUCUS


@dataclass(frozen=True, slots=True)
class LiftFog:
    """Let a standing order hold no more."""

    fog: FogId


def _order(command: OrderFog, moment: Moment) -> tuple[Told, ...]:
    rounds = (ANY_ROUND, *(one.id for one in moment.state.setting.rounds))
    _among(command.effect, BY_HAND, "the effect")
    _among(command.channel, ("", *CHANNELS), "the channel")
    _among(command.during, rounds, "the round")
    _within(command.minutes, 0, LONGEST_DELAY, "minutes")
    _within(command.share, 1, PERCENT, "the share")
    _within(command.times, 0, MOST_TIMES, "the number of times")
    order = FogOrder(
        id=FogId(moment.dice.token()),
        effect=command.effect,
        channel=CAUCUS if command.caucus else command.channel,
        senders=chosen(command.senders, moment),
        receivers=chosen(command.receivers, moment),
        to=chosen(command.to, moment),
        minutes=command.minutes if command.effect == DELAY else 0,
        share=command.share if command.effect == GARBLE else SHARE,
        during=command.during,
        times=command.times,
        source=line(command.source, "source", required=False),
        caucus=open_caucus(command.caucus, moment).id if command.caucus else NO_CAUCUS,
    )
    if order.effect == INTERCEPT and not order.to:
        raise Refused(Refusal.NO_AUDIENCE)
    return (Told(FogOrdered(order.id, order), CONTROL_ALONE),)


def _among(value: str, known: tuple[str, ...], field: str) -> None:
    if value not in known:
        raise Refused(Refusal.UNKNOWN, value=value, field=field)


def _within(value: int, least: int, most: int, field: str) -> None:
    if not least <= value <= most:
        raise Refused(Refusal.UNKNOWN, value=value, field=f"{field} ({least} to {most})")


def _lift(command: LiftFog, moment: Moment) -> tuple[Told, ...]:
    if command.fog not in moment.state.fog.orders:
        raise Refused(Refusal.NOT_IN_SIGHT, what="standing order")
    return (Told(FogLifted(command.fog), CONTROL_ALONE),)


def hand_over_fog(moment: Moment) -> tuple[Told, ...]:
    """Return the rules of the pack for this line-up, told to control; idle ones are left out."""
    seated = (_seated(one, moment) for one in moment.scenario.fog)
    return tuple(Told(FogOrdered(one.id, one), CONTROL_ALONE) for one in seated if one)


def _seated(rule: FogOrder, moment: Moment) -> FogOrder | None:
    """Return a rule for those who stand for its cells, or None where it could do nothing."""

    def present(cells: tuple[CellId, ...]) -> tuple[CellId, ...]:
        return moment.scenario.seated(cells, moment.lineup)

    senders, receivers, to = map(present, (rule.senders, rule.receivers, rule.to))
    claims = next(iter(present((rule.claims,))), NOBODY) if rule.claims else NOBODY
    pairs = (
        (rule.senders, senders),
        (rule.receivers, receivers),
        (rule.to, to),
        (rule.claims, claims),
    )
    if any(before and not after for before, after in pairs):
        return None
    return replace(rule, senders=senders, receivers=receivers, to=to, claims=claims)


ORDER_ACTS: Mapping[str, Act] = {
    "fog.order": Act(OrderFog, _order, Hands.CONTROL),
    "fog.lift": Act(LiftFog, _lift, Hands.CONTROL),
}
