"""The world on screens: what changed, the theatre in pictures and words, the date, deception."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.engine.story_of_world import GROVE, K1, MOOD
from tests.helpers.little import AST, BIR, LITTLE, TALK, VOTE
from tests.helpers.table import Table, seated
from tests.rooms.control_scenes import pictures
from tests.rooms.test_control_projector import running, wall
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.indicators import CorrectIndicator, SetIndicator, ShowIndicator
from wargame.engine.instruments.world import ApplyWorld, SetDate, SetRegion
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.engine.worlds import RegionState
from wargame.people.company import Company
from wargame.rooms import reckoned_world
from wargame.rooms.painting import Painter, Panels
from wargame.rooms.words import STATES

KINDS = {"control": CONTROL, "observer": OBSERVER, "projector": PROJECTOR}


def painted(table: Table, kind: str = "control", cell: CellId | None = None) -> Panels:
    """Paint a room."""
    viewer = cell or KINDS[kind]
    return Painter(kind, viewer).paint(table.picture(viewer), Company())


def plain(html: str) -> str:
    """Return the words of a panel."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


def stormy() -> Table:
    """Return a table at which the world has moved in the first round."""
    table = seated()
    table.wait(seconds=5)
    table.does(CONTROL, SetIndicator(MOOD, 7, "songs"))
    table.does(CONTROL, SetIndicator(MOOD, 8, "more songs"))
    table.does(CONTROL, SetRegion(GROVE, RegionState.CRISIS, "a fire", "The old oaks burn."))
    table.does(CONTROL, SetDate(date(2031, 5, 1)))
    return table


class TestWhatChanged:
    @pytest.mark.parametrize(("kind", "cell"), [("room", AST), ("observer", OBSERVER)])
    def test_says_from_what_to_what_and_why(self, kind: str, cell: CellId) -> None:
        said = plain(painted(stormy(), kind, cell)["changes"])
        assert "canary-indicator-mood 5 → 8 (+3) +2 songs; +1 more songs" in said
        assert "The old grove ○ calm → ▲ crisis a fire" in said

    def test_is_of_this_round_alone(self) -> None:
        table = stormy()
        table.wait(seconds=5)
        table.does(CONTROL, OpenPhase(VOTE, after=TALK))
        assert "Nothing has changed in this round yet." in plain(painted(table)["world"])
        assert reckoned_world.moved(table.picture(AST)) == ()

    def test_counts_from_the_first_phase_of_a_round_that_was_gone_back_to(self) -> None:
        table = stormy()
        table.wait(seconds=5)
        table.does(CONTROL, OpenPhase(VOTE, after=TALK))
        table.wait(seconds=5)
        table.does(CONTROL, OpenPhase(TALK, after=VOTE))
        assert reckoned_world.since(table.picture(AST)) == table.now

    def test_on_the_wall(self) -> None:
        table = stormy()
        card = plain(wall(table.picture(PROJECTOR), "consequences"))
        assert "First: what changed canary-indicator-mood 5 → 8 +3 songs; more songs" in card
        assert "The old grove ▲ crisis was calm a fire" in card

    def test_on_the_wall_before_anything_has(self) -> None:
        assert "Nothing public has changed" in wall(seated().picture(PROJECTOR), "consequences")

    def test_on_the_wall_no_more_than_it_holds(self) -> None:
        many = tuple(
            replace(LITTLE.indicators[0], id=f"n{n}", title=f"Number {n}")  # type: ignore[arg-type]
            for n in range(10)
        )
        table = seated(replace(LITTLE, indicators=many, couplings=(), agreements=()))
        table.wait(seconds=1)
        for one in many:
            table.does(CONTROL, SetIndicator(one.id, 7, "rain"))
        card = wall(table.picture(PROJECTOR), "consequences")
        assert card.count("outcome-step") == 8
        assert "2 more on your own screens" in card


