"""Scenes of a table: who writes, talks, asks, tables and votes, and who hears of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.helpers.little import CELLS
from tests.secrecy.authors import EVERYONE, Author, Scene, Step, hears
from tests.secrecy.histories_of_fog import copied, fogged, forged
from tests.secrecy.histories_of_texts import circle, deal, draft
from tests.secrecy.histories_of_votes import ballot
from wargame.engine.names import CONTROL


def cable(author: Author) -> Scene:
    """Somebody writes to some others."""
    sender, *to = author.cast(2, 4)
    by = author.chance.choice((sender, CONTROL))
    words = {"to": to, "subject": author.words(), "text": author.words()}
    return author.vary(Step(by, "cable.send", words, hears(by, *to)))


def caucus(author: Author) -> Scene:
    """Two talk; a third is asked in, declines or joins, and hears only what is said from then."""
    one, two, three = author.cast(3, 3)
    name, pair, all_ = author.thing(), hears(one, two), hears(one, two, three)
    this = {"caucus": f"${name}"}

    def say(by: str, ears: frozenset[str]) -> Step:
        return Step(by, "caucus.say", {**this, "text": author.words()}, ears, free=True)

    steps = [
        Step(one, "caucus.open", {"title": author.words(), "invite": [two]}, pair, name=name),
        say(one, hears(one)),
        Step(two, "caucus.join", this, pair),
        say(two, pair),
        say(CONTROL, pair),
        Step(two, "caucus.invite", {**this, "cell": three}, all_),
        say(one, pair),
        Step(three, author.chance.choice(("caucus.join", "caucus.leave")), this, all_),
    ]
    joined = steps[-1].act == "caucus.join"
    ears = all_ if joined else pair
    steps += [say(one, ears), Step(one, "caucus.close", this, ears)]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])


def intent(author: Author) -> Scene:
    """A delegation writes down what it wants."""
    (cell,) = author.cast(1, 1)
    words = {"wants": author.words(), "trades": author.words()}
    return author.vary(Step(cell, "intent.state", words, hears(cell)))


def brief(author: Author) -> Scene:
    """A delegation opens its brief."""
    (cell,) = author.cast(1, 1)
    return author.vary(Step(cell, "brief.open", {}, hears(cell)))


def sheets(author: Author) -> Scene:
    """Control lets delegations see their own score sheets, and may take them back."""
    ears = hears(*CELLS)
    steps = [Step(CONTROL, "scores.allow", {"on": on}, ears) for on in (True, False)]
    return author.vary(*steps[: author.chance.randint(1, 2)])


def marks(author: Author) -> Scene:
    """A text lies before everyone; some note for themselves what they would not give."""
    one, *others = author.cast(2, 3)
    name = author.thing()
    text = {"title": author.words(), "choices": {"S2": "b"}, "clauses": [author.words()]}
    table = Step(one, "proposal.table", text, EVERYONE, name=name)
    scene: Scene = [(table, table)]
    for cell in others:
        on = author.chance.choice(({"issue": "S2"}, {"clause": "A"}))
        mark = {"proposal": f"${name}", "mark": author.chance.choice(("wanted", "red-line")), **on}
        scene += author.vary(Step(cell, "mark.set", mark, hears(cell)))
    return scene


def question(author: Author) -> Scene:
    """A delegation asks control, and may be answered."""
    (cell,) = author.cast(1, 1)
    name, ears = author.thing(), hears(cell)
    answer = {"question": f"${name}", "text": author.words()}
    steps = (
        Step(cell, "question.ask", {"text": author.words()}, ears, name=name),
        Step(CONTROL, "question.answer", answer, ears),
    )
    return author.vary(*steps[: author.chance.randint(1, 2)])


def drafted(author: Author) -> Scene:
    """Control takes a question, drafts its answer and looks it over; nobody else hears of it."""
    (cell,) = author.cast(1, 1)
    name = author.thing()
    ask = Step(cell, "question.ask", {"text": author.words()}, hears(cell), name=name)
    draft = {"question": f"${name}", "text": author.words(), "review": True}
    steps = (
        Step(CONTROL, "item.take", {"item": "question/one"}, hears()),
        Step(CONTROL, "question.draft", draft, hears()),
        Step(CONTROL, "item.free", {"item": "question/one"}, hears()),
    )
    return [(ask, ask), *author.vary(*steps[: author.chance.randint(1, 3)])]


def answer_for_all(author: Author) -> Scene:
    """Control answers for everyone; who had asked is not said, so it may have been another."""
    one, two = author.cast(2, 2)
    name, text = author.thing(), {"text": author.words()}
    first = Step(one, "question.ask", text, hears(one), name=name)
    second = replace(first, by=two, ears=hears(two))
    if first.heard_by(author.viewer) or second.heard_by(author.viewer):
        second = first
    given = {"question": f"${name}", "text": author.words(), "publish": True}
    published = Step(CONTROL, "question.answer", given, EVERYONE)
    return [(first, second), (published, published)]


def inject(author: Author) -> Scene:
    """Control releases an inject to whom it chooses."""
    to, one = author.cast(1, 3), author.chance.choice(("j1", "j3", "j4"))
    words = {"inject": one, "to": to, "without_effects": True}
    return author.vary(Step(CONTROL, "inject.release", words, hears(*to)))


def plan(author: Author) -> Scene:
    """Control holds, leaves out, rewords or invents what is planned; it alone is told."""
    one = {"inject": author.chance.choice(("j1", "j3", "j4"))}
    words = {"title": author.words(), "sender": author.words(), "text": author.words()}
    act, given = author.chance.choice(
        (
            ("inject.hold", one),
            ("inject.skip", {**one, "reason": author.words()}),
            ("inject.retime", {**one, "phase": "hush", "offset": 3}),
            ("inject.improvise", words),
        )
    )
    return author.vary(Step(CONTROL, act, given, hears()))


def desk(author: Author) -> Scene:
    """Control shares its work, and notes what it sees; it alone is told."""
    post = {"seat": "control-2", "role": "minder", "cells": author.cast(1, 2)}
    note = {"text": author.words(), "entry": author.chance.randint(1, 9)}
    act, given = author.chance.choice((("post.give", post), ("note.write", note)))
    return author.vary(Step(CONTROL, act, given, hears()))


def receipt(author: Author) -> Scene:
    """A delegation opens what was sent to it; the others are not told of either."""
    (cell,) = author.cast(1, 1)
    name = author.thing()
    sent = {"inject": "j1", "to": [cell], "without_effects": True}
    release = Step(CONTROL, "inject.release", sent, hears(cell), name=name)
    opened = Step(cell, "inject.open", {"message": f"${name}"}, hears(cell))
    return [*author.vary(release), *author.vary(opened)]


def indicator(author: Author) -> Scene:
    """Control moves a number that not everybody sees."""
    name, ears = author.chance.choice((("stores", hears("ast", "ced")), ("fuse", hears())))
    words = {"indicator": name, "value": author.chance.randint(0, 10), "reason": author.words()}
    return author.vary(Step(CONTROL, "indicator.set", words, ears))


def deception(author: Author) -> Scene:
    """Control shows some a wrong number, lets the world move, and may tell them the truth."""
    (cell,) = author.cast(1, 1)
    chance, name = author.chance, {"indicator": "mood"}
    lie = {"value": chance.randint(0, 10), "said": author.words(), "reason": author.words()}
    show = Step(CONTROL, "indicator.show", {**name, "cells": [cell], **lie}, hears(cell))
    truth = {"cells": [cell], "said": author.words(), "reason": author.words()}
    correct = Step(CONTROL, "indicator.correct", {**name, **truth}, hears(cell))
    move = {"value": chance.randint(0, 10), "reason": author.words()}
    moved = Step(CONTROL, "indicator.set", {**name, **move}, EVERYONE)
    end = author.vary(correct) if chance.random() < 0.5 else []
    return [*author.vary(show), (moved, moved), *end]


def seats(author: Author) -> Scene:
    """A place in a delegation is taken, and may become free."""
    (cell,) = author.cast(1, 1)
    place = {"cell": cell, "seat": f"{cell}-2"}
    steps = [Step(CONTROL, name, place, hears(cell)) for name in ("seat.fill", "seat.vacate")]
    return author.vary(*steps[: author.chance.randint(1, 2)])


def secret(author: Author) -> Scene:
    """A delegation lodges what it has prepared, and takes it back; others hear nothing of it."""
    (one,) = author.cast(1, 1)
    name, ears = author.thing(), hears(one)
    words = {"text": author.words(), "when": "round = r1", "condition": {"rounds": ["r1"]}}
    steps = [
        Step(one, "secret.lodge", words, ears, name=name),
        Step(one, "secret.retract", {"secret": f"${name}"}, ears),
    ]
    return author.vary(*steps[: author.chance.randint(1, 2)])


def secret_move(author: Author) -> Scene:
    """A delegation moves in secret; control rules on it, and tells the delegation alone."""
    (one,) = author.cast(1, 1)
    move, ruling, ears = author.thing(), author.thing(), hears(one)
    words = {"action": author.words(), "effect": author.words(), "reasons": [author.words()]}
    this, judged = {"move": f"${move}"}, {"ruling": f"${ruling}"}
    steps = [
        Step(one, "move.submit", {**words, "secret": True}, ears, name=move),
        Step(CONTROL, "argument.add", {**this, "text": author.words()}, hears()),
        Step(CONTROL, "ruling.open", {**this, "method": "two-dice"}, hears(), name=ruling),
        Step(CONTROL, "ruling.roll", judged, hears()),
        Step(CONTROL, "ruling.publish", {**judged, "actor": author.words()}, ears),
        Step(CONTROL, "ruling.undo", {**judged, "reason": author.words()}, ears),
    ]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])


def public(author: Author) -> Scene:
    """Something that everybody hears."""
    one, two = author.cast(2, 2)
    name, text = author.thing(), {"title": author.words(), "choices": {"S1": "a", "S2": "a"}}
    stance = {"proposal": f"${name}", "version": 1, "stance": "can-live-with"}
    steps = [
        Step(one, "proposal.table", text, EVERYONE, name=name),
        Step(two, "stance.declare", stance, EVERYONE),
        Step(two, "statement.make", {"text": author.words()}, EVERYONE),
        Step(one, "hand.raise", {}, EVERYONE),
        Step(CONTROL, "hand.lower", {"cell": one}, EVERYONE),
        Step(CONTROL, "projector.take", {"show": "proposal", **_of(stance)}, EVERYONE),
    ]
    return author.vary(*steps[: author.chance.randint(1, len(steps))])


def _of(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"proposal": given["proposal"]}


SCENES: tuple[Callable[[Author], Scene], ...] = (
    cable,
    caucus,
    caucus,
    intent,
    brief,
    sheets,
    marks,
    question,
    drafted,
    answer_for_all,
    inject,
    plan,
    desk,
    receipt,
    fogged,
    copied,
    forged,
    indicator,
    deception,
    seats,
    circle,
    circle,
    draft,
    deal,
    deal,
    secret,
    secret_move,
    public,
    ballot,
    ballot,
)
