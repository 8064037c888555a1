"""The small pack, played through."""

import pytest

from wargame.conduct.rehearsal import Rehearsed, rehearse


@pytest.fixture
def played(db: None) -> Rehearsed:
    """An exercise that was played from start to end."""
    return rehearse("harbour", seed="0" * 32)
