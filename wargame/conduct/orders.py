"""Orders: the words of a form or a walkthrough made into a command of the engine."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pydantic import ValidationError

from wargame.engine import ACTS, Refusal, Refused
from wargame.journal.codec import adapter


def command(act: str, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any command of the engine
    """Return the command that an act names, filled with what was given.

    Raises Refused where there is no such act, or a field is missing, unknown or of no use.
    """
    if act not in ACTS:
        raise Refused(Refusal.UNKNOWN, value=act, field="what can be done")
    kind = ACTS[act].command
    known = {one.name for one in fields(kind)}
    for name in given:
        if name not in known:
            raise Refused(Refusal.UNKNOWN, value=name, field=f"the fields of {act}")
    try:
        return adapter(kind).validate_python(dict(given))
    except ValidationError as fault:
        raise _refused(fault) from fault


def _refused(fault: ValidationError) -> Refused:
    first = fault.errors()[0]
    field = " ".join(str(part) for part in first["loc"]).replace("_", " ") or "this form"
    if first["type"] in {"missing", "missing_argument"}:
        return Refused(Refusal.EMPTY_TEXT, field=field)
    given = first.get("input")
    return Refused(Refusal.UNKNOWN, value=str(given)[:80], field=field)
