"""Pages with one form about one thing: another version of a text, a vote on it, split votes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import BallotId, ProposalId
from wargame.engine.rules import RULEBOOK, Choice
from wargame.web import forms
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import private

BASE = "../../act/"


def _proposal(at: PersonPage, wanted: str) -> Proposal:
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
    found = _proposal(at, proposal)
    if at.standing.cell not in found.sponsors:
        raise Http404
    typed: Typed = drafts.of(at.code, handle).get(f"proposal.revise:{found.id}", {})
    values = {**(typed or _values(found)), **_stands(found)}
    shown = {
        "form": _form(at, "proposal.revise", values),
        "at": at,
        "proposal": found,
    }
    return render(request, "web/revise.html", shown)


def _form(at: PersonPage, act: str, values: Typed) -> dict[str, Any]:
    setting = at.look().picture.setting
    return forms.context(setting, at.standing.cell, act, values, act_base=BASE)


def _values(proposal: Proposal) -> Typed:
    version = proposal.current
    choices = {f"choices.{issue}": [str(option)] for issue, option in version.choices.items()}
    return {"title": [version.title], "clauses": [one.text for one in version.clauses], **choices}


def _stands(proposal: Proposal) -> Typed:
    return {"proposal": [proposal.id], "version": [str(proposal.current.number)]}


@require_safe
@private
@vary_on_cookie
def call_vote(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Show the forums in which a proposal may be put to the vote, with their rules in words."""
    at = page_of_person(request, code, handle)
    found = _proposal(at, proposal)
    shown = {"form": _form(at, "ballot.call", _stands(found)), "at": at, "proposal": found}
    return render(request, "web/call_vote.html", shown)


@require_safe
@private
@vary_on_cookie
def split(request: HttpRequest, code: str, handle: str, ballot: str) -> HttpResponse:
    """Show the form on which a delegation votes for each of its members."""
    at = page_of_person(request, code, handle)
    found = at.look().picture.ballots.all.get(BallotId(ballot))
    cell = at.standing.cell
    if found is None or not found.open or at.standing.kind != "room" or cell is None:
        raise Http404
    if cell not in found.voters or not found.terms.blocs:
        raise Http404
    apart = found.splits.get(cell, {})
    shown = {
        "form": _form(at, "ballot.cast", {"ballot": [found.id]}),
        "at": at,
        "ballot": found,
        "rule": RULEBOOK[found.rule],
        "mine": found.papers.get(cell, ""),
        "declared": cell in found.declaring,
        "choices": tuple(Choice),
        "members": [
            (one, found.terms.names.get(one, one), found.terms.population.get(one), apart.get(one))
            for one in found.terms.members(cell)
        ],
    }
    return render(request, "web/split.html", shown)
