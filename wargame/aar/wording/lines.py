"""What an entry says, line by line: a word for what each line is, and its text."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from wargame.aar.wording.naming import Names
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId

type Line = tuple[str, str]
type Sayer = Callable[[Any, Setting, Names], Iterator[Line]]

_TEXT = (
    *("text", "answer", "body", "wants", "trades", "expects", "effect", "when", "reasons"),
    *("clauses", "reservation", "declaration", "caveats", "why", "reason", "stance", "mark"),
    *("words", "says", "note", "prompts", "observation", "analysis", "recommendation", "owner"),
)
_COUNTED = ("yes", "no", "abstain")


def lines_of(kind: str, event: Any, setting: Setting, names: Names) -> tuple[Line, ...]:  # noqa: ANN401 - any instrument's event
    """Return what an entry says; nothing is said of what it merely refers to."""
    more = _SAYERS.get(kind, _nothing)(event, setting, names)
    return tuple((name, text) for name, text in (*more, *_texts(event)) if text)


def _nothing(_: Any, __: Setting, ___: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield from ()


def _texts(event: Any) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    source = getattr(event, "passage", event)
    for name in _TEXT:
        if hasattr(source, name):
            yield name, _plain(getattr(source, name))


def _plain(value: Any) -> str:  # noqa: ANN401 - any field
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(_plain, value)))
    if isinstance(value, StrEnum):
        return _words(value)
    if hasattr(value, "text"):
        return str(value.text)
    return value if isinstance(value, str) else ""


def _words(value: str) -> str:
    """Return a word of the engine as people write it: `can-live-with` in three words."""
    return str(value).replace("-", " ")


def _cast(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "vote", _words(event.choice)
    for choice, cells in _sides(event.split).items():
        yield _words(choice), _called(cells, setting)


def _decided(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "result", event.outcome.sentence
    yield "counted", "\n".join(event.outcome.arithmetic)
    for choice, cells in _sides(event.roll_call).items():
        yield _words(choice), _called(cells, setting)


def _sides(papers: Mapping[CellId, Any]) -> dict[str, list[CellId]]:
    """Return who chose what, yes before no before abstain."""
    order = sorted(
        papers, key=lambda cell: _COUNTED.index(papers[cell]) if papers[cell] in _COUNTED else 9
    )
    found: dict[str, list[CellId]] = {}
    for cell in order:
        found.setdefault(papers[cell], []).append(cell)
    return found


def _called(cells: list[CellId], setting: Setting) -> str:
    """Return the names of delegations, and of members for whom delegations vote."""
    members = {one: name for forum in setting.forums for one, name in forum.terms.names.items()}
    return ", ".join(members.get(cell) or setting.name(cell) for cell in cells)


def _opened(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    forum = setting.forum(event.forum)
    yield "where", f"{forum.title}{', secret' if event.secret else ''}" if forum else ""


def _tabled(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    settled = []
    for issue, option in event.choices.items():
        asked, chosen = setting.issue(issue), setting.option(issue, option)
        if asked and chosen:
            settled.append(f"{asked.title}: {chosen.title}")
    yield "settles", "\n".join(settled)


def _reported(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "value", f"{event.value}, on a scale from {event.low} to {event.high}"


def _shaped(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "value", str(event.value)


def _date(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "date", f"{event.date:%-d %B %Y}"


def _member(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "member", f"{_called([event.member], setting)} votes through {setting.name(event.cell)}."


def _region(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "state", _words(event.state)


def _rolled(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "dice", " + ".join(map(str, event.dice))
    yield "odds", event.odds
    yield "it", "succeeds" if event.success else "fails"


def _ruling(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "method", _words(event.method)
    yield "odds", event.odds


def _settled(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "it", "succeeds" if event.success else "fails"


def _ruled(event: Any, _: Setting, names: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    effects = (f"{names.get('indicator', one)} {by:+d}" for one, by in event.effects.items())
    yield "effects", "\n".join(text for text in effects if not text.startswith(" "))
    yield "sensitivity", event.sensitivity


def _estimate(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "estimate", "" if event.percent is None else f"{event.percent} %"
    says = {True: "succeeds", False: "fails"}
    yield "it", "" if event.succeeds is None else says[event.succeeds]


def _order(event: Any, setting: Setting, names: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    order = event.order
    senders = ", ".join(map(setting.name, order.senders)) or "anybody"
    receivers = ", ".join(map(setting.name, order.receivers)) or "anybody"
    yield "order", f"{order.effect} what {senders} writes to {receivers}"
    yield "in the caucus", names.get("caucus", order.caucus)
    yield "subject", order.subject
    yield "text", order.text


def _sheets(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    for sheet in event.sheets:
        for stake in sheet.stakes:
            issue = setting.issue(stake.issue)
            if issue:
                titled = ((setting.option(issue.id, one), it) for one, it in stake.points.items())
                worth = (
                    f"{option.title} {float(Fraction(it)):g}" for option, it in titled if option
                )
                yield issue.title, "\n".join(worth)


def _sealed(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "hash", event.digest


def _seed(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "seed", event.seed


def _amended(event: Any, setting: Setting, _: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    chosen = setting.option(event.issue, event.option) if event.issue else None
    yield "change", f"{_words(event.change)} {event.clause}".strip()
    yield "to", chosen.title if chosen else ""


def _state(event: Any, _: Setting, __: Names) -> Iterator[Line]:  # noqa: ANN401 - any instrument's event
    yield "now", _words(event.state)


_SAYERS: Mapping[str, Sayer] = {
    "ballot.opened": _opened,
    "ballot.cast": _cast,
    "ballot.decided": _decided,
    "proposal.tabled": _tabled,
    "proposal.published": _tabled,
    "leak.received": _tabled,
    "agreement.drafted": _tabled,
    "amendment.tabled": _amended,
    "amendment.settled": _state,
    "remedy.settled": _state,
    "indicator.reported": _reported,
    "perception.shaped": _shaped,
    "date.reached": _date,
    "blocs.assigned": _member,
    "region.changed": _region,
    "ruling.opened": _ruling,
    "ruling.rolled": _rolled,
    "ruling.settled": _settled,
    "ruling.published": _ruled,
    "estimate.given": _estimate,
    "fog.ordered": _order,
    "scores.given": _sheets,
    "dice.committed": _sealed,
    "dice.revealed": _seed,
}
