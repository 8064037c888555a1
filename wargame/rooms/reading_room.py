"""The page of one text: the document in the middle, and beside it who stands where.

It is painted for a request, not for a room: each reader chooses what it is compared with.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

from wargame.engine import Picture
from wargame.engine.instruments.comments import Comment
from wargame.engine.instruments.documents import Proposal, Version
from wargame.engine.names import CellId, ClauseId, ProposalId
from wargame.people.company import Company
from wargame.rooms.painting import Panels
from wargame.rooms.panel import Scene
from wargame.rooms.panels import bar, marks
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.table import sheet
from wargame.rooms.texts.marking import compared, switched
from wargame.rooms.texts.reading import Line

PEOPLE = ("room", "observer")
"""Readers who have a first page with a bar on top, which stands on this page, too."""

VERSIONS = 12
COMMENTS = 20

ACTS = (
    "clause.edit",
    "clause.add",
    "clause.strike",
    "clause.move",
    "bracket.put",
    "bracket.lift",
    "comment.add",
    "amendment.table",
    "amendment.accept",
    "amendment.decline",
    "amendment.withdraw",
    "sponsor.invite",
    "sponsor.join",
    "sponsor.leave",
    "stance.declare",
    "proposal.revise",
    "proposal.withdraw",
    "proposal.publish",
    "proposal.leak",
    "proposal.submit",
    "ballot.call",
)


class View(StrEnum):
    """How a text is read."""

    CLEAN = "clean"
    MARKED = "marked"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Glance:
    """Who looks at which text, and how.

    `kind` is `room` for a delegation, who alone may press anything. `base` leads from the page to
    the reader's own first page, `at` is the clause that is being worked on, `also` keeps the open
    form in the addresses of other views.
    """

    kind: str
    cell: CellId
    proposal: ProposalId
    view: View = View.CLEAN
    against: int = 0
    base: str = "../../"
    at: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """A clause on its own page: what was said of it, and where it can go from here."""

    line: Line
    said: tuple[Comment, ...]
    held: bool
    up: ClauseId | None
    down: ClauseId | None


def proposal_of(picture: Picture, wanted: ProposalId) -> Proposal | None:
    """Return a text in sight, standing or withdrawn."""
    return picture.proposals.all.get(wanted)


def paint(glance: Glance, picture: Picture) -> Panels:
    """Return the panels of the page; raises KeyError where the text is not in sight."""
    scene = Scene(picture, glance.cell, Company())
    proposal = picture.proposals.all[glance.proposal]
    words = _words(glance, proposal, scene)
    painted = {name: _rendered(f"rooms/text/{name}.html", name, words) for name in ("text", "side")}
    if glance.kind not in PEOPLE:
        return painted
    on_top = {**bar.words(scene), "cell": glance.cell, "base": glance.base}
    return {"top": _rendered("rooms/room/bar.html", "top", on_top), **painted}


def _rendered(template: str, panel: str, words: dict[str, Any]) -> SafeString:
    return SafeString(get_template(template).render({**words, "panel": panel}))


def _words(glance: Glance, proposal: Proposal, scene: Scene) -> dict[str, Any]:
    whole = sheet(proposal, scene)
    standing = not (proposal.withdrawn or whole["voting"])
    works = glance.kind == "room" and standing
    return {
        **whole,
        "sheet": whole,
        "glance": glance,
        "kind": glance.kind,
        "base": glance.base,
        "here": f"{glance.base}text/{proposal.id}/",
        "setting": scene.picture.setting,
        "works": works,
        "may": {one.replace(".", "_"): works and takes(scene.picture, one) for one in ACTS},
        "invited": scene.cell in proposal.invited,
        "rows": _working(whole["lines"], proposal, scene),
        "said": scene.picture.comments.on(proposal.id, ClauseId(""))[-COMMENTS:],
        "history": tuple(reversed(proposal.versions)),
        "settled": _settled(proposal, scene),
        "own_marks": _own_marks(glance, proposal, scene),
        **_compared(glance, proposal, scene),
        "may_declare": works and takes(scene.picture, "stance.declare"),
    }


def _working(lines: tuple[Line, ...], proposal: Proposal, scene: Scene) -> list[Working]:
    ids = [one.clause.id for one in lines]
    return [
        Working(
            line=line,
            said=scene.picture.comments.on(proposal.id, line.clause.id)[-COMMENTS:],
            held=any(one.cell == scene.cell for one in line.holders),
            up=_before(ids, n),
            down=ids[n + 1] if n + 1 < len(ids) else None,
        )
        for n, line in enumerate(lines)
    ]


def _before(ids: list[ClauseId], place: int) -> ClauseId | None:
    """Return what a clause stands behind once it has moved up; "" is the head of the text."""
    if place == 0:
        return None
    return ids[place - 2] if place > 1 else ClauseId("")


def _settled(proposal: Proposal, scene: Scene) -> list[Any]:
    """Return the amendments that were answered, the last one first."""
    return [one for one in reversed(scene.picture.amendments.on(proposal.id)) if not one.open]


def _own_marks(glance: Glance, proposal: Proposal, scene: Scene) -> dict[str, Any] | None:
    """Return what a delegation has marked for itself, and may; nobody else is shown anything."""
    if glance.kind != "room" or proposal.withdrawn:
        return None
    return marks.sheet(proposal, scene.picture, scene.cell)


def _compared(glance: Glance, proposal: Proposal, scene: Scene) -> dict[str, Any]:
    """Return what is marked against which version: the one before, where none is chosen."""
    now, others = proposal.current, proposal.versions[:-1]
    if not others:
        return {"view": View.CLEAN, "earlier": (), "against": None}
    against = _version(others, glance.against)
    return {
        "view": glance.view,
        "earlier": others[-VERSIONS:],
        "against": against,
        "marked_title": against.title != now.title,
        "marks": compared(against.clauses, now.clauses),
        "marked_choices": switched(against.choices, now.choices, scene.picture.setting),
    }


def _version(versions: tuple[Version, ...], wanted: int) -> Version:
    return next((one for one in versions if one.number == wanted), versions[-1])
