"""Line-ups of a larger sound: three towns, and a league that stands for two of them."""

from pathlib import Path

import pytest

from tests.packs.given import added, copied, misshapen, rewritten, said
from wargame import packs

CORMORANT = """
[[delegations]]
id = "cor"
name = "Cormorant Rock"
code = "COR"
hue = 4
shape = "star"
line = "The island between the towns."
seats = 6

[[delegations]]
id = "lea"
name = "League of the sound"
code = "LEA"
hue = 8
shape = "{shape}"
line = "Those who do not run the ferry."
seats = 6
merges = {merges}

[[lineups]]
id = "fewer"
title = "Two tables"
least = 2
most = 12
cells = {fewer}
"""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """The tiny pack, with briefs for all towns of the larger sound."""
    folder = copied(tmp_path)
    rewritten(folder, "scenario.toml", 'cells = ["ald", "bir"]', 'cells = ["ald", "bir", "cor"]')
    rewritten(folder, "scenario.toml", "least = 2", "least = 3")
    for cell in ("cor", "lea"):
        (folder / "briefs" / f"{cell}.md").write_text("# A brief\n\nRead it.\n")
    return folder


def grown(
    folder: Path,
    merges: str = '["bir", "cor"]',
    fewer: str = '["ald", "lea"]',
    shape: str = "triangle",
) -> Path:
    """Add the island, the league and the shorter line-up. Birch Haven is a triangle, too."""
    added(folder, "scenario.toml", CORMORANT.format(merges=merges, fewer=fewer, shape=shape))
    return folder


def test_a_league_may_stand_for_two_towns(sound: Path) -> None:
    assert misshapen(grown(sound)) == []


def test_two_at_one_table_do_not_share_a_shape(sound: Path) -> None:
    assert said(grown(sound, shape="circle")) == {("scenario.toml", "delegations[3].shape (lea)")}


def test_a_town_that_is_in_play_speaks_for_itself(sound: Path) -> None:
    grown(sound, fewer='["ald", "bir", "lea"]', shape="pentagon")
    rewritten(
        sound,
        "scenario.toml",
        'least = 2\nmost = 12\ncells = ["ald", "b',
        'least = 3\nmost = 12\ncells = ["ald", "b',
    )
    assert misshapen(sound) == []


@pytest.mark.parametrize(
    ("merges", "fewer", "key", "words"),
    [
        ('["bir"]', '["ald", "lea"]', "lineups[1].cells (fewer)", "Nobody speaks for “cor”"),
        ('["bir", "cor"]', '["bir", "cor"]', "lineups[1].cells (fewer)", "Nobody speaks for “ald”"),
        ('["cor", "lea"]', '["ald", "lea"]', "delegations[3].merges[1] (lea)", "for itself"),
        ('["cor", "oak"]', '["ald", "lea"]', "delegations[3].merges[1] (lea)", "“oak”"),
        ('["cor", "cor"]', '["ald", "lea"]', "delegations[3].merges[1] (lea)", "second time"),
        ('["bir", "cor"]', '["lea"]', "lineups[1].cells (fewer)", "2 at least"),
    ],
)
def test_everybody_is_spoken_for(
    sound: Path, merges: str, fewer: str, key: str, words: str
) -> None:
    faults = packs.check(grown(sound, merges, fewer))
    assert words in " ".join(one.sentence for one in faults if one.key == key), faults


def test_nobody_is_spoken_for_twice(sound: Path) -> None:
    grown(sound, fewer='["ald", "lea"]')
    rewritten(sound, "scenario.toml", 'code = "ALD"', 'code = "ALD"\nmerges = ["cor"]')
    (fault,) = (one for one in packs.check(sound) if one.key == "lineups[1].cells (fewer)")
    assert "More than one would speak for “cor”: ald, lea." in fault.sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (
            "scenario.toml",
            'voters = ["ald", "bir"]',
            'voters = ["lea"]',
            "forums[0].voters (board)",
        ),
        (
            "scenario.toml",
            'audience = ["ald"]',
            'audience = ["lea"]',
            "indicators[1].audience (savings)",
        ),
        ("injects.toml", 'to = ["ald"]', 'to = ["lea"]', "injects[0].to (crew-letter)"),
    ],
)
def test_a_list_is_somebody_in_every_lineup(
    sound: Path, file: str, old: str, new: str, key: str
) -> None:
    rewritten(grown(sound), file, old, new)
    (fault,) = (one for one in packs.check(sound) if one.key == key)
    assert "“both” this is nobody" in fault.sentence


def test_a_merger_may_not_make_a_secret_ballot_speak(sound: Path) -> None:
    """Two towns of one weight each become a league of two, whose paper a sum would show."""
    rewritten(
        grown(sound),
        "scenario.toml",
        'rule = "simple-majority"\nvoters = ["ald", "bir"]',
        'rule = "weighted-majority"\nvoters = ["ald", "bir", "cor"]\nweights = { ald = 1 }',
    )
    (fault,) = (one for one in packs.check(sound) if one.key == "forums[1].secret (straw)")
    assert "“fewer”" in fault.sentence


def test_each_delegation_that_is_played_has_a_brief(sound: Path) -> None:
    (grown(sound) / "briefs" / "lea.md").unlink()
    assert said(sound) == {("briefs/lea.md", "")}


def test_a_voice_that_nobody_plays_may_have_positions(sound: Path) -> None:
    rewritten(grown(sound), "scenario.toml", "[labels]", '[voices]\ngul = "The gulls"\n\n[labels]')
    rewritten(sound, "positions.toml", 'cell = "ald"', 'cell = "gul"')
    assert misshapen(sound) == []
