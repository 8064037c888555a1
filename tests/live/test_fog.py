"""Fog and frames: a page is pushed what its viewer hears, when they hear it, and nothing before."""

from tests.live.house import House
from tests.live.rooms import ALD, two_rooms

CABLE = {"to": ["bir"], "subject": "canary-subject", "text": "canary-cable"}


async def test_what_is_held_moves_no_page_but_its_senders(house: House) -> None:
    ald, bir = await two_rooms(house)
    wall, console = await house.projector(), await house.console()
    await house.act("phase.open", phase="talk", after="reading")
    await house.quiet()
    for page in (ald, bir, wall, console):
        page.catch_up()

    await house.act("fog.order", effect="delay", senders=["ald"], receivers=["bir"])
    await house.quiet()
    assert [page.catch_up() for page in (ald, bir, wall)] == [[], [], []]
    assert console.catch_up()

    thing = (await house.act("cable.send", ALD, **CABLE)).made
    await house.quiet()
    assert "canary-cable" in str(ald.catch_up())
    assert [page.catch_up() for page in (bir, wall)] == [[], []]
    assert "canary-subject" in str(console.catch_up())

    await house.act("fog.release", thing=thing)
    await house.quiet()
    assert "canary-cable" in str(bir.catch_up())
    assert [page.catch_up() for page in (ald, wall)] == [[], []]


async def test_a_forgery_moves_no_page_of_the_one_in_whose_name_it_goes(house: House) -> None:
    ald, bir = await two_rooms(house)
    await house.act("phase.open", phase="talk", after="reading")
    await house.quiet()
    for page in (ald, bir):
        page.catch_up()

    await house.act("fog.forge", sender="ald", to=["bir"], subject="Peace", text="canary-forged")
    await house.quiet()

    assert "canary-forged" in str(bir.catch_up())
    assert ald.catch_up() == []
    await ald.beat()
    assert "canary-forged" not in str(ald.frames)


async def test_a_caucus_moves_no_page_of_those_outside(house: House) -> None:
    ald, bir = await two_rooms(house)
    await house.act("phase.open", phase="talk", after="reading")
    caucus = (await house.act("caucus.open", title="Alone", invite=["ald"])).made
    await house.act("caucus.join", ALD, caucus=caucus)
    await house.quiet()
    ald.catch_up()
    assert "Alone" not in str(bir.catch_up())

    await house.act("caucus.say", ALD, caucus=caucus, text="canary-line")
    await house.quiet()

    assert "canary-line" in str(ald.catch_up())
    assert bir.catch_up() == []
