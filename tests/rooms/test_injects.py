"""Injects on screens: receipts in rooms, the news, what proposes itself in the console."""

from dataclasses import replace

from tests.helpers.little import BIR, LITTLE
from tests.helpers.table import Table, seated
from wargame.engine import Scenario
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.inject_plan import HoldInject, SkipInject
from wargame.engine.instruments.injects import OpenInject, ReleaseInject
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.names import CONTROL, CellId, IndicatorId, InjectId
from wargame.packs.conditions import parse
from wargame.packs.injects import known_of
from wargame.people.company import Company
from wargame.rooms.painting import Painter

J1, J2, J4 = InjectId("j1"), InjectId("j2"), InjectId("j4")
WHEN = "mood <= 3"


def painted(table: Table, kind: str, cell: str) -> dict[str, str]:
    panels = Painter(kind, CellId(cell)).paint(table.picture(cell), Company())
    return {name: str(html) for name, html in panels.items()}


def waiting() -> Scenario:
    """The little scenario, whose first inject waits for a bad mood."""
    condition = parse(WHEN, known_of(LITTLE))
    first = replace(LITTLE.injects[0], type="conditional", when=WHEN, condition=condition)
    return replace(LITTLE, injects=(first, *LITTLE.injects[1:]))


def test_a_message_is_marked_as_read_for_its_readers_and_control() -> None:
    table = seated()
    message = table.makes(CONTROL, ReleaseInject(J4))
    before = painted(table, "room", "bir")["messages"]
    table.does("bir", OpenInject(message))

    assert f"act/inject.open?message={message}" in before
    assert "inject.open" not in painted(table, "room", "bir")["messages"]
    assert "Marked as read" in painted(table, "room", "bir")["messages"]
    assert "inject.open" in painted(table, "room", "ced")["messages"]
    assert "Marked as read" not in painted(table, "room", "ced")["messages"]
    assert "not yet by" in painted(table, "control", CONTROL)["hand"]


def test_the_news_holds_what_everybody_hears() -> None:
    table = seated()
    table.does(CONTROL, ReleaseInject(J1))
    table.does(CONTROL, ReleaseInject(J2))
    table.does(CONTROL, TakeProjector(Show.NEWS))

    for kind, cell in (("room", "bir"), ("room", "ast"), ("observer", "observer")):
        news = painted(table, kind, cell)["news"]
        assert "canary-title-j2" in news
        assert "canary-title-j1" not in news
    card = painted(table, "projector", "projector")["card"]
    assert "canary-inject-j2" in card
    assert "canary-inject-j1" not in card


def test_an_empty_wall_of_news() -> None:
    table = seated()
    table.does(CONTROL, TakeProjector(Show.NEWS))

    assert "Nothing has happened in public yet." in painted(table, "projector", "projector")["card"]
    assert "newest first" in painted(table, "room", BIR)["news"]


def test_a_condition_that_holds_is_proposed() -> None:
    table = seated(waiting())
    calm = painted(table, "control", CONTROL)["hand"]
    table.does(CONTROL, SetIndicator(IndicatorId("mood"), 3, "rain"))
    sad = painted(table, "control", CONTROL)["hand"]

    assert "Proposed now" not in calm
    assert "Proposed now" in sad
    assert "mood &lt;= 3" in sad


def test_the_next_one_is_held_with_one_key() -> None:
    first = replace(LITTLE.injects[0], offset=3)
    table = seated(replace(LITTLE, injects=(first, *LITTLE.injects[1:])))
    due = painted(table, "control", CONTROL)["hand"]
    table.does(CONTROL, HoldInject(J1))
    held = painted(table, "control", CONTROL)["hand"]

    assert 'data-key="h"' in due
    assert "Next by itself" in due
    assert 'data-key="h"' not in held
    assert "<strong>Held</strong>" in held


def test_why_one_is_left_out() -> None:
    table = seated()
    table.does(CONTROL, SkipInject(J1, reason="canary <b>"))

    assert "canary &lt;b&gt;" in painted(table, "control", CONTROL)["hand"]
