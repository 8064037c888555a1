"""The small pack, played through."""

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.aar.eyes import Whole
from wargame.conduct.rehearsal import Rehearsed, rehearse
from wargame.journal import reading


@pytest.fixture(scope="session")
def rehearsed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Rehearsed:
    """An exercise that was played from start to end; it is committed."""
    with django_db_blocker.unblock():
        return rehearse("harbour", seed="0" * 32)


@pytest.fixture
def played(rehearsed: Rehearsed, db: None) -> Rehearsed:
    """The same, for a test that takes back what it does to it."""
    return rehearsed


@pytest.fixture(scope="session")
def whole(rehearsed: Rehearsed, django_db_blocker: DjangoDbBlocker) -> Whole:
    """Its code, and all entries of its record."""
    with django_db_blocker.unblock():
        return rehearsed.code, list(reading.records(rehearsed.code))
