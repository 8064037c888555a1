"""The voting calculator: a public page that counts one vote. It keeps nothing and knows nobody.

All of a vote stands in its address, so that a result can be sent on as a link.
"""

from functools import lru_cache
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, RULING
from wargame.engine.rules.bodies import Body
from wargame.engine.rules.tally import Tally, Unclear, Vote, tally
from wargame.packs.bodies import TABLES
from wargame.packs.tables import read_table

UNION: Final = "eu27-population-2025.toml"
COUNCIL: Final = "un-security-council.toml"
USUAL: Final = "eu.qmv"
WAYS: Final = {
    "yes": "In favour",
    "no": "Against",
    "abstain": "Abstain",
    "declare": "Abstain, declared",
    "out": "Takes no part",
}
MATTERS: Final = ("military", "defence")
MOST: Final = 60
REMEMBERED: Final = 128
RULES: Final = tuple(rule for rule in RULEBOOK.values() if rule is not RULING)
"""The rules of the page; a ruling is no count."""


@never_cache
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """Show the form, and the count of the vote that its address holds, if it holds one."""
    asked = request.GET
    rule = RULEBOOK.get(asked.get("rule", USUAL), RULEBOOK[USUAL])
    body = _body(COUNCIL if rule.id.startswith("un.") else UNION)
    ways = _ways(asked, body)
    counted, problem = _counted(asked, rule.id, body, ways) if "rule" in asked else (None, "")
    change = counted.outcome.change if counted else None
    shown = {
        "rules": RULES,
        "rule": rule,
        "body": body,
        "ways": WAYS.items(),
        "matters": [(one, one in asked.getlist("matter")) for one in MATTERS],
        "needed": _needed(asked) or "",
        "rows": [(member, ways[member.id]) for member in body.members],
        "told": counted,
        "decisive": _names(body, counted.outcome.decisive if counted else ()),
        "movers": _names(body, change.voters if change else ()),
        "problem": problem,
    }
    return render(request, "web/tally.html", shown)


def _names(body: Body, cells: tuple[CellId, ...]) -> list[str]:
    """Return the names of members, in the order of the table."""
    return [member.name for member in body.members if member.id in cells]


@lru_cache(maxsize=2)
def _body(name: str) -> Body:
    return read_table(TABLES / name)


def _ways(asked: QueryDict, body: Body) -> dict[CellId, str]:
    """Return what each member does; in favour where the address says nothing that is known."""
    said = {one: asked.get(one, "yes") for one in body.ids}
    return {one: way if way in WAYS else "yes" for one, way in said.items()}


def _needed(asked: QueryDict) -> int:
    written = asked.get("needed", "")
    known = written.isascii() and written.isdigit() and len(written) <= len(str(MOST))
    return min(int(written), MOST) if known else 0


def _counted(
    asked: QueryDict, rule: str, body: Body, ways: dict[CellId, str]
) -> tuple[Tally | None, str]:
    """Return the count, or the sentence that says why there is none."""
    groups = {name: tuple(one for one, way in ways.items() if way == name) for name in WAYS}
    matters = tuple(one for one in MATTERS if one in asked.getlist("matter"))
    joining = groups["yes"] if "joining" in RULEBOOK[rule].needs else ()
    vote = Vote(rule, **groups, joining=joining, matters=matters, needed=_needed(asked))
    try:
        return _tally(vote, body.title), ""
    except Unclear as unclear:
        return None, str(unclear)


@lru_cache(maxsize=REMEMBERED)
def _tally(vote: Vote, title: str) -> Tally:
    """Return a count; the same one asked again costs nothing."""
    union = _body(UNION)
    return tally(vote, union if union.title == title else _body(COUNCIL))
