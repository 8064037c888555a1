"""The review of bargains and votes: published games played as packs, and who may know what."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.aar.games import GAMES, written
from wargame.aar import sight
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.sections import Section, Table
from wargame.aar.voting import sections as voting
from wargame.conduct import acts, copies, opening, orders
from wargame.conduct.erasing import erased
from wargame.conduct.rehearsal import Rehearsed, rehearse
from wargame.engine import Seat, Viewer
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId

BOSS = Seat(CONTROL, SeatId("control-1"))
ALL_BEST_FOR_ONE = {"six": "A1 B1 C1 D1 E1", "seven": "A1 B1 C1 D1 E1 F1"}
MOST_READ = 40
"""More offers, stands or votes than anybody reads in the harbour; its entries are hundreds."""
NASH = {"six": "A2 B3 C3 D2 E3", "seven": "A2 B3 C3 D1 E3 F2"}


def rows(section: Section, title: str) -> list[dict[str, Any]]:
    """Return the rows of the table that begins so, each by the names of its columns."""
    (table,) = (one for one in section.tables if one.title.startswith(title))
    return as_rows(table)


def as_rows(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def options(deal: str) -> str:
    """Return a deal as reviews write it."""
    return ", ".join(f"{one[0]} {one.lower()}" for one in deal.split())


@pytest.fixture(params=["six", "seven"])
def game(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings, db: None) -> str:
    """A published game that was played: one deal was voted down or passed, then Nash's."""
    which: str = request.param
    written(tmp_path / which, GAMES[which], ALL_BEST_FOR_ONE[which], NASH[which])
    settings.WARGAME_PACKS = tmp_path
    return f"{which} {rehearse(which).code}"


SOLUTIONS: Mapping[str, list[tuple[str, int | str, str, int]]] = {
    "six": [
        ("Nash", 6_031_872, "A2 B3 C3 D2 E3", 388),
        ("Egalitarian", 3, "A2 B3 C4 D1 E3", 359),
        ("Kalai-Smorodinsky", "2/15", "A2 B3 C3 D2 E3", 388),
        ("Most points together", 391, "A2 B3 C2 D2 E4", 391),
    ],
    "seven": [
        ("Nash", 267_079_680, "A2 B3 C3 D1 E3 F2", 475),
        ("Egalitarian", 8, "A2 B3 C4 D1 E3 F3", 430),
        ("Kalai-Smorodinsky", "5/22", "A2 B3 C3 D2 E4 F3", 428),
        ("Most points together", 496, "A2 B3 C3 D1 E3 F1", 496),
    ],
}
ZONES = {"six": (720, 12, 55), "seven": (2880, 52, 204)}


def test_published_games_report_their_published_solutions(game: str) -> None:
    which, code = game.split()
    _, section = bargaining.sections(code, sight.control(code))
    found = rows(section, "What theory proposes")
    told = [
        (one["Package"], one["Measure"], one["Options"], one["All together"]) for one in found[:-1]
    ]
    assert [(name, str(measure), deal, together) for name, measure, deal, together in told] == [
        (name, str(measure), options(deal), together)
        for name, measure, deal, together in SOLUTIONS[which]
    ]
    assert found[-1]["Options"] == options(NASH[which])
    of, unanimous, passing = ZONES[which]
    assert section.charts[0].rows[0][1] == unanimous
    assert [(one["Body"], one["Outcomes"], one["Of"]) for one in rows(section, "What bodies")] == [
        ("All but one, with two who must assent", passing, of),
        ("All together", unanimous, of),
    ]


def test_what_a_published_game_came_to_is_above_every_walk_away_value(game: str) -> None:
    which, code = game.split()
    _, section = bargaining.sections(code, sight.control(code))
    left = rows(section, f"Where “{NASH[which]}”")
    least = [one.reservation for one in GAMES[which]]
    assert [one["Walk-away value"] for one in left] == least
    assert min(one["Above it"] for one in left) >= 0
    assert {one["Verdict"] for one in left} == {"could live with it"}
    first, *_, last = rows(section, "Drafts, offers")
    assert first["Below their walk-away value"] != "nobody"
    assert (last["What"], last["Below their walk-away value"]) == ("adopted", "nobody")
    everybody, needed = rows(section, "Better for somebody")
    assert (everybody["Such packages"], needed["Such packages"]) == (0, 0)


