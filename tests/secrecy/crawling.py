"""The crawl: every browser asks for everything; what came, what was logged, what was changed."""

import io
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache

from tests.secrecy.household import Household
from tests.secrecy.walking import Place, Visit, places, queries, visit
from wargame.config.logs import configuration
from wargame.engine import ACTS
from wargame.journal.models import Entry, Exercise
from wargame.people.models import Draft, Facilitator, Keeper, Lease, Link, Person, Way

ROWS = (Exercise, Entry, Person, Way, Draft, Lease, Keeper, Link, Facilitator)


@dataclass(frozen=True)
class Crawl:
    """What came of it."""

    visits: tuple[Visit, ...]
    log: str
    before: Any
    after: Any


def crawl(house: Household) -> Crawl:
    """Ask for every address with every browser, by GET; and once for each kind by OPTIONS."""
    before = rows()
    with logged() as log:
        visits = tuple(_visits(house))
    return Crawl(visits, log.getvalue(), before, rows())


def _visits(house: Household) -> Iterator[Visit]:
    for browser in house.browsers.values():
        for place in places(house, browser):
            for query in queries(place, house) if place.own else [""]:
                yield visit(browser, place, "GET", query)
        kinds = {one.name: one for one in places(house, browser) if one.own}
        for name, place in kinds.items():
            if name != "enter":
                yield visit(browser, place, "OPTIONS")


def post(house: Household) -> Crawl:
    """Post to every address with every browser; whoever calls this takes it back afterwards.

    Rows are looked at before and after those who may do nothing have tried everything.
    """
    cache.clear()
    before = rows()
    with logged() as log:
        idle = [*_posts(house, IDLE), *_without_token(house)]
        after = rows()
        busy = [*_posts(house, [one for one in house.browsers if one not in IDLE])]
    return Crawl((*idle, *busy), log.getvalue(), before, after)


IDLE = ("stranger", "removed", "projector")
FULL = ("ald-1", "bir-1", "lobby", "observer", "control")


def _posts(house: Household, roles: Iterable[str]) -> Iterator[Visit]:
    for role in roles:
        browser = house.browsers[role].again()
        acts = sorted(ACTS) if role in FULL else ["cable.send"]
        for place in places(house, browser, act=acts):
            if place.name != "sign-out":
                yield visit(browser, place, "POST")
        yield visit(browser, Place("sign-out", "/sign-out/", own=True), "POST")


def _without_token(house: Household) -> Iterator[Visit]:
    for role in ("stranger", "ald-1", "control"):
        browser = house.browsers[role].again(careful=True)
        for place in places(house, browser):
            yield replace(visit(browser, place, "POST"), method="POST without token")


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row that is not a session; an account's last visit is no matter of play."""
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name != "last_login"}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in ROWS
    }


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Lend what the terminal of a server would show, from INFO on, in its own words."""
    config = configuration()
    log = io.StringIO()
    terminal = logging.StreamHandler(log)
    terminal.setFormatter(logging.Formatter(config["formatters"]["plain"]["format"]))
    for name in config["handlers"]["terminal"]["filters"]:
        module, _, kind = config["filters"][name]["()"].rpartition(".")
        terminal.addFilter(getattr(__import__(module, fromlist=[kind]), kind)())
    logging.getLogger().addHandler(terminal)
    try:
        yield log
    finally:
        logging.getLogger().removeHandler(terminal)
