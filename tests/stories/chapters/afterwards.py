"""The hot-wash, the end, and the record that is taken away."""

from pathlib import Path

from playwright.sync_api import expect

from tests.stories.cast import Cast
from wargame import packs
from wargame.config.environment import PACKS

SLUG = "ukraine-settlement"


def plays(cast: Cast, folder: Path) -> None:
    """Play it."""
    control = cast.control
    control.opens_next("Out of the roles")
    cast["Olena"].states("I felt alone, and I am not.")
    control.opens_next("Three questions")
    cast["Nils"].states("Nobody asked the publics.")
    control.opens_next("Better for all?")
    cast["Carla"].states("A longer ceasefire would have cost nobody anything.")
    control.ends()
    for name in cast.people:
        cast[name].sees("bar", "The exercise has ended")
    cast.wall.sees("card", "The exercise has ended")
    _nothing_can_be_done(cast)
    cast.checks_every_screen()
    _the_record(cast, folder)


def _nothing_can_be_done(cast: Cast) -> None:
    frans = cast["Frans"]
    frans.excuse("422")
    form = frans.writes_a_cable(["kyv"], "Too late", "I wanted to say …")
    form.get_by_role("button", name="Send the cable").click()
    expect(form.locator("[data-form-problem]")).to_contain_text("The exercise has ended")


def _the_record(cast: Cast, folder: Path) -> None:
    path, (cover, *entries) = cast.control.takes_the_record_away(folder)
    assert path.name == f"record-{cast.code}.jsonl"
    assert (cover["code"], cover["viewer"], cover["slug"]) == (cast.code, "control", SLUG)
    assert [one["n"] for one in entries] == list(range(1, len(entries) + 1))
    opened = [one["body"]["phase"] for one in entries if one["kind"] == "phase.opened"]
    returned = opened.index("r2-moves") + 1
    assert opened[returned : returned + 2] == ["r2-deals", "r2-moves"]
    assert [*opened[:returned], *opened[returned + 2 :]] == _half_day()
    kinds = [one["kind"] for one in entries]
    assert kinds.count("ballot.decided") == 6
    assert kinds.count("exercise.paused") == kinds.count("exercise.resumed") == 1
    votes = [one for one in entries if one["kind"] == "ballot.voted"]
    pairs = [(one["body"]["ballot"], one["body"]["cell"]) for one in votes]
    assert len(pairs) == len(set(pairs))
    text = path.read_text(encoding="utf-8")
    assert not [name for name in (*cast.people, "Mallory") if f'"{name}"' in text]
    again = cast.app.manage("restore", str(path)).strip()
    assert cast.app.manage("export", again).splitlines()[1:] == text.splitlines()[1:]


def _half_day() -> list[str]:
    """Return the phases of the half day, in order."""
    scenario = packs.read(PACKS / SLUG)
    timing = next(one for one in scenario.timings if one.id == "half-day")
    return [phase.id for one in timing.rounds for phase in one.phases]
