"""One household for all tests of a worker, and one walk through it."""

from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.secrecy.crawling import Crawl, crawl, post
from tests.secrecy.household import CELLS, Household, build
from wargame.conduct.looks import look_all
from wargame.engine import Viewer
from wargame.engine.names import CellId


@pytest.fixture(scope="session")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Household:
    """The exercise; it is committed, and tests that change it do so in a transaction."""
    with django_db_blocker.unblock():
        return build()


@pytest.fixture(scope="session")
def crawled(house: Household, django_db_blocker: DjangoDbBlocker) -> Iterator[Crawl]:
    """What every browser gets from every address, asked for with GET."""
    with django_db_blocker.unblock():
        yield crawl(house)
        connections.close_all()


@pytest.fixture(scope="session")
def posted(house: Household, django_db_blocker: DjangoDbBlocker) -> Crawl:
    """What every browser gets from every address, asked for with POST; it is taken back."""
    with django_db_blocker.unblock():
        look_all(house.code, [Viewer(CellId(cell)) for cell in CELLS])  # kept; in there none is
        with transaction.atomic():
            found = post(house)
            transaction.set_rollback(True)
    return found
