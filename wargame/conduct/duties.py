"""Duties: what each role in control may see and do. The one table, and the one place that asks it.

A lead may do everything. What no row names belongs to the lead alone, so a new act is nobody
else's until somebody says so here. People are looked up by their seat, `control-` and the number
of their account; a seat of control without a row of its own is the house's hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wargame.engine import COMMANDS, Picture, Refusal, Refused, Seat
from wargame.engine.instruments.posts import Role
from wargame.engine.names import CONTROL, OBSERVER, CellId, InjectId, SeatId
from wargame.engine.planned import AD_HOC
from wargame.people.models import Keeper

SEAT: Final = f"{CONTROL}-"
TITLES: Mapping[Role, str] = {
    Role.LEAD: "Lead",
    Role.ADJUDICATOR: "Adjudicator",
    Role.MINDER: "Team minder",
    Role.ANALYST: "Analyst",
    Role.VOICE: "Role-player",
}
READS_ALL: Final = frozenset({Role.LEAD, Role.ADJUDICATOR, Role.ANALYST})
"""Those who see all that control sees; the others see what everybody sees, and their own part."""

JUDGES: Final = frozenset({Role.ADJUDICATOR})
MINDS: Final = frozenset({Role.ADJUDICATOR, Role.MINDER})
WATCHES: Final = frozenset({Role.ADJUDICATOR, Role.MINDER, Role.ANALYST})
SPEAKS: Final = frozenset({Role.VOICE})

DUTIES: Mapping[str, frozenset[Role]] = {
    "eyes.borrow": frozenset(Role),
    "head.name": frozenset({Role.MINDER}),
    "note.write": WATCHES,
    "note.tag": READS_ALL,
    "finding.write": READS_ALL,
    "finding.drop": READS_ALL,
    "card.group": READS_ALL,
    "lead.take": JUDGES,
    "question.answer": MINDS,
    "question.draft": JUDGES,
    "question.review": JUDGES,
    "item.take": JUDGES,
    "item.free": JUDGES,
    "hand.lower": MINDS,
    "cable.send": MINDS,
    "move.reveal": JUDGES,
    "argument.add": JUDGES,
    "project.begin": JUDGES,
    "secret.open": JUDGES,
    "ruling.open": JUDGES,
    "estimate.give": JUDGES,
    "ruling.roll": JUDGES,
    "ruling.settle": JUDGES,
    "ruling.publish": JUDGES,
    "ruling.undo": JUDGES,
    "indicator.set": JUDGES,
    "indicator.show": JUDGES,
    "indicator.correct": JUDGES,
    "world.apply": JUDGES,
    "region.set": JUDGES,
    "date.set": JUDGES,
    "inject.meet": JUDGES,
    "agreement.rule-ratification": JUDGES,
    "agreement.suspend": JUDGES,
    "agreement.breach": JUDGES,
    "agreement.resume": JUDGES,
    "inject.improvise": SPEAKS,
    "inject.release": SPEAKS,
}
"""Which roles beside the lead may do an act of control."""

BOXED: Final = frozenset({"card.gather", "reply.gather"})
"""Acts of a box alone: nobody in control puts words into the mouths of people."""

LENDS: Final = frozenset({Role.LEAD, Role.MINDER})
"""Those who may act in the name of a delegation."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody in control: their seat, what they are there for, and their name."""

    seat: Seat
    role: Role
    cells: tuple[CellId, ...] = ()
    voice: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """The role in a word or two."""
        return TITLES[self.role]

    @property
    def reads_all(self) -> bool:
        """Tell whether they see all that control sees."""
        return self.role in READS_ALL

    def sees(self, cell: str) -> bool:
        """Tell whether they may look through the eyes of a cell."""
        return self.reads_all or cell == OBSERVER or cell in self.cells

    def may(self, act: str) -> bool:
        """Tell whether the table gives them this act, within their scope."""
        if act in BOXED:
            return False
        return self.role is Role.LEAD or self.role in DUTIES.get(act, frozenset())

    def require(self, act: str) -> None:
        """Refuse what the table does not give them."""
        if not self.may(act):
            raise Refused(Refusal.DUTY, role=self.title.lower(), who="the lead")

    def lends(self, cell: str) -> bool:
        """Tell whether they may act in the name of this delegation."""
        return self.role in LENDS and (self.role is Role.LEAD or cell in self.cells)


