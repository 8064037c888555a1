"""The forms of the fog, one open at a time, and what each audience would read of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils import timezone

from wargame.engine import EVERYONE, Picture, Refused, Told, evolve
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.fogging import CHANNELS, INTERCEPT, LEAK, SHARE, Passage
from wargame.engine.instruments.cables import CLASSIFICATIONS, CableSent
from wargame.engine.instruments.caucuses import Caucus, CaucusSaid, Line
from wargame.engine.instruments.fog import passage_in
from wargame.engine.instruments.fog_copies import SOURCES, text_of, title_of
from wargame.engine.instruments.fog_orders import BY_HAND
from wargame.engine.instruments.inject_desk import InjectReleased
from wargame.engine.names import CaucusId, CellId
from wargame.engine.picture import BLANK
from wargame.engine.planned import ANY_ROUND
from wargame.engine.striking import words_of
from wargame.engine.texts import SHORT

Words = dict[str, Any]
MANY_WORDS = 400
"""More words than that are struck by dice, or in the text."""


class Preview(NamedTuple):
    """What one audience reads: cells, or none for everyone, the kind of thing, and the thing."""

    cells: tuple[CellId, ...]
    kind: str
    window: Mapping[str, Any]


def form(picture: Picture, values: QueryDict) -> Words | None:
    """Return the words of the form that is asked for, or None where there is no such thing."""
    do = str(values.get("do", ""))
    if do not in FORMS or not picture.clock.started or picture.clock.ended:
        return None
    title, build = FORMS[do]
    words = build(picture, values)
    if words is None:
        return None
    return {"do": do, "title": title, "act": f"fog.{do}", "setting": picture.setting, **words}


def _ticked(values: QueryDict, *names: str) -> Words:
    return {name: [str(one) for one in values.getlist(name)] for name in names}


def _order(picture: Picture, values: QueryDict) -> Words:
    going_on = [one for one in picture.caucuses.all.values() if not one.closed]
    return {
        "caucuses": going_on,
        "effects": BY_HAND,
        "channels": CHANNELS,
        "rounds": [(ANY_ROUND, "Any round"), *((r.id, r.title) for r in picture.setting.rounds)],
        "share": values.get("share") or SHARE,
        "minutes": values.get("minutes") or 0,
        "times": values.get("times") or 0,
        **_ticked(values, "senders", "receivers", "to"),
    }


def _release(picture: Picture, values: QueryDict) -> Words | None:
    held = picture.fog.held.get(str(values.get("thing", "")))
    if held is None:
        return None
    words = words_of(held.passage.text)
    return {
        "held": held,
        "text": values.get("text") or held.passage.text,
        "counted": [*enumerate(words)] if len(words) <= MANY_WORDS else [],
        "struck": {int(one) for one in values.getlist("words") if str(one).isdecimal()},
    }


def _copy(effect: str) -> Callable[[Picture, QueryDict], Words | None]:
    def words(picture: Picture, values: QueryDict) -> Words | None:
        try:
            thing = str(values.get("thing", ""))
            passage = passage_in(thing, picture.cables, picture.caucuses)
        except Refused:
            return None
        return {
            "passage": passage,
            "strangers": _strangers(passage, picture),
            "copy_title": values.get("title") or title_of(passage, effect),
            "text": values.get("text") or text_of(passage, picture.setting),
            "source": values.get("source") or SOURCES[effect],
            **_ticked(values, "to"),
        }

    return words


def _strangers(passage: Passage, picture: Picture) -> list[CellId]:
    return [one for one in picture.setting.cells if one not in {passage.sender, *passage.to}]


def _forge(picture: Picture, values: QueryDict) -> Words | None:
    wanted = CaucusId(str(values.get("caucus", "")))
    caucus: Caucus | None = picture.caucuses.all.get(wanted)
    if wanted and (caucus is None or caucus.closed):
        return None
    return {
        "caucus": caucus,
        "speakers": caucus.members if caucus else picture.setting.cells,
        "subject": values.get("subject") or _answering(picture, str(values.get("answers", ""))),
        "classifications": CLASSIFICATIONS,
        **_ticked(values, "to"),
    }


def _answering(picture: Picture, wanted: str) -> str:
    """Return the subject of an answer to a cable, or nothing where there is none."""
    found = next((one.subject for one in picture.cables.sent if one.id == wanted), "")
    return f"Re: {found}"[:SHORT] if found else ""


FORMS: Mapping[str, tuple[str, Callable[[Picture, QueryDict], Words | None]]] = {
    "order": ("A standing order", _order),
    "release": ("Let it go, changed or with gaps", _release),
    "intercept": ("Intercept: a copy as intelligence", _copy(INTERCEPT)),
    "leak": ("Leak: a copy as news without a name", _copy(LEAK)),
    "forge": ("Forge", _forge),
}


def previews(told: Iterable[Told], picture: Picture) -> list[Preview]:
    """Return what each audience would read, in the shape in which its room shows it."""
    shown = (one for one in told if one.audience != CONTROL_ALONE)
    return [_preview(one, picture) for one in shown]


def _preview(told: Told, picture: Picture) -> Preview:
    event, everyone = told.event, told.audience == EVERYONE
    ears = told.audience.cells or ()
    cells = () if everyone else tuple(one for one in picture.setting.cells if one in ears)
    if isinstance(event, CableSent):
        return Preview(cells, "cable", {"items": evolve(BLANK, event, timezone.now()).cables.sent})
    if isinstance(event, InjectReleased):
        read = evolve(BLANK, event, timezone.now()).injects.messages
        return Preview(cells, "message", {"items": read})
    if isinstance(event, CaucusSaid):
        said = Line(event.cell, timezone.now(), event.text)
        return Preview(cells, "line", {"items": (said,), "caucus": _name(event.caucus, picture)})
    raise TypeError(event)


def _name(caucus: CaucusId, picture: Picture) -> str:
    found = picture.caucuses.all.get(caucus)
    return found.title if found else ""
