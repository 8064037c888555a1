"""The balance of the table and the forecast of its end, as the console shows them."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.helpers.given import NOON
from tests.helpers.little import AST, BIR, CED, CELLS, seat
from tests.helpers.table import Table, seated
from wargame.engine.balance import Balance, Share
from wargame.engine.instruments.clock import ExtendPhase
from wargame.engine.names import CONTROL
from wargame.people.company import Company
from wargame.rooms.console.balance import balance
from wargame.rooms.painting import Painter, Panels
from wargame.rooms.panel import Scene

FIRST, OTHER = seat(AST).id, seat(AST, 2).id
COUNTED = Balance(
    shares={
        (AST, FIRST): Share(AST, FIRST, acts=4, words=90, cables=2, statements=1),
        (AST, OTHER): Share(AST, OTHER, acts=1, votes=1),
        (BIR, seat(BIR).id): Share(BIR, seat(BIR).id, acts=2, words=30),
    },
    contacts={(AST, BIR): 2, (BIR, AST): 1, (AST, CED): 1},
)


def panels(table: Table, counted: Balance = COUNTED, now: datetime = NOON) -> Panels:
    company = Company(now=now, balance=counted)
    return Painter("control", CONTROL).paint(table.picture(CONTROL), company)


def test_delegations_and_seats_are_shown_as_bars_with_numbers() -> None:
    panel = str(panels(seated())["balance"])
    assert '<span class="bar-count">5</span><meter min="0" max="5" value="5">5</meter>' in panel
    assert '<span class="bar-count">90</span>' in panel
    assert f'<th scope="row">{OTHER}</th><td>1</td>' in panel


def test_before_anything_is_counted_it_says_what_will_be() -> None:
    assert "are counted here" in panels(seated(), Balance())["balance"]


def test_who_has_talked_to_whom_and_who_is_left_out() -> None:
    scene = Scene(seated().picture(CONTROL), CONTROL, Company(balance=COUNTED))
    rows = {row["cell"]: row for row in balance(scene)["talk"]}
    assert dict(rows[AST]["with"]) == {"ast": 0, "bir": 3, "ced": 1, "dal": 0}
    assert rows[CED]["without"] == ("bir", "dal")
    assert [cell for cell in CELLS if rows[cell]["alone"]] == ["dal"]
    panel = str(panels(seated())["balance"])
    assert panel.count("left out") == 1
    assert "?do=nudge&amp;to=dal&amp;why=contact&amp;with=ast&amp;with=bir&amp;with=ced" in panel


def test_a_count_paints_the_balance_again_and_no_other_panel() -> None:
    painter, picture = Painter("control", CONTROL), seated().picture(CONTROL)
    before = painter.paint(picture, Company(now=NOON, balance=COUNTED))
    more = replace(COUNTED, contacts={**COUNTED.contacts, (CED, BIR): 1})
    after = painter.paint(picture, Company(now=NOON, balance=more))
    assert {name for name in after if after[name] is not before[name]} == {"balance"}


def test_the_run_sheet_says_when_it_will_end_and_offers_a_cut() -> None:
    table = seated()
    assert "and so it stands" in panels(table)["runsheet"]
    table.does(CONTROL, ExtendPhase(4))
    panel = str(panels(table)["runsheet"])
    assert '<strong class="figures">4 min</strong> over' in panel
    assert "act/agenda.shorten?minutes=4&amp;rest=20" in panel
    assert "10 → 6 min" in panel


def test_where_nothing_can_be_shorter_no_cut_is_offered() -> None:
    table = seated()
    table.does(CONTROL, ExtendPhase(90))
    assert "agenda.shorten?minutes=5&amp;rest=20" in panels(table)["runsheet"]
    assert ", all there is" in panels(table)["runsheet"]


def test_seconds_do_not_paint_the_run_sheet_again() -> None:
    painter, picture = Painter("control", CONTROL), seated().picture(CONTROL)
    over = NOON + timedelta(minutes=12)
    first, same, later = (
        painter.paint(picture, Company(now=over + timedelta(seconds=one)))["runsheet"]
        for one in (0, 50, 70)
    )
    assert first is same
    assert later is not first
