"""Scenes of a text: drafted, tabled before a few, or agreed in secret."""

from tests.secrecy.authors import Author, Scene, Step, hears
from wargame.engine.names import CONTROL


def circle(author: Author) -> Scene:
    """Some lay a proposal before each other, take stances, change it, vote on it."""
    one, *others = author.cast(2, 3)
    name, ballot, ears = author.thing(), author.thing(), hears(one, *others)
    this = {"proposal": f"${name}"}
    text = {"title": author.words(), "choices": {"S2": "b"}, "clauses": [author.words()]}
    steps = [
        Step(one, "proposal.table", {**text, "circle": others}, ears, name=name),
        Step(others[0], "stance.declare", {**this, "version": 1, "stance": "oppose"}, ears),
        Step(one, "proposal.revise", {**this, **text, "version": 1, "title": "Anew"}, ears),
        Step(CONTROL, "ballot.call", {**this, "rule": "unanimity"}, ears, name=ballot),
        Step(one, "ballot.cast", {"ballot": f"${ballot}", "choice": "yes"}, ears),
        Step(CONTROL, "ballot.close", {"ballot": f"${ballot}"}, ears),
        Step(one, "proposal.withdraw", this, ears),
    ]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])


def draft(author: Author) -> Scene:
    """A delegation writes a text inside, finds a head, and says in the margin what it thinks."""
    (one,) = author.cast(1, 1)
    name, ears = author.thing(), hears(one)
    this = {"proposal": f"${name}"}
    text = {"title": author.words(), "clauses": [author.words(), author.words()]}
    edit = {**this, "version": 1, "clause": "A", "text": author.words()}
    steps = [
        Step(one, "proposal.draft", text, ears, name=name),
        Step(one, "clause.edit", edit, ears),
        Step(one, "comment.add", {**this, "text": author.words(), "inside": True}, ears),
        Step(one, "clause.add", {**this, "text": author.words(), "after": "B"}, ears),
        Step(one, "bracket.put", {**this, "clause": "B", "reason": author.words()}, ears),
        Step(one, "head.take", {}, ears),
        Step(one, "clause.strike", {**this, "version": 3, "clause": "C"}, ears),
    ]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])


def deal(author: Author) -> Scene:
    """Two work on a text of theirs; one of them hands a copy to a third, who learns no more."""
    one, two, three = author.cast(3, 3)
    name, wish, pair = author.thing(), author.thing(), hears(one, two)
    this, a = {"proposal": f"${name}"}, {"proposal": f"${name}", "version": 1, "clause": "A"}
    text = {"title": author.words(), "clauses": [author.words()], "circle": [two]}
    mine, yours = ({**this, "text": author.words(), "inside": True} for _ in range(2))
    change = {**a, "change": "insert", "text": author.words()}
    steps = [
        Step(one, "proposal.table", text, pair, name=name),
        Step(two, "comment.add", {**this, "text": author.words()}, pair, free=True),
        Step(one, "comment.add", mine, hears(one), free=True),
        Step(two, "comment.add", yours, hears(two), free=True),
        Step(two, "amendment.table", change, pair, name=wish),
        Step(one, "sponsor.invite", {**this, "cells": [two]}, pair),
        Step(two, "sponsor.join", this, pair),
        Step(two, "clause.edit", {**a, "text": author.words()}, pair),
        Step(two, "proposal.leak", {**this, "to": [three]}, hears(two, three)),
        Step(one, "amendment.accept", {"amendment": f"${wish}"}, pair),
    ]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])
