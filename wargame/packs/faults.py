"""What is wrong with a pack: where it stands, and what to write instead."""

from collections.abc import Sequence
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: the file, the key in it (empty for the whole file) and a sentence."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        """Return the fault on one line: file, key, sentence."""
        return ": ".join(part for part in self if part)


class Faulty(Exception):
    """A pack that cannot be played, with every fault that was found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults, in the order of the files."""
        super().__init__(*faults)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """Return the faults, one on each line."""
        return "\n".join(str(fault) for fault in self.faults)
