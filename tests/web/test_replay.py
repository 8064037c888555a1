"""The pages of the replay and the reveal: what they show, and what cannot be pressed."""

import re
from collections import Counter

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.conduct.numbering import Numbers
from wargame.engine.chapters import TITLES, Chapter
from wargame.engine.names import CONTROL
from wargame.journal import reading
from wargame.web import replay_frames
from wargame.web.replay_ways import Ways

CABLE = {"to": ["bir"], "subject": "Ropes", "text": "Lend us nine ropes."}
ROOM = re.compile(r'data-room="(\w+)"')


@pytest.fixture
def kept(client: Client, db: None) -> House:
    """An exercise in which one delegation has written to the other, and that has ended."""
    made = house(client)
    made.at("talk")
    made.by(ALD, "cable.send", **CABLE)
    made.by(BIR, "cable.send", to=["ald"], subject="Nets", text="We have nets.")
    made.by(BIR, "statement.make", text="We have ropes.")
    return made


@pytest.fixture
def ended(kept: House) -> House:
    kept.done("exercise.end", confirm=kept.code)
    return kept


def position(kept: House, kind: str) -> int:
    return next(one.position for one in reading.records(kept.code) if one.kind == kind)


class TestReplay:
    def test_shows_a_room_before_and_after_an_entry(self, kept: House) -> None:
        at = position(kept, "cable.sent")

        assert "nine ropes" not in _room(kept, "bir", at - 1)
        assert "nine ropes" in _room(kept, "bir", at)

    def test_shows_only_what_that_viewer_was_told(self, kept: House) -> None:
        at = position(kept, "cable.sent")

        assert "nine ropes" not in _room(kept, "observer", at)
        assert "nine ropes" not in _room(kept, "projector", at)

    def test_tells_what_the_entry_is_and_who_learnt_of_it(self, kept: House) -> None:
        page = kept.page(f"debrief/replay/?at={position(kept, 'cable.sent')}")
        entry = page.partition("data-entry")[2].partition('class="replay-rooms"')[0]

        assert "Cable: Ropes" in entry
        assert "told at once" in entry
        assert "Everybody" not in entry

    def test_shows_nine_rooms_at_most(self, kept: House) -> None:
        cells = ["ald", "bir", "control", "projector", "observer"]
        shown = kept.page("debrief/replay/?" + "&".join(f"see={one}" for one in cells))

        assert ROOM.findall(shown) == cells

    @pytest.mark.parametrize("asked", ["see=nobody", "see=engine", "see=ald&see=../etc"])
    def test_knows_no_other_viewers(self, kept: House, asked: str) -> None:
        for page in ("debrief/replay/", "debrief/replay/frame"):
            assert kept.client.get(kept.url(f"{page}?{asked}")).status_code == 404

    def test_nothing_in_a_room_can_be_pressed_or_followed(self, kept: House) -> None:
        page = kept.page("debrief/replay/?see=ald&see=control&see=observer")
        rooms = page.partition('class="replay-rooms"')[2]

        assert rooms.count("<fieldset disabled") == 3
        assert not re.search(r"\s(href|formaction|action|form|name|accesskey)=", rooms)

    def test_no_id_is_given_twice(self, kept: House) -> None:
        page = kept.page("debrief/replay/?see=ald&see=bir&see=control&see=projector&see=observer")
        ids = Counter(re.findall(r'\sid="([^"]+)"', page))

        assert [one for one, times in ids.items() if times > 1] == []
        for names in re.findall(r'aria-labelledby="([^"]+)"', page):
            assert set(names.split()) <= set(ids)

    def test_the_script_gets_the_same_rooms(self, kept: House) -> None:
        at = position(kept, "cable.sent")
        frame = kept.client.get(kept.url(f"debrief/replay/frame?at={at}&see=bir")).json()

        assert frame["at"] == at
        assert frame["title"].startswith(f"Entry {at} of ")
        assert "nine ropes" in "".join(frame["panels"]["bir"].values())
        assert "Cable" in frame["entry"]
        for html in frame["panels"]["bir"].values():
            assert html in kept.page(f"debrief/replay/?at={at}&see=bir")

    def test_of_further_rooms_the_script_gets_panels_alone(self, kept: House) -> None:
        asked = f"debrief/replay/frame?at={position(kept, 'cable.sent')}&see=ald"
        whole, more = (kept.client.get(kept.url(asked + word)).json() for word in ("", "&more"))

        assert more == {"panels": whole["panels"]}

    def test_finds_the_next_of_a_kind(self, kept: House) -> None:
        found = kept.client.get(kept.url("debrief/replay/frame?at=0&go=after&kind=statement.made"))

        assert found.json()["at"] == position(kept, "statement.made")

    def test_offers_rounds_and_phases(self, ended: House) -> None:
        page = ended.page("debrief/replay/")

        assert f'<option value="{position(ended, "phase.opened")}">' in page
        assert "The end</option>" in page

    @pytest.mark.parametrize("asked", ["at=zzz", "at=-4", "at=99999999999", "at=%00", "go=nowhere"])
    def test_odd_numbers_do_no_harm(self, kept: House, asked: str) -> None:
        assert kept.client.get(kept.url(f"debrief/replay/?{asked}")).status_code == 200

    def test_writes_nothing(self, kept: House) -> None:
        before = kept.entries
        kept.page("debrief/replay/?at=3&see=control")

        assert kept.entries == before

    def test_can_be_forgotten(self, kept: House) -> None:
        replay_frames.forget(kept.code)

        assert "nine ropes" in _room(kept, "bir", position(kept, "cable.sent"))


