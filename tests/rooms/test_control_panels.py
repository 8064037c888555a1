"""What the console's panels say."""

import re
from dataclasses import replace

import pytest

from tests.rooms.control_scenes import company, last, minutes, pictures
from wargame.engine import Picture
from wargame.engine.instruments.clock_face import Clock, Run
from wargame.engine.names import CONTROL, CellId, PhaseId
from wargame.engine.scenario import Phase
from wargame.packs.playing import BEGINNING
from wargame.people.company import Company
from wargame.rooms.console.bar import upcoming
from wargame.rooms.console.injects import readers
from wargame.rooms.console.runsheet import drift
from wargame.rooms.console.tiles import last_acts
from wargame.rooms.painting import Painter
from wargame.rooms.panel import Scene


def painted(picture: Picture, people: Company | None = None) -> dict[str, str]:
    """Return the console's panels."""
    return dict(Painter("control", CONTROL).paint(picture, people or Company()))


def picture_at(phase: str) -> Picture:
    """Return control's picture when a phase of the small pack has just been opened."""
    return next(one for one in pictures("harbour", "control") if one.clock.phase == phase)


def phase(name: str, length: int) -> Phase:
    """Return a phase of so many minutes."""
    return Phase(PhaseId(name), name, "talk", length, (), "")


PHASES = (phase("a", 10), phase("b", 20), phase("c", 5))


def at_b(**extra: int) -> Clock:
    """Return a clock at the second phase, which closes so many minutes after the beginning."""
    closes = BEGINNING + minutes(extra["closes"])
    runs = (Run(PhaseId("a"), BEGINNING, BEGINNING), Run(PhaseId("b"), BEGINNING))
    return Clock(started=True, phase=PhaseId("b"), open=True, closes_at=closes, runs=runs)


@pytest.mark.parametrize(("closes", "behind"), [(30, 0), (36, 6), (24, -6)])
def test_the_drift_is_the_end_of_the_open_phase_against_the_plan(closes: int, behind: int) -> None:
    assert drift(at_b(closes=closes), PHASES) == behind


def test_what_is_left_out_is_not_in_the_plan() -> None:
    clock = at_b(closes=30)
    without = replace(clock, runs=(*clock.runs, Run(PhaseId("a"), skipped=True)))
    assert drift(without, PHASES) == 10


def test_no_drift_while_no_phase_is_open() -> None:
    assert drift(Clock(), PHASES) is None
    assert drift(replace(at_b(closes=30), closes_at=None), PHASES) is None


def test_the_next_phase_is_the_first_that_is_not_left_out() -> None:
    picture = picture_at("talk")
    runs = (*picture.clock.runs, Run(PhaseId("table"), skipped=True))
    skipped = replace(picture, clock=replace(picture.clock, runs=runs))
    people = Company()
    assert upcoming(Scene(picture, CONTROL, people)).id == "table"
    assert upcoming(Scene(skipped, CONTROL, people)).id == "vote"


def test_the_bar_offers_pause_or_resume_and_never_both() -> None:
    picture = picture_at("talk")
    running = painted(picture)["bar"]
    paused = painted(replace(picture, clock=replace(picture.clock, paused_at=BEGINNING)))["bar"]
    assert "act/exercise.pause" in running
    assert "act/exercise.resume" not in running
    assert "act/exercise.resume" in paused
    assert "act/exercise.pause" not in paused


def test_before_the_start_the_console_says_what_is_missing() -> None:
    first = Picture(setting=picture_at("reading").setting)
    nobody = painted(first)["entrance"]
    some = painted(first, company((CellId("ald"),), waiting=("Ana",)))["entrance"]
    everybody = painted(first, company(first.setting.cells))["entrance"]
    assert "Nobody is seated yet." in nobody
    assert "Without anybody:" in some
    assert "Birch Haven" in some
    assert "1 still waits for a seat." in some
    assert "Every delegation has somebody." in everybody
    assert "act/exercise.start" in nobody


