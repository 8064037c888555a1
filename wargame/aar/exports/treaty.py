"""An agreement as a printed paper: plain words, in the order in which they stand on the page.

The paper names delegations and offices, never people. It is made from a viewer's picture, so it
holds what that viewer was told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from wargame.engine import Picture
from wargame.engine.instruments.agreement_paper import (
    Agreement,
    Occurrence,
    Ratification,
    Signature,
)
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, AgreementId, CellId
from wargame.engine.treaties import Step


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article that settles an issue by one of its options."""

    mark: str
    issue: str
    option: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article in words, with its letter."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: for whom, in which office, when, for what, and with which words beside it."""

    party: str
    office: str
    when: str
    scope: str
    reservation: str
    declaration: str


@dataclass(frozen=True, slots=True)
class Home:
    """What became of the agreement at a signatory's home."""

    party: str
    word: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the life of the agreement."""

    when: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper."""

    exercise: str
    kind: str
    title: str
    state: str
    since: str
    circle: str
    parties: tuple[str, ...]
    guarantors: tuple[str, ...]
    chosen: tuple[Chosen, ...]
    articles: tuple[Article, ...]
    signed: tuple[Signed, ...]
    waiting: tuple[str, ...]
    homes: tuple[Home, ...]
    unratified: tuple[str, ...]
    life: tuple[Line, ...]


def paper(picture: Picture, wanted: AgreementId) -> Paper | None:
    """Return the paper of an agreement that this picture knows, or None."""
    one = picture.agreements.all.get(wanted)
    return _paper(one, picture.setting) if one else None


def _paper(one: Agreement, setting: Setting) -> Paper:
    kind = next((kind.title for kind in setting.agreements if kind.id == one.kind), "Agreement")
    late = one.state in {Step.REFUSED, Step.ENDED}
    return Paper(
        exercise=setting.title,
        kind=kind,
        title=one.title,
        state=words(one.state),
        since=_when(_since(one)),
        circle=_names(one.circle, setting),
        parties=_each(one.required, setting),
        guarantors=_each((cell for cell in one.signed_by if cell in one.guarantors), setting),
        chosen=tuple(_chosen(one, setting)),
        articles=tuple(Article(clause.id, clause.text) for clause in one.clauses),
        signed=tuple(_signed(signature, one, setting) for signature in one.signatures),
        waiting=() if late else _each(one.signatures_missing, setting),
        homes=tuple(_home(each, setting) for each in one.ratifications),
        unratified=() if late else _each(_unheard(one), setting),
        life=tuple(_line(each, setting) for each in one.life),
    )


def _since(one: Agreement) -> datetime:
    """Return when an agreement came to stand where it stands."""
    times = [each.at for each in one.life if each.what in {one.state.value, "resumed"}]
    return times[-1] if times else one.at


def words(step: Step) -> str:
    """Return a step as people read it."""
    return step.value.replace("-", " ")


def _home(one: Ratification, setting: Setting) -> Home:
    word = "ratified" if one.ratified else "refused"
    return Home(setting.name(one.cell), word, _when(one.at), one.reason)


def _unheard(one: Agreement) -> tuple[CellId, ...]:
    """Return those at whose home nothing was decided yet."""
    heard = {each.cell for each in one.ratifications}
    return tuple(cell for cell in one.ratifiers if cell not in heard)


def _chosen(one: Agreement, setting: Setting) -> Iterable[Chosen]:
    for name, wanted in one.choices.items():
        issue, option = setting.issue(name), setting.option(name, wanted)
        if issue and option:
            yield Chosen(name, issue.title, option.title, option.text)


def _signed(one: Signature, agreement: Agreement, setting: Setting) -> Signed:
    return Signed(
        party=setting.name(one.cell),
        office=one.office,
        when=_when(one.at),
        scope=_scope(one) if one.cell in agreement.guarantors else "",
        reservation=one.reservation,
        declaration=one.declaration,
    )


def _scope(one: Signature) -> str:
    """Return the articles that a guarantor signed, in a line."""
    return ", ".join((*one.issues, *one.clauses))


_SAID = {
    "initialled": "Initialled by {by}",
    "signed": "Signed by {by}",
    "ratified": "Ratified in {by}",
    "refused": "Refused in {by}",
    "in-force": "In force",
    "suspended": "Suspended by {by}",
    "alleged": "{by} says that {accused} broke it{clauses}",
    "breached": "Found to be broken by {accused}{clauses}",
    "resumed": "Resumed by {by}",
    "ended": "Ended by {by}",
    "published": "Published by {by}",
}


def _line(one: Occurrence, setting: Setting) -> Line:
    letters = ", ".join(one.clauses) if one.what in {"alleged", "breached"} else ""
    text = _SAID[one.what].format(
        by=setting.name(one.cell) if one.cell else setting.name(CONTROL),
        accused=setting.name(one.accused) if one.accused else "",
        clauses=f", clause {letters}" if letters else "",
    )
    return Line(_when(one.at), text, one.reason)


def _each(cells: Iterable[CellId], setting: Setting) -> tuple[str, ...]:
    return tuple(setting.name(cell) for cell in cells)


def _names(cells: tuple[CellId, ...], setting: Setting) -> str:
    return ", ".join(_each(cells, setting))


def _when(at: datetime) -> str:
    return timezone.localtime(at).strftime("%-d %B %Y, %H:%M %Z")
