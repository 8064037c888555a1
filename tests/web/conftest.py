"""An exercise before each test, with an empty memory of wrong codes."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.web.guests import opened


@pytest.fixture
def code(db: None) -> Iterator[str]:
    """An exercise of the small pack."""
    cache.clear()
    yield opened()
    cache.clear()
