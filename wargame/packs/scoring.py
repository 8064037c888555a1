"""From `scores.toml` to the engine's score sheets. Only a pack without faults is built."""

from dataclasses import dataclass
from fractions import Fraction

from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import Basis
from wargame.engine.score_sheets import Bonus, Flip, Part, ScoreSheet, Stake
from wargame.packs.citations import cited
from wargame.packs.files import Pack
from wargame.packs.ranking import points, weight
from wargame.packs.score_shapes import BonusRow, FlipRow, ScoresFile, SheetRow, StakeRow


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the author aims at: at these levels, such a share of the outcomes can be agreed on."""

    package: str
    levels: dict[IndicatorId, int]
    least: Fraction
    most: Fraction


def build_scores(pack: Pack) -> tuple[ScoreSheet, ...]:
    """Return the score sheets of a pack; none where it has no scores."""
    if "scores.toml" not in pack.tables:
        return ()
    file = ScoresFile.model_validate(pack.table("scores.toml"))
    return tuple(_sheet(row, file.note.strip()) for row in file.sheets)


def build_calibration(pack: Pack) -> Calibration | None:
    """Return what the scores of a pack aim at, or None where it does not say."""
    if "scores.toml" not in pack.tables:
        return None
    row = ScoresFile.model_validate(pack.table("scores.toml")).calibration
    if row is None:
        return None
    levels = {IndicatorId(one): level for one, level in row.levels.items()}
    return Calibration(row.package, levels, Fraction(row.least), Fraction(row.most))


def _sheet(row: SheetRow, note: str) -> ScoreSheet:
    return ScoreSheet(
        id=row.id,
        cell=CellId(row.cell),
        package=row.package,
        part=Part(row.part),
        base=_number(row.base),
        coefficients={IndicatorId(one): _number(by) for one, by in row.coefficients.items()},
        stakes=tuple(map(_stake, row.stakes)),
        bonuses=tuple(map(_bonus, row.bonuses)),
        note=note,
    )


def _stake(row: StakeRow) -> Stake:
    return Stake(
        issue=IssueId(row.issue),
        points=_points(row, weight(row)),
        basis=Basis(row.basis),
        citations=cited(row),
        red_lines=tuple(map(OptionId, row.red_lines)),
        flips=tuple(_flip(one, weight(row)) for one in row.flips),
    )


def _flip(row: FlipRow, best: Fraction) -> Flip:
    return Flip(
        indicator=IndicatorId(row.indicator),
        points=_points(row, best),
        red_lines=tuple(map(OptionId, row.red_lines)),
        most=row.most,
        least=row.least,
    )


def _points(row: StakeRow | FlipRow, best: Fraction) -> dict[OptionId, str]:
    return {OptionId(option): str(worth) for option, worth in points(row, best).items()}


def _bonus(row: BonusRow) -> Bonus:
    when = {IssueId(one): tuple(map(OptionId, of)) for one, of in row.when.items()}
    return Bonus(_number(row.points), when, row.reason)


def _number(value: int | str) -> str:
    return str(Fraction(value))
