"""The world by POST: from a form of the console to the record, and the page of causes."""

import pytest
from django.test import Client

from tests.web.control_house import House, house
from wargame.conduct.causes import causes


@pytest.fixture
def kept(client: Client, db: None) -> House:
    kept = house(client)
    kept.at("talk")
    return kept


def test_a_wrong_value_is_shown_and_corrected(kept: House) -> None:
    form = kept.page("?do=show&indicator=trust")
    assert "What they see" in form
    given = {"indicator": "trust", "cells": ["ald"], "value": "2", "said": "fog", "reason": "nerve"}
    kept.done("indicator.show", **given)
    misled = kept.picture().indicators.misled("trust")  # type: ignore[arg-type]
    assert {cell: one.value for cell, one in misled.items()} == {"ald": 2}
    assert "sees <span" in kept.page("?do=correct&indicator=trust")
    kept.done("indicator.correct", indicator="trust", said="clear again")
    assert kept.picture().indicators.perceived == {}
    assert "Who sees it again" not in kept.page("?do=correct&indicator=trust")


def test_a_form_that_is_refused_comes_back_with_what_was_typed(kept: House) -> None:
    given = {"do": "show", "indicator": "trust", "value": "2", "said": "fog", "reason": "a canary"}
    answer = kept.client.post(kept.url("act/indicator.show"), {"command_id": "x", **given})
    assert answer.status_code == 422
    assert 'value="a canary"' in answer.text
    assert "Nobody is chosen" in answer.text


def test_the_date_and_a_region(kept: House) -> None:
    assert 'type="date"' in kept.page("?do=date")
    kept.done("date.set", date="2031-12-24", reason="a long night")
    assert str(kept.picture().world.today) == "2031-12-24"
    assert "The island and its pier" in kept.page("?do=region")
    kept.done("region.set", region="pier", state="calm", reason="mended", words="")
    assert kept.picture().world.changed["pier"][-1].state == "calm"  # type: ignore[index]
    assert kept.act("date.set", date="soon").status_code == 422


def test_consequences_are_applied_from_the_page_without_a_script(kept: House) -> None:
    kept.done("indicator.set", indicator="trust", value="8", reason="songs")
    kept.done("indicator.set", indicator="storm", value="6", reason="clouds")
    page = kept.page("world/")
    assert 'name="seen" value="handshake"' in page
    given = {"seen": ["handshake", "weather"], "without": ["weather"], "back": "world"}
    answer = kept.client.post(kept.url("act/world.apply"), {"command_id": "y", **given})
    assert answer.status_code in {302, 303}
    assert answer.headers["Location"].endswith("/world/")
    assert kept.picture().indicators.readings["savings"].value == 7  # type: ignore[index]
    assert "left out weather" in kept.page("world/")
    assert "No coupling holds" in kept.page("world/")


def test_every_change_has_its_cause_and_its_author(kept: House) -> None:
    kept.done("indicator.set", indicator="trust", value="8", reason="songs")
    given = {"indicator": "trust", "cells": ["ald"], "value": "2", "said": "fog", "reason": "nerve"}
    kept.done("indicator.show", **given)
    kept.done("world.apply", seen=["handshake"])
    kept.done("inject.release", inject="storm-bell", everyone="true")
    kept.done("inject.meet", inject="storm-bell", came="true")

    found = causes(kept.code)

    trust = [(one.was, one.now, one.source, one.cells) for one in found.indicators["trust"]]  # type: ignore[index]
    assert trust[:3] == [
        (None, "5", "scenario", ()),
        ("5", "8", "control", ()),
        (None, "2", "control", ("ald",)),
    ]
    assert trust[3][:2] == ("8", "7")
    (savings,) = found.indicators["savings"][1:]  # type: ignore[index]
    assert (savings.was, savings.now, savings.source) == ("6", "7", "couplings")
    assert found.regions["shoal"][0].now == "tense"  # type: ignore[index]
    page = kept.page("world/")
    assert "For the record: nerve" in page
    assert str(savings.author) in page


def test_the_page_of_a_world_that_has_not_begun(client: Client, db: None) -> None:
    assert "once the exercise has started" in house(client).page("world/")
