"""What a single value of a pack may hold: names, texts, numbers, each with its sentence."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from wargame.engine.names import RESERVED
from wargame.engine.rules import RULEBOOK

_FRACTION = re.compile(r"-?[0-9]{1,6}(/[1-9][0-9]{0,3})?\Z")
_LARGE = 1_000_000


def _like(pattern: str, sentence: str) -> Callable[[str], str]:
    """Return a check that a text has this pattern; the sentence says what to write."""
    compiled = re.compile(rf"(?:{pattern})\Z")

    def check(value: str) -> str:
        if not compiled.match(value):
            raise PydanticCustomError("pack.form", "{sentence}", {"sentence": sentence})
        return value

    return check


def _free(value: str) -> str:
    if value in RESERVED:
        said = f"“{value}” is a cell of every exercise. Choose another name of three letters."
        raise PydanticCustomError("pack.reserved", "{sentence}", {"sentence": said})
    return value


def _rule(value: str) -> str:
    if value not in RULEBOOK:
        said = f"There is no rule “{value}”. Write one of: {', '.join(RULEBOOK)}."
        raise PydanticCustomError("pack.rule", "{sentence}", {"sentence": said})
    return value


def _number(value: object) -> object:
    known = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGE
    if not known and not (isinstance(value, str) and _FRACTION.match(value)):
        said = "Write a whole number, or a fraction in quotes, as in “5/2”; six digits at most."
        raise PydanticCustomError("pack.number", "{sentence}", {"sentence": said})
    return value


def _share(value: str) -> str:
    if not _FRACTION.match(value) or not 0 <= Fraction(value) <= 1:
        said = "Write a share from “0” to “1”, as in “1/20”."
        raise PydanticCustomError("pack.share", "{sentence}", {"sentence": said})
    return value


def _hearers(value: object) -> object:
    known = isinstance(value, list) and value and all(isinstance(one, str) for one in value)
    if not known and value not in ("public", "control"):
        said = 'Write "public", "control", or a list of delegations that hear it.'
        raise PydanticCustomError("pack.audience", "{sentence}", {"sentence": said})
    return value


def _written(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("pack.empty", "This text is empty. Write something in it.")
    return value


_NAME = "Write letters, digits and hyphens, 40 at most, beginning with a letter or a digit."
Name = Annotated[str, AfterValidator(_like(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", _NAME))]
_CELL = "Name a delegation by three lower-case letters, as in “ham”."
Cell = Annotated[str, AfterValidator(_free), AfterValidator(_like("[a-z]{3}", _CELL))]
_CODE = "Write two to four capital letters or digits, as in “HAM”."
Code = Annotated[str, AfterValidator(_like("[A-Z0-9]{2,4}", _CODE))]
_SHA = "Write the first 12 hexadecimal digits of the paragraph's SHA-256."
Sha = Annotated[str, AfterValidator(_like("[0-9a-f]{12}", _SHA))]
_SOURCE = "Name a source by a capital letter, with up to seven letters or digits after it."
SourceName = Annotated[str, AfterValidator(_like("[A-Z][A-Za-z0-9]{0,7}", _SOURCE))]
_ALSO = "Write the source and the paragraph, as in “A P20”."
Also = Annotated[str, AfterValidator(_like("[A-Z][A-Za-z0-9]{0,7} P[0-9]{1,4}", _ALSO))]
Title = Annotated[str, Field(max_length=120), AfterValidator(_written)]
Sentence = Annotated[str, Field(max_length=400), AfterValidator(_written)]
Text = Annotated[str, AfterValidator(_written)]
Paragraph = Annotated[int, Field(ge=0, le=9999)]
BasisWord = Literal["stated", "implied", "assumed"]
Minutes = Annotated[int, Field(ge=1, le=600)]
People = Annotated[int, Field(ge=1, le=500)]
Level = Annotated[int, Field(ge=-1000, le=1000)]
Shape = Literal[
    "circle", "square", "triangle", "diamond", "hexagon", "star", "cross", "pentagon", "drop"
]
Label = Annotated[str, Field(max_length=40), AfterValidator(_written)]
Rule = Annotated[str, AfterValidator(_rule)]
Hearers = Annotated[Any, AfterValidator(_hearers)]
Number = Annotated[Any, AfterValidator(_number)]
Share = Annotated[str, AfterValidator(_share)]
Weight = Annotated[int, Field(ge=1, le=1_000_000)]
Votes = Annotated[int, Field(ge=0, le=500)]
