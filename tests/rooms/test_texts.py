"""Texts on screens: letters, states, brackets, amendments, sponsors; and who sees none of it."""

import re
from html import unescape

from tests.helpers.little import AST, BIR, CED, CELLS, S1, A, B
from tests.helpers.table import Table, seated
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import AcceptAmendment, TableAmendment
from wargame.engine.instruments.brackets import LiftBracket, PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.drafts import DraftProposal
from wargame.engine.instruments.leaks import LeakProposal, PublishProposal
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, ClauseId, ProposalId
from wargame.people.company import Company
from wargame.rooms.painting import Painter, Panels
from wargame.rooms.panels.table import SHEETS
from wargame.rooms.reading_room import Glance, View, paint

FIRST, SECOND = ClauseId("A"), ClauseId("B")


def laid(circle: tuple[CellId, ...] = ()) -> tuple[Table, ProposalId]:
    """Return a table on which a text of two clauses lies."""
    table = seated()
    clauses = ("Water is shared.", "Light is bought.")
    return table, table.makes("ast", TableProposal("Roots", {S1: A}, clauses, circle))


def painted(table: Table, cell: str, kind: str = "room") -> Panels:
    """Paint a room with a fresh painter."""
    return Painter(kind, CellId(cell)).paint(table.picture(cell), Company())


