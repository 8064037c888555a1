"""The caretaker: what is due goes, and trouble in one round does not end the rounds."""

import logging

import pytest

from wargame.conduct import keeping
from wargame.live import caretaker


def test_a_round_sees_to_what_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[str] = []
    monkeypatch.setattr(keeping, "tend", lambda: rounds.append("tended"))
    caretaker.go_round()
    assert rounds == ["tended"]


def test_trouble_is_logged_and_the_next_round_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(keeping, "tend", fail)
    with caplog.at_level(logging.ERROR):
        caretaker.go_round()
    assert "could not finish a round" in caplog.text
