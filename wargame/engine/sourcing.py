"""Where claims of a scenario come from, and how far their source carries them."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How far a source carries a claim: said there, follows from it, or the author's own."""

    STATED = "stated"
    IMPLIED = "implied"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a source: its gist in our words, and the checksum of its text."""

    number: int
    gist: str
    sha: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the scenario is built on."""

    id: str
    title: str
    authors: str
    publisher: str
    dated: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands: a source and the number of a paragraph in it."""

    source: str
    paragraph: int
