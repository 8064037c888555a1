"""What a workshop does to pages: sleep, no sockets, a server that restarts, an impatient finger."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.rig.served import Serve, Served
from tests.stories.conftest import Rehearse
from tests.stories.people import Participant
from tests.stories.rehearsed import Rehearsed

STATE = "[data-live-state]"


@contextmanager
def asleep(one: Participant) -> Iterator[None]:
    """Freeze a page, as a phone in a pocket does."""
    hold = one.context.new_cdp_session(one.page)
    hold.send("Page.setWebLifecycleState", {"state": "frozen"})
    yield
    hold.send("Page.setWebLifecycleState", {"state": "active"})
    hold.detach()


def test_a_page_that_slept_is_where_the_others_are(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, phone = house.control(), house.seat("ald/ald-1", phone=True)
    phone.goes("talk")
    phone.page.get_by_label("Say to everybody").fill("Before I dozed off")
    with asleep(phone):
        control.posts("statement.make", text="While you slept.")
        control.presses("Pause all", "paused")
    phone.sees("bar", "paused")
    phone.sees("statements", "While you slept.")
    expect(phone.page.get_by_label("Say to everybody")).to_have_value("Before I dozed off")
    phone.equals_a_fresh_page()


def test_where_sockets_are_blocked_pages_follow_all_the_same(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, desk = house.control(), house.stranger("behind a wall")
    tries: list[str] = []

    def slam(line: WebSocketRoute) -> None:
        tries.append(line.url)
        line.close()

    desk.context.route_web_socket("**/live", slam)
    desk.page.goto(house.links["seats"]["bir/bir-1"])
    control.posts("cable.send", to="bir", subject="No line", text="It came by another way.")
    desk.sees("inbox", "It came by another way.")
    expect(desk.page.locator(STATE)).to_have_text("Live")
    desk.states("And back by the same.")
    control.sees("tiles", "Birch Haven")
    desk.equals_a_fresh_page()
    assert len(tries) > 1


def test_after_a_restart_pages_come_back_by_themselves(served: Serve, browser: Browser) -> None:
    app = served()
    house = Rehearsed.until(app, browser, "harbour", "2")
    control, desk, wall = house.control(), house.seat("ald/ald-1"), house.wall()
    for screen in house.screens:
        screen.excuse("ERR_CONNECTION_REFUSED", 500)
    form = desk.writes_a_cable(["bir"], "The pier", "Written before the lights went out.")
    _goes_dark(app, desk)
    form.get_by_role("button", name="Send the cable").click()
    expect(form.locator("[data-form-problem]")).to_contain_text("Not sent: there is no connection.")
    served(beside=app, port=app.port)
    for screen in (control, desk):
        expect(screen.page.locator(STATE)).to_have_text("Live")
    expect(form.get_by_label("Text")).to_have_value("Written before the lights went out.")
    form.get_by_role("button", name="Send the cable").click()
    desk.sees("outbox", "Written before the lights went out.")
    control.sees("cables", "The pier")
    control.posts("statement.make", text="We are back.")
    control.posts("projector.take", show="statements")
    for screen, panel in ((desk, "statements"), (wall, "card")):
        screen.sees(panel, "We are back.")
        screen.equals_a_fresh_page()
    control.equals_a_fresh_page()
    assert house.close() == []


def _goes_dark(app: Served, desk: Participant) -> None:
    assert app.process.stop() == 0
    assert "Traceback" not in app.log
    expect(desk.page.locator(STATE)).not_to_have_text("Live")


def test_an_impatient_finger_sends_once(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, desk = house.control(), house.seat("ald/ald-1")
    form = desk.writes_a_cable(["bir"], "Twice?", "Pressed twice, sent once.")
    form.get_by_role("button", name="Send the cable").dblclick()
    desk.sees("outbox", "Pressed twice, sent once.")
    control.posts("cable.send", to="ald", subject="Afterwards", text="This came later.")
    desk.sees("inbox", "This came later.")
    expect(desk.page.locator("#panel-outbox li", has_text="Twice?")).to_have_count(1)


def test_an_impatient_finger_sends_once_without_a_script(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    plain = house.seat("bir/bir-2", script=False)
    form = plain.writes_a_cable(["ald"], "Twice?", "Pressed twice, sent once.")
    form.get_by_role("button", name="Send the cable").dblclick()
    expect(plain.page.locator("#panel-outbox")).to_contain_text("Pressed twice, sent once.")
    plain.look()
    expect(plain.page.locator("#panel-outbox li", has_text="Twice?")).to_have_count(1)
    assert house.app.log.count("Traceback") == 0
