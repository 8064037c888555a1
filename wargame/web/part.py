"""The first page of those who are in control for a part: a team minder's, or a role-player's.

It is painted from what everybody hears, and from the pictures of the delegations that are minded.
Control's own picture is never asked for here.
"""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from wargame.conduct import looks
from wargame.engine import Picture, Viewer
from wargame.engine.names import OBSERVER, CellId
from wargame.web.asked import Asked
from wargame.web.composer import FORMS, Composer
from wargame.web.keepers import Console

MINDED = ("answer", "cable", "note")
SPOKEN = ("speak",)


def part_words(console: Console) -> Mapping[str, Any]:
    """Return what stands on the page beside its panels; nothing for those who see all."""
    if console.duty.reads_all:
        return {}
    cells = [(cell, _picture(console, cell)) for cell in console.duty.cells]
    return {
        "minded": [(cell, seen.questions.waiting, cell in seen.hands.cells) for cell, seen in cells]
    }


def composed_for_part(values: QueryDict, console: Console) -> Composer | None:
    """Return the form that is asked for, filled from what whoever asks may see."""
    do = str(values.get("do", ""))
    if do not in (SPOKEN if console.duty.voice else MINDED):
        return None
    title, build = FORMS[do]
    for cell in console.duty.cells or (OBSERVER,):
        words = build(Asked(_picture(console, cell), values, console.code))
        if words is not None:
            scope = {"only": console.duty.cells, "voice": console.duty.voice}
            return Composer(do, title, f"web/composer/{do}.html", {**words, **scope})
    return None


def _picture(console: Console, cell: CellId) -> Picture:
    return looks.look(console.code, Viewer(cell)).picture
