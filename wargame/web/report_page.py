"""Control's page of reports and exports: what to take out, for whom, and how far the work is."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wargame.aar import works
from wargame.aar.report import manners
from wargame.aar.works import FORMS
from wargame.conduct import acts, jobs
from wargame.conduct.jobs import Job, State
from wargame.engine import Refusal, Refused
from wargame.engine.instruments.exporting import ExportForm, NameExport
from wargame.engine.names import CONTROL, OBSERVER, CellId
from wargame.web import answers
from wargame.web.files import of_file, streamed
from wargame.web.keepers import Console, for_control


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def report(request: HttpRequest, console: Console) -> HttpResponse:
    """Show what can be taken out and what was made; by POST order something."""
    if request.method != "POST":
        jobs.tend()
        return _page(request, console)
    try:
        _order(request, console)
    except Refused as refused:
        return _page(request, console, wrong=refused.sentence)
    except jobs.Crowded:
        wrong = "Too much is waiting to be made already. Wait for it, or stop some of it."
        return _page(request, console, wrong=wrong)
    return answers.back(f"{reverse('debrief-report', args=[console.code])}#made")


def _order(request: HttpRequest, console: Console) -> None:
    """Order what a form asks for; raises Refused and jobs.Crowded."""
    wanted = request.POST.get("form", "")
    reader = CellId(request.POST.get("reader", ""))
    if wanted not in set(ExportForm):
        raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="the form of the export")
    if reader not in _readers(console):
        raise Refused(Refusal.UNKNOWN, value=reader[:80], field="the reader")
    form = ExportForm(wanted)
    named = request.POST.get("named") == "true" or FORMS[form].whole
    if named:
        typed = request.POST.get("typed", "")
        command = NameExport(form, reader, typed)
        acts.submit(console.code, console.seat, command, request.POST.get("command_id", ""))
    works.order(console.code, form, reader, named=named, by=str(console.seat.id))


def _readers(console: Console) -> dict[CellId, str]:
    setting = console.picture().setting
    own = {cell: setting.name(cell) for cell in setting.cells}
    return {OBSERVER: "everyone", CONTROL: "control", **own}


def _page(request: HttpRequest, console: Console, *, wrong: str = "") -> HttpResponse:
    picture, readers = console.picture(), _readers(console)
    made = jobs.jobs(console.code)
    scan = manners.found_names(console.code)
    words: dict[str, Any] = {
        "code": console.code,
        "setting": picture.setting,
        "ended": picture.clock.ended,
        "forms": FORMS.items(),
        "readers": readers.items(),
        "made": [(one, readers.get(CellId(str(one.asked.get("reader"))), "")) for one in made],
        "working": any(not one.over for one in made),
        "single": [readers.get(CellId(cell), cell) for cell in manners.single(console.code)],
        "doubtful": scan.doubtful,
        "named": [(one, readers.get(one.reader, "")) for one in picture.exports.named],
        "chosen": request.POST,
        "wrong": wrong,
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/debrief/report.html", words, status=422 if wrong else 200)


@require_POST
@for_control
def end(_: HttpRequest, console: Console, job: str) -> HttpResponse:
    """Stop a job that is not over; remove one that is, with its file."""
    one = _job(console, job)
    (jobs.forget if one.over else jobs.cancel)(one)
    return answers.back(f"{reverse('debrief-report', args=[console.code])}#made")


@require_safe
@for_control
def file(request: HttpRequest, console: Console, job: str) -> HttpResponseBase:
    """Return the file that a job made."""
    one = _job(console, job)
    path = jobs.file_of(one)
    wanted = str(one.asked.get("form"))
    if path is None or one.state is not State.DONE or wanted not in set(ExportForm):
        raise Http404
    return streamed(request, of_file(path), one.result, FORMS[ExportForm(wanted)].type)


def _job(console: Console, name: str) -> Job:
    found = jobs.job(console.code, name)
    if found is None:
        raise Http404
    return found
