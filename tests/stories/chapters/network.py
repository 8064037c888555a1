"""Somebody loses the network in the middle of a vote, and comes back."""

from playwright.sync_api import Route, expect

from tests.stories.cast import Cast
from tests.stories.people import Participant


def lost_and_found(cast: Cast, question: str) -> None:
    """Carla votes; the answer never reaches her, and then she is cut off. She votes again."""
    carla = cast["Carla"]
    seat = carla.seat
    carla.paper(question).wait_for()
    _loses_the_answer(carla)
    carla.presses(question, "In favour")
    problem = carla.page.locator("#acts [data-form-problem]")
    expect(problem).to_contain_text("Not sent: there is no connection.")
    cast["Dmytro"].states("We notice that somebody is missing.")
    carla.presses(question, "In favour")
    expect(problem).to_contain_text("Not sent: there is no connection.")
    expect(carla.page.locator("[data-live-state]")).not_to_have_attribute("data-state", "live")
    assert not carla.knows("We notice that somebody is missing.")
    carla.context.set_offline(False)
    expect(carla.page.locator("[data-live-state]")).to_have_attribute("data-state", "live")
    carla.sees("statements", "We notice that somebody is missing.")
    carla.presses(question, "In favour")
    expect(problem).to_be_hidden()
    carla.sees("ballots", "Your paper✓in favour")
    cast.control.sees("votes", "1 of 3 papers in")
    assert carla.seat == seat
    carla.equals_a_fresh_page()


def _loses_the_answer(carla: Participant) -> None:
    """Let the next vote reach the server, and cut the network before its answer is back."""

    def cut(route: Route) -> None:
        assert route.fetch(max_redirects=0).status == 200
        carla.context.set_offline(True)
        route.abort()
        carla.page.unroute("**/act/ballot.cast*")

    carla.excuse("net::ERR|WebSocket", times=50)
    carla.page.route("**/act/ballot.cast*", cut)
