"""A played exercise with a word of its own in each private text, and a browser for every viewer.

A canary is such a word: `zq`, letters, digits. Most stand in the pack `harbour`; names of people
and drafts get theirs here. Whoever sees one that is not for them has found a leak.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from http.cookies import SimpleCookie

from django.core.cache import cache
from django.test import Client

from wargame.conduct import arrivals, drafts, opening, posts
from wargame.conduct.looks import look
from wargame.conduct.rehearsal import Rehearsed, rehearse
from wargame.engine import Audience, Viewer
from wargame.engine.instruments.posts import Role
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.journal import codec, reading
from wargame.people import codes, links
from wargame.people.models import Facilitator, Person, Way

KINDS = "answer brief cable caucus clause declaration draft hook indicator inject intent name fog"
KINDS += " met move note plan pledge position question reason reservation say sheet skip title"
KINDS += " asked coupling deceit owner said secret"
KINDS += " query"
CANARY = re.compile(rf"zq(?:{KINDS.replace(' ', '|')})\d\d")  # no token looks like this by chance
ABSENT = "ZZZZZZ"
NO_TOKEN = "nobodys-token-nobodys-token"
SEATS = ("ald-1", "ald-2", "bir-1", "bir-2")
CELLS = ("ald", "bir", OBSERVER, PROJECTOR, CONTROL)

NAMES = {**{seat: f"zqname0{n}" for n, seat in enumerate(SEATS, 1)}, "lobby": "zqname05"}
DRAFTS = {seat: f"zqdraft0{n}" for n, seat in enumerate(SEATS, 1)}


@dataclass(frozen=True)
class Browser:
    """A browser: whose it is, whose eyes it has in the exercise, and its own page there."""

    role: str
    client: Client
    cell: str = ""
    handle: str = ""

    def again(self, *, careful: bool = False) -> "Browser":
        """Return the same browser with a jar of its own; a careful one is asked for CSRF tokens."""
        client = Client(raise_request_exception=False, enforce_csrf_checks=careful)
        client.cookies = SimpleCookie(self.client.cookies.output(header="", sep=";"))
        return replace(self, client=client)


@dataclass
class Household:
    """The exercise, another one, and all browsers by role."""

    code: str
    other: str
    browsers: Mapping[str, Browser]
    outsider: str

    @property
    def handles(self) -> list[str]:
        """The handles of everybody in the exercise, and of one who was shown the door."""
        return [one.handle for one in self.browsers.values() if one.handle]

    @cached_property
    def proposals(self) -> list[str]:
        """Every proposal, public or not."""
        return [str(one) for one in look(self.code, Viewer(CONTROL)).picture.proposals.all]

    @cached_property
    def moves(self) -> list[str]:
        """Every move, in the order of the record."""
        return [str(one) for one in look(self.code, Viewer(CONTROL)).picture.moves.all]

    @cached_property
    def rulings(self) -> list[str]:
        """Every ruling, in the order of the record."""
        return [str(one) for one in look(self.code, Viewer(CONTROL)).picture.rulings.all]

    @cached_property
    def arguments(self) -> list[str]:
        """Every argument about a move, in the order of the record."""
        return [str(one.id) for one in look(self.code, Viewer(CONTROL)).picture.moves.arguments]

    @cached_property
    def agreements(self) -> list[str]:
        """Every agreement, public or not."""
        return [str(one) for one in look(self.code, Viewer(CONTROL)).picture.agreements.all]

    @cached_property
    def told(self) -> dict[str, set[str]]:
        """Return who may know each canary of the journal, as its audiences say."""
        known: dict[str, set[str]] = {}
        for one in reading.records(self.code):
            for canary in CANARY.findall(codec.dump(one.event)):
                known.setdefault(canary, set()).update(ears(one.audience))
        return known


def ears(audience: Audience) -> set[str]:
    """Return the cells that an audience names; control is among them unless it is sealed."""
    cells = set(CELLS) if audience.cells is None else {str(one) for one in audience.cells}
    return cells - {CONTROL} if audience.sealed else cells | {CONTROL}


def build() -> Household:
    """Play the small pack until just before its end, and open a browser for every viewer."""
    cache.clear()
    boss, rival = (Facilitator.objects.create_user(f"zq-{codes.fresh()}") for _ in range(2))
    played = rehearse("harbour", by=boss, until="3")
    other = opening.create("ukraine-settlement", by=rival)
    seated = [_seated(played, seat) for seat in SEATS]
    outsider = _joined(other, "outsider")
    cell = look(other, Viewer(CONTROL)).picture.setting.cells[0]
    arrivals.seat(other, outsider.handle, cell)
    browsers = [
        Browser("stranger", Client(raise_request_exception=False)),
        *seated,
        _joined(played.code, "lobby"),
        _removed(played.code),
        _entered("observer", played.observer, OBSERVER),
        _entered("projector", played.projector, PROJECTOR),
        _entered("control", played.control, CONTROL),
        _invited("minder", played.code, Role.MINDER, "ald"),
        _invited("voice", played.code, Role.VOICE),
        _entered("rival", links.issue(links.FACILITATOR, user=rival)),
    ]
    for one in browsers:
        if one.role in DRAFTS:
            drafts.save(played.code, one.handle, "cable.send", {"text": [DRAFTS[one.role]]})
        if one.role in {"control", "minder", "voice"}:
            _borrows(played.code, one.client)
    everybody = {one.role: one for one in browsers}
    everybody["outsider"] = Browser("outsider", outsider.client)
    return Household(played.code, other, everybody, outsider.handle)


def _entered(role: str, token: str, cell: str = "") -> Browser:
    client = Client(raise_request_exception=False)
    answer = client.get(f"/enter/{token}/")
    assert answer.status_code == 302
    found = re.fullmatch(r"/x/\w+/p/(\w+)/", answer["Location"])
    return Browser(role, client, cell, found[1] if found else "")


def _invited(role: str, code: str, post: Role, *cells: str) -> Browser:
    """Return the browser of somebody who is in control for a part."""
    client = Client(raise_request_exception=False)
    token = posts.invite(code, post, tuple(map(CellId, cells)), "A gull" if not cells else "")
    assert client.post(f"/invitation/{token}/", {"name": role}).status_code == 302
    return Browser(role, client)


def _borrows(code: str, client: Client) -> None:
    """Put on the record that somebody in control looks through all eyes that they may."""
    for cell in ("ald", "bir", OBSERVER):
        assert client.post(f"/x/{code}/control/as/{cell}/borrow").status_code in {303, 404}


def _seated(played: Rehearsed, seat: str) -> Browser:
    cell = seat.partition("-")[0]
    token = played.seats.get(f"{cell}/{seat}")
    if token is None:  # the walkthrough has freed the place
        browser = _joined(played.code, seat)
        arrivals.seat(played.code, browser.handle, CellId(cell))
        return replace(browser, cell=cell)
    browser = _entered(seat, token, cell)
    Person.objects.filter(handle=browser.handle).update(name=NAMES[seat])
    return browser


def _joined(exercise: str, role: str) -> Browser:
    client = Client(raise_request_exception=False)
    way = Way.objects.get(exercise=exercise).token
    answer = client.post(f"/j/{way}/", {"name": NAMES.get(role, role)})
    handle = answer["Location"].rstrip("/").rpartition("/")[2]
    return Browser(role, client, "" if role == "outsider" else OBSERVER, handle)


def _removed(exercise: str) -> Browser:
    """Return the browser of somebody who had a seat, and was shown the door."""
    browser = _joined(exercise, "removed")
    arrivals.seat(exercise, browser.handle, CellId("ald"))
    arrivals.remove(exercise, browser.handle)
    return Browser("removed", browser.client, "", browser.handle)
