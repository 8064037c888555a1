"""Long tables on paper: cut where nobody reads on, and the report says so."""

from wargame.aar.report.document import Document, Part, Text
from wargame.aar.report.shortening import MOST, shortened
from wargame.aar.sections import Table


def report(rows: int) -> Document:
    table = Table("All", ("n",), tuple((n,) for n in range(rows)))
    inner = Part("inner", "Inner", (Text("Before."), table, Text("Behind.")))
    return Document("A day", "For all", "X", (), (Part("outer", "Outer", (), (inner,)),))


def test_a_table_that_somebody_can_read_stays_as_it_is() -> None:
    assert shortened(report(MOST)) == report(MOST)


def test_a_longer_one_is_cut_and_says_how_much() -> None:
    before, table, said, behind = next(
        part.blocks for level, part in shortened(report(MOST + 1234)).walk() if level > 1
    )
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == list(range(MOST))
    assert isinstance(said, Text)
    assert ": 1,234. " in said.text
    assert (before, behind) == (Text("Before."), Text("Behind."))
