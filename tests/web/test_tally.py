"""`manage.py tally`: sentences for people, JSON for programs, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("tally", *words)
    return capsys.readouterr().out


def counted(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(capsys, *words, "--json"))
    return found


def test_it_says_the_sentence_first(capsys: pytest.CaptureFixture[str]) -> None:
    first, *rest = told(capsys, "eu.qmv", "--no", "IT,HU,NL,PL,FI,SE,SK", "--abstain", "BE").split(
        "\n"
    )

    assert first.startswith("Not adopted: 19 of 27 members in favour")
    said = "\n".join(rest)
    assert "64.88 %" in said
    assert "Too close to call with rounded shares" in said
    assert "Decisive, each alone: IT, PL, NL, BE, SE, HU, FI and SK." in said
    assert "The fewest who would turn it: IT choosing “yes”; then it is adopted." in said
    assert "Simple majority: Adopted: 19 in favour, 14 needed." in said
    assert "2025" in said


def test_it_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "eu.qmv", "--no", "it, pl,NL,SE,HU,FI", "--abstain", "BE")

    assert found["adopted"] is True
    assert (found["yes"], found["needed"], found["deemed"]) == (20, 15, False)
    assert found["yes_population_pct"] == 66.09
    assert found["other_rules"]["unanimity"] is False


@pytest.mark.parametrize(
    ("words", "adopted"),
    [
        ("eu.qmv --no DE,FR,IT", True),
        ("eu.qmv --no DE,FR,IT,MT", False),
        ("eu.qmv --no DE,FR,IT --out MT", True),
        ("eu.qmv-reinforced --no HR,LT,SI,LV,EE,CY,LU,MT", False),
        ("eu.qmv-reinforced --no LT,SI,LV,EE,CY,LU,MT", True),
        ("eu.cfsp-unanimity --declare HU", True),
        ("eu.cfsp-unanimity --no HU", False),
        ("unanimity --abstain HU,SK", True),
        ("consensus --no HU", False),
        ("simple-majority --yes DE,FR", False),
        ("un.security-council --no RU", False),
        ("un.security-council --abstain RU,CN", True),
        ("eu.passerelle --matter military", False),
        ("n-of-m --needed 20 --no HU,SK", True),
        ("eu.enhanced-cooperation --joining DE,FR,IT,ES,PL,NL,BE,EL,LU --no HU", True),
    ],
)
def test_it_counts_as_the_rules_do(
    capsys: pytest.CaptureFixture[str], words: str, *, adopted: bool
) -> None:
    assert counted(capsys, *words.split())["adopted"] is adopted


def test_a_vote_that_nothing_turns(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "eu.passerelle", "--matter", "defence")

    assert "Decisive" not in said
    assert "The fewest" not in said


def test_another_table_can_be_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    rows = "".join(
        f'[[members]]\nid = "{code}"\nname = "{code}"\npopulation = 50\n' for code in "AB"
    )
    path.write_text(f'title = "Two"\nyear = 2030\nsource = "None."\nunit = "heads"\n{rows}')

    assert counted(capsys, "simple-majority", "--table", str(path), "--no", "B")["members"] == 2
    path.write_text(path.read_text().replace("2030", "1030"))
    with pytest.raises(CommandError, match=r"two\.toml: year: "):
        call_command("tally", "consensus", "--table", str(path))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("eu.magic", "no rule “eu.magic”"),
        ("eu.qmv --no XX", "Not in the table .* of 2025: XX"),
        ("eu.qmv --no HU --abstain HU", "HU cannot be against and abstaining"),
        ("n-of-m", "the number of votes that are needed"),
    ],
)
def test_what_is_wrong_is_said_in_words(words: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("tally", *words.split())
