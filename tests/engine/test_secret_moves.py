"""A secret move, its ruling and its undoing: to anybody else it is as if nothing had happened."""

import pytest

from tests.helpers.little import AST, BIR, CED, DAL
from tests.helpers.table import Table, seated
from wargame.engine.adjudication import Method, Mode
from wargame.engine.instruments.arguing import AddArgument
from wargame.engine.instruments.moves import BeginProject, RevealMoves, SubmitMove
from wargame.engine.instruments.ruling_making import PublishRuling, UndoRuling
from wargame.engine.instruments.rulings import GiveEstimate, OpenRuling, RollRuling
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, IndicatorId

OTHERS = (AST, CED, DAL, OBSERVER, PROJECTOR)


def _hidden(table: Table) -> None:
    project = table.makes(CONTROL, BeginProject(BIR, "canary-project", 2, public=False))
    words = SubmitMove("canary-action", "canary-effect", ("canary-reason",), secret=True)
    move = table.makes(
        BIR, SubmitMove(words.action, words.effect, words.reasons, secret=True, project=project)
    )
    table.does(CONTROL, AddArgument(move, "canary-argument"))
    ruling = table.makes(CONTROL, OpenRuling(move, Method.ESTIMATE, ("1",), Mode.OPEN))
    table.does(CONTROL, GiveEstimate(ruling, percent=97))
    table.does(CONTROL, RollRuling(ruling))
    effects = {IndicatorId("fuse"): 1}
    table.does(
        CONTROL,
        PublishRuling(
            ruling, actor="canary-actor", effects=effects, cause="canary-cause", fact="canary-fact"
        ),
    )
    table.does(CONTROL, UndoRuling(ruling, "canary-undone"))


@pytest.fixture(scope="module")
def twins() -> tuple[Table, Table]:
    """Two tables that differ in what one delegation did in secret, and in what came of it."""
    with_, without = seated(), seated()
    _hidden(with_)
    for table in (with_, without):
        table.does(AST, MakeStatement("Good morning."))
    return with_, without


@pytest.mark.parametrize("cell", OTHERS)
def test_others_hear_and_know_the_same(twins: tuple[Table, Table], cell: str) -> None:
    with_, without = twins
    assert with_.heard(cell) == without.heard(cell)
    assert with_.picture(cell) == without.picture(cell)


def test_its_own_delegation_and_control_know(twins: tuple[Table, Table]) -> None:
    with_, _ = twins
    for cell in (BIR, CONTROL):
        assert "canary-action" in str(with_.picture(cell))


def test_estimates_of_others_are_told_to_nobody_else() -> None:
    table = seated()
    move = table.makes(BIR, SubmitMove("a", "b", ("c",)))
    table.does(CONTROL, RevealMoves((move,)))
    ruling = table.makes(CONTROL, OpenRuling(move, Method.ESTIMATE))
    table.does(AST, GiveEstimate(ruling, percent=73))
    for cell in (BIR, CED, DAL, OBSERVER, PROJECTOR):
        assert not table.picture(cell).rulings.given(ruling)
    assert [one.percent for one in table.picture(AST).rulings.given(ruling)] == [73]
