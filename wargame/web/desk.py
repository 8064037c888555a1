"""The desk: a facilitator's exercises, and the scenarios of which another one can be started."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wargame.conduct import keeping, opening
from wargame.conduct.opening import ExerciseCard
from wargame.engine import Scenario
from wargame.packs import Faulty
from wargame.people.models import Facilitator
from wargame.web.rehearsals import REHEARSALS


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario pack on the shelf: read, or with the number of its faults."""

    slug: str
    scenario: Scenario | None
    faults: int = 0


def facilitator(request: HttpRequest) -> Facilitator:
    """Return who is signed in; anybody else is answered as if there were nothing here.

    So is a guest, whose account opens the exercises to which they were invited.
    """
    if not isinstance(request.user, Facilitator) or request.user.guest:
        raise Http404
    return request.user


@never_cache
@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the exercises and the shelf."""
    words = {"exercises": _cards(facilitator(request)), "shelf": _shelf()}
    return render(request, "web/desk.html", words)


def _cards(user: Facilitator) -> list[ExerciseCard]:
    """Return the exercises of somebody; those that will go soon say when."""
    found = opening.exercises(user)
    kept = keeping.kept(one.code for one in found)
    ends = {code: one.due for code, one in kept.items() if one.announced}
    return [replace(one, due=ends.get(one.code)) for one in found]


def _shelf() -> list[Shelved]:
    """Return the packs, the largest first: the one to warm up with comes after it."""
    packs = [_shelved(slug) for slug in opening.shelf()]
    return sorted(packs, key=lambda one: -len(one.scenario.delegations) if one.scenario else 0)


def _shelved(slug: str) -> Shelved:
    try:
        return Shelved(slug, opening.pack(slug))
    except Faulty as faulty:
        return Shelved(slug, None, len(faulty.faults))


@login_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Make an exercise of a scenario, and open its console."""
    slug = request.POST.get("slug", "")
    try:
        code = opening.create(slug, by=facilitator(request))
    except (KeyError, Faulty):
        messages.error(request, _unplayable(slug))
        return redirect("desk")
    return redirect("console", code=code)


def _unplayable(slug: str) -> str:
    if slug not in opening.shelf():
        return "There is no such scenario. Choose one from the page."
    return (
        f"The scenario “{slug}” has faults and cannot be played. To see them all, run: "
        f"manage.py check_pack {slug}"
    )


@login_required
@require_POST
def rehearse(request: HttpRequest) -> HttpResponse:
    """Begin to play a scenario's walkthrough, and show how far it is."""
    slug, by = request.POST.get("slug", ""), facilitator(request)
    if slug not in opening.shelf():
        messages.error(request, _unplayable(slug))
        return redirect("desk")
    return redirect("rehearsal", name=REHEARSALS.begin(slug, by))


@never_cache
@login_required
@require_safe
def rehearsal(request: HttpRequest, name: str) -> HttpResponse:
    """Show how far a rehearsal is, and at its end where to go."""
    progress = REHEARSALS.of(name, facilitator(request))
    return render(request, "web/rehearsal.html", {"progress": progress})
