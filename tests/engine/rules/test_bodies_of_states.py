"""The Security Council, so many of so many, silence, pledges, rulings, quorums."""

import pytest

from tests.engine.rules.union import ABSTAIN, NO, UNION, YES, codes, count, papers
from wargame.engine.names import CellId
from wargame.engine.rules import Choice, Papers
from wargame.engine.rules.pledge import Pledge, joined

PERMANENT = codes("CN FR RU UK US")
COUNCIL = (*PERMANENT, *(CellId(f"E{n}") for n in range(1, 11)))
SIX = codes("a b c d e f")


def council(**cast: Choice) -> Papers:
    """The fifteen, all in favour but those who are named."""
    named = {CellId(code): choice for code, choice in cast.items()}
    return Papers(COUNCIL, {**dict.fromkeys(COUNCIL, YES), **named}, vetoes=PERMANENT)


def some(in_favour: int, *, against: Choice | None = NO) -> Papers:
    """So many elected and then permanent members in favour, the others otherwise."""
    cast = dict.fromkeys(COUNCIL[::-1][:in_favour], YES)
    if against:
        cast |= dict.fromkeys(COUNCIL[::-1][in_favour:], against)
    return Papers(COUNCIL, cast, vetoes=PERMANENT)


class TestSecurityCouncil:
    @pytest.mark.parametrize("state", PERMANENT)
    def test_one_permanent_member_against_vetoes(self, state: str) -> None:
        outcome = count("un.security-council", council(**{state: NO}))

        assert not outcome.adopted
        assert f"{state} vetoed it" in outcome.sentence
        assert count("un.security-council-procedural", council(**{state: NO})).adopted

    def test_an_abstention_or_an_absence_is_no_veto(self) -> None:
        absent = Papers(COUNCIL, dict.fromkeys(COUNCIL[1:], YES), vetoes=PERMANENT)

        assert count("un.security-council", council(CN=ABSTAIN, RU=ABSTAIN)).adopted
        assert count("un.security-council", absent).adopted

    def test_an_elected_member_has_no_veto(self) -> None:
        assert count("un.security-council", council(E1=NO, E2=NO, E3=NO)).adopted

    @pytest.mark.parametrize(("in_favour", "adopted"), [(8, False), (9, True), (10, True)])
    def test_nine_are_needed_even_if_no_permanent_member_is_in_favour(
        self, in_favour: int, *, adopted: bool
    ) -> None:
        outcome = count("un.security-council", some(in_favour, against=ABSTAIN))

        assert (outcome.adopted, outcome.needed) == (adopted, 9)
        assert count("un.security-council", some(in_favour, against=None)).adopted is adopted
        procedural = count("un.security-council-procedural", some(in_favour))
        assert procedural.adopted is adopted


class TestNumberOfVotes:
    """The Harborco way: five of six, two of them by name."""

    @pytest.mark.parametrize(
        ("against", "veto", "assent"),
        [("", True, True), ("c", True, True), ("a", False, False), ("c d", False, False)],
    )
    def test_a_number_with_vetoes(self, against: str, *, veto: bool, assent: bool) -> None:
        cast = dict.fromkeys(SIX, YES) | dict.fromkeys(codes(against), NO)
        box = Papers(SIX, cast, vetoes=SIX[:2], needed=5)

        assert count("n-of-m", box).adopted is veto
        assert count("n-of-m-assent", box).adopted is assent
        assert count("n-of-m", box).needed == 5

    @pytest.mark.parametrize("paper", [ABSTAIN, None])
    def test_to_withhold_assent_is_no_vote_against(self, paper: Choice | None) -> None:
        cast = dict.fromkeys(SIX[1:], YES) | ({SIX[0]: paper} if paper else {})
        box = Papers(SIX, cast, vetoes=SIX[:2], needed=5)

        assert count("n-of-m", box).adopted
        assert not count("n-of-m-assent", box).adopted
        assert "a has a veto" in count("n-of-m-assent", box).sentence


class TestQuorum:
    @pytest.mark.parametrize("rule", ["simple-majority", "weighted-majority", "n-of-m"])
    def test_without_it_nothing_is_decided(self, rule: str) -> None:
        weights = {SIX[0]: 9}
        four = Papers(SIX, dict.fromkeys(SIX[:4], YES), weights, needed=4, quorum=5)
        five = Papers(SIX, {**four.cast, SIX[4]: ABSTAIN}, weights, needed=4, quorum=5)

        short = count(rule, four)
        assert not short.adopted
        assert "quorum of 5 is not reached" in short.sentence
        assert "4 papers in; the quorum is 5." in short.arithmetic
        assert count(rule, five).adopted


class TestSilence:
    def test_saying_nothing_is_agreeing(self) -> None:
        assert count("silence", Papers(SIX, {})).adopted
        assert count("silence", Papers(SIX, {SIX[0]: ABSTAIN, SIX[1]: YES})).adopted

    def test_one_objection_breaks_it_by_name(self) -> None:
        outcome = count("silence", Papers(SIX, {SIX[2]: NO, SIX[4]: NO}))

        assert not outcome.adopted
        assert "c and e broke silence" in outcome.sentence

    def test_nobody_can_be_silent_where_nobody_is_asked(self) -> None:
        assert not count("silence", Papers((), {})).adopted


class TestPledge:
    def test_binds_those_who_join_and_nobody_else(self) -> None:
        pledges = [
            Pledge(SIX[0], "a brigade", "from March", "if the truce holds"),
            Pledge(SIX[3], "air defence", "at once"),
            Pledge(CellId("stranger"), "words", "never"),
        ]
        outcome = count("pledge", joined(SIX, pledges))

        assert outcome.adopted
        assert outcome.binds == codes("a d")
        assert outcome.exempt == codes("b c e f")
        assert "a joined with a caveat: if the truce holds" in outcome.arithmetic
        assert len(outcome.arithmetic) == 2

    def test_the_last_word_of_a_delegation_counts(self) -> None:
        twice = [Pledge(SIX[0], "a brigade", "soon", "but"), Pledge(SIX[0], "a brigade", "now")]

        assert joined(SIX, twice).caveats == {}

    def test_a_vote_against_stops_nobody_else(self) -> None:
        assert count("pledge", Papers(SIX, {SIX[0]: YES, SIX[1]: NO})).adopted

    def test_a_coalition_may_need_so_many(self) -> None:
        box = joined(SIX, [Pledge(SIX[0], "a brigade", "soon")], needed=2)
        outcome = count("pledge", box)

        assert not outcome.adopted
        assert outcome.binds == ()
        assert not count("pledge", joined(SIX, [])).adopted


class TestRuling:
    @pytest.mark.parametrize("ruling", [True, False])
    def test_the_facilitator_decides_whatever_is_said(self, *, ruling: bool) -> None:
        against = Papers(SIX, dict.fromkeys(SIX, NO), ruling=ruling)
        in_favour = Papers(SIX, dict.fromkeys(SIX, YES), ruling=ruling)

        assert count("ruling", against).adopted is ruling
        assert count("ruling", in_favour).adopted is ruling

    def test_without_a_ruling_there_is_no_decision(self) -> None:
        outcome = count("ruling", Papers(SIX, dict.fromkeys(SIX, YES)))

        assert not outcome.adopted
        assert "has not ruled" in outcome.sentence


def test_a_simple_majority_of_the_union_is_fourteen() -> None:
    outcome = count("simple-majority", papers(UNION[14:]))

    assert (outcome.yes, outcome.needed, outcome.adopted) == (14, 14, True)
    assert not count("simple-majority", papers(UNION[14:], UNION[13:14])).adopted
