"""Rehearsal: a walkthrough played through the real use cases, and left to be looked at."""

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
from wargame.people import links

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


@pytest.mark.parametrize("slug", ["harbour", "ukraine-settlement"])
def test_every_walkthrough_plays_to_its_end(db: None, slug: str) -> None:
    steps: list[tuple[int, int, str]] = []
    played = rehearsal.rehearse(slug, progress=lambda *step: steps.append(step))
    assert look(played.code, Viewer(CONTROL)).picture.clock.ended
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_it_stops_at_the_round_that_is_asked_for(db: None) -> None:
    played = rehearsal.rehearse("ukraine-settlement", until="3")
    picture = look(played.code, Viewer(CONTROL)).picture
    assert not picture.clock.ended
    current = picture.setting.round_of(picture.clock.phase)
    assert current is not None
    assert current.id == "3"


def test_an_unknown_round_names_those_there_are(db: None) -> None:
    with pytest.raises(rehearsal.Unplayable, match="It has: "):
        rehearsal.rehearse("harbour", until="99")


def test_the_same_seed_gives_the_same_names(db: None) -> None:
    first, second = (rehearsal.rehearse("harbour", seed="1" * 32) for _ in range(2))
    events = [
        [TIME.sub("", codec.dump(one.event)) for one in reading.records(one.code)]
        for one in (first, second)
    ]
    assert events[0] == events[1]


def test_each_link_lets_its_viewer_in(db: None) -> None:
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


def test_the_command_prints_one_object(db: None) -> None:
    out, err = StringIO(), StringIO()
    call_command("rehearse", "harbour", "--json", stdout=out, stderr=err)
    links_of = json.loads(out.getvalue())
    assert set(links_of) == {"code", "address", "control", "projector", "observer", "seats"}
    assert all("/enter/" in url for url in links_of["seats"].values())
    assert "Playing step" in err.getvalue()


def test_the_command_says_what_is_wrong(db: None) -> None:
    with pytest.raises(CommandError, match="no such folder"):
        call_command("rehearse", "nowhere")
