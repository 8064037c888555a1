"""An inject written into the cells of a row: lists with commas, effects with their signs."""

from typing import Final

from wargame.engine.planned import Inject
from wargame.packs import inject_versions

LISTS: Final = ("to", "objectives", "also", *inject_versions.LISTS)
FLAGS: Final = ("public", "auto", "effects_if_met")


def written(one: Inject, column: str) -> str:
    """Return what stands in a column for an inject."""
    if column in {"source", "paragraph", "also"}:
        return _cited(one, column)
    if column in inject_versions.COLUMNS:
        return inject_versions.written(one, column)
    if column == "effects":
        return ", ".join(f"{name} {change:+}" for name, change in one.effects.items())
    if column == "regions":
        return ", ".join(f"{name} {state}" for name, state in one.regions.items())
    return _plainly(column, getattr(one, column))


def _cited(one: Inject, column: str) -> str:
    """Return the first source, its paragraph, or all other ones; the author where there is none."""
    if column == "also":
        return ", ".join(f"{each.source} P{each.paragraph}" for each in one.citations[1:])
    if not one.citations:
        return "author" if column == "source" else "0"
    first = one.citations[0]
    return first.source if column == "source" else str(first.paragraph)


def _plainly(column: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if column in FLAGS:
        return "yes" if value else ""
    return "" if value is None else str(value)
