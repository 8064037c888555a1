"""What a browser may say: a heartbeat, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.live.frames import LONGEST_BEAT, Beat, NotABeatError, beat, news

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["hb", "h"]), inner)
    ),
)


def test_a_heartbeat_is_heard() -> None:
    assert beat('{"hb": 12, "h": "0a1b"}') == Beat(12, "0a1b")


def test_a_page_may_say_how_often_its_script_stumbled() -> None:
    assert beat('{"hb": 12, "h": "0a1b", "e": 2}') == Beat(12, "0a1b", errors=2)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "hb",
        "[]",
        '{"hb": 1}',
        '{"hb": 1, "h": "a", "x": 1}',
        '{"hb": true, "h": "a"}',
        '{"hb": -1, "h": "a"}',
        '{"hb": 1.0, "h": "a"}',
        '{"hb": "1", "h": "a"}',
        '{"hb": 1e999, "h": "a"}',
        '{"hb": 4294967296, "h": "a"}',
        '{"hb": 1, "h": "a", "e": -1}',
        '{"hb": 1, "h": "a", "e": "1"}',
        '{"hb": 1, "e": 1}',
        '{"hb": 1, "h": 2}',
        '{"hb": 1, "h": null}',
        json.dumps({"hb": 1, "h": "a" * 65}),
        json.dumps({"type": "exercise.moved", "code": "ABC"}),
        '{"hb": 1, "h": "a"}' + " " * LONGEST_BEAT,
        "[" * LONGEST_BEAT,
        "9" * LONGEST_BEAT,
    ],
)
def test_anything_else_is_refused(text: str | None) -> None:
    with pytest.raises(NotABeatError):
        beat(text)


@given(st.text() | ANYTHING.map(json.dumps))
def test_nothing_a_browser_says_raises_anything_else(text: str) -> None:
    try:
        heard = beat(text)
    except NotABeatError:
        return
    assert json.loads(text) == {"hb": heard.heard, "h": heard.digest}


def test_news_tells_the_viewers_own_count_the_digest_and_the_time() -> None:
    told = json.loads(news(3, "aa", {"now": "<p>Grüße</p>"}))
    assert told == {"n": 3, "h": "aa", "t": told["t"], "panels": {"now": "<p>Grüße</p>"}}
    assert "panels" not in json.loads(news(3, "aa"))