def _room(kept: House, cell: str, at: int) -> str:
    page = kept.page(f"debrief/replay/?at={at}&see={cell}")
    return page.partition('class="replay-rooms"')[2]


class TestWays:
    """Four entries may be seen, and are counted; those between are sealed."""

    def _ways(self, kept: House) -> Ways:
        times = [one.at for one in reading.records(kept.code)][:4]
        return Ways(tuple(times), ("a.b", "c.d", "a.b", "c.d"), (), Numbers((3, 5, 6)))

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"at": "3"}, 3),
            ({"at": "0"}, 0),
            ({"at": "70"}, 4),
            ({}, 4),
            ({"at": "2", "go": "after"}, 3),
            ({"at": "3", "go": "before"}, 2),
            ({"at": "1", "go": "before"}, 0),
            ({"at": "4", "go": "first"}, 0),
            ({"at": "1", "go": "last"}, 4),
            ({"at": "4", "go": "after"}, 4),
            ({"at": "1", "go": "after", "kind": "a.b"}, 3),
            ({"at": "4", "go": "before", "kind": "a.b"}, 3),
            ({"at": "1", "go": "before", "kind": "a.b"}, 1),
            ({"at": "3", "go": "after", "kind": "a.b"}, 3),
        ],
    )
    def test_lead_past_what_is_sealed(self, kept: House, asked: dict[str, str], found: int) -> None:
        assert self._ways(kept).number(**asked) == found

    def test_know_how_long_it_was_to_the_next(self, kept: House) -> None:
        ways = self._ways(kept)
        apart = [
            round((two - one).total_seconds() * 1000)
            for one, two in zip(ways.times, ways.times[1:], strict=False)
        ]

        assert [ways.gap(one) for one in (1, 2, 3)] == apart
        assert ways.gap(4) is None


class TestReveal:
    def test_opens_nothing_before_the_end(self, kept: House) -> None:
        assert "has not ended" in kept.page("debrief/reveal/")
        assert "<button" not in kept.page("debrief/reveal/")
        refused = kept.act("chapter.open", chapter="cables")

        assert refused.status_code == 422
        assert "has not ended" in refused.text

    def test_says_what_each_chapter_would_show(self, ended: House) -> None:
        page = ended.page("debrief/reveal/")

        places = [page.index(f". {TITLES[one]}") for one in Chapter]
        assert places == sorted(places), "scores come last"
        assert "Open “Cables and questions” to everybody" in page
        assert "Ropes" not in page

    def test_opens_a_chapter_by_a_plain_form_and_comes_back(self, ended: House) -> None:
        answer = ended.client.post(
            ended.url("act/chapter.open"), {"chapter": "cables", "back": "reveal"}
        )

        assert answer.status_code == 303
        assert answer["Location"] == ended.url("debrief/reveal/")
        page = ended.page("debrief/reveal/")
        assert "Open “Cables and questions” to everybody" not in page
        assert ended.picture().chapters.wide(Chapter.CABLES)

    def test_opens_a_chapter_for_one_delegation(self, ended: House) -> None:
        ended.done("chapter.open", chapter="cables", cells=["ald"])
        page = ended.page("debrief/reveal/")

        assert ended.picture().chapters.cells(Chapter.CABLES) == ("ald",)
        assert "; Alder Quay open" in page

    def test_refuses_a_chapter_that_there_is_not(self, ended: House) -> None:
        assert ended.act("chapter.open", chapter="secrets").status_code == 422

    def test_tells_the_projector(self, ended: House) -> None:
        ended.done("chapter.open", chapter="votes")
        ended.done("chapter.open", chapter="cables", cells=["ald"])
        wall = ended.client.get(f"/x/{ended.code}/projector/").text

        assert "Open to everybody: Votes, Cables and questions (in part)" in wall


def test_the_hub_leads_to_the_pages(ended: House) -> None:
    page = ended.page("debrief/")

    for one in ("replay/", "reveal/"):
        assert f'href="{ended.url("debrief/")}{one}"' in page
    assert "has not ended" not in page


def test_the_record_keeps_who_opened_what(ended: House) -> None:
    ended.done("chapter.open", chapter="votes")
    last = list(reading.records(ended.code))[-1]

    assert last.kind == "chapter.opened"
    assert last.by.cell == CONTROL
    assert last.audience.cells is None
