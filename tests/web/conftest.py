"""An exercise before each test, with an empty memory of wrong codes."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.web.guests import Guest, opened, playing, seated


@pytest.fixture
def code(db: None) -> Iterator[str]:
    """An exercise of the small pack."""
    cache.clear()
    yield opened()
    cache.clear()


@pytest.fixture
def ald(code: str) -> Guest:
    """Somebody at the table for one of the two towns."""
    playing(code, "proposal.table")
    return seated(code, "ald")


@pytest.fixture
def aid(code: str, ald: Guest) -> Guest:
    """Somebody else of that town."""
    return seated(code, "ald", "Aid")


@pytest.fixture
def bir(code: str, ald: Guest) -> Guest:
    """Somebody of the other town."""
    return seated(code, "bir", "Ben")
