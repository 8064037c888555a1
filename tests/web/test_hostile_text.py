"""Hostile text: whatever is typed into whatever field, every page keeps its bones."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

import pytest

from tests.helpers.given import NOON
from tests.helpers.little import LITTLE, seat
from tests.helpers.table import Table, seated
from tests.web.hostile import PAYLOADS, Bones
from wargame.conduct import orders
from wargame.engine import ACTS, BLANK, Picture, Scenario
from wargame.engine.instruments.projector import Show
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId
from wargame.engine.scenario import WarmUp
from wargame.engine.texts import line
from wargame.people.company import Company, Guest
from wargame.rooms.briefing import brief
from wargame.rooms.kinds import ROOMS
from wargame.rooms.painting import Painter
from wargame.rooms.reading_room import Glance, View, paint

Made = dict[str, str]
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
}
"""Every field that takes words, act by act."""


def test_no_field_that_takes_words_is_forgotten() -> None:
    chosen = {"lineup", "timing", "phase", "after", "cell", "seat", "classification", "forum"}
    chosen |= {"rule", "proposal", "ballot", "caucus", "inject", "indicator", "table"}
    chosen |= {"region", "message", "medium", "thing", "effect", "channel", "during", "typed"}
    for name, act in ACTS.items():
        words = {one.name for one in fields(act.command) if one.type in (str, "str")}
        assert words - chosen <= TYPED.get(name, set()), name


def told(text: str, scenario: Scenario = LITTLE) -> Table:
    """Return a table at which every field that takes words has taken these."""
    table, made = seated(scenario), Made()
    for by, act, words in _acts(text):
        given = {
            name: made.get(one[1:], one) if isinstance(one, str) and one.startswith("$") else one
            for name, one in words.items()
        }
        cell, _, number = by.partition(" ")
        hand = seat(cell, int(number or 1))
        event = table.does(hand, orders.command(act, given))[0].event
        noun = act.partition(".")[0]
        made[noun] = getattr(event, noun, made.get(noun, ""))
    return table


def _acts(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    package = {"title": text, "clauses": [text, text], "choices": {"S1": "a", "S2": "b"}}
    this, all_ = {"proposal": "$proposal"}, {"everyone": "true"}
    return [
        ("ast", "brief.open", {}),
        ("ast", "intent.state", {"wants": text, "trades": text, "expects": text}),
        ("bir", "cable.send", {"to": ["ast"], "subject": text, "text": text}),
        ("ast", "cable.send", {"to": ["bir"], "subject": text, "text": text}),
        ("bir", "caucus.open", {"title": text, "invite": ["ast"]}),
        ("ast", "caucus.join", {"caucus": "$caucus"}),
        ("ast", "caucus.say", {"caucus": "$caucus", "text": text}),
        ("ced", "caucus.open", {"title": text, "invite": ["ast"]}),
        ("ast", "statement.make", {"text": text}),
        ("ast", "question.ask", {"text": text}),
        (CONTROL, "question.answer", {"question": "$question", "text": text, "publish": "true"}),
        ("ast", "question.ask", {"text": text}),
        (CONTROL, "question.draft", {"question": "$question", "text": text}),
        (
            "control 2",
            "question.review",
            {"question": "$question", "version": 1, "good": "true", "note": text},
        ),
        ("ast", "proposal.table", package),
        ("ast", "proposal.revise", {**this, **package, "version": 1, "clauses": [text]}),
        ("bir", "stance.declare", {**this, "version": 2, "stance": "support"}),
        ("ast", "mark.set", {**this, "issue": "S1", "mark": "wanted"}),
        (CONTROL, "scores.allow", {"on": "true"}),
        (CONTROL, "inject.edit", {"inject": "j1", **_inject(text)}),
        (CONTROL, "inject.release", {"inject": "j1", **all_}),
        (CONTROL, "inject.meet", {"inject": "j1", "came": "true", "note": text}),
        (CONTROL, "inject.skip", {"inject": "j3", "skipped": "true", "reason": text}),
        (CONTROL, "inject.improvise", _inject(text)),
        (CONTROL, "indicator.set", {"indicator": "mood", "value": 6, "reason": text}),
        (
            CONTROL,
            "indicator.show",
            {"indicator": "mood", "cells": ["ast"], "value": 9, "said": text, "reason": text},
        ),
        (CONTROL, "region.set", {"region": "pond", "state": "crisis", "reason": text}),
        (CONTROL, "date.set", {"date": "2031-05-01", "reason": text}),
        ("bir", "ballot.call", {"question": text, "rule": "consensus"}),
        ("bir", "ballot.cancel", {"ballot": "$ballot", "reason": text}),
        ("bir", "ballot.call", {**this, "rule": "unanimity", "question": text}),
        *_binding(text),
        *_writing(text),
        *_agreeing(text),
        ("ast", "proposal.table", {**package, "title": text}),
        ("ast", "proposal.withdraw", this),
        ("ast", "proposal.draft", package),
        *_moves(text),
        *_fog(text),
        (CONTROL, "note.write", {"text": text}),
        (CONTROL, "post.give", {"seat": "control-2", "role": "voice", "voice": text}),
        (CONTROL, "phase.skip", {"phase": "hush", "reason": text}),
    ]


def _binding(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what is written when silence is broken, and when a delegation binds itself."""
    pledge = {"what": text, "when": text, "caveats": text}
    return [
        (CONTROL, "ballot.call", {"question": text, "rule": "silence", "minutes": 9}),
        ("ast", "ballot.break", {"ballot": "$ballot", "reason": text}),
        (CONTROL, "ballot.call", {"question": text, "rule": "silence", "minutes": 9}),
        ("ast", "pledge.make", {**pledge, "proposal": "$proposal"}),
        ("ast", "pledge.make", pledge),
        ("ast", "pledge.withdraw", {"pledge": "$pledge", "reason": text}),
    ]


