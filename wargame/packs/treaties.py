"""From `agreements.toml` to the kinds of agreement. Only a pack without faults is built."""

from wargame.engine.names import CellId, IndicatorId, InjectId, IssueId, OptionId
from wargame.engine.sourcing import Basis
from wargame.engine.treaties import Gate, Guarantor, Hook, Need, Step, Treaty, Wanted
from wargame.packs.citations import cited
from wargame.packs.files import Pack
from wargame.packs.treaty_shapes import AgreementRow, AgreementsFile, GateRow, HookRow
from wargame.packs.worlds import turns


def build_treaties(pack: Pack) -> tuple[Treaty, ...]:
    """Return the kinds of agreement of a pack; none where it has no such file."""
    if "agreements.toml" not in pack.tables:
        return ()
    file = AgreementsFile.model_validate(pack.table("agreements.toml"))
    return tuple(map(_treaty, file.agreements))


def _treaty(row: AgreementRow) -> Treaty:
    return Treaty(
        id=row.id,
        title=row.title,
        issues=_issues(row.issues),
        signatories=tuple(map(CellId, row.signatories)),
        basis=Basis(row.basis),
        citations=cited(row),
        guarantors=tuple(
            Guarantor(CellId(one.cell), _issues(one.issues)) for one in row.guarantors
        ),
        guarantees=row.guarantees,
        gates=tuple(map(_gate, row.gates)),
        needs=tuple(Need(one.forum, _wanted(one.when)) for one in row.needs),
        hooks=tuple(map(_hook, row.hooks)),
    )


def _issues(names: list[str]) -> tuple[IssueId, ...]:
    return tuple(map(IssueId, names))


def _wanted(table: dict[str, list[str]] | None) -> Wanted:
    found = (table or {}).items()
    return {IssueId(issue): tuple(map(OptionId, options)) for issue, options in found}


def _gate(row: GateRow) -> Gate:
    indicator = IndicatorId(row.indicator) if row.indicator else None
    return Gate(CellId(row.cell), row.words, indicator, row.least, row.most)


def _hook(row: HookRow) -> Hook:
    return Hook(
        step=Step(row.step),
        words=row.words,
        indicators={IndicatorId(one): by for one, by in row.indicators.items()},
        inject=InjectId(row.inject) if row.inject else None,
        when=_wanted(row.when),
        regions=turns(row.regions),
    )