def test_the_note_and_the_injects_of_the_open_phase_are_at_hand() -> None:
    panels = painted(picture_at("talk"))
    assert "Release the letter of the ferry crew" in panels["hand"]
    assert "inject=crew-letter" in panels["hand"]
    assert "inject=crew-letter" not in panels["injects"]
    assert "inject=lost-mail" in panels["injects"]


def test_a_released_inject_carries_its_time() -> None:
    picture = last("harbour", "control")
    assert "crew-letter" in picture.injects.spent
    assert "released <time" in painted(picture)["injects"]


def test_who_reads_an_inject_in_a_short_line_up() -> None:
    full = last("ukraine-settlement", "control")
    inject = next(one for one in full.injects.plan if one.to and not one.public)
    host = full.setting.delegations[0]
    stands_for = replace(host, id=CellId("one"), merges=inject.to)
    short = replace(full.setting, delegations=(stands_for,))
    assert readers(short, inject) == ("one",)


def test_a_tile_shows_who_sits_there_and_what_they_did() -> None:
    picture = last("harbour", "control")
    tile = painted(picture, company((CellId("ald"),)))["tiles"]
    assert "Player ald" in tile
    assert "handle=Hald" in tile
    assert "Nobody sits here." in tile
    assert "<dt>Brief</dt><dd><time" in tile
    assert 'href="as/ald/"' in tile


def test_the_last_act_of_a_cell_is_the_latest_of_all_kinds() -> None:
    picture = last("harbour", "control")
    found = last_acts(picture)
    cables = [one.at for one in picture.cables.sent if one.sender == "ald"]
    said = [one.at for one in picture.statements.made if one.cell == "ald"]
    assert found[CellId("ald")] >= max([*cables, *said])


def test_the_queue_holds_hands_questions_and_people_without_a_seat() -> None:
    asked = next(one for one in pictures("harbour", "control") if one.questions.waiting)
    panel = painted(asked, company((), waiting=("Ana",)))["queue"]
    question = asked.questions.waiting[0]
    assert question.text in panel
    assert f"?do=answer&amp;question={question.id}" in panel
    assert "Ana" in panel
    assert "people/auto-seat" in panel
    raised = next(one for one in pictures("harbour", "control") if one.hands.raised)
    assert "act/hand.lower?cell=" in painted(raised)["queue"]


def test_an_empty_queue_says_what_will_stand_there() -> None:
    assert "Nothing waits." in painted(picture_at("talk"))["queue"]


def test_an_open_vote_says_whose_paper_is_missing() -> None:
    voting = next(
        one for one in pictures("harbour", "control") if any(b.voted for b in one.ballots.open)
    )
    (ballot, *_) = voting.ballots.open
    panel = painted(voting)["votes"]
    assert f"act/ballot.close?ballot={ballot.id}" in panel
    assert f"{len(ballot.voted)}</strong> of" in panel


def test_a_secret_vote_never_says_who_voted_what() -> None:
    decided = [
        one for one in last("harbour", "control").ballots.all.values() if one.secret and one.outcome
    ]
    assert decided
    assert all(one.roll_call == {} and one.papers == {} for one in decided)


def test_the_strip_marks_the_card_that_is_on() -> None:
    panel = painted(picture_at("talk"))["strip"]
    assert panel.count('aria-pressed="true"') == 1
    assert "act/projector.take?show=agenda" in panel
    assert "show=proposal&amp;" not in panel


def test_after_the_end_nothing_can_be_pressed_but_the_door_and_the_scores() -> None:
    panels = painted(last("harbour", "control"), company((CellId("ald"),)))
    pressed = [name for name, html in panels.items() if "formaction" in html]
    assert pressed == ["entrance", "scores"]
    assert re.findall(r"act/([\w.]+)", panels["scores"]) == ["scores.allow"]
    assert "act/" not in panels["entrance"]
