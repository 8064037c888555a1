"""Kinds of agreement in an exercise: with those in play, and what everyone may know of them."""

from dataclasses import replace

from wargame.engine.names import CellId, IssueId
from wargame.engine.scenario import LineUp, Scenario
from wargame.engine.treaties import Guarantor, Treaty


def played(treaty: Treaty, scenario: Scenario, lineup: LineUp) -> Treaty:
    """Return a kind of agreement with those in play in the place of those they stand for."""
    signing = scenario.seated(treaty.signatories, lineup)
    guaranteed: dict[CellId, dict[IssueId, None]] = {}
    for one in treaty.guarantors:
        for cell in scenario.seated((one.cell,), lineup):
            guaranteed.setdefault(cell, {}).update(dict.fromkeys(one.issues))
    guarantors = [Guarantor(cell, (*own,)) for cell, own in guaranteed.items()]
    return replace(
        treaty,
        signatories=signing,
        guarantors=tuple(one for one in guarantors if one.cell not in signing),
        guarantees=min(treaty.guarantees, len(guarantors)),
        gates=tuple(
            replace(gate, cell=cell)
            for gate in treaty.gates
            for cell in scenario.seated((gate.cell,), lineup)
        ),
    )


def in_public(treaty: Treaty) -> Treaty:
    """Return what everyone may know of a kind: no level of an indicator, and no consequences."""
    gates = tuple(replace(one, indicator=None, least=None, most=None) for one in treaty.gates)
    return replace(treaty, gates=gates, hooks=())
