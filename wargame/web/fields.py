"""The words of a request made into the fields of a command: lists stay lists, blanks fall away."""

from collections.abc import Iterable
from typing import Any, get_origin, get_type_hints

from django.http import QueryDict

from wargame.engine import ACTS

HOUSE = frozenset({"csrfmiddlewaretoken", "command_id", "sitting", "page"})
"""Fields that every form has, and that belong to no command."""

Typed = dict[str, list[str]]


def typed(*given: QueryDict) -> Typed:
    """Return what was typed, as lists, without the fields of the house; the last one wins.

    Nobody types a NUL, and PostgreSQL keeps none.
    """
    found: Typed = {}
    for data in given:
        found |= {key: [str(one).replace("\0", "") for one in data.getlist(key)] for key in data}
    return {key.replace("\0", ""): values for key, values in found.items() if key not in HOUSE}


def command_fields(act: str, words: Typed) -> dict[str, Any]:
    """Return the fields of an act's command; `choices.S1` becomes an entry of `choices`.

    A list of which nothing was ticked is empty. Keys that the command does not know are kept, so
    that the command refuses them.
    """
    hints = get_type_hints(ACTS[act].command) if act in ACTS else {}
    fields: dict[str, Any] = {name: [] for name, hint in hints.items() if _is_list(hint)}
    for key, values in words.items():
        name, dot, part = key.partition(".")
        if dot and isinstance(fields.get(name, {}), dict):
            if values[-1:] != [""]:
                fields.setdefault(name, {})[part] = values[-1]
        elif _is_list(hints.get(key)):
            fields[key] = [one for one in values if one]
        elif _is_said(values, hints.get(key)):
            fields[key] = values[-1]
    return fields


def _is_list(hint: object) -> bool:
    return get_origin(hint) is tuple


def _is_said(values: Iterable[str], hint: object) -> bool:
    """Tell whether a field says something: a blank does only where words are asked for."""
    last = [*values][-1:]
    return last != [] and (last != [""] or hint is str)
