"""The Ukraine pack: its sources, its citations, who plays it and for how long."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from wargame import packs
from wargame.engine import Scenario
from wargame.engine.scenario import Basis, Citation

SUMS = {
    "A": """
        a4d078b621c0 60b6e35b58fc 7b09552d9085 096c80f7ad84 5b026d74924d 6715bc17f76f 69f4f10d4d16
        1a351efbacac 4018f23da5b0 dbeeed169b45 616d31b25063 1a0d8519f341 34a8557658df 534ba1e53550
        bff57f444eb2 514154e313a9 e7b55e0e8a19 263ba1032d70 825bf0c1a82e ec575979ea6a 2950688cef00
        684888c0ebb1 be04c0831066 4f4d642b71a3 637befadf1a4 8c62c94aaeee 0c702d6ab0ce
    """,
    "B": """
        b6b5f8e27080 dc4043401ba8 f7e00d3ec9f2 b4121427e3f2 599bab578a71 7c3b0c2092fc 00b8e4b18ea3
        88408d7378c2 618b2fe29857 a36cb1a9a7f8 d586ebc91d47 75b98e39e85d 09a2926a348d 5c1aeea12902
        ee4e0ce921b2 3d73f6afecde 8457d1cefbec b263b03873f1 5e1492f7c1b2 80105c08912a 57201ccf3e13
        c46e0388b835 74434bd62c89
    """,
}
WITHOUT_MATTER = {("A", n) for n in (7, 11, 19, 22, 25, 26, 27)} | {("B", 23)}
"""Headings, a separator, and notes on authors: nothing rests on them alone."""
NINE = ("kyv", "mos", "was", "nea", "com", "fru", "bru", "nat", "lon")
KINDS = {"goal", "demand", "red-line", "leverage", "constraint", "trade"}
CITED = re.compile(r"\[([A-Z]) P([0-9]+)\]")


def test_the_pack_has_no_fault(folder: Path) -> None:
    assert packs.check(folder) == []


def test_paragraphs_are_those_of_the_documents(scenario: Scenario) -> None:
    for source in scenario.sources:
        expected = list(enumerate(SUMS[source.id].split(), 1))
        assert [(one.number, one.sha) for one in source.paragraphs] == expected
        assert all(one.gist for one in source.paragraphs)
    assert [source.id for source in scenario.sources] == ["A", "B"]


def cited(scenario: Scenario) -> list[tuple[str, Basis, tuple[Citation, ...]]]:
    options = [
        (f"{issue.id}{one.id}", one.basis, one.citations)
        for issue in scenario.issues
        for one in issue.options
    ]
    return [
        *((one.id, one.basis, one.citations) for one in scenario.positions),
        *((one.id, one.basis, one.citations) for one in scenario.indicators),
        *((one.id, one.basis, one.citations) for one in scenario.injects),
        *options,
    ]


def test_what_is_stated_or_implied_names_its_paragraph(scenario: Scenario) -> None:
    known = {(one.id, each.number) for one in scenario.sources for each in one.paragraphs}
    for name, basis, citations in cited(scenario):
        assert basis is Basis.ASSUMED or citations, name
        assert {(one.source, one.paragraph) for one in citations} <= known, name


def test_every_paragraph_with_matter_is_used(scenario: Scenario) -> None:
    known = {(one.id, each.number) for one in scenario.sources for each in one.paragraphs}
    used = {(one.source, one.paragraph) for _, _, found in cited(scenario) for one in found}
    assert known - used - WITHOUT_MATTER == set()


def test_no_event_of_the_game_is_said_to_stand_in_a_document(scenario: Scenario) -> None:
    assert {one.basis for one in scenario.injects} == {Basis.IMPLIED}


def test_each_party_has_every_kind_of_position(scenario: Scenario) -> None:
    for cell in NINE:
        assert {one.kind for one in scenario.positions if one.cell == cell} == KINDS, cell


def test_voices_of_control_have_positions_too(scenario: Scenario) -> None:
    voiced = {one.cell for one in scenario.positions} - set(NINE)
    assert voiced == {"mda", "blr", "eup", "uap", "ind", "con"}


def test_red_lines_of_moscow_are_marked_as_assumed(scenario: Scenario) -> None:
    lines = [one for one in scenario.positions if (one.cell, one.kind) == ("mos", "red-line")]
    assert lines
    assert all(one.basis is Basis.ASSUMED and one.note for one in lines)


def test_briefs_fit_two_pages_and_cite(scenario: Scenario) -> None:
    known = {(one.id, each.number) for one in scenario.sources for each in one.paragraphs}
    assert {one.cell for one in scenario.briefs} == {one.id for one in scenario.delegations}
    for brief in scenario.briefs:
        found = {(source, int(number)) for source, number in CITED.findall(brief.body)}
        assert len(brief.body.split()) <= 850, brief.cell
        assert len(found) >= 10, brief.cell
        assert found <= known, brief.cell


def test_the_number_present_decides_who_plays(scenario: Scenario) -> None:
    assert [len(one.cells) for one in scenario.lineups] == [9, 6, 4]
    assert scenario.lineups[0].cells == NINE
    people = sorted((one.least, one.most) for one in scenario.lineups)
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(people)]
    assert gaps == [1, 1]


@pytest.mark.parametrize(
    ("timing", "minutes", "rounds"),
    [
        ("half-day", 240, ["0", "2", "3", "5", "hot-wash"]),
        ("ninety", 90, ["0", "2", "5", "hot-wash"]),
        ("full-day", 420, ["0", "1", "2", "3", "4", "5", "6", "hot-wash"]),
    ],
)
def test_timings_add_up(scenario: Scenario, timing: str, minutes: int, rounds: list[str]) -> None:
    found = scenario.timing(timing)
    assert found
    assert [one.id for one in found.rounds] == rounds
    assert sum(phase.minutes for one in found.rounds for phase in one.phases) == minutes


def test_no_living_person_is_played(folder: Path) -> None:
    texts = [path.read_text() for path in folder.rglob("*.*") if path.name != "sources.toml"]
    for name in ("Putin", "Trump", "Zelensk", "Biden", "Macron", "Merz", "Orbán", "Starmer"):
        assert not [text for text in texts if name in text], name
