"""Scenes of a table: who writes, talks, asks, tables and votes, and who hears of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.helpers.little import CELLS
from tests.secrecy.authors import EVERYONE, Author, Scene, Step, hears
from tests.secrecy.histories_of_fog import copied, fogged, forged
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


def ballot(author: Author) -> Scene:
    """A vote: who voted in which order, and what, and who changed the paper, is not for all.

    A count is the same whoever cast which paper; a roll call tells, so where there will be one,
    only the order may differ. Control knows who has voted, and in a named ballot what.
    """
    chance, name = author.chance, author.thing()
    secret, end = chance.random() < 0.6, chance.choice(("ballot.close", "ballot.cancel", ""))
    forum = "conclave" if secret else "assembly"
    text = {"question": author.words(), "forum": forum}
    call = Step(CONTROL, "ballot.call", text, EVERYONE, name=name)
    first = [(cell, chance.choice(("yes", "no", "abstain"))) for cell in author.cast(1, 4)]
    second = _other_papers(first, author, secret=secret, told=end == "ballot.close")
    scene: Scene = [(call, call)]
    for (one, choice), (two, other) in zip(first, second, strict=True):
        scene += _cast(name, secret, (one, choice), (two, other))
        if secret and one != author.viewer and chance.random() < 0.5:
            # Somebody changes a paper, and changes it back.
            wavering = _paper(name, one, {"yes": "no"}.get(choice, "yes"), sealed=True)
            scene += [(wavering, None), (_paper(name, one, choice, sealed=True), None)]
    given = {"ballot": f"${name}", **({"reason": "rain"} if end == "ballot.cancel" else {})}
    stop = Step(CONTROL, end, given, EVERYONE)
    return [*scene, (stop, stop)] if end else scene


def _paper(name: str, cell: str, choice: str, *, sealed: bool) -> Step:
    given = {"ballot": f"${name}", "choice": choice}
    return Step(cell, "ballot.cast", given, hears(cell), sealed=sealed)


def _cast(name: str, secret: bool, first: tuple[str, str], second: tuple[str, str]) -> Scene:  # noqa: FBT001 - a kind of ballot
    return [(_paper(name, *first, sealed=secret), _paper(name, *second, sealed=secret))]


def _other_papers(
    papers: list[tuple[str, str]], author: Author, *, secret: bool, told: bool
) -> list[tuple[str, str]]:
    """Return the papers of the second history, in the order in which they are cast."""
    chance, viewer = author.chance, author.viewer
    if viewer == CONTROL:
        choices = chance.sample([one for _, one in papers], len(papers))
        cells = [cell for cell, _ in papers]
        return list(zip(cells, choices, strict=True)) if secret else papers
    places = [n for n, (cell, _) in enumerate(papers) if cell != viewer]
    moved = [papers[n] for n in chance.sample(places, len(places))]
    if secret or not told:
        absent = [cell for cell in CELLS if cell not in dict(papers) and cell != viewer]
        voters = chance.sample([*(cell for cell, _ in moved), *absent], len(moved))
        moved = [(cell, choice) for cell, (_, choice) in zip(voters, moved, strict=True)]
    found = list(papers)
    for n, paper in zip(places, moved, strict=True):
        found[n] = paper
    return found


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
