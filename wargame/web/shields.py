"""The shield: while it is up, this browser's console is sent only what the projector may show."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from wargame.conduct import passes
from wargame.web import answers
from wargame.web.keepers import Console, for_a_part


@require_POST
@for_a_part
def shield(request: HttpRequest, console: Console) -> HttpResponse:
    """Hold the shield up, or take it away; `on` says which."""
    on = request.GET.get("on", request.POST.get("on", "")) == "true"
    passes.shield(request.session, console.code, on=on)
    if answers.wants_json(request):
        return answers.done(None)
    return answers.back(reverse("console", args=[console.code]))
