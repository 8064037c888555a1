"""Conditions in words, read into the trees of `engine.conditions`. Nothing is ever evaluated.

eu_seat <= 4                      an indicator against a number: <= >= < > = !=
round >= 3                        the round that is played, by its place in the pack
proposal tabled S5 in {b, d}      a text that chooses so is on the table; also adopted, rejected
vote council rejected             how a forum decided; `vote any adopted` for any of them
agreement settlement in-force     where one of a kind stands; `agreement signed S3 in {a}`
not, and, or, ( )                 `not` binds most, `or` least
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedToken, VisitError

from wargame.engine.conditions import (
    COMPARISONS,
    AgreementIs,
    Condition,
    Every,
    Fate,
    InRound,
    Level,
    Some,
    TextSays,
    Unless,
    VoteEnded,
)
from wargame.engine.names import IndicatorId, IssueId, OptionId
from wargame.engine.treaties import Step

LONGEST: Final = 400
DEEPEST: Final = 20
_GRAMMAR: Final = r"""
    ?start: either
    ?either: both ("or" both)*
    ?both: single ("and" single)*
    ?single: "not" single -> negated
           | "(" either ")"
           | "round" COMPARISON NUMBER -> round
           | "indicator" "." NAME COMPARISON NUMBER -> level
           | NAME COMPARISON NUMBER -> level
           | "proposal" FATE choice? -> text
           | "vote" forum FATE -> vote
           | "agreement" kind? STEP choice? -> agreement
    forum: "any" | NAME
    kind: "any" | NAME
    choice: NAME ("in" "{" NAME ("," NAME)* "}")?
    FATE.3: /(FATES)(?![A-Za-z0-9_-])/
    STEP.3: /(STEPS)(?![A-Za-z0-9_-])/
    COMPARISON: "<=" | ">=" | "!=" | "<" | ">" | "="
    NUMBER.2: /-?[0-9]{1,4}(?![A-Za-z0-9_])/
    NAME: /[A-Za-z0-9][A-Za-z0-9_-]{0,39}/
    %ignore /[ \t\n]+/
"""
_PARSER: Final = Lark(
    _GRAMMAR.replace("FATES", "|".join(Fate)).replace("STEPS", "|".join(Step)),
    parser="lalr",
    maybe_placeholders=False,
)
_WORDS: Final = {
    "COMPARISON": "a comparison (<= >= < > = !=)",
    "NUMBER": "a whole number",
    "NAME": "a name",
    "FATE": "tabled, adopted or rejected",
    "STEP": f"one of {', '.join(Step)}",
    "LPAR": "(",
    "RPAR": ")",
    "LBRACE": "{",
    "RBRACE": "}",
    "COMMA": "a comma",
    "DOT": "a dot",
    "$END": "the end",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names that conditions may use. `rounds` stand in the order of play."""

    indicators: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forums: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()


class Unreadable(Exception):
    """A condition that says nothing: the position in it, from 1, and what was expected there."""

    def __init__(self, position: int, sentence: str) -> None:
        """Keep both."""
        super().__init__(position, sentence)
        self.position = position
        self.sentence = f"At position {position}: {sentence}"


def parse(text: str, known: Known) -> Condition:
    """Return the condition that a text states. Raises Unreadable."""
    if len(text) > LONGEST:
        raise Unreadable(LONGEST + 1, f"a condition has {LONGEST} characters at most. Shorten it.")
    if text.count("(") + text.count("not") > DEEPEST:
        raise Unreadable(1, f"no more than {DEEPEST} brackets and negations. Write it flat.")
    try:
        return cast("Condition", _Reader(known).transform(_PARSER.parse(text)))
    except UnexpectedToken as found:
        raise _unfit(found, text) from found
    except UnexpectedCharacters as found:
        place = found.column - 1
        raise Unreadable(place + 1, _expected({*(found.allowed or ())}, text[place])) from found
    except VisitError as found:
        if isinstance(found.orig_exc, Unreadable):
            raise found.orig_exc from found
        raise


def _unfit(found: UnexpectedToken, text: str) -> Unreadable:
    wanted = {*found.accepts}
    if found.token.type == "$END":
        return Unreadable(len(text) + 1, _expected(wanted, ""))
    return Unreadable((found.token.start_pos or 0) + 1, _expected(wanted, found.token))


def _expected(wanted: set[str], seen: str) -> str:
    choices = sorted(_WORDS.get(one, one.lower()) for one in wanted)
    what = f"“{seen}” does not fit" if str(seen) else "more is needed"
    return f"{what}. Expected: {'; '.join(choices)}."


@v_args(inline=True)
class _Reader(Transformer[Token, Any]):
    """Makes the tree, and refuses names that the pack does not have."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._known = known

    def either(self, *parts: Condition) -> Condition:
        return Some(parts)

    def both(self, *parts: Condition) -> Condition:
        return Every(parts)

    def negated(self, part: Condition) -> Condition:
        return Unless(part)

    def level(self, name: Token, comparison: Token, number: Token) -> Condition:
        _one_of(name, self._known.indicators, "indicator")
        return Level(IndicatorId(str(name)), str(comparison), int(number))

    def round(self, comparison: Token, number: Token) -> Condition:
        _one_of(number, self._known.rounds, "round")
        place = self._known.rounds.index(str(number))
        compare = COMPARISONS[str(comparison)]
        found = (one for n, one in enumerate(self._known.rounds) if compare(n, place))
        return InRound(tuple(found))

    def choice(self, issue: Token, *options: Token) -> tuple[IssueId, tuple[OptionId, ...]]:
        _one_of(issue, tuple(self._known.options), "issue")
        for one in options:
            _one_of(one, self._known.options[str(issue)], f"option of {issue}")
        return IssueId(str(issue)), tuple(OptionId(str(one)) for one in options)

    def text(
        self, fate: Token, chosen: tuple[IssueId, tuple[OptionId, ...]] | None = None
    ) -> Condition:
        issue, options = chosen or (None, ())
        return TextSays(Fate(str(fate)), issue, options)

    def forum(self, *names: Token) -> str:
        for one in names:
            _one_of(one, self._known.forums, "forum")
        return "".join(map(str, names))

    def kind(self, *names: Token) -> str:
        for one in names:
            _one_of(one, self._known.treaties, "kind of agreement")
        return "".join(map(str, names))

    def vote(self, forum: str, fate: Token) -> Condition:
        if str(fate) == Fate.TABLED.value:
            raise Unreadable((fate.start_pos or 0) + 1, "a vote is adopted or rejected.")
        return VoteEnded(Fate(str(fate)), forum)

    def agreement(self, *parts: Any) -> Condition:  # noqa: ANN401 - what stands in the text
        kinds = [one for one in parts if type(one) is str]
        steps = [str(one) for one in parts if isinstance(one, Token)]
        chosen = [one for one in parts if isinstance(one, tuple)]
        issue, options = chosen[0] if chosen else (None, ())
        return AgreementIs(steps[0], "".join(kinds), issue, options)


def _one_of(name: Token, known: tuple[str, ...], kind: str) -> None:
    if str(name) not in known:
        choices = ", ".join(known) or "none is defined"
        said = f"There is no {kind} “{name}”. Write one of: {choices}."
        raise Unreadable((name.start_pos or 0) + 1, said)
