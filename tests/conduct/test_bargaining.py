"""Reckoning for control: once, by what stands now, and never beyond what can be gone through."""

from collections.abc import Callable
from fractions import Fraction
from threading import Barrier, Thread

import pytest

from tests.conduct.conftest import BOSS
from wargame.conduct import acts, opening, orders
from wargame.conduct import bargaining as reckoning
from wargame.engine import Seat, bargaining
from wargame.engine.bargaining import layout
from wargame.engine.names import CellId, IssueId, OptionId, SeatId
from wargame.journal import reading

CHARTER = "Charter"
F, P = IssueId("F"), IssueId("P")
A, B, C = (OptionId(name) for name in "abc")
ALD = Seat(CellId("ald"), SeatId("ald-1"))


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test begin with nothing reckoned."""
    monkeypatch.setattr(reckoning, "_spaces", reckoning.Kept(reckoning.KEPT_SPACES))
    monkeypatch.setattr(reckoning, "_zones", reckoning.Kept(reckoning.KEPT_ZONES))
    monkeypatch.setattr(reckoning, "_analyses", reckoning.Kept(reckoning.KEPT_ANALYSES))


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down each package that is laid out."""
    found: list[str] = []
    real: Callable[..., bargaining.Space] = bargaining.space

    def space(*given: object) -> bargaining.Space:
        found.append(str(given[1]))
        return real(*given)

    monkeypatch.setattr(bargaining, "space", space)
    return found


def do(code: str, act: str, by: Seat = BOSS, **given: object) -> None:
    acts.submit(code, by, orders.command(act, given), f"{act}-{given}")


def test_packages_with_scores_can_be_reckoned(running: str, db: None) -> None:
    assert reckoning.packages(running) == (CHARTER,)
    other = opening.create("ukraine-settlement")
    assert reckoning.packages(other) == ("Settlement table", "European package")


def test_a_package_by_itself_has_a_zone_and_no_analysis(running: str) -> None:
    found = reckoning.reckon(running, CHARTER)
    assert found.zone
    assert (found.zone.of, found.analysis, found.refused) == (8, None, "")


def test_a_draft_is_analysed(running: str) -> None:
    said = reckoning.reckon(running, CHARTER, {F: C}).analysis
    assert said
    assert set(said.assumed) == {P}
    assert [one.cell for one in said.prospect.distances] == ["ald", "bir"]


def test_a_draft_that_settles_nothing_here_is_passed_over(running: str) -> None:
    found = reckoning.reckon(running, CHARTER, {IssueId("elsewhere"): A})
    assert found.analysis is None
    assert found.elsewhere == {IssueId("elsewhere"): A}


def test_the_same_question_costs_nothing_a_second_time(running: str, laid: list[str]) -> None:
    first = reckoning.reckon(running, CHARTER, {F: C})
    second = reckoning.reckon(running, CHARTER, {F: C})
    assert second.zone is first.zone
    assert second.analysis is first.analysis
    third = reckoning.reckon(running, CHARTER, {F: A, P: B})
    assert third.zone is first.zone
    assert third.analysis is not first.analysis
    assert laid == [CHARTER]


def test_when_the_world_moves_it_is_reckoned_anew(running: str, laid: list[str]) -> None:
    before = reckoning.reckon(running, CHARTER).zone
    do(running, "indicator.set", indicator="storm", value=9, reason="wind")
    after = reckoning.reckon(running, CHARTER).zone
    assert before
    assert after
    least = [[one.reservation for one in zone.space.tables] for zone in (before, after)]
    assert least[0] != least[1]
    assert laid == [CHARTER, CHARTER]


def test_while_only_walk_away_values_move_nothing_is_added_up_again(
    running: str, laid: list[str]
) -> None:
    before = reckoning.reckon(running, CHARTER).zone
    do(running, "indicator.set", indicator="savings", value=3, reason="a bill")
    after = reckoning.reckon(running, CHARTER).zone
    do(running, "indicator.set", indicator="trust", value=9, reason="a feast")
    assert reckoning.reckon(running, CHARTER).zone is after
    assert before
    assert after
    assert laid == [CHARTER]
    assert after.space.sums is before.space.sums
    fresh = bargaining.zone(
        bargaining.lay_out(CHARTER, after.space.grid, after.space.tables, after.space.forbid)
    )
    assert after.codes == fresh.codes


def test_a_package_can_be_reckoned_before_the_start(code: str) -> None:
    found = reckoning.reckon(code, CHARTER).zone
    assert found
    assert found.needed == ("ald", "bir")


def test_too_many_outcomes_are_refused_with_the_reason(
    running: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST", 8)
    for _ in range(2):
        found = reckoning.reckon(running, CHARTER, {F: C})
        assert (found.zone, found.analysis) == (None, None)
        assert "has 9 outcomes" in found.refused


def test_reckoning_leaves_no_trace(running: str) -> None:
    before = reading.heads((running,))
    reckoning.reckon(running, CHARTER, {F: C})
    assert reading.heads((running,)) == before


def test_two_who_ask_at_once_are_told_from_one_reckoning() -> None:
    kept: reckoning.Kept[object] = reckoning.Kept(2)
    both, made, told = Barrier(2), list[object](), list[object]()

    def reckon() -> object:
        made.append(object())
        return made[-1]

    def ask() -> None:
        both.wait()
        told.append(kept.get("same", reckon))

    threads = [Thread(target=ask) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(made) == 1
    assert told == [made[0], made[0]]


def test_only_the_last_answers_are_kept() -> None:
    kept: reckoning.Kept[str] = reckoning.Kept(2)
    for name in ("one", "two", "one", "three"):
        kept.get(name, lambda name=name: name)  # type: ignore[misc]
    assert kept.get("one", lambda: "again") == "one"
    assert kept.get("two", lambda: "again") == "again"


def test_what_fails_is_not_kept() -> None:
    kept: reckoning.Kept[Fraction] = reckoning.Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("half", lambda: Fraction(1, 0))
    assert kept.get("half", lambda: Fraction(1, 2)) == Fraction(1, 2)
