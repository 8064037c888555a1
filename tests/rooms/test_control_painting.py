"""The console and the projector, painted along two whole walkthroughs."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.rooms.control_scenes import KINDS, company, last, pictures
from wargame.engine import Picture
from wargame.engine.instruments.cables import Cable
from wargame.engine.instruments.statements import Statement, Statements
from wargame.engine.names import CableId, CellId, StatementId
from wargame.packs.playing import BEGINNING
from wargame.people.company import Company
from wargame.rooms.painting import Painter, Panels

EMPTY = {"meta", "input", "br", "img", "path", "hr"}
FORBIDDEN = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=|csrf|javascript:|\{\{|\{%")


class Balance(HTMLParser):
    """Notes tags that were left open or closed out of turn, and ids that come twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(  # an element of a drawing that holds nothing
        self,
        tag: str,  # noqa: ARG002 - the parser hands it over
        attrs: list[tuple[str, str | None]],
    ) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def check(panels: Panels) -> None:
    """Fail where a panel is not what a panel must be."""
    whole = Balance()
    for name, html in panels.items():
        assert re.match(
            rf'<section id="panel-{name}" class="panel [^"]+" data-panel="{name}"', html
        )
        assert not FORBIDDEN.search(html), name
        whole.feed(html)
        assert whole.open == [], name
    assert whole.faults == []
    assert len(set(whole.ids)) == len(whole.ids)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", ["harbour", "ukraine-settlement"])
def test_what_was_painted_before_never_shows_in_what_is_painted_now(slug: str, kind: str) -> None:
    painter = Painter(kind, KINDS[kind])
    for place, picture in enumerate(pictures(slug, kind)):
        people = company(picture.setting.cells[: place % 5], waiting=("Ana",) * (place % 2))
        if place % (3 if slug == "harbour" else 41):
            painter.paint(picture, people)
            continue
        panels = painter.paint(picture, people)
        assert panels == Painter(kind, KINDS[kind]).paint(picture, people)
        check(panels)


@pytest.mark.parametrize("kind", KINDS)
def test_an_exercise_of_which_nothing_is_known_can_be_painted(kind: str) -> None:
    check(Painter(kind, KINDS[kind]).paint(Picture(), Company()))


EVIL = "</section><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


@pytest.mark.parametrize("show", ["lobby", "statements"])
def test_hostile_words_stay_words(show: str) -> None:
    picture = last("harbour", "control")
    cell = CellId("ald")
    cable = Cable(CableId("c"), cell, (CellId("bir"),), EVIL, EVIL, EVIL, BEGINNING)
    said = Statements((Statement(StatementId("s"), cell, EVIL, BEGINNING),))
    hostile = replace(
        picture,
        cables=replace(picture.cables, all={cable.id: cable}),
        statements=said,
        projector=replace(picture.projector, show=type(picture.projector.show)(show)),
        clock=replace(picture.clock, ended=False),
    )
    people = company((cell,), waiting=(EVIL,))
    for kind, viewer in KINDS.items():
        panels = Painter(kind, viewer).paint(hostile, people)
        assert any("&lt;script&gt;" in html for html in panels.values())
        assert not any("<script" in html or "<img" in html for html in panels.values())


def test_only_what_changed_is_painted_again() -> None:
    painter, people = Painter("control", KINDS["control"]), Company()
    before = after = None
    for picture in pictures("harbour", "control"):
        before, after = after, painter.paint(picture, people)
        if picture.cables.sent:
            break
    assert before is not None
    assert after is not None
    changed = {name for name in after if after[name] is not before[name]}
    assert changed == {"cables", "tiles"}
