"""Steps of an agreement: what follows by itself from what somebody did.

Where all that had to hold holds, the agreement comes into force. Each step that is reached sets
off what the pack says: an indicator moves, an inject is released. What would be seen outside the
circle of an agreement is held back until it is published: it would tell of a thing that is hidden.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from wargame.engine.audience import circle
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementInForce, heard
from wargame.engine.instruments.agreement_paper import Agreement, Cells
from wargame.engine.instruments.agreement_terms import kind_named
from wargame.engine.instruments.indicators import Levels, moved
from wargame.engine.instruments.injects import release_planned
from wargame.engine.instruments.world_moves import regions_moved
from wargame.engine.treaties import Hook, Step


def follow(agreement: Agreement, events: Iterable[Any], moment: Moment) -> tuple[Told, ...]:
    """Return these events with all that follows from them, each with its audience."""
    done = list(events)
    reached = [agreement, *heard(agreement, done, moment.now)]
    if binds(reached[-1]):
        done.append(AgreementInForce(agreement.id))
        reached += heard(reached[-1], done[-1:], moment.now)
    steps = [step for before, after in pairwise(reached) for step in _reached(before, after)]
    told = tuple(Told(event, circle(agreement.circle)) for event in done)
    return (*told, *set_off(agreement, steps, moment))


def _reached(before: Agreement, after: Agreement) -> tuple[Step, ...]:
    """Return the step that was reached; a text is initialled once all have done so who must."""
    if after.state is not before.state:
        return (after.state,)
    opened = after.open_for_signature and not before.open_for_signature
    return (Step.INITIALLED,) if opened else ()


def binds(agreement: Agreement) -> bool:
    """Tell whether an agreement that is not in force yet has all that it needs for it."""
    carried = {Step.RATIFIED} if agreement.ratifiers else {Step.SIGNED}
    return agreement.state in carried and not agreement.guarantees_missing


def set_off(agreement: Agreement, steps: Iterable[Step], moment: Moment) -> tuple[Told, ...]:
    """Return what these steps set off, but for what must be held back."""
    groups = _consequences(agreement, steps, moment)
    return tuple(told for group in groups if _within(group, agreement.circle) for told in group)


def catch_up(agreement: Agreement, moment: Moment) -> tuple[Told, ...]:
    """Return what was held back while the agreement was secret, now that everyone knows it."""
    groups = _consequences(agreement, _past(agreement), moment)
    return tuple(told for group in groups if not _within(group, agreement.circle) for told in group)


def _past(agreement: Agreement) -> tuple[Step, ...]:
    """Return the steps that an agreement has reached so far, in order, each once."""
    early = (
        (Step.INITIALLED, agreement.open_for_signature),
        (Step.SIGNED, not agreement.signatures_missing),
        (Step.RATIFIED, bool(agreement.ratifiers) and not agreement.ratifications_missing),
    )
    later = {Step.REFUSED, Step.IN_FORCE, Step.SUSPENDED, Step.BREACHED, Step.ENDED}
    lived = [Step(one.what) for one in agreement.life if one.what in later]
    return tuple(dict.fromkeys((*(step for step, done in early if done), *lived)))


def _within(group: Sequence[Told], cells: Cells) -> bool:
    """Tell whether nobody outside these cells, and control, is told; no cells are everyone."""
    return not cells or all(
        one.audience.cells is not None and one.audience.cells <= set(cells) for one in group
    )


def _consequences(
    agreement: Agreement, steps: Iterable[Step], moment: Moment
) -> list[tuple[Told, ...]]:
    """Return what these steps set off, each change and each release by itself."""
    kind = kind_named(agreement.kind, moment)
    found: list[tuple[Told, ...]] = []
    levels: Levels = {}
    for step in steps:
        for hook in kind.hooks if kind else ():
            if hook.step is step and hook.fits(agreement.choices):
                found += _moves(hook, levels, moment)
                found.append(regions_moved(hook.regions, hook.words, moment))
                found += [release_planned(hook.inject, moment, levels)] if hook.inject else []
    return found


def _moves(hook: Hook, levels: Levels, moment: Moment) -> list[tuple[Told, ...]]:
    """Return the changes of a hook; `levels` are those that hooks before it have left."""
    return [
        moved(wanted, change, hook.words, moment, levels)
        for wanted, change in hook.indicators.items()
    ]
