"""The Union abroad: constructive abstention, the passerelle, cooperation of some."""

from dataclasses import replace

import pytest

from tests.engine.rules.union import SHARES, UNION, YES, codes, count, papers
from wargame.engine.names import CellId
from wargame.engine.rules import Papers
from wargame.engine.rules.passerelle import rule_in_foreign_policy


class TestForeignPolicy:
    @pytest.mark.parametrize(
        ("declared", "no", "share", "adopted"),
        [
            ("HU", "", "2.13", True),  # as Hungary did in 2022 and 2024
            ("DE FR MT LU CY EE LV SI LT", "", "35.97", False),
            ("DE FR MT LU CY EE LV SI", "", "35.33", True),  # only eight members
            ("MT LU CY EE LV SI LT HR IE", "", "4.36", True),  # nine, but few people
            ("", "HU", "0.00", False),
        ],
    )
    def test_constructive_abstention(
        self, declared: str, no: str, share: str, *, adopted: bool
    ) -> None:
        apart = codes(declared)
        outcome = count("eu.cfsp-unanimity", papers(codes(no), declared=apart))

        assert outcome.adopted is adopted
        assert set(outcome.exempt) == (set(apart) if adopted else set())
        assert set(outcome.binds) == (set(UNION) - set(apart) if adopted else set())
        line = f"Declared abstentions: {len(apart)} of 27 members, with {share} %"
        assert any(one.startswith(line) for one in outcome.arithmetic)

    def test_a_plain_abstention_neither_blocks_nor_exempts(self) -> None:
        many = codes("DE FR IT ES PL RO NL BE CZ PT")
        outcome = count("eu.cfsp-unanimity", papers(abstain=many))

        assert outcome.adopted
        assert outcome.exempt == ()
        assert outcome.binds == UNION

    def test_a_declaration_without_an_abstention_is_none(self) -> None:
        box = papers(declared=codes("DE FR MT LU CY EE LV SI LT"))
        in_favour = Papers(
            box.voters, dict.fromkeys(UNION, YES), population=SHARES, declared=box.declared
        )

        assert count("eu.cfsp-unanimity", in_favour).binds == UNION

    def test_a_third_exactly_blocks(self) -> None:
        table = dict.fromkeys((CellId(f"M{n}") for n in range(27)), 1000)
        apart = tuple(table)[:9]
        fewer = {**table, apart[0]: 999}

        assert not count("eu.cfsp-unanimity", papers(declared=apart, table=table)).adopted
        assert count("eu.cfsp-unanimity", papers(declared=apart, table=fewer)).adopted

    def test_a_third_within_rounding_says_so(self) -> None:
        apart = codes("DE FR MT LU CY EE LV SI LT")
        near = {**SHARES, CellId("DE"): SHARES[CellId("DE")] - 390}
        box = papers(declared=apart, table=near)
        rounded = Papers(box.voters, box.cast, population=near, rounded=True, declared=box.declared)

        assert count("eu.cfsp-unanimity", rounded).within_rounding
        assert not count("eu.cfsp-unanimity", box).within_rounding

    @pytest.mark.parametrize("rule", ["unanimity", "eu.cfsp-unanimity"])
    def test_if_all_abstain_nothing_is_decided(self, rule: str) -> None:
        outcome = count(rule, papers(abstain=UNION))

        assert not outcome.adopted
        assert "nothing is decided" in outcome.sentence

    def test_who_stays_away_prevents_it(self) -> None:
        present = dict.fromkeys(UNION[1:], YES)
        assert not count("eu.cfsp-unanimity", Papers(UNION, present, population=SHARES)).adopted


class TestPasserelle:
    @pytest.mark.parametrize("matter", ["military", "defence"])
    def test_never_covers_military_or_defence_matters(self, matter: str) -> None:
        outcome = count("eu.passerelle", replace(papers(), matters=(matter,)))

        assert not outcome.adopted
        assert matter in outcome.sentence
        assert rule_in_foreign_policy((matter, "civil"), opened=True) == "eu.cfsp-unanimity"

    def test_is_itself_unanimous(self) -> None:
        assert count("eu.passerelle", replace(papers(), matters=("sanctions",))).adopted
        assert count("eu.passerelle", papers(abstain=codes("HU"))).adopted
        assert not count("eu.passerelle", papers(codes("HU"))).adopted

    def test_opens_the_qualified_majority_for_what_is_civil(self) -> None:
        assert rule_in_foreign_policy(("sanctions",), opened=True) == "eu.qmv"
        assert rule_in_foreign_policy(("sanctions",), opened=False) == "eu.cfsp-unanimity"


class TestEnhancedCooperation:
    NINE = codes("DE FR IT ES PL NL BE EL LU")

    def test_binds_the_participants_alone(self) -> None:
        against = codes("HU SK")
        outcome = count("eu.enhanced-cooperation", replace(papers(against), joining=self.NINE))

        assert outcome.adopted
        assert outcome.binds == self.NINE
        assert set(outcome.exempt) == set(UNION) - set(self.NINE)

    @pytest.mark.parametrize("rule", ["eu.enhanced-cooperation", "eu.enhanced-cooperation-cfsp"])
    def test_needs_nine(self, rule: str) -> None:
        assert count(rule, replace(papers(), joining=self.NINE)).adopted
        outcome = count(rule, replace(papers(), joining=self.NINE[:8]))
        assert not outcome.adopted
        assert "9 needed" in outcome.sentence

    def test_needs_to_be_authorised_by_all(self) -> None:
        blocked = replace(papers(codes("IT PL NL SE HU FI SK"), codes("BE")), joining=self.NINE)

        assert not count("eu.enhanced-cooperation", blocked).adopted
        one_against = replace(papers(codes("HU")), joining=self.NINE)
        assert not count("eu.enhanced-cooperation-cfsp", one_against).adopted
