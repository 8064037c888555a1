"""Pages with one form about one text: another version of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import ProposalId
from wargame.web import forms
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import private

BASE = "../../act/"


def proposal_of(at: PersonPage, wanted: str) -> Proposal:
    """Return a standing proposal in this person's sight; raises Http404 for any other alike."""
    proposal = at.look().picture.proposals.all.get(ProposalId(wanted))
    if proposal is None or proposal.withdrawn or at.standing.kind != "room":
        raise Http404
    return proposal


@require_safe
@private
@vary_on_cookie
def revise(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Show the form for the next version, filled with the one that stands or what was typed."""
    at = page_of_person(request, code, handle)
    found = proposal_of(at, proposal)
    if at.standing.cell not in found.sponsors:
        raise Http404
    typed: Typed = drafts.of(at.code, handle).get(f"proposal.revise:{found.id}", {})
    values = {**(typed or _values(found)), **stands(found)}
    shown = {
        "form": form_of(at, "proposal.revise", values),
        "at": at,
        "proposal": found,
    }
    return render(request, "web/revise.html", shown)


def form_of(at: PersonPage, act: str, values: Typed, base: str = BASE) -> dict[str, Any]:
    """Return what the form of an act needs on a page of its own; `base` leads from it to acts."""
    picture = at.look().picture
    return forms.context(picture, at.standing.cell, act, values, act_base=base)


def _values(proposal: Proposal) -> Typed:
    version = proposal.current
    choices = {f"choices.{issue}": [str(option)] for issue, option in version.choices.items()}
    return {"title": [version.title], "clauses": [one.text for one in version.clauses], **choices}


def stands(proposal: Proposal) -> Typed:
    """Return the fields that name a text and the version that stands."""
    return {"proposal": [proposal.id], "version": [str(proposal.current.number)]}
