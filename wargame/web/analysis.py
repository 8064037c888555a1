"""Control's analysis of a text: who could live with it, what is better, what could be traded.

A page by itself, reckoned when it is asked for. It is for control alone, and never pushed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wargame.conduct import bargaining
from wargame.engine import Picture
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import ProposalId
from wargame.web.analysis_words import marks_on, words_of
from wargame.web.keepers import Console, for_control


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is about: a package, and a text where there is one."""

    package: str
    text: Proposal | None
    touched: tuple[str, ...]


@require_safe
@for_control
def analysis(request: HttpRequest, console: Console) -> HttpResponse:
    """Show what a text means to each party, or what a package by itself holds."""
    picture, packages = console.picture(), bargaining.packages(console.code)
    wanted, package = request.GET.get("proposal", ""), request.GET.get("package", "")
    asked = _asked(wanted, package, packages, picture)
    shown: dict[str, Any] = {
        "code": console.code,
        "setting": picture.setting,
        "texts": _texts(picture),
        "packages": packages,
        "asked": asked,
        "now": timezone.now(),
    }
    if asked is not None:
        draft = dict(asked.text.current.choices) if asked.text else {}
        reckoned = bargaining.reckon(console.code, asked.package, draft)
        shown |= {"reckoned": reckoned, **words_of(reckoned, draft, picture)}
        shown["marks"] = marks_on(asked.text, picture) if asked.text else None
    return render(request, "web/analysis.html", shown)


def _texts(picture: Picture) -> list[Proposal]:
    """Return the texts that settle anything, the newest first; drafts stand at the end."""
    part = picture.proposals
    ordered = (*reversed(part.standing), *reversed(part.drafts))
    return [one for one in ordered if one.current.choices]


def _asked(wanted: str, package: str, packages: tuple[str, ...], picture: Picture) -> Asked | None:
    """Return what is asked for, or else the newest text; None where the pack has no scores."""
    if not packages:
        return None
    if package and package not in packages:
        raise Http404
    text = _text(wanted, package, packages, picture)
    touched = _touched(text, packages, picture) if text else ()
    return Asked(package or next(iter(touched), packages[0]), text, touched)


def _text(wanted: str, package: str, packages: Iterable[str], picture: Picture) -> Proposal | None:
    if wanted:
        found = picture.proposals.all.get(ProposalId(wanted))
        if found is None:
            raise Http404
        return found
    if package:
        return None
    return next((one for one in _texts(picture) if _touched(one, packages, picture)), None)


def _touched(text: Proposal, packages: Iterable[str], picture: Picture) -> tuple[str, ...]:
    """Return the packages of which a text settles something."""
    of = {one.id: one.package for one in picture.setting.issues}
    settled = {of.get(issue) for issue in text.current.choices}
    return tuple(one for one in packages if one in settled)
