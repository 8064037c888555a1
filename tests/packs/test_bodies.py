"""Forums that are real bodies: read with their members, and every fault of them named by key."""

from pathlib import Path

import pytest

from tests.packs.given import copied, rewritten, said
from wargame import packs
from wargame.engine.names import CellId

SCENARIO = "scenario.toml"
VOTERS = 'voters = ["ald", "bir"]\ndecides = "The charter'
PERMANENT = {"CN", "FR", "RU", "UK", "US"}
ELECTED = [f"E{n}" for n in range(1, 11)]
COUNCIL = [*sorted(PERMANENT), *ELECTED]


def board(tmp_path: Path, *lines: str, rule: str = "un.security-council") -> Path:
    """Return the tiny pack whose board decides by this rule, with more keys."""
    folder = copied(tmp_path)
    rewritten(folder, SCENARIO, 'rule = "unanimity"', f'rule = "{rule}"')
    rewritten(folder, SCENARIO, VOTERS, "\n".join((*lines, VOTERS)))
    return folder


def blocs(*, but: str = "", **more: str) -> str:
    """Return a mapping that shares the fifteen seats between the two towns."""
    shared = {one: ("ald", "bir")[n % 2] for n, one in enumerate(COUNCIL) if one != but}
    pairs = ", ".join(f'{one} = "{cell}"' for one, cell in (shared | more).items())
    return f"blocs = {{ {pairs} }}"


BODY = 'body = "un-security-council"'


def test_a_sound_body_is_read_with_its_members(tmp_path: Path) -> None:
    folder = board(tmp_path, BODY, blocs(), "quorum = 9", 'matters = ["military"]')

    assert packs.check(folder) == []
    terms = packs.read(folder).forums[0].terms
    assert set(terms.vetoes) == PERMANENT
    assert set(terms.blocs) == set(COUNCIL)
    assert set(terms.blocs.values()) == {"ald", "bir"}
    assert terms.names[CellId("CN")] == "China"
    assert "2025" in terms.table
    assert (terms.quorum, terms.matters, terms.binding) == (9, ("military",), True)


def test_the_blocs_of_the_pack_hold_where_a_forum_has_none(tmp_path: Path) -> None:
    folder = board(tmp_path, BODY)
    path = folder / SCENARIO
    path.write_text(blocs() + "\n" + path.read_text())

    assert packs.check(folder) == []
    terms = packs.read(folder).forums[0].terms
    assert set(terms.blocs) == set(COUNCIL)


def test_who_takes_no_part_has_no_vote(tmp_path: Path) -> None:
    folder = board(tmp_path, BODY, blocs(but="E10"), 'out = ["E10"]')

    assert packs.check(folder) == []
    assert "E10" not in packs.read(folder).forums[0].terms.blocs


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (['body = "moon"'], "body"),
        ([BODY], "body"),
        ([BODY, blocs(but="CN")], "body"),
        ([BODY, blocs(MARS="ald")], "blocs.MARS"),
        ([BODY, blocs(CN="zzz")], "blocs.CN"),
        ([BODY, blocs(), 'out = ["MARS"]'], "out"),
        ([BODY, blocs(), 'vetoes = ["MARS"]'], "vetoes"),
        ([BODY, blocs(), 'joining = ["MARS"]'], "joining"),
        ([BODY, blocs(), "quorum = 16"], "quorum"),
        ([BODY, blocs(), "needed = 16"], "needed"),
        ([BODY, blocs(), "secret = true"], "secret"),
        (['vetoes = ["ald"]', blocs()], "blocs"),
        (['vetoes = ["ald"]', 'out = ["CN"]'], "out"),
        (['vetoes = ["zzz"]'], "vetoes"),
        (['vetoes = ["ald"]', 'settles = { S9 = ["a"] }'], "settles.S9"),
        ([], "rule"),
    ],
)
def test_a_fault_is_named_by_its_key(tmp_path: Path, lines: list[str], key: str) -> None:
    found = said(board(tmp_path, *lines))

    assert (SCENARIO, f"forums[0].{key} (board)") in found


def test_a_bloc_for_nobody_is_a_fault(tmp_path: Path) -> None:
    everything = ", ".join(f'{one} = "ald"' for one in COUNCIL)

    found = said(board(tmp_path, BODY, f"blocs = {{ {everything} }}"))

    assert (SCENARIO, "forums[0].voters (board)") in found


def becoming(issue: str, option: str, rule: str, forum: str) -> str:
    """Return what changes the rule of a forum."""
    told = f'issue = "{issue}", options = ["{option}"], rule = "{rule}", forum = "{forum}"'
    return f"becomes = {{ {told} }}"


def test_another_rule_later_is_read(tmp_path: Path) -> None:
    scenario = packs.read(copied(tmp_path))
    issue = scenario.issues[0]
    (tmp_path / "two").mkdir()
    line = becoming(issue.id, issue.options[0].id, "simple-majority", "board")

    forum = packs.read(board(tmp_path / "two", line, rule="unanimity")).forums[0]

    assert forum.becomes is not None
    assert (forum.becomes.issue, forum.becomes.rule) == (issue.id, "simple-majority")


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        (("S9", "a", "consensus", "board"), "becomes.issue"),
        (("{issue}", "zz", "consensus", "board"), "becomes.options[0]"),
        (("{issue}", "{option}", "eu.qmv", "board"), "becomes.rule"),
        (("{issue}", "{option}", "consensus", "moon"), "becomes.forum"),
    ],
)
def test_a_fault_of_another_rule(tmp_path: Path, terms: tuple[str, ...], key: str) -> None:
    issue = packs.read(copied(tmp_path)).issues[0]
    (tmp_path / "two").mkdir()
    known = {"{issue}": issue.id, "{option}": issue.options[0].id}
    given = [known.get(one, one) for one in terms]

    found = said(board(tmp_path / "two", becoming(*given), rule="unanimity"))

    assert (SCENARIO, f"forums[0].{key} (board)") in found
