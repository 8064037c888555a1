"""Acting by POST: one view for every act that a seat can do."""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wargame.conduct import acts, drafts, orders
from wargame.engine import Refusal, Refused
from wargame.web import answers, forms, text_forms, text_page
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed, command_fields, typed

LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody sent: the act, what they typed, and their word for this sending."""

    act: str
    words: Typed
    command_id: str
    sitting: str | None = None
    page: str = ""

    @property
    def draft(self) -> str:
        """The name of the form in which it was typed."""
        if self.page:
            return text_forms.draft_of(self.act, self.page, self.words)
        return forms.draft_name(self.act, self.words)


def wish(request: HttpRequest, act: str) -> Wish:
    """Return what a request asks for; the address and the body are read alike."""
    named = request.POST.get("command_id", "")[:LONGEST_ID]
    words = text_forms.spelled(act, typed(request.GET, request.POST))
    page = text_forms.page_from(request.POST.get("page", ""))
    return Wish(act, words, named or secrets.token_hex(16), request.POST.get("sitting"), page)


def _as_seated(page: PersonPage, wanted: Wish) -> None:
    """Refuse what was typed on the page of a delegation that the person has left since."""
    if wanted.sitting is not None and wanted.sitting != (page.standing.cell or ""):
        raise Refused(Refusal.MOVED)


@never_cache
@require_POST
def by_person(request: HttpRequest, code: str, handle: str, act: str) -> HttpResponse:
    """Do what a person asks for; refuse it with what they typed still on the page."""
    page, wanted = page_of_person(request, code, handle), wish(request, act)
    try:
        _as_seated(page, wanted)
        command = orders.command(act, command_fields(act, wanted.words))
        answer = acts.submit(page.code, page.standing.hand, command, wanted.command_id)
    except Refused as refused:
        return _refused(request, page, wanted, refused)
    drafts.save(page.code, page.standing.handle, wanted.draft, {})
    way = text_forms.way_on(page, act, wanted.page, wanted.words, answer)
    if answers.wants_json(request):
        return answers.done(answer.made, way)
    messages.success(request, forms.DONE.get(act, "Done."))
    return answers.back(page.url + (way or forms.place(act)))


def _refused(
    request: HttpRequest, page: PersonPage, wanted: Wish, refused: Refused
) -> HttpResponse:
    if answers.wants_json(request):
        return answers.refused(request, refused)
    if wanted.page:
        on_it = text_page.refused(request, page, wanted.page, wanted.words, refused)
        if on_it is not None:
            return on_it
    template = forms.FORMS.get(wanted.act, "")
    if template and refused.reason is not Refusal.MOVED:  # it was written for another desk
        drafts.save(page.code, page.standing.handle, wanted.draft, wanted.words)
    picture = page.look().picture
    shown = {
        "form": forms.context(picture, page.standing.cell, wanted.act, wanted.words, act_base=""),
        "error": refused.sentence,
        "form_template": template,
        "home": page.url + forms.place(wanted.act),
    }
    return render(request, "web/refused.html", shown, status=422)
