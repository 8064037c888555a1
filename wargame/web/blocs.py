"""The editor of blocs: who casts whose vote, which control can change before the start.

Each button is an act of its own, so the page needs no script.
"""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wargame.conduct import acts
from wargame.engine import Refused
from wargame.engine.instruments.populations import ReplaceTable
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId
from wargame.engine.scenario import Forum
from wargame.packs.faults import Faulty
from wargame.packs.files import LARGEST
from wargame.packs.tables import body_of
from wargame.rooms.panels.terms import share
from wargame.web import answers
from wargame.web.keepers import Console, for_control

MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A member, its share of the people, who casts its vote, and whether control said so."""

    id: CellId
    name: str
    share: str
    cell: CellId
    assigned: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Who casts whose vote in the forums of one table that all have the same voters."""

    forums: tuple[Forum, ...]
    places: tuple[Place, ...]
    totals: tuple[tuple[CellId, int, str], ...]

    @property
    def forum(self) -> Forum:
        """One of the forums; all have the same mapping."""
        return self.forums[0]


@require_safe
@for_control
def blocs(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the mapping of members to delegations, with a button for each other place."""
    picture = console.picture()
    words = {
        "code": console.code,
        "setting": picture.setting,
        "started": picture.clock.started,
        "mappings": mappings(picture.setting),
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/blocs.html", words)


@require_POST
@for_control
def table(request: HttpRequest, console: Console) -> HttpResponse:
    """Put the table of a file in the place of one with which forums count."""
    try:
        command = _newer(request)
        acts.submit(console.code, console.seat, command, secrets.token_hex(16))
        messages.success(request, f"Votes are counted with: {command.title}, {command.year}.")
    except Faulty as found:
        messages.error(request, "\n".join(one.sentence for one in found.faults[:MOST_FAULTS]))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return answers.back(reverse("console-blocs", args=[console.code]))


def _newer(request: HttpRequest) -> ReplaceTable:
    """Return what a form asks for. Raises Faulty for a file that is no table."""
    sent = request.FILES.get("file")
    content = sent.read(LARGEST + 1) if sent else b""
    body = body_of(str(sent.name) if sent else "no file", content)
    return ReplaceTable(
        table=request.POST.get("table", "").replace("\0", ""),
        title=body.title,
        year=body.year,
        source=body.source,
        population=body.population,
        rounded=body.rounded,
    )


def mappings(setting: Setting) -> tuple[Mapping, ...]:
    """Return each mapping of the exercise once; the one with most members stands for its table."""
    groups: dict[tuple[str, tuple[CellId, ...]], list[Forum]] = {}
    for forum in setting.forums:
        if forum.terms.blocs:
            groups.setdefault((forum.terms.table, forum.voters), []).append(forum)
    return tuple(_mapping(forums, setting) for forums in groups.values())


def _mapping(forums: list[Forum], setting: Setting) -> Mapping:
    ordered = tuple(sorted(forums, key=lambda one: -len(one.terms.blocs)))
    forum = ordered[0]
    terms, whole = forum.terms, sum(forum.terms.population.get(m, 0) for m in forum.terms.blocs)
    return Mapping(
        forums=ordered,
        places=tuple(
            Place(
                id=member,
                name=terms.names.get(member, member),
                share=share(terms.population.get(member, 0), whole),
                cell=cell,
                assigned=member in setting.assigned,
                fixed=any(one.terms.members(cell) == (member,) for one in ordered),
            )
            for member, cell in terms.blocs.items()
        ),
        totals=tuple(_total(forum, cell, whole) for cell in forum.voters),
    )


def _total(forum: Forum, cell: CellId, whole: int) -> tuple[CellId, int, str]:
    members = forum.terms.members(cell)
    held = sum(forum.terms.population.get(one, 0) for one in members)
    return cell, len(members), share(held, whole)
