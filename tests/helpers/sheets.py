"""The score sheet of a delegation of the little scenario."""

from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import Basis, Citation
from wargame.engine.score_sheets import Bonus, Flip, Part, ScoreSheet, Stake

S1, S2 = IssueId("S1"), IssueId("S2")
A, B, C = OptionId("a"), OptionId("b"), OptionId("c")
CITED = (Citation("A", 1),)


def sheet(cell: CellId) -> ScoreSheet:
    """Return a sheet whose walk-away value depends on what all, some and none are told."""
    return ScoreSheet(
        id=f"{cell}-security",
        cell=cell,
        package="security",
        part=Part.SIGNS,
        base="40",
        coefficients={
            IndicatorId("mood"): "1",
            IndicatorId("stores"): "2",
            IndicatorId("fuse"): "3",
        },
        stakes=(
            Stake(S1, {A: "60", B: "0"}, Basis.ASSUMED, CITED, red_lines=(B,)),
            Stake(
                S2,
                {A: "10", B: "40", C: "0"},
                Basis.ASSUMED,
                CITED,
                flips=(Flip(IndicatorId("fuse"), {A: "40", B: "10", C: "0"}, least=6),),
            ),
        ),
        bonuses=(Bonus("5", {S1: (A,), S2: (B,)}, f"canary-bonus-{cell}"),),
        note=f"canary-sheet-{cell}",
    )
