"""Pages of two delegations, opened at a switchboard."""

from tests.live.house import House, Page
from wargame.engine import Seat
from wargame.engine.names import CellId, SeatId

ALD = Seat(CellId("ald"), SeatId("ald-1"))


async def two_rooms(house: House) -> tuple[Page, Page]:
    """Start, and open a page in each of two delegations; both have heard all there is."""
    await house.act("exercise.start", anyway=True)
    ald = await house.page_of(await house.person("Ann", "ald"))
    bir = await house.page_of(await house.person("Bob", "bir"))
    await house.quiet()
    ald.catch_up()
    bir.catch_up()
    return ald, bir
