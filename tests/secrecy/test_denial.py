"""Uniform denial: the absent, the forbidden, the removed and the neighbour's look the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields

import pytest
from django.test import Client

from tests.secrecy.crawling import Crawl
from tests.secrecy.household import ABSENT, NO_TOKEN, Browser, Household
from tests.secrecy.walking import Visit
from wargame.conduct import arrivals, opening
from wargame.conduct.looks import look
from wargame.engine import ACTS, Picture, Viewer
from wargame.engine.names import CONTROL, CellId
from wargame.people import links
from wargame.people.models import Facilitator, Person, Way

Answer = tuple[int, tuple[tuple[str, str], ...], str]


def answer(one: Visit) -> Answer:
    """Return all of an answer that a browser could compare."""
    return one.status, _lasting(one.headers), one.body


def _lasting(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the headers that do not tell the second in which a page was sent."""
    volatile = {"Expires", "Date"}
    return tuple(sorted((k, v) for k, v in headers.items() if k not in volatile))


def spread(visits: Iterable[Visit]) -> dict[tuple[str, str, str], dict[Answer, list[str]]]:
    """Return the different answers that each browser got at each kind of address."""
    found: dict[tuple[str, str, str], dict[Answer, list[str]]] = defaultdict(dict)
    for one in visits:
        found[one.role, one.name, one.method].setdefault(answer(one), []).append(one.path)
    return found


def test_a_place_that_is_not_ones_own_might_as_well_not_exist(
    crawled: Crawl, posted: Crawl
) -> None:
    strange = [one for one in (*crawled.visits, *posted.visits) if not one.own]
    for (role, name, method), answers in spread(strange).items():
        assert len(answers) == 1, (role, name, method, [*answers.values()])
        assert sum(map(len, answers.values())) > 1, "nothing to compare"


def test_there_is_one_page_for_all_that_is_not_there(crawled: Crawl, posted: Crawl) -> None:
    missing = [one for one in (*crawled.visits, *posted.visits) if one.status == 404]
    bodies = {one.body for one in missing if one.name not in {"enter", "invitation"}}
    assert len(bodies) == 1
    assert "There is nothing here for you" in bodies.pop()


def test_the_removed_get_what_strangers_get(crawled: Crawl, posted: Crawl) -> None:
    for one in (*crawled.visits, *posted.visits):
        if one.role == "removed" and "/x/" in one.path:
            assert one.status in {404, 405}, one.path


TEXTS = {"person-revise", "person-vote", "person-text", "person-text-panels", "person-text-lease"}
TREATIES = {"person-agreement", "person-treaty", "person-treaty-pdf"}


def test_a_thing_out_of_sight_has_no_page(
    house: Household, committed_db: None, crawled: Crawl
) -> None:
    hidden = _hidden_proposals(house)
    assert hidden["ald"]
    pages = [one for one in crawled.visits if one.own and one.method == "GET" and one.name in TEXTS]
    for one in pages:
        cell = house.browsers[one.role].cell
        if any(wanted in one.path for wanted in (*hidden.get(cell, ()), ABSENT)):
            assert one.status == 404, one.path
    gone = [one for one in pages if one.status == 404]
    for answers in spread(gone).values():
        assert len(answers) == 1


def test_an_agreement_out_of_sight_has_no_page(
    house: Household, committed_db: None, crawled: Crawl
) -> None:
    def known(cell: str) -> set[str]:
        return set(look(house.code, Viewer(CellId(cell))).picture.agreements.all)

    hidden = known(CONTROL) - known("observer")
    assert hidden
    pages = [one for one in crawled.visits if one.own and one.name in TREATIES]
    for one in pages:
        mine = house.browsers[one.role].cell in {"ald", "bir"}
        if not mine and any(wanted in one.path for wanted in (*hidden, ABSENT)):
            assert one.status in {404, 405}, one.path
    gone = [one for one in pages if one.status == 404]
    for answers in spread(gone).values():
        assert len(answers) == 1


def _hidden_proposals(house: Household) -> dict[str, set[str]]:
    def known(cell: str) -> set[str]:
        return set(look(house.code, Viewer(CellId(cell))).picture.proposals.all)

    return {cell: known(CONTROL) - known(cell) for cell in ("ald", "bir", "observer")}


