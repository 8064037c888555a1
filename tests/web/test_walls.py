"""Charts on the projector: from where they stand, as everyone may see them, and down again."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.aar import exhibiting, opinions, sight
from wargame.aar.charts import drawing
from wargame.conduct import acts, opening
from wargame.conduct.boxes import BOX
from wargame.conduct.recording import record
from wargame.engine import Seat
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.exhibits import ShowExhibit
from wargame.engine.instruments.surveys import GatherReplies
from wargame.engine.names import CONTROL, QueryId, SeatId
from wargame.engine.surveying import When

TRUST = QueryId("trust")
TOKEN = re.compile(r"(?<=exhibit=)[^\"]+")
NAMES = {
    "debrief-talk": ("contact-matrix", "contact-network", "words", "acts-by-round", "stances"),
    "debrief-bargaining": ("convergence-issues", "zone-charter", "offers-charter"),
    "debrief-votes": ("votes-hung",),
}


def played(kept: House, *secrets: str) -> House:
    """Return an exercise that has ended, with a public text, and cables between the two."""
    kept.at("table")
    kept.by(ALD, "proposal.table", title="Turns", choices={"F": "b"}, clauses=[], circle=[])
    kept.by(ALD, "statement.make", text="We are glad to be here.")
    for text in secrets:
        kept.by(BIR, "cable.send", to=["ald"], subject="Hush", text=text)
        kept.by(BIR, "proposal.table", title=text, choices={"P": "a"}, clauses=[], circle=["ald"])
    kept.done("exercise.end", confirm=kept.code)
    return kept


@pytest.fixture
def kept(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    cache.clear()
    monkeypatch.setattr(drawing, "PATIENCE", None)  # as long as it takes
    yield played(house(client), "Boats at noon")
    cache.clear()


def press(kept: House, page: str, status: int = 303, /, **fields: str) -> str:
    answer = kept.client.post(kept.url(f"debrief/{page}/"), fields)
    assert answer.status_code == status, answer.content.decode()
    return unescape(answer.content.decode())


def wall(kept: House) -> str:
    """Return the card that is on."""
    page = kept.client.get(f"/x/{kept.code}/projector/").content.decode()
    return page.split('id="panel-card"')[1]


def pictured(html: str) -> str:
    """Return the address of the picture in a card."""
    (found,) = re.findall(r'<img src="([^"]+drawn\.svg[^"]+|drawn\.svg[^"]+)"', html)
    return unescape(str(found))


class TestAChart:
    def test_goes_up_with_its_words_and_numbers_and_comes_down_where_it_stands(
        self, kept: House
    ) -> None:
        assert "Take down" not in kept.page("debrief/talk/")
        press(kept, "talk", do="show", chart="timeline")

        card = wall(kept)
        assert "<h1>Phases, as planned and as played</h1>" in card
        assert "The longest is " in card
        assert "<caption" in card
        drawn = kept.client.get(f"/x/{kept.code}/projector/{pictured(card)}")
        assert drawn["Content-Type"] == "image/svg+xml"
        assert "Phases, as planned and as played" in drawn.content.decode()
        assert "Take down" in kept.page("debrief/talk/")
        press(kept, "talk", do="down", chart="timeline")
        assert "has ended" in wall(kept)
        assert "Take down" not in kept.page("debrief/talk/")

    def test_is_in_the_preview_and_in_the_replay_of_then(self, kept: House) -> None:
        press(kept, "talk", do="show", chart="timeline")
        then = kept.entries
        first = pictured(wall(kept))
        press(kept, "talk", do="partly", chart="words")
        assert pictured(wall(kept)) != first

        up, past = (
            pictured(kept.page(page))
            for page in ("preview/", f"debrief/replay/?at={then}&see=projector")
        )
        assert up == f"/x/{kept.code}/projector/{pictured(wall(kept))}"
        assert past == f"/x/{kept.code}/projector/{first}"
        assert all(kept.client.get(one).status_code == 200 for one in (up, past))

    def test_names_the_chapters_that_must_be_opened_first(self, kept: House) -> None:
        page = press(kept, "talk", 422, do="show", chart="contact-matrix")
        assert "Open first: Cables and questions." in page
        assert "what everyone may see" not in page
        assert kept.picture().projector.exhibit is None
        kept.done("chapter.open", chapter="cables")
        press(kept, "talk", do="show", chart="contact-matrix")
        assert "As far as the record" not in wall(kept)

    def test_shows_what_everyone_may_see_when_control_says_so(self, kept: House) -> None:
        page = press(kept, "talk", 422, do="show", chart="words")
        assert "or show what everyone may see of it" in page
        press(kept, "talk", do="partly", chart="words")
        assert "As far as the record lies open to everyone." in wall(kept)

    def test_of_points_waits_for_the_sheets_and_the_world(self, kept: House) -> None:
        page = press(kept, "bargaining", 422, do="show", chart="offers-charter")
        assert "Score sheets" in page
        assert "what everyone may see" not in page
        for chapter in Chapter:
            kept.done("chapter.open", chapter=chapter)
        press(kept, "bargaining", do="show", chart="offers-charter")
        assert "What each offer left them" in wall(kept)

    def test_is_one_of_the_page_and_waits_for_the_end(self, kept: House) -> None:
        there = House(kept.client, opening.create("harbour", by=kept.user), kept.user)
        there.at("talk")
        assert "has not ended" in press(there, "talk", 422, do="show", chart="timeline")
        assert "no such chart" in press(there, "votes", 422, do="show", chart="timeline")
        assert "is not one of" in press(there, "talk", 422, do="dance", chart="timeline")
        assert "Show on the projector" not in there.page("debrief/talk/")

    def test_that_there_is_not_has_no_picture(self, kept: House) -> None:
        for wanted in ("exhibit=none", "survey=none", ""):
            answer = kept.client.get(f"/x/{kept.code}/projector/drawn.svg?{wanted}")
            assert answer.status_code == 404


def test_what_was_not_opened_changes_no_byte_of_the_projector(kept: House) -> None:
    twin = played(House(kept.client, opening.create("harbour", by=kept.user), kept.user), "z" * 99)
    for page, names in NAMES.items():
        for name in names:
            found = exhibiting.PAGES[page].chart
            charts = [found(it.code, sight.everyone(it.code), name) for it in (kept, twin)]
            assert charts[0] == charts[1], name
    cards = []
    for one in (kept, twin):
        assert press(one, "talk", 422, do="show", chart="contact-network")
        assert "has ended" in wall(one)
        press(one, "talk", do="partly", chart="words")
        card = wall(one)
        drawn = one.client.get(f"/x/{one.code}/projector/{pictured(card)}").content
        cards.append((TOKEN.sub("", card), drawn))
    assert cards[0] == cards[1]


def test_a_result_is_drawn_as_it_stood_under_its_mark(kept: House) -> None:
    kept.done("survey.open", when="after")
    marks = []
    for answer in ("2", "5"):
        gathered = GatherReplies(When.AFTER, ({TRUST: answer},) * 4)
        record(kept.code, BOX, gathered, f"gathered-{answer}")
        kept.done("survey.publish", when="after", query="trust")
        marks.append(kept.picture().surveys.mark(TRUST))
    assert marks == ["after-0-4-0-0-0", "after-0-4-0-0-4"]
    found = [opinions.as_it_stood(kept.code, TRUST, mark) for mark in (*marks, "")]
    assert [one and one.total[When.AFTER] for one in found] == [4, 8, 8]
    assert opinions.as_it_stood(kept.code, TRUST, "after-9-9-9-9-9") is None


@pytest.mark.parametrize(
    "drawing",
    [
        *("no drawing", "[]", "7", '{"mark": "nothing"}'),
        *('{"mark": "bar", "data": {"url": "http://127.0.0.1:9/x"}}', '{"encoding": 7}'),
    ],
)
def test_a_drawing_that_is_none_leaves_the_words_and_the_numbers(kept: House, drawing: str) -> None:
    """Whoever posts the act by hand takes nothing down with it."""
    order = ShowExhibit("Boats", "Two boats.", ("Boat", "Ropes"), (("A", 1),), drawing=drawing)
    acts.submit(kept.code, Seat(CONTROL, SeatId("control-1")), order, "by-hand")

    shown = wall(kept)
    assert "Two boats." in shown
    (token,) = TOKEN.findall(shown)
    picture = kept.client.get(f"/x/{kept.code}/projector/drawn.svg", {"exhibit": unescape(token)})
    assert picture.status_code in {200, 404}
    assert b"<script" not in picture.content
    for place in ("projector/panels", "control/", "control/debrief/replay/?see=projector"):
        assert kept.client.get(f"/x/{kept.code}/{place}").status_code == 200
