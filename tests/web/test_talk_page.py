"""The page of talk: what the sections say, each picture with its numbers, and nothing that runs."""

import re

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.aar import sight, talk
from wargame.aar.charts import drawing

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def kept(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(drawing, "PATIENCE", None)  # as long as it takes
    found = house(client)
    found.at("talk")
    return found


def test_a_fresh_exercise_has_a_page_without_pictures_of_nothing(kept: House) -> None:
    page = kept.page("debrief/talk/")
    assert "0 lines of cables and caucuses" in page
    assert "No fog is known to this reader." in page
    assert kept.url("debrief/talk/") in kept.page("debrief/")


def test_every_chart_has_its_numbers_and_every_section_stands_in_the_contents(kept: House) -> None:
    kept.by(ALD, "cable.send", to=["bir"], subject="Boats", text="Shall we talk?")
    kept.by(BIR, "cable.send", to=["ald"], subject="Re: boats", text="Yes.")
    page = kept.page("debrief/talk/")
    sections = talk.sections(kept.code, sight.control(kept.code))
    charts = [chart for one in sections for chart in one.charts]
    assert len(charts) > 5
    for chart in charts:
        figure = page.split(f'<figure class="chart" id="{chart.id}">')[1].split("</figure>")[0]
        assert figure.count("<svg") == 2
        assert figure.count("<tr>") == 1 + len(chart.rows)
    for one in sections:
        assert f'href="#h-{one.id}"' in page
        assert f'id="h-{one.id}"' in page
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))


def test_what_people_wrote_does_not_run(kept: House) -> None:
    kept.by(ALD, "cable.send", to=["bir"], subject=HOSTILE, text="Boats")
    kept.by(ALD, "intent.state", wants=HOSTILE)
    page = kept.page("debrief/talk/")
    assert page.count("&lt;script&gt;alert(1)") >= 2
    assert HOSTILE not in page


def test_while_pictures_are_drawn_the_numbers_are_there_and_the_page_asks_again(
    kept: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.by(ALD, "cable.send", to=["bir"], subject="Boats", text="Shall we talk?")
    monkeypatch.setattr("wargame.aar.charts.ready", lambda *_: False)
    page = kept.page("debrief/talk/")
    assert "data-again" in page
    assert "<svg" not in page
    assert "<details open>" in page
