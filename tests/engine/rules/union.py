"""The Union of 27 as published, and papers of it: whoever is not named votes in favour."""

from collections.abc import Iterable, Mapping

from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice, Outcome, Papers

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


def _table(text: str) -> dict[CellId, int]:
    pairs = (one.split() for one in text.replace("\n", ",").split(",") if one.strip())
    return {CellId(code): int(number) for code, number in pairs}


SHARES = _table("""
    DE 1849, FR 1517, IT 1323, ES 1078, PL 833, RO 423, NL 401, BE 262, CZ 242, PT 236, SE 234
    EL 231, HU 213, AT 202, BG 143, DK 132, FI 125, SK 121, IE 119, HR 86, LT 64, SI 47, LV 42
    EE 30, CY 21, LU 15, MT 12
""")
"""Basis points of the population, 2025, the largest first."""

HEADS = _table("""
    AT 8_822_267, BE 11_413_058, BG 7_050_034, CZ 10_610_055, DK 5_781_190, DE 82_850_000
    EE 1_319_133, IE 4_838_259, EL 10_738_868, ES 46_659_302, FR 67_221_943, HR 4_105_493
    IT 60_483_973, CY 864_236, LV 1_934_379, LT 2_808_901, LU 602_005, HU 9_778_371, MT 475_701
    NL 17_181_084, PL 37_976_687, PT 10_291_027, RO 19_523_621, SI 2_066_880, SK 5_443_120
    FI 5_513_130, SE 10_120_242
""")
"""People, 2018, as the table of 2019 had them."""

UNION = tuple(SHARES)


def codes(text: str) -> tuple[CellId, ...]:
    return tuple(CellId(code) for code in text.split())


def papers(
    no: Iterable[CellId] = (),
    abstain: Iterable[CellId] = (),
    *,
    declared: Iterable[CellId] = (),
    out: Iterable[CellId] = (),
    table: Mapping[CellId, int] = SHARES,
) -> Papers:
    voters = tuple(cell for cell in table if cell not in set(out))
    cast = dict.fromkeys(voters, YES)
    cast |= dict.fromkeys(no, NO)
    cast |= dict.fromkeys((*abstain, *declared), ABSTAIN)
    return Papers(
        voters,
        cast,
        population=table,
        rounded=table is SHARES,
        declared=tuple(declared),
    )


def count(rule: str, box: Papers) -> Outcome:
    return RULEBOOK[rule].count(box)
