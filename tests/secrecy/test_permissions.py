"""Permissions: every address has a row in the table, and every cell of the table holds."""

from tests.secrecy.crawling import Crawl
from tests.secrecy.household import Household
from tests.secrecy.permissions import EVERYBODY, PERMISSIONS
from tests.secrecy.walking import addresses


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(PERMISSIONS) == set(addresses())


def test_every_browser_has_a_column(house: Household) -> None:
    assert set(house.browsers) == EVERYBODY


def test_every_cell_of_the_table_holds_for_reading(crawled: Crawl) -> None:
    wrong = {
        (one.role, one.path, one.own, one.status)
        for one in crawled.visits
        if one.method == "GET"
        and one.status not in PERMISSIONS[one.name].expected(one.role, "GET", own=one.own)
    }
    assert not wrong


def test_every_cell_was_asked_for(crawled: Crawl) -> None:
    asked = {(one.role, one.name) for one in crawled.visits if one.method == "GET"}
    assert asked == {(role, name) for role in EVERYBODY for name in PERMISSIONS}


def test_who_is_let_in_gets_at_least_one_page(crawled: Crawl) -> None:
    for name, row in PERMISSIONS.items():
        if 200 in row.get:
            got = {one.role for one in crawled.visits if one.name == name and one.status == 200}
            assert got, name
            assert got <= row.who, name


def test_reading_changes_nothing(crawled: Crawl) -> None:
    assert len(crawled.before["Entry"]) > 50
    assert crawled.before == crawled.after


def test_every_cell_of_the_table_holds_for_writing(posted: Crawl) -> None:
    wrong = {
        (one.role, one.path, one.own, one.status)
        for one in posted.visits
        if one.method == "POST"
        and one.status not in PERMISSIONS[one.name].expected(one.role, "POST", own=one.own)
    }
    assert not wrong
    asked = {(one.role, one.name) for one in posted.visits if one.method == "POST"}
    assert asked == {(role, name) for role in EVERYBODY for name in PERMISSIONS}


def test_who_may_do_nothing_does_nothing(posted: Crawl) -> None:
    assert posted.before == posted.after


def test_without_a_token_nothing_is_taken_anywhere(posted: Crawl) -> None:
    tried = [one for one in posted.visits if one.method == "POST without token"]
    assert {one.name for one in tried} == set(PERMISSIONS)
    assert {one.status for one in tried} == {403}
    assert len({one.body for one in tried}) == 1
    assert "load the page again" in tried[0].body


def test_asking_for_the_methods_gets_no_further_than_reading(crawled: Crawl) -> None:
    may = {200, 405}
    read = {
        (one.role, one.path.partition("?")[0], one.status)
        for one in crawled.visits
        if one.method == "GET"
    }
    for one in crawled.visits:
        if one.method == "OPTIONS":
            assert one.status in may or (one.role, one.path, one.status) in read, one.path
