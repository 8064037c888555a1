"""Who casts whose vote: the mapping of members to delegations, which control may edit.

It is an assumption of the author of the pack. Until the start control can give a member to another
delegation that votes in the same forum; everyone is told. Another line-up begins anew with the
mapping of the pack. Members for whom nobody in play speaks have control cast for them, in forums
that say so; what they vote is the facilitator's assumption.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from wargame.engine.scenario import Forum


@dataclass(frozen=True, slots=True)
class AssignMember:
    """Let a cell cast the vote of a member, in each forum in which both take part."""

    member: CellId
    cell: CellId


@dataclass(frozen=True, slots=True)
class MemberAssigned:
    """Another cell casts the vote of a member."""

    member: CellId
    cell: CellId


def assign(command: AssignMember, moment: Moment) -> tuple[Told, ...]:
    """Return who casts the vote of a member from now on; nothing where that is so already.

    Raises Refused after the start, for a member or cell that there is not, and where a delegation
    would be left without a member.
    """
    if moment.state.clock.started:
        raise Refused(Refusal.STARTED, what="the mapping of members to delegations")
    forums = [one for one in moment.state.setting.forums if command.member in one.terms.blocs]
    if not forums:
        raise Refused(Refusal.UNKNOWN, value=command.member, field="the members")
    able = [one for one in forums if command.cell in one.voters]
    if not able:
        raise Refused(Refusal.UNKNOWN, value=command.cell, field="who votes there")
    if all(one.terms.blocs[command.member] == command.cell for one in able):
        return ()
    for forum in able:
        _check_left(forum, command, moment)
    return (Told(MemberAssigned(command.member, command.cell), EVERYONE),)


def _check_left(forum: Forum, command: AssignMember, moment: Moment) -> None:
    """Refuse to take the last member of a delegation, which would vote for nobody."""
    before = forum.terms.blocs[command.member]
    if before != command.cell and forum.terms.members(before) == (command.member,):
        raise Refused(Refusal.LAST_MEMBER, who=moment.state.setting.name(before))


def hear_assigned(part: Any, event: MemberAssigned, _: datetime) -> Any:  # noqa: ANN401 - the setting
    """Return the setting with the member in its new place, in each forum where that can be."""
    forums = tuple(_assigned(one, event) for one in part.forums)
    apart = {one: cell for one, cell in part.assigned.items() if one != event.member}
    given = part.assigned.get(event.member) or _speaker(part, event)
    moved = {} if given == event.cell else {event.member: given}
    return replace(part, forums=forums, assigned=apart | moved)


def _speaker(part: Any, event: MemberAssigned) -> CellId:  # noqa: ANN401 - the setting
    """Return who cast the vote of a member before, in the first forum where that changes."""
    found: Iterator[CellId] = (
        one.terms.blocs[event.member]
        for one in part.forums
        if event.member in one.terms.blocs and event.cell in one.voters
    )
    return next(found, event.cell)


def _assigned(forum: Forum, event: MemberAssigned) -> Forum:
    blocs = forum.terms.blocs
    if event.member not in blocs or event.cell not in forum.voters:
        return forum
    return replace(forum, terms=replace(forum.terms, blocs={**blocs, event.member: event.cell}))
