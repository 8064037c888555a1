"""What `make run` prints is enough to begin: a link, an address, and a square to scan."""

import re
from io import StringIO

import segno
from playwright.sync_api import Browser, expect

from tests.rig.served import Served
from tests.stories.control import Facilitator


def test_the_start_tells_where_to_go(started: Served) -> None:
    link = started.process.says(r"http://\S+/enter/\S+")[0]
    assert link.startswith(f"{started.url}/enter/")
    assert re.search(rf"same network:\s+{re.escape(started.url)}\s", started.log)
    square = StringIO()
    segno.make(started.url, error="m").terminal(square, border=2, compact=True)
    assert all(line in started.log for line in square.getvalue().splitlines())


def test_the_link_opens_the_desk_once(started: Served, browser: Browser) -> None:
    link = started.process.says(r"http://\S+/enter/\S+")[0]
    one, other = (Facilitator(browser, started.url, name) for name in ("first", "second"))
    one.signs_in(link)
    expect(one.page.get_by_role("button", name="Start an exercise of")).not_to_have_count(0)
    other.excuse("404")
    other.page.goto(link)
    expect(other.page.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    assert one.unexcused == other.unexcused == []
    for screen in (one, other):
        screen.close()