def _agreeing(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what is written when a text is signed, carried home, broken and left."""
    package = {"title": text, "clauses": [text], "choices": {"S1": "a", "S2": "b"}}
    this, one = {"proposal": "$proposal", "version": 1}, {"agreement": "$agreement"}
    why, both = {**one, "reason": text}, {"reservation": text, "declaration": text}
    return [
        ("ast", "proposal.table", package),
        ("ast", "agreement.initial", this),
        ("bir", "agreement.initial", this),
        ("ast", "agreement.sign", {**one, **both}),
        ("bir", "agreement.sign", {**one, **both}),
        ("ced", "agreement.sign", {**one, **both, "articles": ["A"]}),
        ("ast", "agreement.ratify", {**why, "ratified": "true"}),
        (CONTROL, "agreement.rule-ratification", {**why, "cell": "bir", "ratified": "true"}),
        ("ast", "agreement.breach", {**why, "accused": "bir", "clauses": ["A"]}),
        ("ast", "agreement.suspend", why),
    ]


def _fog(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what is written when cables are held, copied and forged."""
    cable = {"to": ["ced"], "subject": text, "text": text}
    copy = {"thing": "$cable", "title": text, "text": text, "source": text}
    late = {"thing": "$cable", "text": f"{text} late"}
    return [
        (CONTROL, "fog.order", {"effect": "delay", "senders": ["bir"], "source": text}),
        ("bir", "cable.send", cable),
        (CONTROL, "fog.release", late),
        ("bir", "cable.send", cable),
        (CONTROL, "fog.drop", {"thing": "$cable", "reason": text}),
        ("bir", "cable.send", cable),
        (CONTROL, "fog.intercept", {**copy, "to": ["ast"]}),
        (CONTROL, "fog.leak", {**copy, "everyone": "true"}),
        (CONTROL, "fog.forge", {**cable, "sender": "bir", "to": ["ast"]}),
    ]


def _inject(text: str) -> dict[str, Any]:
    words = ("title", "sender", "channel", "text", "expected")
    return dict.fromkeys(words, text) | {"text": f"{text} again"}


def _writing(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what is written on the page of a text, and what comes of it elsewhere."""
    this, a = {"proposal": "$proposal"}, {"proposal": "$proposal", "clause": "A"}
    package = {"title": text, "clauses": [text, text], "choices": {"S1": "a"}}
    asked = {**a, "version": 2, "text": f"{text} more", "why": text}
    return [
        ("ast", "proposal.table", package),
        ("ast", "clause.edit", {**a, "version": 1, "text": f"{text} more", "why": text}),
        ("ast", "clause.add", {**this, "text": text, "after": "A"}),
        ("bir", "bracket.put", {**a, "reason": text}),
        ("bir", "amendment.table", {**asked, "change": "replace", "text": f"{text} more and more"}),
        ("bir", "amendment.table", {**asked, "change": "insert"}),
        ("ced", "amendment.table", {**asked, "change": "insert"}),
        ("ast", "amendment.decline", {"amendment": "$amendment", "reason": text}),
        ("bir", "comment.add", {**a, "text": text}),
        ("ast", "comment.add", {**a, "text": text, "inside": "true"}),
        ("ast", "comment.add", {**this, "text": text}),
        ("bir", "proposal.table", {**package, "circle": ["ced"]}),
        ("bir", "proposal.leak", {**this, "to": ["ast"]}),
    ]


def debriefed(text: str) -> Table:
    """Return a table at which everything was written that can be, when it is over."""
    table = Table(LITTLE)
    table.entries, table.state = list(seated().entries), seated().state
    made: dict[str, str] = {}
    for act, words in _afterwards(text):
        given = {key: _named(value, made) for key, value in words.items()}
        event = table.does(CONTROL, orders.command(act, given))[0].event
        noun = "card" if act == "card.gather" else act.partition(".")[0]
        made[noun] = getattr(event, noun, made.get(noun, ""))
    return table


def _named(value: Any, made: Made) -> Any:  # noqa: ANN401 - whatever a form sends
    """Return a value with the names of what was made in it, as keys too."""
    if isinstance(value, dict):
        return {_named(key, made): one for key, one in value.items()}
    if isinstance(value, list):
        return [_named(one, made) for one in value]
    return made.get(value[1:], value) if isinstance(value, str) and value[:1] == "$" else value


def _afterwards(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what is written on cards, in surveys and as findings."""
    answers = [line(text, "answer"), f"{line(text, 'answer')[:100]} or not"]
    query = {"text": text, "sort": "choice", "options": answers, "low": text, "high": text}
    card = [{"prompt": 1, "text": text}]
    parts = ("title", "observation", "analysis", "recommendation")
    finding = dict.fromkeys(parts, text) | {"confidence": "low"}
    return [
        ("query.add", query),
        ("exercise.end", {}),
        ("survey.open", {"when": "after"}),
        ("reply.gather", {"when": "after", "slips": [{"$query": answers[0]}] * 4}),
        ("survey.publish", {"when": "after", "query": "$query"}),
        ("wash.open", {"prompts": [text]}),
        ("card.gather", {"wash": "$wash", "slips": [card] * 4}),
        ("card.show", {"cards": ["$card"]}),
        ("card.group", {"cards": ["$card"], "group": text}),
        ("finding.write", finding),
        ("finding.publish", {"finding": "$finding"}),
        ("remedy.assign", {"text": text, "owner": text, "findings": ["$finding"]}),
        ("remedy.settle", {"remedy": "$remedy", "state": "open", "note": text}),
    ]


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
        assert Bones(html).bones == Bones(safe[name]).bones, name


def documents(table: Table) -> dict[str, str]:
    """Return the page of every text that a delegation sees, read in every way."""
    picture = table.picture("ast")
    found: dict[str, str] = {}
    for number, name in enumerate(picture.proposals.all):
        for view in View:
            panels = paint(Glance("room", CellId("ast"), name, view), picture)
            found |= {f"text {number} {view} {one}": str(html) for one, html in panels.items()}
    return found


def _moves(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return a move in public with all that is said about it, and one that waits in secret."""
    begun = {"cell": "bir", "title": text, "needs": 2}
    words = {"action": text, "effect": text, "reasons": [text, text]}
    said = {"public": text, "actor": text, "affected": ["ast"], "told": text, "fact": text}
    effects = {"effects": {"mood": -1}, "cause": text, "sensitivity": text}
    ruling = {"ruling": "$ruling"}
    opened = [(CONTROL, "ruling.open", {"move": "$move", "method": "umpire"})]
    settled = [(CONTROL, "ruling.settle", {**ruling, "success": "true"})]
    told_ = [(CONTROL, "ruling.publish", {**ruling, **said, **effects})]
    return [
        (CONTROL, "project.begin", begun),
        ("bir", "move.submit", {**words, "project": "$project"}),
        (CONTROL, "move.reveal", {}),
        ("ast", "argument.add", {"move": "$move", "text": text}),
        ("bir", "argument.answer", {"argument": "$argument", "text": text}),
        *opened,
        *settled,
        *told_,
        (CONTROL, "ruling.undo", {**ruling, "reason": text}),
        *opened,
        *settled,
        *told_,
        ("ast", "move.submit", {**words, "secret": "true"}),
        ("ast", "secret.lodge", {"text": text, "when": text, "condition": {"rounds": ["r1"]}}),
        ("ced", "secret.lodge", {"text": text, "when": text, "condition": {"rounds": ["r1"]}}),
        (CONTROL, "secret.open", {"secret": "$secret"}),
        (CONTROL, "argument.add", {"move": "$move", "text": text}),
    ]


def painted(table: Table, text: str) -> dict[str, str]:
    """Return every panel of every room, and every card of the projector."""
    company = _company(text)
    found: dict[str, str] = {}
    for kind in ROOMS:
        cell = {"room": "ast", "lobby": OBSERVER}.get(kind, kind)
        for card in Show if kind == "projector" else [None]:
            picture = table.picture(cell)
            if card is not None:
                picture = _showing(picture, card)
            panels = Painter(kind, CellId(cell)).paint(picture, company)
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
def sound(text: str, *, packed: bool = False) -> dict[str, list[str]]:
    """Return the bones of every panel when all words are harmless."""
    panels = painted(told(text, worded(LITTLE, text) if packed else LITTLE), text)
    return {name: Bones(html).bones for name, html in panels.items()}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_is_a_text_in_every_panel(payload: str) -> None:
    assert len(PAYLOADS) >= 60
    panels = painted(told(payload), payload)
    for name, html in panels.items():
        assert Bones(html).bones == sound(harmless(payload))[name], name
    words = _flat(Bones("".join(panels.values())).text)
    assert _flat(line(payload, "text")) in words, "what was typed must be readable"


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS[::2])
def test_a_text_of_a_pack_is_a_text_too(payload: str) -> None:
    text = _flat(payload)
    panels = painted(told(harmless(text), worded(LITTLE, text)), text)
    for name, html in panels.items():
        if name.endswith(" brief"):
            continue  # a brief is Markdown; see below
        assert Bones(html).bones == sound(harmless(text), packed=True)[name], name


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
