"""The debrief of a participant: what they heard, and what was opened to everybody since."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.aar import sight
from wargame.aar.sight import Sight
from wargame.aar.wording import MACHINERY, Names, Said, said
from wargame.conduct import past
from wargame.engine.chapters import TITLES, Chapter
from wargame.engine.instruments.setting import Setting
from wargame.journal.record import Record
from wargame.web.door import PersonPage, page_of_person
from wargame.web.panels import private

WINDOW = 50
"""Entries on a page."""
LONGEST = 6
PLAIN = frozenset(
    {
        *("text", "answer", "result", "reason", "reasons", "clauses", "words"),
        *("stance", "value", "date", "member"),
    }
)
"""What needs no word beside it to say what it is."""
FOLDED = 600
"""Longer words, in letters, are folded away."""
COURSE = frozenset(
    f"{noun}.{verb}"
    for noun, verbs in (
        ("exercise", ("started", "paused", "resumed", "ended")),
        ("phase", ("opened", "closed", "skipped", "extended")),
        ("chapter", ("opened",)),
    )
    for verb in verbs
)
"""What belongs to no chapter and yet tells when things were."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as its reader may know it; `since` says that they did not hear it at the time."""

    record: Record
    words: Said
    since: bool

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What it says; with a label where the text alone would not tell what it is."""
        return [("" if name in PLAIN else name, text) for name, text in self.words.lines]

    @property
    def long(self) -> bool:
        """Tell whether its words are folded away until somebody wants them."""
        return sum(len(text) for _, text in self.words.lines) > FOLDED


@require_safe
@private
@vary_on_cookie
def page(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show a window of the record as this person may know it; before the end there is none."""
    at = page_of_person(request, code, handle)
    picture = at.look().picture
    shown: dict[str, Any] = {
        "at": at,
        "setting": picture.setting,
        "ended": picture.clock.ended,
        "opened": picture.chapters.opened,
        "chapters": TITLES.items(),
    }
    if picture.clock.ended:
        shown |= _timeline(request, at, picture.setting)
    return render(request, "web/debrief/person.html", shown)


def _timeline(request: HttpRequest, at: PersonPage, setting: Setting) -> dict[str, Any]:
    mine = sight.of(at.code, at.standing.viewer)
    wanted = request.GET.get("chapter", "")
    read = [one for one in past.whole(at.code) if mine.reads(one)]
    names = Names.of((one.kind, one.event) for one in read)
    known = [one for one in read if _shown(one, mine, wanted)]
    pages = max(1, -(-len(known) // WINDOW))
    number = min(max(1, _number(request.GET.get("page", ""))), pages)
    window = known[(number - 1) * WINDOW : number * WINDOW]
    return {
        "told": [_told(one, mine, setting, names) for one in window],
        "first": (number - 1) * WINDOW + 1,
        "count": len(known),
        "page": number,
        "pages": pages,
        "wanted": wanted,
    }


def _shown(record: Record, mine: Sight, wanted: str) -> bool:
    chapter = mine.chapter(record)
    if record.kind in MACHINERY or (chapter is None and record.kind not in COURSE):
        return False
    return wanted not in set(Chapter) or chapter == wanted


def _told(record: Record, mine: Sight, setting: Setting, names: Names) -> Told:
    words = said(record.kind, record.event, setting, names)
    return Told(record, words, since=not record.audience.includes(mine.viewer))


def _number(given: str) -> int:
    fits = given.isascii() and given.isdigit() and len(given) <= LONGEST
    return int(given) if fits else 1
