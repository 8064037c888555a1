"""Pages about moves: writing one's own, arguing about another's, saying how likely one is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.conduct.company import company
from wargame.engine import Picture
from wargame.engine.adjudication import Method
from wargame.engine.instruments.move_book import Move
from wargame.engine.names import CellId, MoveId, RulingId
from wargame.rooms.panel import Scene
from wargame.rooms.panels.moves import shown
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import private
from wargame.web.texts import form_of

FRAGMENT = "#moves"
PAGES = {
    "argument.add": "web/move/argue.html",
    "argument.answer": "web/move/answer.html",
    "estimate.give": "web/move/judge.html",
}


@require_safe
@private
@vary_on_cookie
def write(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show the form of the delegation's move, filled with the one that stands or what was typed."""
    at = page_of_person(request, code, handle)
    cell, picture = _cell(at), at.look().picture
    own = picture.moves.own(cell, picture.clock.phase)
    if own is not None and (own.revealed or picture.rulings.ever(own.id)):
        raise Http404
    typed: Typed = drafts.of(at.code, handle).get("move.submit", {})
    values = typed or (_values(own) if own else {})
    version = str(own.version if own else 0)
    form = form_of(at, "move.submit", {**values, "version": [version]})
    words = {
        "form": {**form, "base": "../act/"},
        "at": at,
        "own": own,
        "shown": shown(own, Scene(picture, cell, company(at.code, at.standing.viewer)))
        if own
        else None,
        "setting": picture.setting,
        "fragment": FRAGMENT,
    }
    return render(request, "web/move/write.html", words)


def _values(own: Move) -> Typed:
    return {
        "action": [own.action],
        "effect": [own.effect],
        "reasons": list(own.reasons),
        "facts": [str(one) for one in own.facts],
        "project": [own.project or ""],
        "secret": ["true" if own.secret else ""],
    }


@require_safe
@private
@vary_on_cookie
def argue(request: HttpRequest, code: str, handle: str, move: str) -> HttpResponse:
    """Show the form on which a delegation argues about another's revealed move."""
    at = page_of_person(request, code, handle)
    cell, picture = _cell(at), at.look().picture
    found = picture.moves.all.get(MoveId(move))
    if found is None or found.cell == cell or not picture.setting.adjudication.counter:
        raise Http404
    return _page(request, at, found, "argument.add", {"move": [found.id]})


@require_safe
@private
@vary_on_cookie
def answer(request: HttpRequest, code: str, handle: str, argument: str) -> HttpResponse:
    """Show the form on which a delegation answers what is said against its move."""
    at = page_of_person(request, code, handle)
    cell, book = _cell(at), at.look().picture.moves
    found = next((one for one in book.arguments if one.id == argument), None)
    move = book.all.get(found.move) if found else None
    if found is None or move is None or move.cell != cell or found.answer or found.pro:
        raise Http404
    return _page(request, at, move, "argument.answer", {"argument": [found.id]})


@require_safe
@private
@vary_on_cookie
def lodge(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show the form on which a delegation lodges a secret argument."""
    at = page_of_person(request, code, handle)
    _cell(at)
    typed: Typed = drafts.of(at.code, handle).get("secret.lodge", {})
    picture = at.look().picture
    words = {
        "form": {**form_of(at, "secret.lodge", typed), "base": "../act/"},
        "at": at,
        "setting": picture.setting,
        "examples": examples(picture),
        "fragment": FRAGMENT,
    }
    return render(request, "web/move/secret.html", words)


def examples(picture: Picture) -> list[str]:
    """Return conditions that this delegation could write, with names that it knows."""
    setting = picture.setting
    rounds = [f"round >= {one.id}" for one in setting.rounds[1:]]
    levels = [f"{name} <= {one.value - 1}" for name, one in picture.indicators.readings.items()]
    texts = [f"proposal tabled {one.id}" for one in setting.issues]
    votes = [f"vote {one.id} adopted" for one in setting.forums]
    kinds = [f"agreement {one.id} signed" for one in setting.agreements]
    return [*rounds, *levels, *texts, *votes, *kinds]


@require_safe
@private
@vary_on_cookie
def judge(request: HttpRequest, code: str, handle: str, ruling: str) -> HttpResponse:
    """Show the form on which a delegation says in private how likely a success is."""
    at = page_of_person(request, code, handle)
    cell, picture = _cell(at), at.look().picture
    found = picture.rulings.all.get(RulingId(ruling))
    move = picture.moves.all.get(found.move) if found else None
    if found is None or move is None or move.cell == cell or found.state != "open":
        raise Http404
    if found.method is not Method.ESTIMATE:
        raise Http404
    return _page(request, at, move, "estimate.give", {"ruling": [found.id]})


def _page(
    request: HttpRequest, at: PersonPage, move: Move, act: str, values: Typed
) -> HttpResponse:
    scene = Scene(at.look().picture, _cell(at), company(at.code, at.standing.viewer))
    words = {
        "form": form_of(at, act, values),
        "at": at,
        "shown": shown(move, scene),
        "setting": scene.picture.setting,
        "fragment": FRAGMENT,
    }
    return render(request, PAGES[act], words)


def _cell(at: PersonPage) -> CellId:
    if at.standing.kind != "room" or at.standing.cell is None:
        raise Http404
    return at.standing.cell
