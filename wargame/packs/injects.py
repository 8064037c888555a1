"""From `injects.toml` to injects, and the names that their conditions may use."""

from wargame.engine.names import CellId, IndicatorId, InjectId
from wargame.engine.planned import Inject, InjectVersion
from wargame.engine.scenario import Scenario
from wargame.engine.sourcing import Basis
from wargame.packs.citations import cited
from wargame.packs.conditions import Known, parse
from wargame.packs.files import Pack
from wargame.packs.inject_shapes import InjectRow, InjectsFile
from wargame.packs.matter import options
from wargame.packs.places import words
from wargame.packs.references import FORUM, INDICATOR, ROUND, names
from wargame.packs.worlds import turns


def build_injects(pack: Pack) -> tuple[Inject, ...]:
    """Return the injects of a pack without faults."""
    file = InjectsFile.model_validate(pack.table("injects.toml"))
    known = known_in(pack)
    return tuple(inject_of(row, known) for row in file.injects)


def inject_of(row: InjectRow, known: Known) -> Inject:
    """Return an inject of its row; raises `conditions.Unreadable`."""
    return Inject(
        id=InjectId(row.id),
        title=row.title,
        type=row.type,
        round=row.round,
        phase=row.phase,
        sender=row.sender,
        to=tuple(map(CellId, row.to)),
        channel=row.channel,
        text=row.text.strip(),
        trigger=row.trigger.strip(),
        expected=row.expected.strip(),
        effects={IndicatorId(name): change for name, change in row.effects.items()},
        objectives=tuple(row.objectives),
        basis=Basis(row.basis),
        citations=cited(row),
        public=row.public,
        offset=row.offset,
        medium=row.medium,
        when=row.when.strip(),
        condition=parse(row.when.strip(), known) if row.when.strip() else None,
        auto=row.auto,
        effects_if_met=row.effects_if_met,
        regions=turns(row.regions),
        classification=row.classification,
        owner=row.owner,
        cause=row.cause.strip(),
        versions=tuple(
            InjectVersion(tuple(map(CellId, one.to)), one.title, one.text.strip())
            for one in row.versions
        ),
    )


def known_in(pack: Pack) -> Known:
    """Return the names in a pack, as far as its files could be read."""
    treaties = [spot.value for spot in pack.spots("agreements.toml", "agreements[].id")]
    return Known(
        indicators=names(pack, INDICATOR) or (),
        rounds=names(pack, ROUND) or (),
        options=options(pack),
        forums=names(pack, FORUM) or (),
        treaties=words(treaties),
    )


def known_of(scenario: Scenario) -> Known:
    """Return the names in a scenario; its rounds as its longest timing plays them."""
    longest = max(scenario.timings, key=lambda one: len(one.rounds), default=None)
    return Known(
        indicators=tuple(one.id for one in scenario.indicators),
        rounds=tuple(one.id for one in longest.rounds) if longest else (),
        options={one.id: tuple(each.id for each in one.options) for one in scenario.issues},
        forums=tuple(one.id for one in scenario.forums),
        treaties=tuple(one.id for one in scenario.agreements),
    )
