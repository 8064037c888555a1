"""Conditions in words: what they mean, and what is said of those that mean nothing."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies

from tests.helpers.given import started
from tests.helpers.little import AST, LITTLE, S1, TALK, VOTE, A
from tests.helpers.properties import steady
from tests.helpers.table import Table, seated
from wargame.engine.conditions import AgreementIs, Every, InRound, Level, Some, Unless
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.holding import holds
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.names import CONTROL
from wargame.engine.rules import Choice
from wargame.journal.codec import adapter
from wargame.packs.conditions import Known, Unreadable, parse
from wargame.packs.injects import known_of

KNOWN = known_of(LITTLE)


def met(table: Table, text: str) -> bool:
    return holds(parse(text, KNOWN), table.state)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("mood <= 5", True),
        ("mood < 5", False),
        ("indicator.mood = 5", True),
        ("mood != 5", False),
        ("mood > 4 and fuse >= 5", True),
        ("mood > 5 or fuse >= 5", True),
        ("not mood > 5", True),
        ("not (mood > 5 or fuse >= 5)", False),
        ("mood > 5 and fuse >= 5 or stores = 5", True),
        ("mood > 5 and (fuse >= 5 or stores = 5)", False),
    ],
)
def test_indicators(text: str, truth: bool) -> None:  # noqa: FBT001 - a column of a table
    assert met(seated(), text) is truth


def test_rounds_in_the_order_of_play() -> None:
    known = Known(rounds=("0", "2", "10"))

    assert parse("round >= 2", known) == InRound(("2", "10"))
    assert parse("round < 10", known) == InRound(("0", "2"))
    assert parse("round = 0", known) == InRound(("0",))


def test_the_round_that_is_played() -> None:
    table = seated()
    assert holds(InRound(("r1",)), table.state)
    table.does(CONTROL, OpenPhase(VOTE, after=TALK))
    assert holds(InRound(("r2",)), table.state)
    assert not holds(InRound(("r1",)), table.state)


def test_texts_and_votes() -> None:
    table = seated()
    assert not met(table, "proposal tabled")
    text = table.makes("ast", TableProposal("Share", {S1: A}))
    assert met(table, "proposal tabled S1 in {a, b} and not proposal tabled S1 in {b}")
    assert met(table, "proposal tabled S1 and not proposal tabled S2")
    assert not met(table, "proposal adopted S1 in {a}")
    ballot = table.makes(CONTROL, CallBallot(proposal=text, forum="council"))
    for cell in ("ast", "bir"):
        table.does(cell, CastVote(ballot, Choice.YES))
    table.does(CONTROL, CloseBallot(ballot))
    assert met(table, "proposal adopted S1 in {a} and vote council adopted and vote any adopted")
    assert not met(table, "vote fund adopted or vote council rejected or proposal rejected")


def test_agreements_are_asked_by_kind_step_and_option() -> None:
    assert parse("agreement in-force", KNOWN) == AgreementIs("in-force")
    assert parse("agreement any breached", KNOWN) == AgreementIs("breached")
    signed = AgreementIs("signed", "pact", S1, (A,))
    assert parse("agreement pact signed S1 in {a}", KNOWN) == signed
    assert not met(seated(), "agreement signed")


def test_precedence() -> None:
    one, two, three = (parse(f"mood = {n}", KNOWN) for n in (1, 2, 3))

    assert parse("mood = 1 or mood = 2 and not mood = 3", KNOWN) == Some(
        (one, Every((two, Unless(three))))
    )


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("mood <= ", 9, "a whole number"),
        ("mood 4", 6, "a comparison"),
        ("moon <= 4", 1, "There is no indicator “moon”. Write one of: mood, stores, fuse."),
        ("proposal chosen S1", 10, "tabled, adopted or rejected"),
        ("proposal adopted S9", 18, "There is no issue “S9”"),
        ("proposal adopted S1 in {z}", 25, "There is no option of S1 “z”"),
        ("mood <= 4 and", 14, "more is needed"),
        ("(mood <= 4", 11, "Expected: "),
        ("__import__('os')", 1, "“_” does not fit"),
        ("vote council tabled", 14, "adopted or rejected"),
        ("vote synod adopted", 6, "There is no forum “synod”"),
        ("agreement treaty signed", 11, "There is no kind of agreement “treaty”"),
        ("agreement pact", 15, "initialled, signed"),
        ("round >= 7", 10, "There is no round “7”"),
        ("mood <= 4.5", 10, "does not fit"),
        ("", 1, "more is needed"),
        ("not " * 30 + "mood = 1", 1, "no more than 20"),
        ("mood = 1 or " * 40 + "mood = 1", 401, "400 characters"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(
    text: str, position: int, expected: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(text, KNOWN)

    assert expected in caught.value.sentence
    assert caught.value.sentence.startswith(f"At position {caught.value.position}:")
    assert caught.value.position == position


@steady
@given(strategies.text(alphabet="mood <=>!4()andornt{},.-S1ab\n\u202e", max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    with suppress(Unreadable):
        assert isinstance(holds(parse(text, KNOWN), started().state), bool)


@pytest.mark.parametrize(
    "text",
    [
        "mood <= 4",
        "proposal tabled",
        "vote any adopted",
        "agreement in-force",
        "not (mood = 1 and proposal adopted S1 in {a}) or vote council rejected and mood > 2",
    ],
)
def test_they_survive_the_journal(text: str) -> None:
    tree: Any = parse(text, KNOWN)
    plan = adapter(type(LITTLE.injects[0]))
    row = plan.validate_json(plan.dump_json(_with(tree)))

    assert row.condition == tree


def _with(tree: Any) -> Any:  # noqa: ANN401 - a condition
    return replace(LITTLE.injects[0], condition=tree)


def test_a_level_of_what_nobody_was_told_holds_of_nothing() -> None:
    hidden = Level(next(one.id for one in LITTLE.indicators if one.audience == ()), ">=", 0)

    assert not holds(hidden, seated().picture(AST))
    assert holds(hidden, seated().picture(CONTROL))
