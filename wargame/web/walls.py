"""The projector from where a chart stands: put it up, take it down; and the picture itself."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from wargame.aar import charts, exhibiting, opinions
from wargame.aar.charts import Chart
from wargame.conduct import acts, orders
from wargame.engine import Refusal, Refused
from wargame.engine.chapters import TITLES
from wargame.engine.instruments.exhibits import ExhibitShown
from wargame.engine.instruments.projector import Show
from wargame.engine.names import QueryId
from wargame.web import answers
from wargame.web.acts import LONGEST_ID
from wargame.web.debrief_acts import DONE, Order, word
from wargame.web.keepers import Console
from wargame.web.projector_page import for_projector

UNDRAWN = (charts.Undrawn, TypeError, ValueError, KeyError, AttributeError)
"""What a drawing that is none can raise: it may have been sent by hand."""

DRAWN = 'src="drawn.svg?'
"""How a card names the picture in it: beside the page of the projector."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why nothing was put up; `partly` says that something of it could be shown."""

    sentence: str
    chart: str = ""
    reveal: bool = False
    partly: bool = False


def walls(request: HttpRequest, console: Console) -> dict[str, Any] | None:
    """Return what the buttons at a chart need; None before the end, when nothing can be shown."""
    picture = console.picture()
    on = picture.projector.exhibit if picture.projector.show is Show.EXHIBIT else None
    found = {
        "on": on.about if on else "",
        "command_id": secrets.token_hex(16),
        "here": request.get_full_path(),
    }
    return found if picture.clock.ended else None


def put(
    request: HttpRequest, console: Console, page: str, again: Callable[[Wrong], HttpResponse]
) -> HttpResponse:
    """Put up the chart of a page, or take down what is up; `again` paints the page with a refusal.

    `page` is the name of its address.
    """
    name = word(request, "chart")[:LONGEST_ID]
    return put_order(request, console, lambda: _chart_of(console.code, page, request, name), again)


def put_order(
    request: HttpRequest,
    console: Console,
    order: Callable[[], Order | Wrong],
    again: Callable[[Wrong], HttpResponse],
) -> HttpResponse:
    """Put up what an order shows, or take down what is up, and go back to where it stands."""
    name = (word(request, "chart") or word(request, "suggestion"))[:LONGEST_ID]
    try:
        found = down() if word(request, "do") == "down" else order()
        if isinstance(found, Wrong):
            return again(found)
        press(request, console, found, name)
    except Refused as refused:
        return again(Wrong(refused.sentence))
    return answers.back(f"{request.get_full_path()}#{name}")


def press(request: HttpRequest, console: Console, order: Order, name: str) -> None:
    """Do an act for a page that may send several like it; raises Refused."""
    act, fields = order
    named = word(request, "command_id")[:LONGEST_ID] or secrets.token_hex(16)
    command = orders.command(act, fields)
    once = sha256(f"{act} {named} {name}".encode()).hexdigest()[:40]
    acts.submit(console.code, console.seat, command, once)
    messages.success(request, DONE.get(act, "Done."))


def down() -> Order:
    """Return the act that takes down what is up."""
    return "projector.take", {"show": Show.CLOCK.value}


def _chart_of(code: str, page: str, request: HttpRequest, name: str) -> Order | Wrong:
    """Return the act that shows a chart to everyone; or why not, where control is asked first."""
    wanted = word(request, "do")
    if wanted not in {"show", "partly"}:
        raise Refused(Refusal.UNKNOWN, value=wanted[:80], field="what can be done")
    look = exhibiting.for_everyone(code, page, name)
    if look is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="chart")
    if look.chart is None or (look.closed and wanted == "show"):
        return _wrong(look, name)
    return "exhibit.show", exhibit(look.chart, look.noted)


def _wrong(look: exhibiting.Look, name: str) -> Wrong:
    """Return which chapters to open first, as far as that helps."""
    chapters = ", ".join(TITLES[one] for one in look.closed)
    partly = look.chart is not None
    if not chapters:
        return Wrong("There is nothing in it that could be shown. Choose another chart.")
    way = ", or show what everyone may see of it" if partly else ""
    first = f"Not all that this shows lies before everyone. Open first: {chapters}{way}."
    return Wrong(first, name, reveal=True, partly=partly)


def exhibit(chart: Chart, note: str) -> Mapping[str, Any]:
    """Return the fields of the act that shows a chart; one that cannot be drawn is a table."""
    return {
        "title": chart.title,
        "says": chart.says or chart.title,
        "note": note,
        "columns": chart.columns,
        "rows": exhibiting.cells(chart),
        "drawing": json.dumps(chart.spec, ensure_ascii=False) if _drawable(chart) else "",
        "about": chart.id,
    }


def _drawable(chart: Chart) -> bool:
    """Draw a chart for the wall, so that it is there when the hall asks for it."""
    try:
        charts.wall(chart)
    except charts.Undrawn:
        return False
    return True


@require_safe
@for_projector
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """Return the picture of an exhibit, or of a result as it stood with these counts."""
    found = _chart(request, code)
    if found is None:
        raise Http404
    try:
        drawn = charts.wall(found)
    except UNDRAWN as fault:
        raise Http404 from fault
    return HttpResponse(drawn, content_type="image/svg+xml")


def _chart(request: HttpRequest, code: str) -> Chart | None:
    query, token = request.GET.get("survey", ""), request.GET.get("exhibit", "")
    if query:
        found = opinions.as_it_stood(code, QueryId(query), request.GET.get("as", ""))
        return found.chart if found else None
    shown = exhibiting.shown(code, token) if token else None
    return _again(shown) if shown else None


def _again(shown: ExhibitShown) -> Chart | None:
    """Return an exhibit as the chart that it was."""
    try:
        spec = json.loads(shown.drawing or "null")
    except ValueError:
        return None
    if not isinstance(spec, dict):
        return None
    return Chart(shown.about or "exhibit", shown.title, spec, shown.columns, shown.rows)


def hung(html: str, code: str) -> SafeString:
    """Return a card of the projector for another page: its picture is found from there too."""
    return SafeString(html.replace(DRAWN, f'src="/x/{code}/projector/drawn.svg?'))
