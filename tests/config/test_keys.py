import stat
from pathlib import Path

from wargame.config.keys import kept_key


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = kept_key(path)
    assert len(first) >= 50
    assert kept_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
