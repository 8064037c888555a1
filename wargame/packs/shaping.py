"""Faults of shape: pydantic's findings, worded for the author of a pack."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Table, name_of
from wargame.packs.shapes import EVERY_SHAPE

_SENTENCES = {
    "missing": "This key is missing. Write it.",
    "string_type": "This must be a text. Put it in quotes.",
    "int_type": "This must be a whole number, without quotes.",
    "bool_type": "This must be true or false, without quotes.",
    "list_type": "This must be a list. Put it in square brackets.",
    "tuple_type": "This must be a list. Put it in square brackets.",
    "dict_type": "This must be a table of keys and values.",
    "model_type": "This must be a table of keys and values.",
    "string_too_long": "This text is too long; {max_length} characters at most. Shorten it.",
    "too_short": "There are too few; {min_length} at least. Add one.",
    "too_long": "There are too many; {max_length} at most. Take one out.",
    "enum": "This is none of the choices. Write one of: {expected}.",
    "int_parsing": "This must be a whole number, without quotes.",
    "int_from_float": "This must be a whole number, without a point.",
    "bool_parsing": "This must be true or false, without quotes.",
    "literal_error": "This is none of the choices. Write one of: {expected}.",
    "greater_than_equal": "This number is too small; {ge} at least.",
    "less_than_equal": "This number is too large; {le} at most.",
}
Loc = tuple[int | str, ...]


def faults_of_shape(pack: Pack) -> Iterator[Fault]:
    """Yield every fault of the shape of every file that could be read."""
    for file, table in pack.tables.items():
        try:
            EVERY_SHAPE[file].model_validate(table)
        except ValidationError as found:
            for one in found.errors(include_url=False):
                yield Fault(file, key_of(table, one["loc"]), _sentence(file, one))


def key_of(table: Table, loc: Loc) -> str:
    """Return the key of a place: its path, and the `id` of the innermost row that has one."""
    path, name = "", ""
    value: Any = table
    for part in loc:
        if part == "[key]":
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
        value = _below(value, part)
        name = (name_of(value) if isinstance(value, dict) else "") or name
    path = path.removeprefix(".")
    return f"{path} ({name})" if name else path


def _below(value: Any, part: int | str) -> Any:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) else None


def _sentence(file: str, one: ErrorDetails) -> str:
    if one["type"] == "extra_forbidden":
        return _no_such_key(file, one["loc"])
    return wording(one)


def wording(one: ErrorDetails) -> str:
    """Return the sentence for one of pydantic's findings."""
    sentence = _SENTENCES.get(one["type"])
    if sentence:
        return sentence.format(**one.get("ctx", {}))
    return one["msg"] if one["msg"].endswith(".") else f"{one['msg']}."


def _no_such_key(file: str, loc: Loc) -> str:
    known = _keys(EVERY_SHAPE[file], loc[:-1])
    near = get_close_matches(str(loc[-1]), known, n=1)
    if near:
        return f"There is no such key here. Did you mean “{near[0]}”?"
    return f"There is no such key here. Take it out, or write one of: {', '.join(known)}."


def _keys(shape: type[BaseModel], loc: Loc) -> list[str]:
    """Return the keys of the shape at a place."""
    for part in loc:
        if isinstance(part, str):
            shape = _inner(shape.model_fields[part].annotation) or shape
    return sorted(shape.model_fields)


def _inner(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type, or made of types
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner(one) for one in getattr(annotation, "__args__", ()))
    return next((one for one in found if one), None)
