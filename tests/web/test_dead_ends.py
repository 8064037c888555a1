"""No page leads nowhere: every link is followed, every form and button has an address."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from wargame.conduct.rehearsal import Rehearsed, rehearse

LINKS = re.compile(r'<(?:a|img)\s[^>]*?(?:href|src)="([^"#]+)')
ACTS = re.compile(r'\s(?:form)?action="([^"]+)"')
KIND = re.compile(r"[0-9A-Z]{6,}|\d+")
MOST = 3
"""Pages of one kind that are opened: their links are made by the same template."""

PATIENT = 200
"""Pages of one viewer, at most."""


@pytest.fixture(scope="module", params=["2", ""], ids=["under way", "over"])
def played(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: object
) -> Iterator[Rehearsed]:
    """The small pack, played to its second round, and to its end."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield rehearse("harbour", until=request.param)


@pytest.mark.parametrize("viewer", ["control", "observer", "projector", "ald/ald-1"])
def test_every_link_and_every_button_leads_somewhere(
    played: Rehearsed, committed_db: None, viewer: str
) -> None:
    client = Client(raise_request_exception=False)
    token = played.seats.get(viewer) or getattr(played, viewer)
    home = client.get(f"/enter/{token}/")["Location"]
    seen, kinds, todo = {home}, Counter[str](), deque([home])
    wrong: list[tuple[object, ...]] = []
    for _ in range(PATIENT):
        if not todo:
            break
        here = todo.popleft()
        answer = client.get(here)
        if answer.status_code not in {200, 302, 303}:
            wrong.append((answer.status_code, here))
        page = "" if answer.streaming else answer.content.decode(errors="replace")
        wrong += [("no address", here, one) for one in ACTS.findall(page) if not leads(here, one)]
        for link in map(unescape, LINKS.findall(page)):
            there = urlsplit(urljoin(f"http://here{here}", link))
            path = f"{there.path}?{there.query}" if there.query else there.path
            kind = KIND.sub("#", path)
            if there.netloc == "here" and path not in seen and kinds[kind] < MOST:
                seen.add(path)
                kinds[kind] += 1
                todo.append(path)
    assert wrong == []
    assert len(seen) > 9 or viewer != "control"


def leads(here: str, action: str) -> bool:
    """Tell whether some page takes what is sent to an address."""
    try:
        resolve(urlsplit(urljoin(f"http://here{here}", unescape(action))).path)
    except Resolver404:
        return False
    return True
