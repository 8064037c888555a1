"""The way of a cable or a line: to its sender at once, to its receivers as standing orders say.

The sender hears the same event whether or not anything is caught: its own words, as sent. Whoever
is left out of that event hears a later one of the same kind, or none.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from wargame.engine.audience import CONTROL_ALONE, only
from wargame.engine.fogging import (
    CABLE,
    DELAY,
    FORGE,
    GARBLE,
    INTERCEPT,
    LEAK,
    FogOrder,
    Passage,
)
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.fog_book import FogForged, FogGarbled, FogHeld
from wargame.engine.instruments.fog_copies import copied, strangers_to
from wargame.engine.names import CONTROL, NO_ORDER, CellId, FogId
from wargame.engine.striking import places_by, struck, words_of

Product = Callable[[Passage], Any]
Cells = tuple[CellId, ...]
PERCENT = 100


def routed(passage: Passage, product: Product, moment: Moment) -> tuple[Told, ...]:
    """Return who is told of a passage, in which words; `product` makes the ordinary event of it."""
    if passage.sender == CONTROL:
        return (Told(product(passage), only(*passage.to)),)
    caught, free = _caught(passage, moment)
    return (
        Told(product(passage), only(passage.sender, *free)),
        *_held(passage, caught, moment),
        *_garbled(passage, caught, product, moment),
        *_copied(passage, moment),
        *_forged(passage, product, moment),
    )


def _on(effect: str, passage: Passage, moment: Moment) -> tuple[FogOrder, ...]:
    """Return the orders of one effect that catch a passage on its way to anybody."""
    round_ = moment.state.setting.round_of(moment.state.clock.phase)
    standing = moment.state.fog.standing(round_.id if round_ else "")
    return tuple(
        one for one in standing if one.effect == effect and one.catches(passage, passage.to)
    )


def _caught(passage: Passage, moment: Moment) -> tuple[list[tuple[FogOrder, Cells]], Cells]:
    """Return who does not get a passage as it was written, by order, and who does.

    Of two orders for one receiver a delay comes before a garble, and the older before the later.
    """
    caught, free = [], passage.to
    for one in (*_on(DELAY, passage, moment), *_on(GARBLE, passage, moment)):
        cells = one.catches(passage, free)
        if cells:
            caught.append((one, cells))
            free = tuple(cell for cell in free if cell not in cells)
    return caught, free


def _held(
    passage: Passage, caught: list[tuple[FogOrder, Cells]], moment: Moment
) -> tuple[Told, ...]:
    delays = [(one, cells) for one, cells in caught if one.effect == DELAY]
    if not delays:
        return ()
    cells = {cell for _, some in delays for cell in some}
    to = tuple(cell for cell in passage.to if cell in cells)
    orders = [one for one, _ in delays]
    held = FogHeld(passage, to, _due(orders, moment.now), tuple(one.id for one in orders))
    return (Told(held, CONTROL_ALONE),)


def _due(orders: list[FogOrder], now: datetime) -> datetime | None:
    """Return when something goes on by itself: last of all orders, or never by one of them."""
    if not all(one.minutes for one in orders):
        return None
    return now + timedelta(minutes=max(one.minutes for one in orders))


def _garbled(
    passage: Passage,
    caught: list[tuple[FogOrder, Cells]],
    product: Product,
    moment: Moment,
) -> tuple[Told, ...]:
    told: list[Told] = []
    for one, cells in caught:
        if one.effect == GARBLE:
            read = replace(passage, text=by_dice(passage, one.share, moment))
            told.append(Told(FogGarbled(read, cells, one.id), CONTROL_ALONE))
            told.append(Told(product(read), only(*cells)))
    return tuple(told)


def by_dice(passage: Passage, share: int, moment: Moment) -> str:
    """Return the text with so many percent of its words struck out, by rolls that can be checked.

    The rolls bear the name of the passage, so nobody can try for better ones.
    """
    count = len(words_of(passage.text))
    faces = moment.dice.roll(f"fog/{passage.thing}", PERCENT, count)
    return struck(passage.text, places_by(faces, share))


def _copied(passage: Passage, moment: Moment) -> tuple[Told, ...]:
    told: tuple[Told, ...] = ()
    for one in (*_on(INTERCEPT, passage, moment), *_on(LEAK, passage, moment)):
        to = strangers_to(passage, one.to)
        if to or (one.effect == LEAK and not one.to):
            told += copied(one.effect, passage, to, moment, source=one.source, order=one.id)
    return told


def _forged(passage: Passage, product: Product, moment: Moment) -> tuple[Told, ...]:
    """Return what a rule of the pack makes up on the occasion of a cable, or of a line."""
    told: tuple[Told, ...] = ()
    for one in _on(FORGE, passage, moment):
        to = _deceived(one, passage, moment)
        if to:
            title = one.subject if passage.channel == CABLE else passage.title
            made = replace(passage, thing=moment.dice.token(), sender=one.claims, to=to)
            told += forged(replace(made, title=title, text=one.text), product, one.id)
    return told


def _deceived(order: FogOrder, passage: Passage, moment: Moment) -> Cells:
    """Return who can be made to read a forgery: in a caucus, members, and of a member alone."""
    to = tuple(cell for cell in order.to if cell != order.claims)
    if passage.channel == CABLE:
        return to
    inside = moment.state.caucuses.all[passage.caucus].members
    return tuple(cell for cell in to if cell in inside) if order.claims in inside else ()


def forged(passage: Passage, product: Product, order: FogId = NO_ORDER) -> tuple[Told, ...]:
    """Return the entry of a forgery, and what those read who take it for an honest one."""
    logged = FogForged(passage, passage.to, order)
    return (Told(logged, CONTROL_ALONE), Told(product(passage), only(*passage.to)))


def shift_held(moment: Moment) -> tuple[Told, ...]:
    """Return what is held for some minutes, put off by the pause that ends now."""
    paused_at = moment.state.clock.paused_at
    if paused_at is None:
        return ()
    return tuple(
        Told(FogHeld(one.passage, one.to, one.due + (moment.now - paused_at), ()), CONTROL_ALONE)
        for one in moment.state.fog.held.values()
        if one.due
    )
