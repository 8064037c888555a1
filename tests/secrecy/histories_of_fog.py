"""Scenes of the fog: words that come late, torn, to others too, or from nobody who wrote them."""

from dataclasses import replace

from tests.secrecy.authors import Author, Scene, Step, hears
from wargame.engine.names import CONTROL


def fogged(author: Author) -> Scene:
    """Somebody writes to two, and for one of them the line is slow, bad, or silent for ever.

    The sender and the other receiver hear the same cable, whether or not there is any fog.
    """
    one, two, three = author.cast(3, 3)
    order, name = author.thing(), author.thing()
    effect = author.chance.choice(("delay", "garble"))
    words = {"to": [two, three], "subject": author.words(), "text": author.words()}
    standing = {"effect": effect, "senders": [one], "receivers": [three], "share": 100}
    clear = Step(one, "cable.send", words, hears(one, two, three), name=name)
    foggy = replace(clear, ears=hears(one, two, *([three] if effect == "garble" else [])))
    late = Step(CONTROL, "fog.release", {"thing": f"${name}"}, hears(three))
    end = late if author.chance.random() < 0.5 else replace(late, act="fog.drop", ears=hears())
    steps = [
        Step(CONTROL, "fog.order", standing, hears(), name=order),
        foggy,
        *([end] if effect == "delay" else []),
        Step(CONTROL, "fog.lift", {"fog": f"${order}"}, hears()),
    ]
    if author.viewer in {three, CONTROL}:
        return [(step, step) for step in steps]
    return [(step, clear if step is foggy else None) for step in steps]


def copied(author: Author) -> Scene:
    """What some wrote to each other comes to a third, or is never read by anybody else."""
    one, two, three = author.cast(3, 3)
    name, words = author.thing(), {"subject": author.words(), "text": author.words()}
    act = author.chance.choice(("fog.intercept", "fog.leak"))
    mine = {} if author.chance.random() < 0.5 else {"text": author.words()}
    copy = {"thing": f"${name}", "to": [three], **mine}
    steps = [
        Step(one, "cable.send", {**words, "to": [two]}, hears(one, two), name=name),
        Step(CONTROL, act, copy, hears(three), free=True),
    ]
    return author.vary(*steps)


def forged(author: Author) -> Scene:
    """A cable, or a line in a caucus, of which the one in whose name it goes knows nothing."""
    one, two, three = author.cast(3, 3)
    name, this = author.thing(), {"sender": one, "text": author.words()}
    cable = {**this, "to": [two], "subject": author.words()}
    pair = hears(one, two)
    steps = [
        Step(CONTROL, "fog.forge", cable, hears(two), free=True),
        Step(one, "caucus.open", {"title": author.words(), "invite": [two]}, pair, name=name),
        Step(two, "caucus.join", {"caucus": f"${name}"}, pair),
        Step(CONTROL, "fog.forge", {**this, "caucus": f"${name}"}, hears(two), free=True),
        Step(two, "caucus.say", {"caucus": f"${name}", "text": author.words()}, pair, free=True),
    ]
    if author.viewer == three:
        steps = steps[: author.chance.randint(1, len(steps))]
    return author.vary(*steps)