def duty_of(keeper: Keeper) -> Duty | None:
    """Return what a row says, or None where it was taken back."""
    if keeper.withdrawn_at is not None:
        return None
    return Duty(
        seat=Seat(CONTROL, SeatId(f"{SEAT}{keeper.facilitator_id}")),
        role=Role(keeper.role),
        cells=tuple(CellId(one) for one in keeper.cells),
        voice=keeper.voice,
        name=keeper.facilitator.first_name or keeper.facilitator.get_username(),
    )


def keeper_of(code: str, seat: SeatId) -> Keeper | None:
    """Return the row of a seat in control, or None for the house's own hand."""
    number = seat.removeprefix(SEAT)
    if not (seat.startswith(SEAT) and number.isascii() and number.isdigit()):
        return None
    rows = Keeper.objects.filter(exercise=code, facilitator_id=int(number))
    return rows.select_related("facilitator").first()


def check(code: str, by: Seat, command: Any, state: Picture) -> None:  # noqa: ANN401 - any command of the engine
    """Refuse what the role of a seat in control does not reach; asked under the exercise's lock."""
    if by.cell != CONTROL and not by.lent:
        return
    keeper = keeper_of(code, by.id)
    if keeper is None:
        return
    duty = duty_of(keeper)
    if duty is None:
        raise Refused(Refusal.DUTY, role="none", who="the lead")
    act = COMMANDS[type(command)]
    if by.lent and not duty.lends(by.cell):
        raise Refused(Refusal.DUTY, role=duty.title.lower(), who="the lead")
    if not by.lent:
        duty.require(act)
        _within(duty, act, command, state)


def _within(duty: Duty, act: str, command: Any, state: Picture) -> None:  # noqa: ANN401
    """Refuse what lies outside the delegations of a minder, or the voice of a role-player.

    Eyes are borrowed of those alone whom somebody may see.
    """
    if act == "eyes.borrow":
        if not duty.sees(command.cell):
            raise Refused(Refusal.DUTY, role=duty.title.lower(), who="the lead")
    elif duty.role is Role.MINDER:
        _minded(duty, act, command, state)
    elif duty.role is Role.VOICE and not _own_voice(duty, act, command, state):
        raise Refused(Refusal.DUTY, role=f"{duty.title.lower()}, {duty.voice}", who="the lead")


def _minded(duty: Duty, act: str, command: Any, state: Picture) -> None:  # noqa: ANN401
    if act == "question.answer":
        asked = state.questions.asked.get(command.question)
        if asked is None or asked.cell not in duty.cells:
            raise Refused(Refusal.NOT_IN_SIGHT, what="question")
        if command.publish:
            raise Refused(Refusal.DUTY, role=duty.title.lower(), who="the lead")
    elif act == "note.write" and command.entry is not None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="entry")  # its number would tell of others
    elif not set(_named(act, command)) <= set(duty.cells):
        raise Refused(Refusal.DUTY, role=duty.title.lower(), who="the lead")


def _named(act: str, command: Any) -> tuple[CellId | None, ...]:  # noqa: ANN401
    """Return the delegations that an act of a minder touches; None where nobody said which."""
    if act == "cable.send":
        return tuple(command.to)
    if act == "note.write":
        return ()
    return (command.cell,) if act in {"hand.lower", "head.name"} else (None,)


def _own_voice(duty: Duty, act: str, command: Any, state: Picture) -> bool:  # noqa: ANN401
    """Tell whether a role-player speaks as who they are, with what they wrote themselves."""
    if act == "inject.improvise":
        return bool(command.sender == duty.voice and not command.effects)
    found = state.injects.planned(InjectId(command.inject))
    return found is not None and (found.sender, found.type) == (duty.voice, AD_HOC)
