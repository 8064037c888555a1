"""Leases on a page: who is writing in which clause, told to those who may write there too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import leases
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import ClauseId, ProposalId
from wargame.web.door import PersonPage, page_of_person


def may_write(at: PersonPage, proposal: Proposal) -> bool:
    """Tell whether a person may change the clauses of a text, as far as they are theirs."""
    standing = at.standing
    return standing.kind == "room" and standing.cell in proposal.sponsors and not proposal.withdrawn


def painted(at: PersonPage, proposal: Proposal) -> str:
    """Return who else is writing in a text; names are for those of one's own delegation."""
    standing = at.standing
    others = leases.on(at.code, proposal.id, proposal.sponsors) if may_write(at, proposal) else ()
    writing = [
        {"cell": one.cell, "clause": one.clause, "since": one.since, "name": one.name}
        if one.cell == standing.cell
        else {"cell": one.cell, "clause": one.clause, "since": one.since, "name": ""}
        for one in others
        if one.handle != standing.handle
    ]
    words = {"panel": "leases", "writing": writing, "setting": at.look().picture.setting}
    return get_template("rooms/text/leases.html").render(words)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_cookie
def lease(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Return who else is writing in a text; POST says first where this person is writing.

    Who may not change the text is answered as if there were none.
    """
    at = page_of_person(request, code, handle)
    found = at.look().picture.proposals.all.get(ProposalId(proposal))
    if found is None or not may_write(at, found):
        raise Http404
    if request.method == "POST":
        _note(at, found, ClauseId(request.POST.get("clause", "")))
    return HttpResponse(painted(at, found))


def _note(at: PersonPage, proposal: Proposal, clause: ClauseId) -> None:
    handle = at.standing.handle
    if proposal.current.clause(clause) is None:
        leases.let_go(at.code, handle)
    else:
        leases.hold(at.code, handle, proposal.id, clause)