def test_those_who_must_assent_have_more_power_in_a_published_game(game: str) -> None:
    which, code = game.split()
    section, _, strong = voting.sections(code, sight.control(code))
    power = {one["Voter"]: one for one in rows(strong, "Power in: All but one")}
    n = len(GAMES[which])
    vetoes = {"SportCo", "Department of Tourism"}
    turned = {name: one["Coalitions that it turns"] for name, one in power.items()}
    assert turned == {name: n - 1 if name in vetoes else n - 3 for name in power}
    votes = rows(section, "Every vote")
    assert votes[1]["Result"] == "adopted"
    assert votes[1]["Yes"] == n
    assert len(votes) == 2


def do(code: str, act: str, **given: object) -> None:
    acts.submit(code, BOSS, orders.command(act, given), f"{act}-{given}")


def words(sections: tuple[Section, ...]) -> str:
    return repr(sections)


@pytest.fixture
def ended(rehearsed: Rehearsed, db: None) -> str:
    return rehearsed.code


def test_points_are_for_control_until_sheets_and_world_lie_open(
    db: None,
) -> None:
    code = opening.create("harbour", seed="0" * 32)
    do(code, "exercise.start", anyway=True)
    do(code, "phase.open", phase="table", after="reading")
    ald = Seat(CellId("ald"), SeatId("ald-1"))
    command = orders.command(
        "proposal.table", {"title": "Between us", "choices": {"F": "c"}, "circle": ["ald"]}
    )
    acts.submit(code, ald, command, "table")
    do(code, "exercise.end")
    assert [one.id for one in bargaining.sections(code, sight.control(code))] == [
        "convergence",
        "bargaining-charter",
    ]
    observer = Viewer(OBSERVER)
    assert bargaining.sections(code, sight.of(code, observer)) == ()
    do(code, "chapter.open", chapter="scores")
    assert bargaining.sections(code, sight.of(code, observer)) == ()
    do(code, "chapter.open", chapter="world")
    (found,) = bargaining.sections(code, sight.of(code, observer))
    assert found.id == "bargaining-charter"
    assert "Between us" not in words((found,))
    own = bargaining.sections(code, sight.of(code, Viewer(CellId("ald"))))
    assert "Between us" in words(own)
    do(code, "chapter.open", chapter="texts")
    assert "Between us" in words(bargaining.sections(code, sight.of(code, observer)))


def test_others_than_control_count_what_they_read_and_never_entries(ended: str) -> None:
    for viewer in (Viewer(OBSERVER), Viewer(CellId("ald"))):
        seen = sight.of(ended, viewer)
        for section in (*bargaining.sections(ended, seen), *voting.sections(ended, seen)):
            counts = [
                {one["No."] for one in as_rows(table)}
                for table in section.tables
                if "No." in table.columns
            ]
            assert max((n for count in counts for n in count), default=0) < MOST_READ
            assert not any("Entry" in table.columns for table in section.tables)
            for chart in section.charts:
                assert "Entry" not in chart.columns


def test_a_review_stops_at_an_entry(ended: str) -> None:
    seen = sight.control(ended)
    *_, section = bargaining.sections(ended, seen)
    first, second, *_ = (one["Entry"] for one in rows(section, "Drafts, offers"))
    (moved, *_) = (one["Entry"] for one in rows(*voted(ended, seen)))
    *_, before = bargaining.sections(ended, seen, until=second - 1)
    assert [one["Entry"] for one in rows(before, "Drafts, offers")] == [first]
    assert voting.sections(ended, seen, until=moved - 1) == ()


def voted(code: str, seen: sight.Sight) -> tuple[Section, str]:
    section, *_ = voting.sections(code, seen)
    return section, "Every vote"


def test_what_was_reckoned_goes_with_an_exercise_and_with_words_that_were_replaced(
    ended: str,
) -> None:
    seen = sight.control(ended)
    for signal in (erased, copies.reworded):
        first = bargaining.told(ended, seen).course
        assert bargaining.told(ended, seen).course is first
        signal.send(sender=None, code=ended)
        assert bargaining.told(ended, seen).course is not first
