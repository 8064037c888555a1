"""What a report is made of, before it is set in any format: plain frozen data."""

from collections import Counter
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
"""A table of an analysis with more rows than this stands in an annex."""

FIGURES = "figures"
"""The name of the part that repeats the numbers of figures."""

DRAWN = 2
"""An analysis has no more figures than these before the annexes."""

FEW = 6
"""A figure with more rows than this has its numbers in an annex."""

BROAD = 12
"""A table of two ways has no more columns."""

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
    """Return a section of an analysis as a part of a document; its details stand elsewhere."""
    lead = (Text(section.lead),) if section.lead else ()
    short = tuple(one for one in section.tables if 0 < len(one.rows) <= SHORT)
    cautions = tuple(map(Caution, section.cautions))
    blocks = (*lead, *section.charts[:DRAWN], *short, *_elsewhere(section), *cautions)
    return Part(f"{prefix}{section.id}", section.title, blocks)


def _details(section: Section) -> tuple[Chart | Table, ...]:
    long = (one for one in section.tables if len(one.rows) > SHORT)
    return (*section.charts[DRAWN:], *long)


def _elsewhere(section: Section) -> tuple[Text, ...]:
    names = ", ".join(f"“{one.title}”" for one in _details(section))
    return (Text(f"In an annex: {names}."),) if names else ()


def annex_of(section: Section, prefix: str = "") -> Part:
    """Return the further figures and the long tables of a section, for an annex."""
    return Part(f"{prefix}{section.id}-details", section.title, _details(section))


def once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts in which each caution stands where it is first met, and nowhere else."""
    said = set[str]()
    return tuple(_once(one, said) for one in parts)


def _once(part: Part, said: set[str]) -> Part:
    blocks = []
    for one in part.blocks:
        if not (isinstance(one, Caution) and one.text in said):
            blocks.append(one)
        if isinstance(one, Caution):
            said.add(one.text)
    inner = tuple(_once(one, said) for one in part.parts)
    return replace(part, blocks=tuple(blocks), parts=inner)


def numbers_of(document: Document) -> Part:
    """Return the annex with the numbers of all figures that have many of them."""
    charts = [
        (part.title, block)
        for _, part in document.walk()
        for block in part.blocks
        if isinstance(block, Chart)
    ]
    alike = Counter(chart.title for _, chart in charts)
    named = (
        replace(numbers(chart), title=f"{where}: {chart.title}")
        if alike[chart.title] > 1
        else numbers(chart)
        for where, chart in charts
    )
    tables = tuple(one for one in named if len(one.rows) > FEW)
    return Part(FIGURES, "Numbers of the figures", tables)


def beside(chart: Chart) -> tuple[str, Table]:
    """Return what stands below a figure: a note, and its numbers where they are few."""
    table = numbers(chart)
    if len(table.rows) <= FEW:
        return chart.note, table
    return f"{chart.note} Its numbers stand in an annex.".strip(), replace(table, rows=())


def numbers(chart: Chart) -> Table:
    """Return the rows of a figure; one number for each two words becomes a table of two ways."""
    plain = Table(chart.title, chart.columns, chart.rows)
    if len(chart.columns) != len(("down", "across", "value")):
        return plain
    down, across, value = chart.columns
    downs = tuple(dict.fromkeys(row[0] for row in chart.rows))
    acrosses = tuple(dict.fromkeys(row[1] for row in chart.rows))
    found = {(row[0], row[1]): row[2] for row in chart.rows}
    many = len(found) == len(chart.rows) == len(downs) * len(acrosses)
    if not (many and 1 < len(acrosses) <= BROAD and len(downs) > 1):
        return plain
    rows = tuple((one, *(found[one, other] for other in acrosses)) for one in downs)
    title = f"{chart.title}. {value}, across: {across}"
    return Table(title, (down, *map(str, acrosses)), rows)


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
