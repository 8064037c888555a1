"""From shapes to the engine's `Scenario`. Only a pack without faults is built."""

from typing import cast

from wargame.engine import Scenario
from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId, PhaseId
from wargame.engine.scenario import (
    Basis,
    Becomes,
    Brief,
    Delegation,
    Exclusion,
    Forum,
    Indicator,
    Issue,
    LineUp,
    Option,
    Paragraph,
    Phase,
    Position,
    Round,
    Source,
    Timing,
    WarmUp,
)
from wargame.packs import frame_shapes as frames
from wargame.packs import shapes
from wargame.packs.adjudications import build_adjudication
from wargame.packs.bodies import terms_of
from wargame.packs.citations import cited
from wargame.packs.files import Pack
from wargame.packs.fogs import build_fog
from wargame.packs.injects import build_injects
from wargame.packs.papers import split
from wargame.packs.rows import Cited
from wargame.packs.scoring import build_scores
from wargame.packs.surveys import build_prompts, build_queries
from wargame.packs.treaties import build_treaties
from wargame.packs.worlds import build_world


def build(pack: Pack) -> Scenario:
    """Return the scenario of a pack without faults."""
    frame = frames.ScenarioFile.model_validate(pack.table("scenario.toml"))
    matter = shapes.IssuesFile.model_validate(pack.table("issues.toml"))
    rounds = {row.id: row for row in frame.rounds}
    adjudication, templates = build_adjudication(pack)
    return Scenario(
        slug=pack.slug,
        title=frame.title,
        summary=frame.summary.strip(),
        aim=frame.aim.strip(),
        notice=frame.notice.strip(),
        ground_rules=tuple(frame.ground_rules),
        objectives=frame.objectives,
        questions=tuple(frame.questions),
        labels=frame.labels,
        sources=_sources(pack),
        delegations=tuple(map(_delegation, frame.delegations)),
        lineups=tuple(map(_lineup, frame.lineups)),
        timings=tuple(_timing(row, rounds, frame.acts) for row in frame.timings),
        issues=tuple(map(_issue, matter.issues)),
        exclusions=tuple(map(_exclusion, matter.exclusions)),
        forums=tuple(_forum(row, frame.blocs) for row in frame.forums),
        positions=_positions(pack),
        briefs=_briefs(pack),
        injects=build_injects(pack),
        indicators=tuple(map(_indicator, frame.indicators)),
        warm_up=WarmUp(frame.warm_up.question, tuple(frame.warm_up.options)),
        checksum=pack.checksum,
        scores=build_scores(pack),
        matters=frame.matters,
        agreements=build_treaties(pack),
        adjudication=adjudication,
        fog=build_fog(pack),
        templates=templates,
        **build_world(pack)._asdict(),
        list_only=frame.injects == "list only",
        prompts=build_prompts(pack),
        queries=build_queries(pack),
    )


def _sources(pack: Pack) -> tuple[Source, ...]:
    found = shapes.SourcesFile.model_validate(pack.table("sources.toml"))
    return tuple(map(_source, found.sources))


def _positions(pack: Pack) -> tuple[Position, ...]:
    found = shapes.PositionsFile.model_validate(pack.table("positions.toml"))
    return tuple(map(_position, found.positions))


def _cells(names: list[str]) -> tuple[CellId, ...]:
    return tuple(map(CellId, names))


def _basis(row: Cited) -> Basis:
    return Basis(row.basis)


def _source(row: shapes.SourceRow) -> Source:
    paragraphs = tuple(Paragraph(one.number, one.gist, one.sha) for one in row.paragraphs)
    return Source(row.id, row.title, row.authors, row.publisher, row.dated, paragraphs)


def _delegation(row: frames.DelegationRow) -> Delegation:
    return Delegation(
        id=CellId(row.id),
        name=row.name,
        code=row.code,
        hue=row.hue,
        shape=row.shape,
        line=row.line,
        seats=row.seats,
        merges=_cells(row.merges),
    )


