"""A participant's page of "better for all": try another package, and suggest it to the room."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie

from wargame.aar import sight
from wargame.aar.bargaining import suggesting
from wargame.aar.bargaining.suggesting import Attempt, Text
from wargame.conduct import acts, orders
from wargame.engine import Picture, Refused
from wargame.engine.chapters import Chapter
from wargame.engine.names import IssueId
from wargame.web import answers
from wargame.web.acts import LONGEST_ID
from wargame.web.door import PersonPage, page_of_person
from wargame.web.panels import private

ISSUE = "issue-"
"""What the names of the fields begin with in which options are chosen."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
@vary_on_cookie
def page(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show what another package is to one's delegation; by POST suggest it to the room."""
    at = page_of_person(request, code, handle)
    picture = at.look().picture
    if at.standing.kind != "room" or not picture.clock.ended:
        raise Http404
    given = request.POST if request.method == "POST" else request.GET
    known = suggesting.texts(picture)
    text = _asked(known, given.get("text", ""))
    if request.method != "POST" or text is None:
        return _shown(request, at, known, _tried(at, picture, text, given))
    return _suggested(request, at, known, _tried(at, picture, text, given))


def _asked(known: tuple[Text, ...], wanted: str) -> Text | None:
    """Return the text that is asked for, else the first; raises Http404 for any other alike."""
    if not wanted:
        return known[0] if known else None
    found = next((one for one in known if _name(one) == wanted), None)
    if found is None:
        raise Http404
    return found


def _name(text: Text) -> str:
    return f"{text.id}/{text.package}"


def _tried(
    at: PersonPage, picture: Picture, text: Text | None, given: Mapping[str, str]
) -> Attempt | None:
    if text is None:
        return None
    wanted = {
        IssueId(key.removeprefix(ISSUE)): given[key] for key in given if key.startswith(ISSUE)
    }
    mine = sight.of(at.code, at.standing.viewer)
    tables = suggesting.tables_for(at.code, mine, picture, text.package)
    return suggesting.attempt(text, wanted, picture, tables)


def _suggested(
    request: HttpRequest, at: PersonPage, known: tuple[Text, ...], tried: Attempt | None
) -> HttpResponse:
    assert tried is not None  # noqa: S101 - there is a text
    fields = {"package": tried.text.package, "of": tried.text.id, "choices": tried.chosen}
    named = request.POST.get("command_id", "")[:LONGEST_ID] or secrets.token_hex(16)
    try:
        command = orders.command("package.suggest", fields)
        acts.submit(at.code, at.standing.hand, command, f"suggest-{named}"[:60])
    except Refused as refused:
        return _shown(request, at, known, tried, refused.sentence)
    messages.success(request, "Control has your package, and may show it to the room.")
    return answers.back(request.path)


def _shown(
    request: HttpRequest,
    at: PersonPage,
    known: tuple[Text, ...],
    tried: Attempt | None,
    wrong: str = "",
) -> HttpResponse:
    picture = at.look().picture
    own = at.standing.viewer.cell
    words: dict[str, Any] = {
        "at": at,
        "setting": picture.setting,
        "texts": [(_name(one), one) for one in known],
        "tried": tried,
        "name": _name(tried.text) if tried else "",
        "rows": _rows(tried) if tried else (),
        "own": own,
        "mine": tried.verdicts.get(own) if tried else None,
        "knows": tried is not None and own in tried.verdicts,
        "open": sight.of(at.code, at.standing.viewer).opens(Chapter.SCORES),
        "suggested": [_told(one, picture) for one in picture.suggestions.by(own)],
        "command_id": secrets.token_hex(16),
        "wrong": wrong,
    }
    return render(request, "web/giving/better.html", words, status=422 if wrong else 200)


def _rows(tried: Attempt) -> list[tuple[Any, str, str]]:
    """Return each issue with the option that is tried and the one of the text; blank is open."""
    before = tried.text.choices
    return [(one, tried.chosen.get(one.id, ""), before.get(one.id, "")) for one in tried.issues]


def _told(one: Any, picture: Picture) -> list[tuple[str, str]]:  # noqa: ANN401 - a suggestion
    """Return a package in words."""
    setting = picture.setting
    pairs = [(setting.issue(i), setting.option(i, o)) for i, o in one.choices.items()]
    return [(issue.title, option.title) for issue, option in pairs if issue and option]
