"""A house for each test that asks for one."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.live.house import House


@pytest_asyncio.fixture
async def house(committed_db: None) -> AsyncIterator[House]:
    """An exercise of the small pack, with a switchboard of the test's own."""
    house = await House.build()
    yield house
    await house.close()