def _lineup(row: frames.LineUpRow) -> LineUp:
    must = row.cells if row.must is None else row.must
    return LineUp(row.id, row.title, row.least, row.most, _cells(row.cells), _cells(must))


def _timing(
    row: frames.TimingRow,
    rounds: dict[str, frames.RoundRow],
    acts: dict[str, list[str]],
) -> Timing:
    played = tuple(_round(rounds[one], row, acts) for one in row.rounds)
    return Timing(row.id, row.title, played, row.quiet, row.least)


def _round(row: frames.RoundRow, timing: frames.TimingRow, acts: dict[str, list[str]]) -> Round:
    phases = tuple(
        _phase(one, timing.minutes.get(one.id, one.minutes), acts)
        for one in row.phases
        if one.id not in timing.leave_out
    )
    return Round(row.id, row.title, row.kind, row.question, phases)


def _phase(row: frames.PhaseRow, minutes: int, acts: dict[str, list[str]]) -> Phase:
    allowed = (
        name for one in row.allows for name in (acts[one[1:]] if one.startswith("@") else [one])
    )
    return Phase(
        id=PhaseId(row.id),
        title=row.title,
        kind=row.kind,
        minutes=minutes,
        allows=tuple(dict.fromkeys(allowed)),
        expects=row.expects,
        control=row.control.strip(),
        strict=row.strict,
    )


def _issue(row: shapes.IssueRow) -> Issue:
    options = tuple(map(_option, row.options))
    objectives = tuple(row.objectives)
    return Issue(IssueId(row.id), row.package, row.title, row.question, options, objectives)


def _option(row: shapes.OptionRow) -> Option:
    return Option(OptionId(row.id), row.title, row.text, _basis(row), cited(row), row.costs.strip())


def _exclusion(row: shapes.ExclusionRow) -> Exclusion:
    return Exclusion(row.id, _choices(row.when), _choices(row.needs), row.reason, row.hollow)


def _choices(table: dict[str, list[str]]) -> dict[IssueId, tuple[OptionId, ...]]:
    return {IssueId(issue): tuple(map(OptionId, options)) for issue, options in table.items()}


def _forum(row: frames.ForumRow, blocs: dict[str, str]) -> Forum:
    weights = {CellId(cell): weight for cell, weight in (row.weights or {}).items()}
    return Forum(
        id=row.id,
        title=row.title,
        rule=row.rule,
        voters=_cells(row.voters),
        decides=row.decides,
        secret=row.secret,
        threshold=row.threshold,
        weights=weights or None,
        terms=terms_of(row, blocs),
        settles=_choices(row.settles),
        becomes=_becomes(row.becomes),
    )


def _becomes(row: frames.BecomesRow | None) -> Becomes | None:
    if row is None:
        return None
    options, matters = tuple(map(OptionId, row.options)), tuple(row.unless_matters)
    return Becomes(IssueId(row.issue), options, row.rule, row.forum, matters)


def _position(row: shapes.PositionRow) -> Position:
    cell, note = CellId(row.cell), row.note.strip()
    return Position(row.id, cell, row.kind, row.text, _basis(row), cited(row), note)


def _briefs(pack: Pack) -> tuple[Brief, ...]:
    return tuple(Brief(CellId(cell), *split(text)) for cell, text in pack.briefs.items())


def _indicator(row: frames.IndicatorRow) -> Indicator:
    return Indicator(
        id=IndicatorId(row.id),
        title=row.title,
        start=row.start,
        low=row.low,
        high=row.high,
        audience=_hearers(row.audience),
        moves_with=row.moves_with,
        basis=_basis(row),
        citations=cited(row),
        owner=row.owner,
    )


def _hearers(audience: str | list[str]) -> tuple[CellId, ...] | None:
    if audience == "public":
        return None
    return () if audience == "control" else _cells(cast("list[str]", audience))
