"""Charts: one picture for the same rows, drawn once, readable on light, dark and grey."""

import re
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from tests.rig.press import print_words
from wargame.aar import charts
from wargame.aar.charts import Chart, drawing, press, theme
from wargame.aar.charts.chart import whole

HOSTILE = '<script>alert("1")</script> & [a].b'
GROUNDS = ("#f8f9f9", "#fffefa", "#161b1f", "#1d2124")
"""The sheets and papers of the look, light and dark."""


def some(*rows: tuple[str, int]) -> Chart:
    return charts.bars("acts", "Acts", ("Who", "Acts"), rows, across="Who", value="Acts")


@pytest.fixture
def folder(real_press: Path) -> Path:
    """A folder of this test's own."""
    return real_press


@pytest.fixture
def counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A press that makes nothing but notes what it was asked for; nothing is kept before."""
    asked: list[str] = []

    def make(_: str, spec: str) -> str:
        asked.append(spec)
        return "PHN2ZyB3aWR0aD0iMSI+PGcvPjwvc3ZnPg=="  # <svg width="1"><g/></svg>

    monkeypatch.setattr(press.PRESS, "make", make)
    return asked


def test_a_chart_is_drawn_with_its_words_and_nothing_that_could_be_run(real_press: Path) -> None:
    drawn = charts.svg(some((HOSTILE, 3), ("Birch Haven", 1)))
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn
    assert "style=" not in drawn
    assert "Birch Haven" in drawn
    head, title = drawn.split(">", 2)[:2]
    assert 'role="img"' in head
    assert "graphics-" not in drawn
    (name,) = re.findall(r'aria-labelledby="([^"]+)"', head)
    assert title == f'<title id="{name}"'
    assert len(re.findall(r"<path[^>]*fill=\"#4d7fb8\"", drawn)) == 2


def test_the_same_chart_as_png_for_documents(real_press: Path) -> None:
    assert charts.png(some(("Birch Haven", 1))).startswith(b"\x89PNG")


def test_the_folder_of_pictures_is_that_of_this_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "WARGAME_VAR", "/somewhere")
    assert drawing._folder() == Path("/somewhere/charts")


def test_what_vega_cannot_draw_says_so_and_the_next_chart_is_drawn(real_press: Path) -> None:
    spoilt = replace(some(("Alder", 1)), spec={"mark": "nonsense"})
    with pytest.raises(press.Undrawn):
        charts.svg(spoilt)
    assert "Alder" in charts.svg(some(("Alder", 1)))


def test_a_press_that_has_ended_is_started_again(real_press: Path) -> None:
    charts.svg(some(("Before", 1)))
    assert press.PRESS._process is not None
    press.PRESS._process.kill()
    assert "Afterwards" in charts.svg(some(("Afterwards", 1)))


def test_the_same_picture_is_drawn_once_and_found_again(counted: list[str]) -> None:
    first = charts.svg(some(("Alder", 1)))
    assert charts.svg(some(("Alder", 1))) == first
    drawing._drawn.cache_clear()  # as another process, or this one tomorrow
    assert charts.svg(some(("Alder", 1))) == first
    assert len(counted) == 1
    charts.svg(some(("Alder", 2)))
    charts.svg(some(("Alder", 1)), narrow=True)
    assert len(counted) == 3


def test_nothing_of_it_is_left_once_forgotten(folder: Path, counted: list[str]) -> None:
    charts.svg(some(("Alder", 1)))
    assert list(folder.iterdir())
    charts.forget()
    assert not folder.exists()
    charts.svg(some(("Alder", 1)))
    assert len(counted) == 2


def test_too_many_pictures_make_room(
    folder: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "KEPT", 3)
    for number in range(9):
        charts.svg(some(("Alder", number)))
    assert 1 <= len(list(folder.iterdir())) <= 4


def test_the_table_prints_the_rows_that_the_picture_is_drawn_from(counted: list[str]) -> None:
    chart = some((HOSTILE, 3), ("Birch Haven", 0))
    page = render_to_string("web/debrief/chart.html", {"chart": chart})
    assert page.count("<svg") == 2
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", page)
    assert cells == [
        *("Who", "Acts"),
        *("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; [a].b", "3"),
        *("Birch Haven", "0"),
    ]
    names = re.findall(r'id="([^"]+)"', page)
    assert len(names) == len(set(names))
    values = whole(chart, narrow=False)["data"]["values"]
    assert values == [{"Who": HOSTILE, "Acts": 3}, {"Who": "Birch Haven", "Acts": 0}]


def test_what_is_not_drawn_yet_is_drawn_in_the_background_and_then_ready(
    counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", None)  # as long as it takes
    charts_of_a_page = some(("Alder", 1)), some(("Birch", 1)), some()
    assert charts.ready(*charts_of_a_page)
    assert len(counted) == 4
    assert charts.ready(*charts_of_a_page)
    assert len(counted) == 4


def test_a_page_does_not_wait_for_a_slow_press(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, go_on = Event(), Event()

    def make(kind: str, spec: str) -> str:
        go_on.wait()
        drawn.set()
        return print_words(kind, spec)

    monkeypatch.setattr(press.PRESS, "make", make)
    monkeypatch.setattr(drawing, "PATIENCE", 0)
    assert not charts.ready(some(("Alder", 1)))
    page = render_to_string("web/debrief/chart.html", {"chart": some(("A", 1)), "waiting": True})
    assert "<svg" not in page
    assert "<details open>" in page
    go_on.set()
    assert drawn.wait(10)


def test_what_cannot_be_drawn_is_left_to_its_table(
    real_press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", None)
    spoilt = replace(some(("Alder", 1)), spec={"mark": "nonsense"})
    assert charts.ready(spoilt)
    page = render_to_string("web/debrief/chart.html", {"chart": spoilt})
    assert "<svg" not in page
    assert "Alder" in page


def test_a_chart_without_rows_says_so(counted: list[str]) -> None:
    assert "nothing to draw" in render_to_string("web/debrief/chart.html", {"chart": some()})
    assert not counted


@pytest.mark.parametrize("hue", {*theme.HUES, theme.ONE})
def test_every_hue_is_seen_on_light_and_on_dark(hue: str) -> None:
    for ground in GROUNDS:
        assert _contrast(hue, ground) >= 3


def test_a_series_is_told_apart_by_more_than_its_hue() -> None:
    rows = [(at, at, who) for who in "ABCDEFGHIJKL" for at in (1, 2)]
    columns = ("Minute", "Value", "Who")
    chart = charts.lines("l", "L", columns, rows, along="Minute", value="Value", series="Who")
    seen = chart.spec["encoding"]
    looks = [
        tuple(map(str, look))
        for look in zip(
            *(seen[way]["scale"]["range"] for way in ("shape", "strokeDash")), strict=True
        )
    ]
    assert len(set(looks[: len(theme.SHAPES)])) == len(theme.SHAPES)
    assert seen["color"]["scale"]["domain"] == [*"ABCDEFGHIJKL"]


def test_a_row_of_another_length_and_a_name_with_blanks_are_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        Chart("acts", "Acts", {}, ("Who",), (("a", 1),))
    with pytest.raises(ValueError, match="name"):
        Chart("The acts", "Acts", {}, ("Who",), ())


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(hue: str) -> float:
    """Return the relative luminance of a colour, by WCAG 2.2."""
    parts = [int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
