"""What an analysis has found, ready for a page, a projector and a report alike."""

from dataclasses import dataclass
from typing import Any

from wargame.aar.charts import Chart


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. A cell is a word, a number, or None where there is nothing to say."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a review. `lead` says in a sentence or two what was found, `cautions` what to mind.

    `id` is a word in lower case with hyphens, used once in a report.
    """

    id: str
    title: str
    lead: str = ""
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    cautions: tuple[str, ...] = ()
