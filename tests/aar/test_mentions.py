"""Names in the words of whole records: every entry can be gone through, and none is touched."""

import pytest

from tests.aar import runs
from wargame.conduct import mentions
from wargame.conduct.mentions import worded
from wargame.conduct.numbering import numbers
from wargame.conduct.rehearsal import Rehearsed
from wargame.journal import reading


def test_where_a_name_stands_is_said_in_the_numbers_of_control(played: Rehearsed) -> None:
    count, found = numbers(played.code), mentions.find(played.code, "the")
    assert [one.number for one in found] == [count.number(one.position) for one in found]
    assert any(one.number < one.position for one in found)


def test_every_text_of_every_entry_is_looked_at(played: Rehearsed) -> None:
    for one in reading.records(played.code):
        assert worded(one.event, type(one.event), "".__add__) == one.event


@pytest.mark.parametrize("script", runs.SCRIPTS)
def test_so_it_is_in_every_run_of_the_settlement(db: None, script: str) -> None:
    assert mentions.find(runs.run(script), "the")
