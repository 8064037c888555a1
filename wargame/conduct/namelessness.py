"""Namelessness: words that name a role must not name one of the people who took part."""

import re

from wargame.engine import Refusal, Refused
from wargame.people.models import Keeper, Person

SHORT = 3
"""A name of fewer letters is too often part of something else."""


def nameless(code: str, text: str) -> None:
    """Refuse a text in which somebody of this exercise is named, word for word."""
    for name in sorted(_names(code)):
        if len(name) >= SHORT and re.search(
            rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE
        ):
            raise Refused(Refusal.NAMED, name=name)


def _names(code: str) -> set[str]:
    people = Person.objects.filter(exercise=code).values_list("name", flat=True)
    keepers = Keeper.objects.filter(exercise=code)
    return {*people, *keepers.values_list("facilitator__first_name", flat=True)} - _ROLES


_ROLES = {"Facilitator", "Control", "Observer", "Rehearsal", ""}
"""Names of accounts that are words for a role."""
