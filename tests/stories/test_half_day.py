"""`make run`, then browsers: the whole half day, played by people who see each other's work."""

from pathlib import Path

from tests.stories.cast import Cast
from tests.stories.chapters import (
    afterwards,
    arrival,
    brussels,
    ground,
    orientation,
    settlement,
)


def test_the_half_day_is_played_from_the_terminal_to_the_record(cast: Cast, tmp_path: Path) -> None:
    arrival.plays(cast)
    orientation.plays(cast)
    ground.plays(cast)
    brussels.plays(cast)
    settlement.plays(cast)
    afterwards.plays(cast, tmp_path)
    assert cast.unexcused == []
    assert "Traceback" not in cast.app.log