def test_a_spent_link_is_answered_like_one_that_never_was(db: None) -> None:
    user = Facilitator.objects.create_user("spender")
    spent = links.issue(links.FACILITATOR, user=user, once=True)
    assert Client().get(f"/enter/{spent}/").status_code == 302
    answers = [Client().get(f"/enter/{token}/") for token in (spent, NO_TOKEN)]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert _lasting(answers[0].headers) == _lasting(answers[1].headers)


def test_a_shut_door_is_answered_like_one_that_never_was(db: None) -> None:
    code = opening.create("harbour")
    arrivals.close_door(code)
    token = Way.objects.get(exercise=code).token
    answers = [Client().get(f"/j/{way}/") for way in (token, NO_TOKEN)]
    assert answers[0].status_code == answers[1].status_code == 422
    assert _unmarked(answers[0].text) == _unmarked(answers[1].text)


def _ids(picture: Picture) -> dict[str, set[str]]:
    """Return the names of all things in a picture, by the field that names one in a command."""
    return {
        "proposal": set(picture.proposals.all),
        "agreement": set(picture.agreements.all),
        "ballot": set(picture.ballots.all),
        "caucus": set(picture.caucuses.all),
        "question": set(picture.questions.asked),
        "inject": {one.id for one in picture.injects.plan},
        "message": {one.id for one in picture.injects.messages},
        "indicator": set(picture.indicators.readings),
    }


NAMING = [
    (name, field.name)
    for name, act in ACTS.items()
    for field in fields(act.command)
    if field.name
    in {"proposal", "agreement", "ballot", "caucus", "question", "inject", "indicator", "message"}
]


@pytest.mark.parametrize(("act", "field"), NAMING)
def test_a_thing_out_of_sight_is_refused_like_one_that_never_was(
    house: Household, db: None, act: str, field: str
) -> None:
    whole = _ids(look(house.code, Viewer(CONTROL)).picture)[field]
    assert whole
    for role in ("ald-1", "bir-1", "observer", "lobby"):
        browser = house.browsers[role].again()
        hidden = whole - _ids(look(house.code, Viewer(CellId(browser.cell))).picture)[field]
        for headers in ({}, {"X-Wargame": "1"}):
            seen = {
                _posted(
                    browser, f"/x/{house.code}/p/{browser.handle}/", act, {field: wanted}, headers
                )
                for wanted in (*sorted(hidden), NO_TOKEN[:10])
            }
            assert len(seen) == 1, (role, act)


@pytest.mark.parametrize("what", ["seat", "unseat", "remove"])
def test_control_cannot_reach_the_people_of_another_exercise(
    house: Household, db: None, what: str
) -> None:
    before = Person.objects.filter(exercise=house.other).values()
    rows = list(before)
    browser = house.browsers["control"].again()
    page = f"/x/{house.code}/control/"
    seen = set()
    for handle in (house.outsider, house.browsers["removed"].handle, NO_TOKEN[:12]):
        words = {"handle": handle, "cell": "ald"}
        answer = browser.client.post(f"{page}people/{what}", words, headers={"X-Wargame": "1"})
        seen.add((answer.status_code, answer.text))
        form = browser.client.get(f"{page}?do=person&handle={handle}", headers={"X-Wargame": "1"})
        assert form.status_code == 404
    assert len(seen) == 1
    assert seen.pop()[0] == 422
    assert list(before.all()) == rows


FILLER = {
    "text": "words",
    "title": "words",
    "reason": "words",
    "version": "1",
    "stance": "support",
    "choice": "yes",
    "cell": "ald",
    "value": "3",
    "show": "proposal",
    "choices.F": "a",
}


def _posted(
    browser: Browser, page: str, act: str, naming: dict[str, str], headers: dict[str, str]
) -> tuple[int, str]:
    known = {one.name for one in fields(ACTS[act].command)}
    body = {name: word for name, word in FILLER.items() if name.partition(".")[0] in known}
    answer = browser.client.post(f"{page}act/{act}", body | naming, headers=headers)
    assert answer.status_code == 422
    (wanted,) = naming.values()
    return answer.status_code, _unmarked(answer.text.replace(wanted, "NAME"))


def _unmarked(text: str) -> str:
    """Return a page without what is drawn anew for each: its token and its command id."""
    return re.sub(r'(csrfmiddlewaretoken|command_id)" value="\w+"', r"\1", text)
