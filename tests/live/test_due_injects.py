"""What falls due is released by itself while somebody looks, and reaches the open pages."""

from tests.live.house import House, Page
from wargame.conduct.looks import look
from wargame.engine import STATE, Picture
from wargame.engine.names import PhaseId

LETTER = "A letter from the crew"
TALK = PhaseId("talk")


async def _talking(house: House) -> tuple[Page, Page]:
    """Return the pages of a console and of a delegation, in the phase of the letter."""
    await house.act("exercise.start", anyway=True)
    now = (await _state(house)).clock.phase
    console = await house.console()
    room = await house.page_of(await house.person("Ann", "ald"))
    if now != TALK:
        await house.act("phase.open", phase=TALK, after=now)
    return console, room


async def _state(house: House) -> Picture:
    picture: Picture = (await house.off(look, house.code, STATE)).picture
    return picture


async def test_an_inject_is_released_when_its_minute_has_come(house: House) -> None:
    console, room = await _talking(house)
    await house.act("inject.retime", inject="crew-letter", phase=TALK, offset=0)

    async def arrived() -> bool:
        for page in (console, room):
            page.catch_up()
        return LETTER in room.panels["inbox"] + room.panels.get("messages", "")

    await house.until(arrived)
    assert [one.title for one in (await _state(house)).injects.messages] == [LETTER]


async def test_a_held_one_is_not_and_goes_when_it_is_let_go(house: House) -> None:
    _, room = await _talking(house)
    await house.act("inject.hold", inject="crew-letter")
    await house.act("inject.retime", inject="crew-letter", phase=TALK, offset=0)
    await house.quiet()
    assert (await _state(house)).injects.messages == ()
    await house.act("inject.hold", inject="crew-letter", held=False)

    async def arrived() -> bool:
        room.catch_up()
        return any(LETTER in html for html in room.panels.values())

    await house.until(arrived)
