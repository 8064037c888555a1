"""Walking: every address that the app knows, filled for a browser, and what it answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.secrecy.household import ABSENT, NO_TOKEN, Browser, Household
from tests.secrecy.permissions import PERMISSIONS
from wargame.engine.instruments.projector import Show
from wargame.rooms.logs import LOGS
from wargame.web.composer import FORMS
from wargame.web.text_composer import FORMS as TEXT_FORMS


@dataclass(frozen=True)
class Visit:
    """One answer: who asked for what, and all that came."""

    role: str
    name: str
    method: str
    path: str
    own: bool
    status: int
    headers: dict[str, str]
    body: str

    @property
    def text(self) -> str:
        """Everything that the browser got."""
        return f"{self.status} {self.headers} {self.body}"


def addresses() -> dict[str, tuple[str, ...]]:
    """Return the name of every address with the names of its arguments."""
    found = list(_walk(get_resolver(), ()))
    assert len(dict(found)) == len(found), "two addresses have one name"
    return dict(found)


def _walk(node: URLResolver, args: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in node.url_patterns:
        inside = (*args, *one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            yield one.name or str(one.pattern), inside
        else:
            yield from _walk(one, inside)


@dataclass(frozen=True)
class Place:
    """An address that can be asked for.

    `own` where it is of the exercise and the person that this browser is at home with, `open` where
    the table of permissions lets it in as well.
    """

    name: str
    path: str
    own: bool
    open: bool = False


def places(
    house: Household, browser: Browser, *, act: Iterable[str] = ("cable.send",)
) -> list[Place]:
    """Return every address, filled with all there is for what is the browser's own.

    Who is let in asks for every combination of names; who is not, for every name once.
    """
    values = {
        "act": [*act, "no.such"],
        "panel": [*LOGS, "nothing"],
        "proposal": [*house.proposals, ABSENT],
        "agreement": [*house.agreements, ABSENT],
        "ballot": [ABSENT],
        "move": [*house.moves, ABSENT],
        "argument": [*house.arguments, ABSENT],
        "ruling": [*house.rulings, ABSENT],
        "inject": ["masons-offer", ABSENT],
        "ending": ["csv", "none"],
        "when": ["before", "after", "never"],
        "cell": ["ald", "bir", "observer", "control", "nobody"],
        "what": ["seat", "unseat", "remove", "auto-seat", "door", "nothing"],
        "job": [ABSENT],
        "way": [NO_TOKEN],
        "known": [ABSENT],
        "slug": ["harbour", "nothing"],
        "token": [NO_TOKEN],
        "name": [NO_TOKEN],
    }
    found = []
    for turn, (name, args) in enumerate(addresses().items()):
        rest = [one for one in args if one not in {"code", "handle"}]
        for where, own in _where(args, house, browser, turn):
            let_in = own and browser.role in PERMISSIONS[name].who
            lists = [values[one] if own else values[one][:1] for one in rest]
            for combination in product(*lists) if let_in else _each_once(lists):
                given = where | dict(zip(rest, combination, strict=True))
                found.append(Place(name, reverse(name, kwargs=given), own, let_in))
    return found


def _each_once(lists: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield combinations in which every name of every list stands at least once."""
    longest = max(map(len, lists), default=1)
    for n in range(longest):
        yield tuple(one[n % len(one)] for one in lists)


def _where(
    args: tuple[str, ...], house: Household, browser: Browser, turn: int
) -> list[tuple[dict[str, str], bool]]:
    """Return the exercises and people whose pages are asked for, and which are one's own."""
    if "handle" in args:
        mine = browser.handle if browser.role != "removed" else ""
        pages = [(house.code, one) for one in _of_people(house, browser, turn)]
        pages += [(house.other, house.outsider), (house.other, mine or ABSENT), (ABSENT, ABSENT)]
        if browser.role == "outsider":
            mine = house.outsider
        return [
            (
                {"code": code, "handle": handle},
                bool(mine) and handle == mine and code == _at(house, browser),
            )
            for code, handle in pages
        ]
    if "code" in args:
        return [
            ({"code": one}, one == _at(house, browser)) for one in (house.code, house.other, ABSENT)
        ]
    return [({}, True)]


STRANGERS = 2
"""Of how many others the pages are asked for at one address, by turns."""


def _of_people(house: Household, browser: Browser, turn: int) -> list[str]:
    """Return one's own page, those of one's own cell, and some others: at other addresses others.

    One guard keeps all pages of a person; each pair of people meets at many an address.
    """
    everybody = [one for one in house.browsers.values() if one.handle]
    near = [
        one
        for one in everybody
        if one.role == browser.role or (one.cell and one.cell == browser.cell)
    ]
    far = [one for one in everybody if one not in near]
    some = [far[(STRANGERS * turn + n) % len(far)] for n in range(STRANGERS)]
    return [one.handle for one in (*near, *some)]


def _at(house: Household, browser: Browser) -> str:
    """Return the exercise in which a browser is at home."""
    return house.other if browser.role in {"outsider", "rival"} else house.code


def queries(place: Place, house: Household) -> list[str]:
    """Return what can follow an address after its question mark; once where nobody is let in."""
    asked = _queries(place, house)
    return asked if place.open else asked[:2]


def _queries(place: Place, house: Household) -> list[str]:
    if place.name == "console":
        return ["", *(f"?do={form}&{asked}" for form in FORMS for asked in _asked(house))]
    if place.name == "console-preview":
        shown = [f"?show={one}" for one in (*Show, "nothing")]
        return ["", *shown, *(f"?show=proposal&proposal={one}" for one in house.proposals)]
    if "text" in place.name:
        return ["", *_turned(place, house)]
    if place.name == "person-away":
        return ["?seconds=99999", "?seconds=soon"]
    return [""]


def _turned(place: Place, house: Household) -> list[str]:
    """Return how a page of a text can be turned; control, who may see all, turns one of them."""
    if place.name not in {"person-text", "person-text-panels"} and not any(
        f"/{one}/" in place.path for one in house.proposals[:1]
    ):
        return []
    opened = [f"?do={form}&clause=A" for form in TEXT_FORMS if not place.name.endswith("panels")]
    return ["?view=marked", "?view=side&against=1", *opened]


def _asked(house: Household) -> list[str]:
    """Return nothing, and all that a form of the console can be about."""
    about = f"inject=masons-offer&phase=vote&indicator=storm&agreement={house.agreements[0]}"
    bench = f"move={house.moves[-1]}&ruling={house.rulings[0]}"
    return ["", f"{about}&{bench}&handle={house.handles[0]}&proposal={house.proposals[0]}"]


def visit(browser: Browser, place: Place, method: str, query: str = "", **more: Any) -> Visit:  # noqa: ANN401 - what the client takes
    """Ask for an address, and return all that came."""
    answer = getattr(browser.client, method.lower())(place.path + query, **more)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    cookies = {f"set-cookie {name}": one.OutputString() for name, one in answer.cookies.items()}
    return Visit(
        role=browser.role,
        name=place.name,
        method=method,
        path=place.path + query,
        own=place.own,
        status=answer.status_code,
        headers={**dict(answer.headers), **cookies},
        body=body.decode(errors="replace"),
    )
