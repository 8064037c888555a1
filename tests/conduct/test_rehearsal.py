"""Rehearsal: a walkthrough played through the real use cases, and left to be looked at.

These commit, as in life: inside a transaction each act folds the whole record anew.
"""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from wargame.conduct import rehearsal
from wargame.conduct.looks import look
from wargame.engine import Viewer
from wargame.engine.names import CONTROL
from wargame.journal import codec, reading
from wargame.journal.record import Record
from wargame.people import links

SEED = "1" * 32
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


def journal(code: str) -> list[str]:
    """Return each entry of an exercise as it would stand in an export, without its times."""
    return [
        TIME.sub("TIME", "|".join((str(one.position), str(one.by), one.kind, *_told(one))))
        for one in reading.records(code)
    ]


def _told(one: Record) -> tuple[str, str]:
    return codec.dump_audience(one.audience), codec.dump(one.event)


@pytest.mark.parametrize("slug", ["harbour", "ukraine-settlement"])
def test_every_walkthrough_plays_to_its_end_and_again_the_same(
    committed_db: None, slug: str
) -> None:
    """Nine delegations for half a day: the same seed gives the same record, byte for byte."""
    steps: list[tuple[int, int, str]] = []
    played = rehearsal.rehearse(slug, seed=SEED, progress=lambda *step: steps.append(step))
    again = rehearsal.rehearse(slug, seed=SEED)
    picture = look(played.code, Viewer(CONTROL)).picture
    assert picture.clock.ended
    assert steps[-1][0] == steps[-1][1] == len(steps)
    assert picture.fairness.seed
    assert journal(played.code) == journal(again.code)


def test_another_seed_gives_other_names_and_rolls(committed_db: None) -> None:
    first, second = (rehearsal.rehearse("harbour", seed=one * 32, until="1") for one in "12")
    assert journal(first.code) != journal(second.code)


def test_it_stops_at_the_round_that_is_asked_for(committed_db: None) -> None:
    played = rehearsal.rehearse("ukraine-settlement", until="3")
    picture = look(played.code, Viewer(CONTROL)).picture
    assert not picture.clock.ended
    current = picture.setting.round_of(picture.clock.phase)
    assert current is not None
    assert current.id == "3"


def test_an_unknown_round_names_those_there_are(db: None) -> None:
    with pytest.raises(rehearsal.Unplayable, match="It has: "):
        rehearsal.rehearse("harbour", until="99")


def test_each_link_lets_its_viewer_in(committed_db: None) -> None:
    played = rehearsal.rehearse("harbour")
    roles = {
        role: admission.role
        for role, token in (
            ("control", played.control),
            ("projector", played.projector),
            ("observer", played.observer),
        )
        if (admission := links.redeem(token))
    }
    assert roles == {"control": "control", "projector": "projector", "observer": "person"}
    assert played.seats
    for seat, token in played.seats.items():
        admission = links.redeem(token)
        assert admission is not None
        assert (admission.role, admission.exercise) == ("person", played.code)
        assert seat.partition("/")[2].startswith(seat.partition("/")[0])


def test_the_command_prints_one_object(committed_db: None) -> None:
    out, err = StringIO(), StringIO()
    call_command("rehearse", "harbour", "--json", stdout=out, stderr=err)
    links_of = json.loads(out.getvalue())
    assert set(links_of) == {"code", "address", "control", "projector", "observer", "seats"}
    assert all("/enter/" in url for url in links_of["seats"].values())
    assert "Playing step" in err.getvalue()


def test_the_command_says_what_is_wrong(db: None) -> None:
    with pytest.raises(CommandError, match="no such folder"):
        call_command("rehearse", "nowhere")
