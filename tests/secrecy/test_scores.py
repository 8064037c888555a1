"""Scores: what others make of a text, and what control reckons, makes no difference to anybody."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.test import Client

from tests.helpers.little import CELLS, LITTLE
from tests.secrecy.authors import EVERYONE, Step, hears
from tests.secrecy.twins import CODE, Seen, Undone, browse, found, look_around, play
from wargame.conduct.looks import look
from wargame.engine import Scenario, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, IndicatorId
from wargame.engine.score_sheets import ScoreSheet
from wargame.people.models import Facilitator, Keeper

FUSE = IndicatorId("fuse")
TEXT = {"title": "Share", "choices": {"S1": "a"}, "clauses": ["The light is shared."]}
STORY = (
    Step(CONTROL, "scores.allow", {"on": True}, hears(*CELLS)),
    Step("dal", "proposal.table", TEXT, EVERYONE, name="text"),
    Step("ced", "mark.set", {"proposal": "$text", "clause": "A", "mark": "wanted"}, hears("ced")),
)
WATCHERS = [OBSERVER, PROJECTOR]


def other(scenario: Scenario, viewer: str) -> Scenario:
    """Return a scenario in which all others score otherwise, and what hides from the viewer."""
    return replace(
        scenario,
        checksum="another",
        scores=tuple(_other(one, viewer) for one in scenario.scores),
        indicators=tuple(
            replace(one, start=9) if one.id == FUSE else one for one in scenario.indicators
        ),
    )


def _other(sheet: ScoreSheet, viewer: str) -> ScoreSheet:
    hidden = replace(sheet, coefficients={**sheet.coefficients, FUSE: "-7"})
    if sheet.cell == viewer:
        return hidden
    doubled = tuple(
        replace(
            stake,
            points={option: str(2 * Fraction(worth)) for option, worth in stake.points.items()},
            red_lines=(),
            flips=(),
        )
        for stake in sheet.stakes
    )
    return replace(hidden, base="77", stakes=doubled, note="Otherwise.", bonuses=())


def tell(scenario: Scenario, viewer: str) -> Seen:
    """Play the story in a scenario, and take down all that a viewer gets of it."""
    with Undone():
        found(scenario)
        seen = play(STORY, viewer)
        look_around(seen, viewer)
        if viewer != PROJECTOR:
            browse(seen, viewer, [])
    return seen


@pytest.mark.parametrize("viewer", [*CELLS, *WATCHERS])
def test_the_scores_of_others_make_no_difference(db: None, viewer: str) -> None:
    assert tell(LITTLE, viewer).differences(tell(other(LITTLE, viewer), viewer)) == {}


@pytest.mark.parametrize("viewer", WATCHERS)
def test_to_those_who_watch_no_scores_at_all_make_no_difference(db: None, viewer: str) -> None:
    assert tell(LITTLE, viewer).differences(tell(replace(LITTLE, scores=()), viewer)) == {}


@pytest.mark.parametrize("viewer", ["ast", "bir", "ced", CONTROL])
def test_ones_own_scores_make_a_difference(db: None, viewer: str) -> None:
    with Undone():
        found(LITTLE)
        seen = play(STORY, viewer)
        look_around(seen, viewer)
    with Undone():
        found(replace(LITTLE, scores=()))
        blank = play(STORY, viewer)
        look_around(blank, viewer)
    wanted = {"picture", "export"} | ({"panel scores"} if viewer != CONTROL else set())
    assert wanted <= seen.differences(blank).keys()


@pytest.mark.parametrize("viewer", [*CELLS, *WATCHERS])
def test_a_sheet_is_in_nobodys_hands_before_control_allows_it(db: None, viewer: str) -> None:
    """Without the act the pack's scores make no difference to anybody, not even to their owner."""
    seen = []
    for scenario in (LITTLE, replace(LITTLE, scores=())):
        with Undone():
            found(scenario)
            one = play(STORY[1:], viewer)
            look_around(one, viewer)
            seen.append(one)
    assert seen[0].differences(seen[1]) == {}


def test_no_note_of_another_sheet_is_anywhere_in_a_picture(db: None) -> None:
    found(LITTLE)
    play(STORY, "ast")
    for viewer in (*CELLS, *WATCHERS):
        words = repr(look(CODE, Viewer(CellId(viewer))).picture)
        for cell in ("ast", "bir", "ced"):
            held = f"canary-sheet-{cell}" in words
            assert held is (cell == viewer), (viewer, cell)


@pytest.mark.parametrize("viewer", ["ast", "dal", *WATCHERS])
def test_what_control_reckons_reaches_nobody(db: None, viewer: str) -> None:
    found(LITTLE)
    play(STORY, "ast")
    before, after = Seen(), Seen()
    look_around(before, viewer)
    entries = look(CODE, Viewer(CONTROL)).head
    boss = Client()
    user = Facilitator.objects.create_user("boss")
    Keeper.objects.create(exercise=CODE, facilitator=user)
    boss.force_login(user)
    page = boss.get(f"/x/{CODE}/control/analysis/")
    assert "Zone of agreement" in page.text
    look_around(after, viewer)
    assert before.differences(after) == {}
    assert look(CODE, Viewer(CONTROL)).head == entries
