"""Rulings written ahead: which one fits a move, and its sentences with the braces filled.

In braces stand words of the move: `{actor}`, `{action}`, `{effect}`, and `{outcome}`, what the
margin is called. Nothing else in a text is looked at.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wargame.engine.adjudication.terms import Method, RulingTemplate
from wargame.engine.names import IndicatorId

WORDS = ("actor", "action", "effect", "outcome")
TELLING = ("actor", "action", "effect")
"""The words that would tell of a move nobody else knows."""
PLAIN = RulingTemplate(
    id="plain",
    title="In plain words",
    method=Method.UMPIRE,
    public="{actor}: {action}. It came to this: {outcome}.",
    failed="{actor}: {action}. It came to this: {outcome}.",
    actor="Your action came to this: {outcome}.",
    actor_failed="Your action came to this: {outcome}.",
)
"""The template that every exercise has."""


class Judged(NamedTuple):
    """What a template is filled from: how the move was ruled on, and its words."""

    success: bool
    revealed: bool
    words: Mapping[str, str]


class Written(NamedTuple):
    """What control would publish, ready to be mended."""

    public: str
    actor: str
    sensitivity: str
    effects: Mapping[IndicatorId, int]
    fact: str
    objectives: tuple[str, ...]


def usual(templates: Iterable[RulingTemplate], method: Method, *, revealed: bool) -> RulingTemplate:
    """Return the template that fits best: the first that is as open as the move, by its method."""
    known = [*templates, PLAIN]
    return min(known, key=lambda one: (one.covert is revealed, one.method is not method))


def write(template: RulingTemplate, judged: Judged) -> Written:
    """Return a template filled. To everyone nothing is said that would tell of a hidden move."""
    fails = not judged.success
    public = (template.failed or template.public) if fails else template.public
    if not judged.revealed and any(f"{{{one}}}" in public for one in TELLING):
        public = ""
    actor = (template.actor_failed or template.actor) if fails else template.actor
    return Written(
        public=fill(public, judged.words),
        actor=fill(actor, judged.words),
        sensitivity=fill(template.sensitivity, judged.words),
        effects=template.effects_failed if fails else template.effects,
        fact="" if fails else fill(template.fact, judged.words),
        objectives=template.objectives,
    )


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return a text with the words of the move in the places of their braces.

    A full stop at a word's end falls away: the sentence around it has its own.
    """
    parts = text.split("{")
    return parts[0] + "".join(_filled(part, words) for part in parts[1:])


def _filled(part: str, words: Mapping[str, str]) -> str:
    name, brace, rest = part.partition("}")
    known = brace and name in words
    return f"{words[name].rstrip('.')}{rest}" if known else f"{{{part}"
