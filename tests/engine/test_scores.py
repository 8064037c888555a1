"""Own score sheets: off at first, told each to its own delegation, without what hides from it."""

from dataclasses import replace

from tests.helpers.given import Given, prepared, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, LITTLE, seat
from wargame.engine import Picture, Told, Viewer, fold, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.clock import EndExercise, StartExercise
from wargame.engine.instruments.scores import (
    AllowScores,
    ScoresAllowed,
    ScoresTaken,
)
from wargame.engine.names import CONTROL, OBSERVER, CellId, IndicatorId

BOSS = seat(CONTROL)
MOOD, STORES, FUSE = (IndicatorId(name) for name in ("mood", "stores", "fuse"))
SHOW, HIDE = AllowScores(on=True), AllowScores(on=False)


def picture(situation: Given, cell: CellId) -> Picture:
    return fold(situation.happened, Viewer(cell))


def allowed(situation: Given) -> Given:
    return situation.after(SHOW, by=BOSS)


def test_nobody_has_a_sheet_unless_control_says_so() -> None:
    for cell in (*CELLS, OBSERVER, CONTROL):
        scores = picture(started(), cell).scores
        assert (scores.allowed, scores.sheets) == (False, {})


def test_each_delegation_is_given_its_own_sheet_and_nobody_else() -> None:
    told = started().when(SHOW, by=BOSS).told

    assert told[0] == Told(ScoresAllowed(on=True), CONTROL_ALONE)
    assert [(one.event.cell, one.audience) for one in told[1:]] == [
        (cell, only(cell)) for cell in CELLS
    ]
    for cell in CELLS:
        assert set(picture(allowed(started()), cell).scores.sheets) == {cell}
    assert picture(allowed(started()), OBSERVER).scores.sheets == {}
    assert set(picture(allowed(started()), CONTROL).scores.sheets) == set(CELLS)


def test_one_for_whom_the_author_wrote_nothing_is_told_so_alike() -> None:
    assert picture(allowed(started()), DAL).scores.sheets == {DAL: ()}


def test_a_sheet_names_no_indicator_that_its_delegation_does_not_see() -> None:
    for cell, seen in ((AST, {MOOD, STORES}), (CED, {MOOD, STORES}), (BIR, {MOOD})):
        (sheet,) = picture(allowed(started()), cell).scores.sheets[cell]
        assert set(sheet.coefficients) == seen
        assert all(not stake.flips for stake in sheet.stakes), "they hang on a hidden one"
        assert sheet.base == "40"


def test_one_that_speaks_for_others_is_given_theirs_where_it_has_none() -> None:
    mute = replace(LITTLE, scores=tuple(one for one in LITTLE.scores if one.cell != BIR))
    both = allowed(started(mute, lineup="short"))
    alone = allowed(started(LITTLE, lineup="short"))

    assert [one.cell for one in picture(both, BIR).scores.sheets[BIR]] == [CED]
    assert [one.cell for one in picture(alone, BIR).scores.sheets[BIR]] == [BIR]


def test_what_is_allowed_before_the_start_comes_with_the_start() -> None:
    early = prepared().when(SHOW, by=BOSS).then(ScoresAllowed(on=True))

    assert picture(early, AST).scores.sheets == {}
    begun = early.after(StartExercise(), by=BOSS)
    assert picture(begun, AST).scores == replace(
        picture(allowed(started()), AST).scores, allowed=False
    )


def test_sheets_can_be_taken_back_and_given_again() -> None:
    shown = allowed(started())
    hidden = shown.when(HIDE, by=BOSS).then(
        Told(ScoresAllowed(on=False), CONTROL_ALONE),
        *(Told(ScoresTaken(cell), only(cell)) for cell in CELLS),
    )

    assert picture(hidden, AST).scores.sheets == {}
    assert picture(allowed(hidden), AST).scores == picture(shown, AST).scores


def test_to_say_the_same_again_is_no_change() -> None:
    started().when(HIDE, by=BOSS).then()
    allowed(started()).when(SHOW, by=BOSS).then()


def test_they_can_be_opened_after_the_end() -> None:
    over = allowed(started().after(EndExercise(), by=BOSS))

    assert AST in picture(over, AST).scores.sheets


def test_a_viewer_may_hear_that_a_sheet_is_taken_of_which_it_never_heard() -> None:
    stray = started().and_then(Told(ScoresTaken(AST), only(AST)))

    assert picture(stray, AST).scores.sheets == {}
