"""Tables of bodies: the two that are delivered, and every fault that one can have."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.engine.rules.union import SHARES
from wargame.engine.rules.bodies import BASIS_POINTS, SEATS
from wargame.packs.faults import Faulty
from wargame.packs.tables import check_table, read_table

TABLES = Path(__file__).parents[2] / "fixtures" / "tables"
UNION = TABLES / "eu27-population-2025.toml"
COUNCIL = TABLES / "un-security-council.toml"

HEADS = """\
title = "Three"
year = 2026
source = "Counted by hand."
unit = "heads"
total = 10
threshold = 7

[[members]]
id = "A"
name = "Alder"
population = 5

[[members]]
id = "B"
name = "Birch"
population = 3

[[members]]
id = "C1"
name = "Cedar"
population = 2
permanent = true
"""


def faults(tmp_path: Path, *changes: tuple[str, str]) -> dict[str, str]:
    """Return what is said at each key of the table of three, changed like this."""
    text = HEADS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "three.toml"
    path.write_text(text)
    found = check_table(path)
    assert {fault.file for fault in found} <= {"three.toml"}
    return {fault.key: fault.sentence for fault in found}


class TestTheUnion:
    def test_is_the_published_table_of_its_year(self) -> None:
        body = read_table(UNION)

        assert body.population == SHARES
        assert body.ids == tuple(SHARES)
        assert (body.year, body.unit, body.rounded) == (2025, BASIS_POINTS, True)
        assert (body.total, body.threshold) == (451_028_881, 293_168_773)
        assert "2024" in body.source
        assert body.permanent == ()

    def test_names_every_member(self) -> None:
        names = {member.name for member in read_table(UNION).members}

        assert len(names) == 27
        assert {"Greece", "Czechia", "Malta"} <= names


class TestTheSecurityCouncil:
    def test_has_five_permanent_seats_and_ten_roles(self) -> None:
        body = read_table(COUNCIL)

        assert body.permanent == ("CN", "FR", "RU", "UK", "US")
        assert body.ids[5:] == tuple(f"E{n}" for n in range(1, 11))
        assert (body.unit, body.population, body.rounded) == (SEATS, {}, False)


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_table_that_is_delivered_is_sound(path: Path) -> None:
    assert check_table(path) == []
    assert re.fullmatch(r"[a-z0-9-]+", path.stem)


def test_one_with_numbers_of_people_is_exact(tmp_path: Path) -> None:
    assert faults(tmp_path) == {}
    body = read_table(tmp_path / "three.toml")
    assert (body.rounded, body.total) == (False, 10)
    assert body.permanent == ("C1",)


@pytest.mark.parametrize(
    ("old", "new", "key", "word"),
    [
        ('title = "Three"\n', "", "title", "missing"),
        ('"Three"', '" "', "title", "Write a text"),
        ('"Three"', "3", "title", "Write a text"),
        ('"Counted by hand."', '""', "source", "who published it"),
        ("year = 2026", "year = 1926", "year", "from 1945 to 2100"),
        ("year = 2026", 'year = "2026"', "year", "from 1945 to 2100"),
        ("year = 2026", "year = true", "year", "from 1945 to 2100"),
        ('"heads"', '"feet"', "unit", "basis-points, heads, seats"),
        ("total = 10", "total = 10.0", "total", "whole number"),
        ("total = 10", "total = 11\n#", "total", "add up to 10"),
        ("threshold = 7", "threshold = 0", "threshold", "whole number"),
        ("threshold = 7", "threshold = 6", "threshold", "rounded up, is 7"),
        ("total = 10\n", "", "threshold", "Write the total"),
        ("threshold = 7", "treshold = 7", "treshold", "no such key"),
        ('"Birch"\n', '"Birch"\ncapital = "Rome"\n', "members[1].capital (B)", "no such key"),
        ('id = "B"\n', "", "members[1].id", "missing"),
        ('"B"', '"b"', "members[1].id (b)", "capital letters"),
        ('"B"', "2", "members[1].id", "capital letters"),
        ('"B"', '"A"', "members[1].id (A)", "Two members"),
        ('"Birch"', '""', "members[1].name (B)", "Write a text"),
        ("population = 3", "population = 0", "members[1].population (B)", "from 1 to"),
        ("population = 3", "population = true", "members[1].population (B)", "from 1 to"),
        ("population = 3\n", "", "members[1].population (B)", "missing"),
        ("permanent = true", 'permanent = "yes"', "members[2].permanent (C1)", "true or false"),
        ('"heads"', '"basis-points"', "members", "too far from 10000"),
        ('"heads"', '"seats"', "members[2].population (C1)", "Only seats count"),
    ],
)
def test_a_fault_is_told_by_its_key(
    tmp_path: Path, old: str, new: str, key: str, word: str
) -> None:
    found = faults(tmp_path, (old, new))

    assert word in found[key]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, ('"Three"', "3"), ("year = 2026", ""), ("= 3", "= -3"), ('"A"', '"a"'))

    assert set(found) == {"title", "year", "members[1].population (B)", "members[0].id (a)"}


@pytest.mark.parametrize("rows", ["", "members = []", "members = [1]", 'members = "A, B"'])
def test_a_table_has_members(tmp_path: Path, rows: str) -> None:
    head = HEADS.partition("[[members]]")[0]
    path = tmp_path / "none.toml"
    path.write_text(head + rows)

    assert [fault.key for fault in check_table(path)] == ["members"]


def test_shares_may_be_off_by_their_rounding_and_no_more(tmp_path: Path) -> None:
    """The 27 may add up to 10,013 at most: half a basis point each."""
    text = UNION.read_text()
    path = tmp_path / "near.toml"

    path.write_text(text.replace("population = 1849", "population = 1861"))
    assert check_table(path) == []
    path.write_text(text.replace("population = 1849", "population = 1862"))
    assert [fault.key for fault in check_table(path)] == ["members"]


class TestFiles:
    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        (fault,) = check_table(tmp_path / "gone.toml")
        assert "fixtures/tables/" in fault.sentence

    def test_one_that_is_no_toml(self, tmp_path: Path) -> None:
        path = tmp_path / "prose.toml"
        path.write_text("Once upon a time")
        assert "not TOML" in check_table(path)[0].sentence

    def test_one_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "bytes.toml"
        path.write_bytes(b"title = '\xff'")
        assert "UTF-8" in check_table(path)[0].sentence

    def test_one_that_is_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "large.toml"
        path.write_text("#" * (1024 * 1024 + 1))
        assert "Shorten it" in check_table(path)[0].sentence

    def test_a_faulty_one_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "empty.toml"
        path.write_text("")
        with pytest.raises(Faulty, match="title"):
            read_table(path)
        assert tomllib.loads("") == {}
