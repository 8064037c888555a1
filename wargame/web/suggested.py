"""What delegations suggest, on control's page of "better for all", and from there for everyone."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from wargame.aar import sight
from wargame.aar.bargaining import sections, suggesting
from wargame.aar.bargaining.course import Offer
from wargame.aar.bargaining.sections import Told
from wargame.aar.bargaining.suggesting import Attempt, Text
from wargame.conduct import looks
from wargame.engine import Refusal, Refused, Viewer
from wargame.engine.bargaining import Verdict
from wargame.engine.chapters import TITLES, Chapter
from wargame.engine.instruments.setting import Setting
from wargame.engine.instruments.suggestions import PackageSuggested
from wargame.engine.names import OBSERVER, SuggestionId
from wargame.web.debrief_acts import Order, word
from wargame.web.keepers import Console
from wargame.web.walls import Wrong

LEFT = "left open"
NOT_BETTER = (Verdict.WORSE, Verdict.CROSSED)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A package that a delegation suggests; `query` asks the page to try it."""

    made: PackageSuggested
    title: str
    changes: tuple[tuple[str, str, str], ...]
    query: str


def suggested(console: Console, told: Told, package: str) -> list[Suggested]:
    """Return what was suggested of a package, the newest first."""
    picture = console.picture()
    made = [one for one in picture.suggestions.made.values() if one.package == package]
    return [_with_changes(one, told, package) for one in reversed(made)]


def _with_changes(one: PackageSuggested, told: Told, package: str) -> Suggested:
    setting = told.course.picture.setting
    offer = _offer(told, package, one.of)
    query = "".join(f"&issue-{issue}={option}" for issue, option in one.choices.items())
    return Suggested(
        made=one,
        title=offer.title if offer else "",
        changes=changes(setting, offer.choices if offer else {}, one.choices),
        query=f"&entry={told.words.numbers.number(offer.position)}{query}" if offer else query,
    )


def _offer(told: Told, package: str, of: str) -> Offer | None:
    """Return the last version of the text that a package is to replace."""
    return next((one for one in reversed(told.offers(package)) if one.of == of), None)


def changes(
    setting: Setting, before: suggesting.Choices, after: suggesting.Choices
) -> tuple[tuple[str, str, str], ...]:
    """Return each issue that is settled otherwise: as it was, and as it would be."""

    def words(choices: suggesting.Choices, issue: Any) -> str:  # noqa: ANN401 - its name
        option = setting.option(issue, choices[issue]) if issue in choices else None
        return option.title if option else LEFT

    return tuple(
        (one.title, words(before, one.id), words(after, one.id))
        for one in setting.issues
        if one.id in after and after[one.id] != before.get(one.id)
    )


def order(request: HttpRequest, console: Console) -> Order | Wrong:
    """Return the act that shows a suggestion to everyone, or why it would tell too much."""
    made = console.picture().suggestions.made.get(SuggestionId(word(request, "suggestion")))
    if made is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="suggestion")
    eyes = sight.everyone(console.code)
    picture = looks.look(console.code, Viewer(OBSERVER)).picture
    course = sections.told(console.code, eyes).course
    known = [one for one in course.offers if one.of == made.of]
    if not known:
        why = "Not everyone has seen the text that this would replace."
        return Wrong(f"{why} Open first: {TITLES[Chapter.TEXTS]}.", reveal=True)
    text = Text(made.of, known[-1].title, made.package, dict(known[-1].choices))
    tables = suggesting.tables_for(console.code, eyes, picture, made.package)
    tried = suggesting.attempt(text, made.choices, picture, tables)
    rows = changes(picture.setting, text.choices, made.choices)
    return "exhibit.show", {
        "title": f"Another package than “{text.title}”",
        "says": _says(tried),
        "columns": ("Issue", "As it was", "Suggested"),
        "rows": rows,
        "note": "Score sheets are assumptions of the author." if tried.verdicts else "",
        "about": made.suggestion,
    }


def _says(tried: Attempt) -> str:
    """Return for how many it is what, as far as score sheets lie open."""
    if tried.conflict:
        return f"It does not fit together: {tried.conflict}"
    if not tried.verdicts:
        return "What would it be to you?"
    same, hanging = tried.count(Verdict.SAME), tried.count(None)
    told = [f"Better for {tried.count(Verdict.BETTER)}", f"worse for {tried.count(*NOT_BETTER)}"]
    told += [f"the same for {same}"] if same else []
    told += [f"open for {hanging}"] if hanging else []
    return f"{', '.join(told)}."
