"""What a form of the console is filled from."""

from dataclasses import dataclass

from django.http import QueryDict

from wargame.engine import Picture


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is filled from: the picture, what was asked for, and the exercise's code."""

    picture: Picture
    values: QueryDict
    code: str

    def value(self, name: str) -> str:
        """Return one value of the address, or of what was typed."""
        return str(self.values.get(name, ""))
