"""From the terminal to the first phase: signing in, coming in, warming up, sitting down."""

import re

from playwright.sync_api import expect

from tests.stories.cast import Cast
from wargame.conduct.company import drawn

SCENARIO = "A settlement for Ukraine"
WAY_TOKEN = "from wargame.people.models import Way; print(Way.objects.get().token)"


def plays(cast: Cast) -> None:
    """Play it."""
    _opens_the_house(cast)
    _people_come(cast)
    _people_sit_down(cast)
    _the_door_is_kept(cast)


def _opens_the_house(cast: Cast) -> None:
    link = cast.app.process.says(r"http://\S+/enter/\S+")[0]
    cast.control.signs_in(link)
    cast.code = cast.control.starts_an_exercise(SCENARIO)
    cast.wall.page.goto(cast.app.manage("welcome").strip())
    cast.wall.page.goto(f"{cast.app.url}/x/{cast.code}/projector/")
    cast.wall.sees("card", f"{cast.code[:3]} {cast.code[3:]}")


def _people_come(cast: Cast) -> None:
    way = f"{cast.app.url}/j/{cast.app.manage('shell', '-v0', '-c', WAY_TOKEN).strip()}/"
    square = re.findall(r' d="([^"]+)"', drawn(way))
    on_the_wall = cast.wall.page.locator("#panel-card .qr path").get_attribute("d")
    assert [on_the_wall] == square
    cast.comes("Olena", phone=True).joins_by_link(way)
    cast.comes("Nils", script=False)
    for name in ("Dmytro", "Wanda"):
        cast.comes(name).joins_by_code(cast.code)
    cast["Nils"].joins_by_code(cast.code)
    for name in ("Carla", "Frans", "Mallory", "Robin"):
        cast.comes(name).joins_by_code(cast.code)
    for name, option in (("Olena", "By bicycle"), ("Nils", "On foot"), ("Wanda", "On foot")):
        cast[name].warms_up(option)
    cast.wall.sees("card", "8 people have joined")
    cast.wall.sees("card", "Frans")
    cast["Olena"].sees("waiting", "Robin")
    cast["Dmytro"].sees("warm_up", "3 answered")
    cast.checks_every_screen()


def _people_sit_down(cast: Cast) -> None:
    control = cast.control
    control.page.get_by_role("link", name="Choose line-up and timing").click()
    expect(control.form).to_contain_text("Four delegations suggested")
    control.page.keyboard.press("Escape")
    control.chooses("nine", "half-day")
    control.seats("Robin", "observer")
    control.seats_everybody()
    seated = {
        "Olena": "Kyiv",
        "Dmytro": "Moscow",
        "Wanda": "Washington",
        "Nils": "Northern and eastern capitals",
        "Carla": "Compromise-minded capitals",
        "Frans": "Frugal capitals",
        "Mallory": "Brussels",
        "Robin": "Observer",
    }
    for name, place in seated.items():
        cast[name].finds_a_seat_in(place)
    cast.wall.misses("card", "Frans")


def _the_door_is_kept(cast: Cast) -> None:
    control, mallory = cast.control, cast["Mallory"]
    control.seats("Mallory", "nat")
    mallory.finds_a_seat_in("NATO")
    control.removes("Mallory")
    mallory.says("your place here has ended")
    mallory.excuse("404")
    mallory.page.reload()
    mallory.says("There is nothing here for you")
    cast.people.pop("Mallory").close()
    assert mallory.unexcused == []
    control.door("Close the door", "The door is closed.")
    cast.wall.sees("card", "The door is closed.")
