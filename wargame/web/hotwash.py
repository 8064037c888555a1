"""Control's page of the hot-wash: ask for cards, read them, lay them together, show them."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from wargame.conduct import boxes, opening
from wargame.engine import Picture, Refusal, Refused
from wargame.engine.instruments.projector import Show
from wargame.engine.surveying import FEW, PROMPTS
from wargame.web.debrief_acts import Order, pressed, word, words
from wargame.web.keepers import Console, for_control


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def hotwash(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the cards; by POST do what a form of this page asks for."""
    if request.method != "POST":
        return _page(request, console)
    return pressed(
        request, console, "debrief-hotwash", _order, lambda wrong: _page(request, console, wrong)
    )


@require_safe
@for_control
def listed(request: HttpRequest, console: Console) -> HttpResponse:
    """Return the list of cards alone, for a page that follows."""
    return render(request, "web/debrief/cards.html", _words(console))


def _order(request: HttpRequest) -> Order:
    """Return the act that was pressed, with its fields."""
    wanted, cards = word(request, "do"), words(request, "cards")
    if wanted == "open":
        return "wash.open", {"prompts": _lines(word(request, "prompts"))}
    if wanted == "close":
        return "wash.close", {}
    if wanted == "wall":
        return "projector.take", {"show": Show.CARDS.value}
    if wanted == "show-all":
        return "card.show", {"cards": words(request, "all")}
    if wanted == "group":
        return "card.group", {"cards": cards, "group": word(request, "group")}
    if wanted in {"show", "hide"}:
        return f"card.{wanted}", {"cards": cards}
    raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="what can be done")


def _lines(typed: str) -> list[str]:
    return [one for one in typed.split("\n") if one.strip()]


def _page(request: HttpRequest, console: Console, wrong: str = "") -> HttpResponse:
    shown = {**_words(console), "wrong": wrong, "typed": request.POST}
    return render(request, "web/debrief/hotwash.html", shown, status=422 if wrong else 200)


def _words(console: Console) -> dict[str, Any]:
    picture = console.picture()
    wash = picture.cards.open
    scenario = opening.scenario_of(console.code)
    return {
        "code": console.code,
        "setting": picture.setting,
        "ended": picture.clock.ended,
        "wash": wash,
        "filling": boxes.filling(console.code, boxes.box_of_cards(wash.id)) if wash else None,
        "few": FEW,
        "full": boxes.FULL,
        "prompts": "\n".join(scenario.prompts or PROMPTS),
        "heaps": _heaps(picture),
        "hidden": [one for one in picture.cards.all.values() if one.hidden],
        "waiting": [one for one in picture.cards.all.values() if not (one.shown or one.hidden)],
        "headings": sorted({one.group for one in picture.cards.all.values() if one.group}),
        "on_wall": picture.projector.show is Show.CARDS,
        "command_id": secrets.token_hex(16),
    }


def _heaps(picture: Picture) -> list[tuple[str, list[Any]]]:
    """Return the cards that were not put away, by what they answer, the newest collection first."""
    part = picture.cards
    heaps: dict[str, list[Any]] = {
        prompt: [] for wash in reversed(part.washes) for prompt in wash.prompts
    }
    for one in sorted(part.all.values(), key=lambda card: (card.group == "", card.group)):
        if not one.hidden:
            heaps.setdefault(part.prompt(one), []).append(one)
    return list(heaps.items())
