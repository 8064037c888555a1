"""The voting calculator: what it takes, what it refuses in words, and what it says."""

import pytest

from tests.engine.rules.union import SHARES, UNION, codes
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK
from wargame.engine.rules.bodies import BASIS_POINTS, SEATS, Body, Member
from wargame.engine.rules.tally import Tally, Unclear, Vote, plain, tally

BODY = Body(
    title="The Union",
    year=2025,
    source="Published shares.",
    unit=BASIS_POINTS,
    members=tuple(Member(cell, f"Land {cell}", share) for cell, share in SHARES.items()),
)
COUNCIL = Body(
    title="The Council",
    year=2025,
    source="The Charter.",
    unit=SEATS,
    members=tuple(Member(CellId(f"S{n}"), f"Seat {n}", permanent=n < 5) for n in range(15)),
)


def said(vote: Vote, body: Body = BODY) -> list[str]:
    with pytest.raises(Unclear) as unclear:
        tally(vote, body)
    return str(unclear.value).splitlines()


def test_whoever_is_not_named_votes_in_favour() -> None:
    counted = tally(Vote("eu.qmv", no=codes("IT PL NL SE HU FI"), abstain=codes("BE")), BODY)

    assert plain(counted)["yes_population_pct"] == "66.09"
    assert (counted.outcome.adopted, counted.outcome.yes) == (True, 20)


def test_where_those_in_favour_are_named_the_others_are_silent() -> None:
    counted = tally(Vote("unanimity", yes=codes("DE FR")), BODY)

    assert (counted.outcome.yes, counted.outcome.silent) == (2, 25)
    assert not counted.outcome.adopted


def test_who_is_out_takes_no_part() -> None:
    told = plain(tally(Vote("eu.qmv", no=codes("DE FR IT"), out=codes("MT")), BODY))

    assert (told["members"], told["yes"], told["needed"]) == (26, 23, 15)
    assert (told["blocking_minority"], told["deemed"], told["adopted"]) == (4, True, True)
    assert told["yes_population_pct"] == "53.06"


def test_a_declared_abstention_exempts() -> None:
    told = plain(tally(Vote("eu.cfsp-unanimity", declare=codes("HU")), BODY))

    assert told["adopted"]
    assert (told["exempt"], told["declared"]) == (["HU"], ["HU"])
    assert told["declared_population_pct"] == "2.13"
    assert told["needed"] is None


def test_seats_have_no_population() -> None:
    told = plain(tally(Vote("un.security-council", no=codes("S4")), COUNCIL))

    assert (told["adopted"], told["needed"], told["yes"]) == (False, 9, 14)
    assert told["yes_population_pct"] is told["population"] is told["yes_population"] is None
    assert told["declared_population_pct"] is None
    assert told["change"] == {"members": ["S4"], "to": "yes"}
    assert told["other_rules"] == {
        "consensus": False,
        "unanimity": False,
        "simple-majority": True,
        "silence": False,
        "un.security-council-procedural": True,
    }
    assert tally(Vote("un.security-council", no=codes("S5")), COUNCIL).outcome.adopted


def test_a_vote_that_nothing_turns_says_so() -> None:
    told = plain(tally(Vote("eu.passerelle", matters=("military",)), BODY))

    assert told["change"] is None
    assert told["decisive"] == []


def test_it_says_where_its_numbers_come_from() -> None:
    told = plain(tally(Vote("consensus"), BODY))

    assert told["table"] == {"title": "The Union", "year": 2025, "source": "Published shares."}
    assert "Abstaining" in str(told["words"]) or "abstains" in str(told["words"])


@pytest.mark.parametrize("rule", RULEBOOK)
def test_every_rule_can_be_asked(rule: str) -> None:
    body = COUNCIL if rule == "n-of-m-assent" or rule.startswith("un.") else BODY
    counted = tally(Vote(rule, needed=9, joining=body.ids), body)

    assert isinstance(counted, Tally)
    assert rule not in {other.id for other, _ in counted.others}


class TestFaults:
    def test_a_rule_that_there_is_not(self) -> None:
        (line,) = said(Vote("eu.magic"))

        assert "no rule “eu.magic”" in line
        assert "eu.qmv" in line

    def test_all_are_told_at_once(self) -> None:
        lines = said(Vote("eu.magic", no=codes("XX HU"), abstain=codes("HU"), joining=codes("YY")))

        assert len(lines) == 3
        assert "Not in the table “The Union” of 2025: XX, YY." in lines[1]
        assert lines[2].startswith("HU cannot be against and abstaining at once.")

    def test_who_is_out_has_no_vote(self) -> None:
        (line,) = said(Vote("eu.qmv", no=codes("MT"), out=codes("MT")))

        assert "MT cannot be against and taking no part at once" in line

    @pytest.mark.parametrize(
        ("rule", "missing"),
        [
            ("n-of-m", "the number of votes that are needed"),
            ("eu.enhanced-cooperation", "the members that would take part"),
            ("un.security-council", "the members that hold a veto"),
        ],
    )
    def test_what_a_rule_lacks(self, rule: str, missing: str) -> None:
        (line,) = said(Vote(rule))

        assert missing in line

    def test_nobody_left(self) -> None:
        assert "a member that takes part" in said(Vote("eu.qmv", out=UNION))[0]