def words(html: str) -> str:
    """Return markup as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sheet(table: Table, cell: str, kind: str = "room") -> str:
    """Return the proposals of a room as they are read."""
    return words(painted(table, cell, kind)["proposals"])


def page(table: Table, cell: CellId, text: ProposalId, view: View = View.CLEAN) -> str:
    """Return the page of a text as a delegation reads it."""
    return words("".join(paint(Glance("room", cell, text, view), table.picture(cell)).values()))


def test_a_clause_goes_from_open_to_bracketed_blocked_and_agreed() -> None:
    table, text = laid()
    assert sheet(table, "bir").count("open") == 2
    table.does("bir", PutBracket(text, FIRST, "Not yet"))
    for cell in CELLS:
        assert "A : [ Water is shared. ] [ ] bracketed held by BIR Not yet" in sheet(table, cell)
    table.does("bir", DeclareStance(text, 1, Stance.OPPOSE))
    assert "blocked held by BIR" in sheet(table, "ced")
    table.does("bir", LiftBracket(text, FIRST))
    for cell in CELLS[1:]:
        table.does(cell, DeclareStance(text, 1, Stance.LIVE_WITH))
    assert sheet(table, "ced").count("agreed") == 2


def test_an_amendment_is_marked_in_the_clause_and_gone_once_it_is_accepted() -> None:
    table, text = laid()
    replace = TableAmendment(text, 1, Change.REPLACE, FIRST, "Water is bought.", why="It is dear")
    asked = table.makes("bir", replace)
    for cell in CELLS:
        shown = sheet(table, cell)
        assert "Water is [deleted: shared ] [inserted: bought ] ." in shown
        assert "Why: It is dear" in shown
    assert "Accept" in page(table, AST, text)
    assert "Accept" not in page(table, CED, text)
    table.does("ast", AcceptAmendment(asked))
    assert "[deleted:" not in sheet(table, "ced")
    assert "Water is [deleted: shared ] [inserted: bought ] ." in page(
        table, CED, text, View.MARKED
    )
    assert "Amendment of" in page(table, CED, text)


def test_an_amendment_of_a_choice_says_which_option_it_would_be() -> None:
    table, text = laid()
    table.does("bir", TableAmendment(text, 1, Change.CHOOSE, issue=S1, option=B))
    assert "[deleted: A ] [inserted: B ]" in sheet(table, "ced")


def test_an_amendment_of_a_clause_that_was_struck_is_not_lost() -> None:
    table, text = laid()
    table.does("bir", TableAmendment(text, 1, Change.REPLACE, SECOND, "Light is free."))
    table.does("ast", StrikeClause(text, SECOND, 1))
    assert "[inserted: free ]" in sheet(table, "ced")
    assert "reading version 1" in page(table, CED, text)


def test_sponsors_stand_beside_the_first_and_are_asked_for_no_stance() -> None:
    table, text = laid()
    table.does("ast", InviteSponsors(text, (BIR,)))
    assert "Sponsor it too" in page(table, BIR, text)
    table.does("bir", JoinSponsors(text))
    assert "The Ast BIR version 1" in sheet(table, "ced")
    assert "Where you stand" not in sheet(table, "bir")
    assert "Where you stand" in sheet(table, "ced")
    assert "Edit clause A" in page(table, BIR, text)
    assert "sponsors it" in words(painted(table, "ced")["stances"])
    assert "act/stance.declare" not in painted(table, "bir")["proposals"]


def test_comments_are_counted_and_those_inside_for_ones_own_alone() -> None:
    table, text = laid()
    table.does("bir", AddComment(text, "We could.", FIRST, inside=True))
    assert "1 inside" in sheet(table, "bir")
    before = {cell: painted(table, cell) for cell in ("ast", "ced")}
    table.does("bir", AddComment(text, "Or not.", FIRST, inside=True))
    assert {cell: painted(table, cell) for cell in ("ast", "ced")} == before
    table.does("bir", AddComment(text, "Who measures?", FIRST))
    assert "1 comment" in sheet(table, "ced")
    assert "Who measures?" in page(table, CED, text)
    assert "We could." not in page(table, CED, text)


def test_a_draft_is_painted_for_its_own_delegation_alone() -> None:
    table = seated()
    before = {cell: painted(table, cell) for cell in CELLS[1:]}
    draft = table.makes("ast", DraftProposal("Ours", {}, ("Less.",)))
    assert "Draft of your delegation" in sheet(table, "ast")
    assert "Less." in page(table, AST, draft)
    assert {cell: painted(table, cell) for cell in CELLS[1:]} == before
    assert "Ours" not in painted(table, "ast")["stances"]
    assert "Ours" not in painted(table, "ast")["compare"]


def test_a_text_of_a_circle_and_all_that_comes_of_it_is_nothing_to_the_rest() -> None:
    table = seated()
    strangers = [("room", "ced"), ("observer", OBSERVER), ("projector", PROJECTOR)]
    before = {cell: painted(table, cell, kind) for kind, cell in strangers}
    text = table.makes("ast", TableProposal("Roots", {S1: A}, ("Ours.",), (BIR,)))
    table.does("bir", PutBracket(text, FIRST, "Not yet"))
    table.does("bir", TableAmendment(text, 1, Change.STRIKE, FIRST))
    table.does("bir", AddComment(text, "Why?", FIRST))
    table.does("ast", InviteSponsors(text, (BIR,)))
    table.does("ast", AddClause(text, "More."))
    assert {cell: painted(table, cell, kind) for kind, cell in strangers} == before


def test_a_leaked_copy_names_nobody_who_handed_it_on() -> None:
    table, text = laid((BIR,))
    table.does("bir", LeakProposal(text, (CED,)))
    copy = words(painted(table, "ced")["leaked"])
    assert "A copy, from nobody" in copy
    assert "Water is shared." in copy
    assert "You leaked" not in words(painted(table, "ast")["leaked"])
    assert "You leaked “Roots” to CED" in words(painted(table, "bir")["leaked"])
    empty = painted(table, "ast")["leaked"]
    assert empty == painted(seated(), "ast")["leaked"]


def test_what_is_published_lies_before_everyone_without_its_past() -> None:
    table, text = laid((BIR,))
    table.does("ast", EditClause(text, 1, FIRST, "Water is for all."))
    table.does("bir", AddComment(text, "Between us: no.", FIRST))
    table.does("ast", PublishProposal(text))
    shown = page(table, CED, text)
    assert "Water is for all." in shown
    assert "Between us" not in shown
    assert "Water is shared." not in page(table, CED, text, View.MARKED)


def test_the_wall_shows_letters_brackets_and_sponsors() -> None:
    table, text = laid()
    table.does("ast", InviteSponsors(text, (BIR,)))
    table.does("bir", JoinSponsors(text))
    table.does("ced", PutBracket(text, SECOND))
    table.does(CONTROL, TakeProjector(Show.PROPOSAL, text))
    card = words(painted(table, PROJECTOR, "projector")["card"])
    assert "The Ast BIR version 1" in card
    assert "A : Water is shared." in card
    assert "B : [ Light is bought. ] [ ] bracketed CED" in card


def test_the_wall_shows_nothing_of_a_circle_even_if_it_is_chosen() -> None:
    table, text = laid((BIR,))
    table.does("bir", PutBracket(text, FIRST, "Not yet"))
    table.refusal(CONTROL, TakeProjector(Show.PROPOSAL, text))
    card = painted(table, PROJECTOR, "projector")["card"]
    assert "Roots" not in card
    assert "Water" not in card


def test_the_table_shows_the_newest_texts_and_names_the_older() -> None:
    table = seated()
    for number in range(SHEETS + 2):
        table.does("ast", TableProposal(f"Number {number}.", {}, ("One.",)))
    panel = painted(table, "ced")["proposals"]
    assert panel.count("<article") == SHEETS
    assert "Number 0." in panel
    assert panel.index("Number 13.") < panel.index("Number 2.")
    assert "2 older" in words(panel)


def test_every_room_paints_one_panel_for_all_who_see_the_same() -> None:
    table, text = laid()
    table.does("bir", PutBracket(text, FIRST))
    assert painted(table, "ced")["proposals"] is painted(table, "dal")["proposals"]
