"""What a chart is, and how it becomes a whole specification for Vega."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from wargame.aar.charts.theme import CONFIG, NARROW, ROOMY, SCHEMA, WIDE

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of some rows.

    `id` is a word in lower case with hyphens, used once on a page. `spec` is Vega-Lite without
    data and without a width; its fields are the names of the columns. `note` says what to mind,
    `says` in one sentence what there is to see.
    """

    id: str
    title: str
    spec: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: str = ""
    says: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where a name is no name or a row is no row of these columns."""
        if not _NAME.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is no name for a chart")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"A row of {self.id} has another length than its columns")


def field(column: str) -> str:
    """Return a column as Vega names it: what has a meaning in a path is quoted."""
    return re.sub(r"([\\.\[\]'\"])", r"\\\1", column)


def bare(chart: Chart, look: Mapping[str, Any] = ROOMY) -> dict[str, Any]:
    """Return the specification with the rows and a look of the house, without a width."""
    values = [dict(zip(chart.columns, map(_plain, row), strict=True)) for row in chart.rows]
    return {
        "$schema": SCHEMA,
        "background": None,
        "config": look,
        "data": {"values": values},
        **chart.spec,
    }


def whole(chart: Chart, *, narrow: bool) -> dict[str, Any]:
    """Return the whole specification, for a page or a phone."""
    spec, width = bare(chart, CONFIG if narrow else ROOMY), NARROW if narrow else WIDE
    if "facet" in spec:
        return spec | _in_panes(spec, width, narrow=narrow)
    return {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}} | spec


def _in_panes(spec: Mapping[str, Any], width: int, *, narrow: bool) -> dict[str, Any]:
    """Return the columns and the width of each of several small pictures."""
    columns = 1 if narrow else int(spec.get("columns", 2))
    margin = 60
    inner = {"width": width // columns - margin, **spec["spec"]}
    return {"columns": columns, "spec": inner}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a row
    """Return a value as Vega takes it."""
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | float | None) else str(value)
