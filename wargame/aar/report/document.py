"""What a report is made of, before it is set in any format: plain frozen data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from wargame.aar.charts import Chart
from wargame.aar.sections import Section, Table


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, and the entries that prove it. `numbers` are those that stand in it, by name."""

    text: str
    proof: tuple[int, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """What the reader has to mind."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, with a mark before them."""

    mark: str
    text: str


SHORT = 12
"""A figure with more rows than this has its numbers in an annex."""

type Block = Text | Caution | Quote | Table | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it. `id` is a word, used once in a document."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    exercise: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]

    def walk(self) -> Iterator[tuple[int, Part]]:
        """Yield every part with its level, 1 for those at the top, in the order of reading."""
        return _walk(self.parts, 1)


def _walk(parts: Iterable[Part], level: int) -> Iterator[tuple[int, Part]]:
    for one in parts:
        yield level, one
        yield from _walk(one.parts, level + 1)


def part_of(section: Section, prefix: str = "") -> Part:
    """Return a section of an analysis as a part of a document."""
    lead = (Text(section.lead),) if section.lead else ()
    cautions = tuple(map(Caution, section.cautions))
    blocks = (*lead, *section.charts, *section.tables, *cautions)
    return Part(f"{prefix}{section.id}", section.title, blocks)


def numbers_of(document: Document) -> Part:
    """Return the annex with the numbers of all figures that have many of them."""
    charts = (
        block for _, part in document.walk() for block in part.blocks if isinstance(block, Chart)
    )
    tables = tuple(
        Table(one.title, one.columns, one.rows) for one in charts if len(one.rows) > SHORT
    )
    return Part("figures", "Annex: numbers of the figures", tables)


def beside(chart: Chart) -> tuple[str, tuple[tuple[Any, ...], ...]]:
    """Return what stands below a figure: a note, and its rows where they are few."""
    if len(chart.rows) <= SHORT:
        return chart.note, chart.rows
    return f"{chart.note} Its numbers stand in an annex.".strip(), ()


def reworded[T](thing: T, change: Callable[[str], str]) -> T:
    """Return a thing with every word in it changed, but for the names of parts and pictures."""
    return cast("T", _reworded(thing, change))


def _reworded(thing: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever stands in a document
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_reworded(one, change) for one in thing)
    if isinstance(thing, Chart):
        return _chart(thing, change)
    if is_dataclass(thing) and not isinstance(thing, type):
        names = (one.name for one in fields(thing) if one.name != "id")
        return replace(thing, **{one: _reworded(getattr(thing, one), change) for one in names})
    return thing


def _chart(chart: Chart, change: Callable[[str], str]) -> Chart:
    """Columns are named in the picture's specification, so they stay as they are."""
    rows = tuple(_reworded(row, change) for row in chart.rows)
    return replace(chart, title=change(chart.title), note=change(chart.note), rows=rows)
