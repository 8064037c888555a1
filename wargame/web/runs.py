"""Several runs: begun together, put side by side, and all of a pack as a library."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wargame.aar import comparing, library
from wargame.aar.runs import Run, run
from wargame.conduct import keeping, opening, passes, series
from wargame.conduct.series import Sister
from wargame.engine import Refused, varying
from wargame.engine.names import IndicatorId, InjectId, IssueId, OptionId
from wargame.engine.rules import RULEBOOK
from wargame.engine.scenario import Forum, Issue
from wargame.engine.varying import Variation
from wargame.packs import Faulty
from wargame.web.desk import facilitator
from wargame.web.whatif import whole

ROWS = 4


@never_cache
@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show the runs that the address names side by side, of those that are one's own."""
    facilitator(request)
    wanted = [one for one in dict.fromkeys(request.GET.getlist("x")) if _open_to(request, one)]
    runs = [run(one) for one in wanted[: comparing.MOST]]
    words: dict[str, Any] = {
        "cards": opening.exercises(facilitator(request)),
        "wanted": wanted,
        "most": comparing.MOST,
        "sections": comparing.sections(runs) if len(runs) > 1 else (),
    }
    return render(request, "web/compare.html", words)


def _open_to(request: HttpRequest, code: str) -> bool:
    """Tell whether somebody sees all of an exercise, and no shield is before the screen."""
    seat = passes.control(request.user, code)
    return seat is not None and not passes.shielded(request.session, code)


@never_cache
@login_required
@require_safe
def past_runs(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how the runs of a pack came out: those that ended, are one's own, and are not hidden."""
    user = facilitator(request)
    mine = [one for one in opening.exercises(user) if one.slug == slug]
    if not mine and slug not in opening.shelf():
        raise Http404
    found = _counted(request, [one.code for one in mine if one.status == "ended"])
    words = {
        "slug": slug,
        "title": mine[0].title if mine else slug,
        "runs": found,
        "sections": library.sections(found) if found else (),
        "most": comparing.MOST,
    }
    return render(request, "web/library.html", words)


def _counted(request: HttpRequest, codes: list[str]) -> list[Run]:
    kept = keeping.kept(codes)
    open_ones = [one for one in codes if not kept[one].hidden and _open_to(request, one)]
    return [run(one) for one in open_ones]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer to begin several exercises of a pack with one difference; by POST begin them."""
    user = facilitator(request)
    if slug not in opening.shelf():
        raise Http404
    if request.method != "POST":
        return _several(request, slug)
    try:
        made = series.begin(slug, user, _sisters(request.POST))
    except Faulty:
        return _several(request, slug, "The scenario has faults and cannot be played.")
    except Refused as refused:
        return _several(request, slug, refused.sentence)
    messages.success(request, "They are begun. Start each of them from its own console.")
    named = "&".join(f"x={code}" for code in made)
    return redirect(f"{reverse('desk-compare')}?{named}")


def _sisters(given: QueryDict) -> tuple[Sister, ...]:
    """Return those rows of the form that say what is different."""
    rows = (_sister(given, n) for n in range(1, ROWS + 1))
    return tuple(one for one in rows if one.words.strip())


def _sister(given: QueryDict, n: int) -> Sister:
    named = given.get(f"indicator{n}", "")
    start = IndicatorId(named), whole(given.get(f"value{n}", ""), "the value") if named else 0
    issue, option = _pair(given.get(f"option{n}", ""))
    variation = Variation(
        without_inject=InjectId(given.get(f"inject{n}", "")) or None,
        without_option=(IssueId(issue), OptionId(option)) if issue else None,
        rule=_pair(given.get(f"rule{n}", "")) if given.get(f"rule{n}") else None,
        start=start if named else None,
    )
    words, lineup = given.get(f"difference{n}", ""), given.get(f"lineup{n}", "")
    return Sister(words, variation, lineup, given.get(f"timing{n}", ""))


def _pair(told: str) -> tuple[str, str]:
    """Return the two names that a choice of the form holds."""
    first, _, second = told.partition("/")
    return first, second


def _several(request: HttpRequest, slug: str, wrong: str = "") -> HttpResponse:
    try:
        scenario = opening.pack(slug)
    except Faulty as faulty:
        raise Http404 from faulty
    names = ("difference", "inject", "option", "rule", "indicator", "value", "lineup", "timing")
    rows = [
        {"n": n, **{name: request.POST.get(f"{name}{n}", "") for name in names}}
        for n in range(1, ROWS + 1)
    ]
    words = {
        "slug": slug,
        "scenario": scenario,
        "issues": [(one, _options(one)) for one in varying.spare_options(scenario)],
        "forums": [(one, _rules(one)) for one in scenario.forums if varying.other_rules(one)],
        "rows": rows,
        "wrong": wrong,
    }
    return render(request, "web/several.html", words, status=422 if wrong else 200)


def _options(issue: Issue) -> list[tuple[str, str]]:
    return [(f"{issue.id}/{one.id}", one.title) for one in issue.options]


def _rules(forum: Forum) -> list[tuple[str, str]]:
    return [(f"{forum.id}/{one}", RULEBOOK[one].title) for one in varying.other_rules(forum)]
