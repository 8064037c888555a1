"""Hostile text: whatever is typed into whatever field, every page keeps its bones."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

import pytest

from tests.helpers.given import NOON
from tests.helpers.little import LITTLE
from tests.helpers.table import Table, seated
from tests.web.hostile import PAYLOADS, Bones, bones, words
from tests.web.typed import debriefed, told
from wargame.conduct import orders
from wargame.engine import ACTS, BLANK, Picture
from wargame.engine.instruments.projector import Show
from wargame.engine.names import OBSERVER, CellId, SeatId
from wargame.engine.scenario import WarmUp
from wargame.engine.texts import line
from wargame.people.company import Company, Guest
from wargame.rooms.briefing import brief
from wargame.rooms.kinds import ROOMS
from wargame.rooms.painting import Painter
from wargame.rooms.reading_room import Glance, View, paint

TYPED = {
    "cable.send": {"subject", "text"},
    "fog.order": {"source"},
    "fog.release": {"text"},
    "fog.drop": {"reason"},
    "fog.intercept": {"title", "text", "source"},
    "fog.leak": {"title", "text", "source"},
    "fog.forge": {"subject", "text"},
    "caucus.open": {"title"},
    "caucus.say": {"text"},
    "statement.make": {"text"},
    "proposal.table": {"title", "clauses"},
    "proposal.draft": {"title", "clauses"},
    "proposal.revise": {"title", "clauses"},
    "clause.edit": {"text", "why"},
    "clause.add": {"text"},
    "bracket.put": {"reason"},
    "amendment.table": {"text", "why"},
    "amendment.decline": {"reason"},
    "comment.add": {"text"},
    "agreement.sign": {"reservation", "declaration"},
    "agreement.ratify": {"reason"},
    "agreement.rule-ratification": {"reason"},
    "agreement.suspend": {"reason"},
    "agreement.breach": {"reason"},
    "agreement.resume": {"reason"},
    "agreement.end": {"reason"},
    "ballot.call": {"question"},
    "ballot.cancel": {"reason"},
    "ballot.break": {"reason"},
    "table.replace": {"title", "source"},
    "pledge.make": {"what", "when", "caveats"},
    "pledge.withdraw": {"reason"},
    "intent.state": {"wants", "trades", "expects"},
    "move.submit": {"action", "effect", "reasons"},
    "argument.add": {"text"},
    "argument.answer": {"text"},
    "secret.lodge": {"text", "when"},
    "project.begin": {"title"},
    "estimate.give": {"word"},
    "ruling.publish": {"public", "actor", "told", "cause", "fact", "sensitivity"},
    "ruling.undo": {"reason"},
    "question.ask": {"text"},
    "question.answer": {"text"},
    "question.draft": {"text"},
    "question.review": {"note"},
    "inject.skip": {"reason"},
    "inject.edit": {"title", "sender", "channel", "text", "expected"},
    "inject.improvise": {"title", "sender", "channel", "text", "expected"},
    "inject.meet": {"note"},
    "indicator.set": {"reason"},
    "indicator.show": {"said", "reason"},
    "indicator.correct": {"said", "reason"},
    "region.set": {"reason", "words"},
    "date.set": {"reason"},
    "phase.skip": {"reason"},
    "note.write": {"text"},
    "post.give": {"voice"},
    "wash.open": {"prompts"},
    "card.gather": {"slips"},
    "card.group": {"group"},
    "query.add": {"text", "options", "low", "high"},
    "reply.gather": {"slips"},
    "finding.write": {"title", "observation", "analysis", "recommendation", "objective"},
    "finding.drop": {"reason"},
    "remedy.assign": {"text", "owner"},
    "remedy.settle": {"note"},
    "exhibit.show": {"title", "says", "note", "drawing", "about"},
}
"""Every field that takes words, act by act."""


def test_no_field_that_takes_words_is_forgotten() -> None:
    chosen = {"lineup", "timing", "phase", "after", "cell", "seat", "classification", "forum"}
    chosen |= {"rule", "proposal", "ballot", "caucus", "inject", "indicator", "table"}
    chosen |= {"region", "message", "medium", "thing", "effect", "channel", "during", "typed"}
    chosen |= {"package", "of"}
    for name, act in ACTS.items():
        words = {one.name for one in fields(act.command) if one.type in (str, "str")}
        assert words - chosen <= TYPED.get(name, set()), name


@pytest.mark.parametrize("payload", PAYLOADS[::3])
def test_what_is_written_afterwards_is_a_text_too(payload: str) -> None:
    def wall(text: str) -> dict[str, str]:
        return {
            name: html
            for name, html in painted(debriefed(text), text).items()
            if name.startswith(("projector cards", "projector survey", "room", "lobby"))
        }

    safe = wall(harmless(payload))
    for name, html in wall(payload).items():
        assert bones(html) == bones(safe[name]), name


def documents(table: Table) -> dict[str, str]:
    """Return the page of every text that a delegation sees, read in every way."""
    picture = table.picture("ast")
    found: dict[str, str] = {}
    for number, name in enumerate(picture.proposals.all):
        for view in View:
            panels = paint(Glance("room", CellId("ast"), name, view), picture)
            found |= {f"text {number} {view} {one}": str(html) for one, html in panels.items()}
    return found


def painted(table: Table, text: str) -> dict[str, str]:
    """Return every panel of every room, and every card of the projector."""
    company = _company(text)
    found: dict[str, str] = {}
    for kind in ROOMS:
        cell = {"room": "ast", "lobby": OBSERVER}.get(kind, kind)
        picture = table.picture(cell)
        for card in Show if kind == "projector" else [None]:
            shown = picture if card is None else _showing(picture, card)
            panels = Painter(kind, CellId(cell)).paint(shown, company)
            found |= {f"{kind} {card} {name}": str(html) for name, html in panels.items()}
    return found | documents(table)


def _showing(picture: Picture, card: Show) -> Picture:
    (first, *_) = picture.proposals.all or [None]
    return replace(picture, projector=replace(picture.projector, show=card, proposal=first))


def _company(text: str) -> Company:
    name = line(text, "name")
    return Company(
        guests=(
            Guest(
                "H1",
                name,
                CellId("ast"),
                SeatId("ast-1"),
                "R1",
                "live",
                text,
                trouble="failing",
                troubled=NOON,
            ),
            Guest("H2", name, None, None, "R2", "away", text, since=NOON),
            Guest("H3", name, CellId(OBSERVER), None, "R3", "slow", text),
        ),
        warm_up=((text, 2),),
        joined=3,
        now=NOON,
    )


def harmless(payload: str) -> str:
    """Return harmless words in lines as long: long texts are set smaller on the wall."""
    if "\n" in payload:
        return "\n".join(map(harmless, payload.splitlines()))
    length = len(line(payload, "text"))
    return ("harmless words " * 9)[:length].strip().ljust(length, "x")


@cache
def sound(text: str, *, packed: bool = False) -> dict[str, tuple[str, ...]]:
    """Return the bones of every panel when all words are harmless."""
    panels = painted(told(text, worded(LITTLE, text) if packed else LITTLE), text)
    return {name: bones(html) for name, html in panels.items()}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_is_a_text_in_every_panel(payload: str) -> None:
    assert len(PAYLOADS) >= 60
    panels = painted(told(payload), payload)
    for name, html in panels.items():
        assert bones(html) == sound(harmless(payload))[name], name
    typed = _flat(line(payload, "text"))
    assert any(typed in _flat(words(html)) for html in panels.values()), "it must be readable"


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS[::2])
def test_a_text_of_a_pack_is_a_text_too(payload: str) -> None:
    text = _flat(payload)
    panels = painted(told(harmless(text), worded(LITTLE, text)), text)
    for name, html in panels.items():
        if name.endswith(" brief"):
            continue  # a brief is Markdown; see below
        assert bones(html) == sound(harmless(text), packed=True)[name], name


KEPT = {
    "id",
    "cell",
    "shape",
    "code",
    "sha",
    "round",
    "phase",
    "rule",
    "slug",
    "checksum",
    "source",
}
KEPT |= {"part", "base", "points"}
KEPT |= {"forum", "indicator", "inject", "step", "issues", "signatories"}
KEPT |= {"threshold", "kind", "type", "allows", "labels", "cells", "voters", "merges", "body"}


def worded(one: Any, text: str) -> Any:  # noqa: ANN401 - any part of a scenario
    """Return a part of a scenario with every text for people replaced."""
    if is_dataclass(one) and not isinstance(one, type):
        again = {
            each.name: worded(getattr(one, each.name), text)
            for each in fields(one)
            if each.name not in KEPT
        }
        if isinstance(one, WarmUp):
            again["options"] = (text, f"{text} or not")
        return replace(one, **again)
    if isinstance(one, tuple):
        return tuple(worded(each, text) for each in one)
    if isinstance(one, str) and not isinstance(one, StrEnum) and " " in one + " ":
        return one if _is_name(one) else text
    return one


def _is_name(one: str) -> bool:
    return one in {"ast", "bir", "ced", "dal", "elm", "S1", "S2", "a", "b", "c", "O1"}


BRIEF_TAGS = (
    "p h3 h4 ul ol li em strong code pre blockquote a span table thead tbody tr th td br hr"
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_brief_is_made_of_few_elements_whatever_it_says(payload: str) -> None:
    for text in (
        payload,
        f"# {payload}\n\n- {payload}\n\n[x]({payload}) ![y]({payload}) <{payload}>",
    ):
        bones = Bones(str(brief(text, LITTLE.sources)))
        for bone in bones.bones:
            tag, _, rest = bone.strip("</>").partition(" ")
            assert tag in BRIEF_TAGS.split(), bone
            for name in ("on", "style", "src"):
                assert not rest.startswith(name), bone
            if "href=" in rest:
                href = rest.partition("href=")[2]
                assert href.startswith(("http://", "https://", "#cite-")), bone


def test_an_empty_picture_can_be_painted_for_everybody() -> None:
    for kind in ROOMS:
        panels = Painter(kind, CellId("ast")).paint(BLANK, Company())
        assert _closed(panels.values())


def _closed(panels: Iterable[str]) -> bool:
    return all(html.strip().endswith(">") for html in panels)


def test_a_huge_text_is_refused_in_a_sentence_and_a_large_one_is_shown() -> None:
    table = seated()
    large = "<b>" * 1333
    table.does("ast", orders.command("statement.make", {"text": large[:2000]}))
    assert large[:2000] in Bones("".join(painted(table, "x").values())).text
    refused = table.refusal("ast", orders.command("statement.make", {"text": "x" * 1_000_000}))
    assert "1000000" in refused.sentence.replace(" ", "")
    assert len(refused.sentence) < 300