class TestTheatre:
    def test_each_tile_has_a_word_a_symbol_and_a_pattern(self) -> None:
        (html,) = [str(painted(stormy(), "room", AST)["theatre"])]
        assert 'fill="url(#p-theatre-crisis)"' in html
        assert "▲ crisis" in plain(html)
        assert 'aria-label="The old grove: crisis; The pond: tense."' in html
        assert "The old oaks burn." in plain(html)

    def test_every_state_has_a_word_and_a_symbol_of_its_own(self) -> None:
        found = [STATES[one.value] for one in RegionState]
        assert len({one.symbol for one in found}) == len({one.text for one in found}) == 6

    def test_every_state_but_calm_has_a_pattern(self) -> None:
        html = str(painted(stormy(), "room", AST)["theatre"])
        patterns = set(re.findall(r'<pattern id="p-theatre-([a-z]+)"', html))
        assert patterns == {one.value for one in RegionState} - {"calm"}

    def test_tiles_do_not_cover_each_other(self) -> None:
        picture = pictures("ukraine-settlement", "projector")[40]
        drawn = reckoned_world.theatre(picture)
        assert drawn is not None
        places = [(one.x, one.y) for one in drawn.tiles]
        assert len(places) == len(set(places)) == 7
        for one in drawn.tiles:
            assert 0 < one.x < drawn.width
            assert 0 < one.y < drawn.height
            assert len(one.lines) <= 2

    def test_on_the_wall(self) -> None:
        card = plain(wall(running(), "theatre"))
        assert "The island and its pier ◔ tense Planks lie ready on both shores." in card

    def test_without_regions(self) -> None:
        table = seated(replace(LITTLE, regions=()))
        for html in (painted(table, "room", AST)["theatre"], wall(table.picture(AST), "theatre")):
            assert "This scenario has no regions." in html


class TestTheDate:
    @pytest.mark.parametrize(
        ("kind", "cell", "panel"),
        [
            ("room", AST, "bar"),
            ("observer", OBSERVER, "bar"),
            ("control", CONTROL, "bar"),
            ("projector", PROJECTOR, "corner"),
        ],
    )
    def test_stands_in_every_bar(self, kind: str, cell: CellId, panel: str) -> None:
        html = painted(stormy(), kind, cell)[panel]
        assert '<time datetime="2031-05-01">1 May 2031</time>' in html
        assert 'datetime="2031' not in painted(seated(), kind, cell)[panel]


class TestConsole:
    def test_previews_what_couplings_would_do_and_applies_it_with_one_press(self) -> None:
        html = str(painted(stormy())["world"])
        assert "canary-indicator-fuse 5 → 4" in plain(html)
        assert "canary-coupling-k1: canary-indicator-mood 5 → 8 (k1," in plain(html)
        assert f'formaction="act/world.apply?seen={K1}"' in html

    def test_after_it_there_is_nothing_to_press(self) -> None:
        table = stormy()
        table.does(CONTROL, ApplyWorld((K1,)))
        html = str(painted(table)["world"])
        assert "world.apply" not in html
        assert "No coupling holds" in html

    def test_names_those_who_see_something_else(self) -> None:
        table = stormy()
        table.does(CONTROL, ShowIndicator(MOOD, (BIR,), 1, "fog", "a test"))
        for panel in ("world", "indicators"):
            said = plain(painted(table)[panel])
            assert "BIR 1" in said
        table.does(CONTROL, CorrectIndicator(MOOD, "clear"))
        assert "instead of" not in plain(painted(table)["world"])


class TestDeceived:
    def test_sees_its_own_line_and_its_past(self) -> None:
        table = stormy()
        table.does(CONTROL, ShowIndicator(MOOD, (BIR,), 1, "fog", "canary-deception"))
        said = plain(painted(table, "room", BIR)["indicators"])
        assert "canary-indicator-mood 1 1 (0 to 10)" in said
        assert "fog" in said
        assert "canary-deception" not in said

    def test_every_panel_is_that_of_somebody_who_is_told_the_truth(self) -> None:
        lied, true = stormy(), stormy()
        lied.does(CONTROL, ShowIndicator(MOOD, (BIR,), 1, "fog", "a test"))
        true.does(CONTROL, SetIndicator(MOOD, 1, "fog"))
        assert painted(lied, "room", BIR) == painted(true, "room", BIR)
        assert painted(lied, "room", AST) == painted(stormy(), "room", AST)
