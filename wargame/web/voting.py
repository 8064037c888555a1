"""Pages about one vote: calling it, splitting the votes of a bloc, breaking silence; pledges."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.names import BallotId, CellId
from wargame.engine.rules import RULEBOOK, Choice
from wargame.rooms.panels.terms import blocs, share
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import private
from wargame.web.texts import form_of, proposal_of, stands


@require_safe
@private
@vary_on_cookie
def call_vote(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Show the forums in which a text, or an amendment to it, may be put to the vote."""
    at = page_of_person(request, code, handle)
    found = proposal_of(at, proposal)
    values = stands(found)
    amendment = _amendment(at, request.GET.get("amendment", ""), proposal)
    if amendment is not None:
        values = {"amendment": [amendment.id]}
    shown = {
        "form": form_of(at, "ballot.call", values),
        "at": at,
        "proposal": found,
        "amendment": amendment,
    }
    return render(request, "web/call_vote.html", shown)


def _amendment(at: PersonPage, wanted: str, proposal: str) -> Any:  # noqa: ANN401 - as the picture has it
    """Return the amendment that is asked for, None where none is; 404 where there is none such."""
    if not wanted:
        return None
    on_it = at.look().picture.amendments.all.values()
    found = next((one for one in on_it if (one.id, one.proposal) == (wanted, proposal)), None)
    if found is None or not found.open:
        raise Http404
    return found


@require_safe
@private
@vary_on_cookie
def split(request: HttpRequest, code: str, handle: str, ballot: str) -> HttpResponse:
    """Show the form on which a delegation votes for each of its members."""
    at = page_of_person(request, code, handle)
    found, cell = _open(at, ballot)
    if not found.terms.blocs:
        raise Http404
    shown = {
        "form": form_of(at, "ballot.cast", {"ballot": [found.id]}),
        "at": at,
        **splitting(found, cell),
    }
    return render(request, "web/split.html", shown)


def splitting(ballot: Ballot, cell: CellId) -> dict[str, Any]:
    """Return what the form needs on which a cell votes member by member."""
    apart, terms = ballot.splits.get(cell, {}), ballot.terms
    whole = sum(terms.population.get(one, 0) for one in ballot.roll)
    return {
        "ballot": ballot,
        "rule": RULEBOOK[ballot.rule],
        "mine": ballot.papers.get(cell, ""),
        "declared": cell in ballot.declaring,
        "choices": tuple(Choice),
        "together": _held(ballot, cell),
        "members": [
            (
                one,
                terms.names.get(one, one),
                share(terms.population.get(one, 0), whole),
                apart.get(one),
            )
            for one in terms.members(cell)
        ],
    }


def _held(ballot: Ballot, cell: CellId) -> str:
    """Return the share of the people for whom a cell votes."""
    return next(one.together for one in blocs(ballot.terms, ballot.voters) if one.cell == cell)


@require_safe
@private
@vary_on_cookie
def break_silence(request: HttpRequest, code: str, handle: str, ballot: str) -> HttpResponse:
    """Show the form on which a delegation breaks silence and says why."""
    at = page_of_person(request, code, handle)
    found, _ = _open(at, ballot)
    if found.deadline is None:
        raise Http404
    form = form_of(at, "ballot.break", {"ballot": [found.id]})
    return render(request, "web/break.html", {"form": form, "at": at, "ballot": found})


@require_safe
@private
@vary_on_cookie
def pledge(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show the form on which a delegation binds itself; `proposal` is the text it is for."""
    at = page_of_person(request, code, handle)
    if at.standing.kind != "room":
        raise Http404
    typed: Typed = drafts.of(at.code, handle).get("pledge.make", {})
    values = {**typed, "proposal": [request.GET.get("proposal", "")]}
    form = form_of(at, "pledge.make", values, "../act/")
    return render(request, "web/pledge.html", {"form": form, "at": at, "fragment": "#pledges"})


def _open(at: PersonPage, wanted: str) -> tuple[Ballot, CellId]:
    """Return an open ballot in which this person's delegation votes; 404 for any other alike."""
    found = at.look().picture.ballots.all.get(BallotId(wanted))
    cell = at.standing.cell
    if found is None or not found.open or at.standing.kind != "room" or cell is None:
        raise Http404
    if cell not in found.voters:
        raise Http404
    return found, cell
