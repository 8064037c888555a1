"""What people do while they wait for the start."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A harmless question for the lobby, so that everybody has tapped once before it counts."""

    question: str
    options: tuple[str, ...]
