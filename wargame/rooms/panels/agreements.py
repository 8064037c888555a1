"""The register of agreements: what was initialled, how far it has come, what it waits for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wargame.engine import Picture
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.agreement_terms import chosen_words, undecided
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import CellId
from wargame.engine.treaties import Step
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.windows import SHOWN

PARTS = ("setting", "clock", "proposals", "ballots", "agreements")
COMING = {Step.INITIALLED, Step.SIGNED, Step.RATIFIED}
BINDING = {Step.IN_FORCE, Step.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Wait:
    """What an agreement waits for: a word for the step, and by whom; or a forum and its choice."""

    what: str
    cells: tuple[CellId, ...] = ()
    forum: str = ""
    choice: str = ""
    count: int = 0


def agreement_words(one: Agreement, picture: Picture, cell: CellId) -> dict[str, Any]:
    """Return what a screen says of an agreement, and what this cell may do with it now."""
    setting = picture.setting
    kind = next((kind for kind in setting.agreements if kind.id == one.kind), None)
    gates = kind.gates if kind else ()
    own = [setting.issue(name) for name in one.guarantors.get(cell, ())]
    return {
        "one": one,
        "kind": kind.title if kind else "",
        "state": one.state.value,
        "unsigned": [each for each in one.guarantors if each not in one.signed_by],
        "waits": tuple(waits(one, picture)),
        "last": one.life[-1] if one.life else None,
        "alleged": [each for each in one.life if each.what == "alleged"],
        "own": [issue for issue in own if issue],
        "guarantor": cell in one.guarantors,
        "gate": next((each.words for each in gates if each.cell == cell), ""),
        "reserved": sum(bool(each.reservation) for each in one.signatures),
        "accusable": [each for each in one.signed_by if each != cell],
        "may": _may(one, picture, cell),
    }


def waits(one: Agreement, picture: Picture) -> Iterable[Wait]:
    """Yield what must still happen before an agreement comes into force."""
    if one.state not in COMING:
        return
    if one.initials_missing or not one.open_for_signature:
        yield Wait("initials", one.initials_missing)
    if one.signatures_missing:
        for forum, issue, option in undecided(one, picture):
            words = chosen_words(issue, option, picture.setting)
            yield Wait("decision", forum=forum.title, choice=words)
        yield Wait("signature", one.signatures_missing)
    if one.ratifications_missing:
        yield Wait("ratification", one.ratifications_missing)
    if one.guarantees_missing:
        yield Wait("guarantee", count=one.guarantees_missing)


def _may(one: Agreement, picture: Picture, cell: CellId) -> frozenset[str]:
    """Return the acts that the agreement takes from this cell, and the open phase too."""
    party = cell in one.required
    open_ = one.state is not Step.ENDED
    free = not one.signatories and not one.signatures
    able = {
        "initial": _can_initial(one, cell) and (bool(one.signatories) or free),
        "sign": _can_sign(one, cell),
        "ratify": cell in one.ratifications_missing and one.state is Step.SIGNED,
        "breach": cell in one.signed_by and one.state in BINDING,
        "suspend": party and one.state is Step.IN_FORCE,
        "resume": party and one.state is Step.SUSPENDED and _rests_by(one) == cell,
        "end": party and open_,
        "publish": party and open_ and bool(one.circle),
    }
    now = (name for name, can in able.items() if can and takes(picture, f"agreement.{name}"))
    return frozenset(now)


def _can_initial(one: Agreement, cell: CellId) -> bool:
    named = cell in {*one.signatories, *one.guarantors} or not one.signatories
    return one.state is Step.INITIALLED and cell not in one.initials and named


def _can_sign(one: Agreement, cell: CellId) -> bool:
    dead = {Step.REFUSED, Step.BREACHED, Step.ENDED}
    ready = one.open_for_signature and cell not in one.signed_by and one.state not in dead
    return ready and (cell in one.required or cell in one.guarantors)


def _rests_by(one: Agreement) -> CellId | None:
    resting = [each.cell for each in one.life if each.what == "suspended"]
    return resting[-1] if resting else None


def _ready(scene: Scene) -> list[Proposal]:
    """Return the texts on the table whose standing version this cell could be first to initial."""
    known = {(one.proposal, one.version) for one in scene.picture.agreements.all.values()}
    return [
        one
        for one in reversed(scene.picture.proposals.standing)
        if (one.id, one.current.number) not in known
        and not scene.picture.ballots.on(one.id)
        and _is_party(one, scene)
    ]


def _is_party(text: Proposal, scene: Scene) -> bool:
    """Tell whether a text is of a kind that this cell signs, or of none."""
    choices = text.current.choices
    kinds = [
        kind
        for kind in scene.picture.setting.agreements
        if all(issue in choices for issue in kind.issues)
        and (not text.circle or {*kind.signatories} <= {*text.circle})
    ]
    if not kinds:
        return len(text.circle) != 1
    kind = max(kinds, key=lambda one: len(one.issues))
    return scene.cell in {*kind.signatories, *(one.cell for one in kind.guarantors)}


def living_first(picture: Picture) -> list[Agreement]:
    """Return the agreements in sight, the newest first; those that are over come last."""
    found = sorted(picture.agreements.all.values(), key=lambda one: one.at, reverse=True)
    return sorted(found, key=lambda one: one.state is Step.ENDED)


def _register(scene: Scene) -> dict[str, Any]:
    picture = scene.picture
    found = living_first(picture)
    return {
        "setting": picture.setting,
        "register": [agreement_words(one, picture, scene.cell) for one in found[:SHOWN]],
        "older": max(0, len(found) - SHOWN),
        "ready": _ready(scene) if takes(picture, "agreement.initial") else [],
    }


AGREEMENTS = Panel("agreements", "rooms/room/agreements.html", PARTS, _register)
