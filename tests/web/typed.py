"""What is typed: every field that takes words is filled with the same ones, in play and after."""

from typing import Any

from tests.helpers.little import LITTLE, seat
from tests.helpers.table import Table, seated
from wargame.conduct import orders
from wargame.engine import Scenario
from wargame.engine.names import CONTROL
from wargame.engine.texts import line

Made = dict[str, str]
Typed = list[tuple[str, str, dict[str, Any]]]


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


def _acts(text: str) -> Typed:
    package = _package(text)
    return [
        *_talking(text),
        *_proposing(text),
        *_steering(text),
        *_calling(text),
        *_binding(text),
        *_writing(text),
        *_agreeing(text),
        ("ast", "proposal.table", {**package, "title": text}),
        ("ast", "proposal.withdraw", {"proposal": "$proposal"}),
        ("ast", "proposal.draft", package),
        *_moves(text),
        *_fog(text),
        (CONTROL, "note.write", {"text": text}),
        (CONTROL, "post.give", {"seat": "control-2", "role": "voice", "voice": text}),
        (CONTROL, "phase.skip", {"phase": "hush", "reason": text}),
    ]


def _package(text: str) -> dict[str, Any]:
    return {"title": text, "clauses": [text, text], "choices": {"S1": "a", "S2": "b"}}


def _talking(text: str) -> Typed:
    """Return what is said in cables, caucuses, statements and questions."""
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
    ]


def _proposing(text: str) -> Typed:
    package, this = _package(text), {"proposal": "$proposal"}
    return [
        ("ast", "proposal.table", package),
        ("ast", "proposal.revise", {**this, **package, "version": 1, "clauses": [text]}),
        ("bir", "stance.declare", {**this, "version": 2, "stance": "support"}),
        ("ast", "mark.set", {**this, "issue": "S1", "mark": "wanted"}),
    ]


def _steering(text: str) -> Typed:
    """Return what control writes on injects, numbers, regions and the date."""
    return [
        (CONTROL, "scores.allow", {"on": "true"}),
        (CONTROL, "inject.edit", {"inject": "j1", **_inject(text)}),
        (CONTROL, "inject.release", {"inject": "j1", "everyone": "true"}),
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
    ]


def _calling(text: str) -> Typed:
    this = {"proposal": "$proposal"}
    return [
        ("bir", "ballot.call", {"question": text, "rule": "consensus"}),
        ("bir", "ballot.cancel", {"ballot": "$ballot", "reason": text}),
        ("bir", "ballot.call", {**this, "rule": "unanimity", "question": text}),
    ]


def _binding(text: str) -> Typed:
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


def _agreeing(text: str) -> Typed:
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


def _fog(text: str) -> Typed:
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


def _writing(text: str) -> Typed:
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


def _moves(text: str) -> Typed:
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
