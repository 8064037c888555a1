"""Public statements."""

import pytest

from tests.helpers.given import NOON, started
from tests.helpers.little import AST, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.statements import MakeStatement, Statement, StatementMade
from wargame.engine.names import CONTROL, CellId, StatementId


@pytest.mark.parametrize("by", [AST, CONTROL])
def test_everyone_hears_it(by: CellId) -> None:
    made = StatementMade(StatementId("t1"), by, "We want light.")

    then = started().when(MakeStatement(" We want light. "), by=seat(by)).then(Told(made, EVERYONE))

    assert then.state.statements.made == (Statement(made.statement, by, made.text, NOON),)


def test_its_text() -> None:
    empty = started().when(MakeStatement("\n"), by=seat(AST))
    long = started().when(MakeStatement("x" * 2001), by=seat(AST))

    empty.refused(Refusal.EMPTY_TEXT, field="statement")
    long.refused(Refusal.LONG_TEXT, length=2001)
