"""Comments: beside a clause or a text, to all who see it or inside one's own delegation."""

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import NOON, started
from tests.helpers.little import AST, BIR, CED, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clauses import AddClause, StrikeClause
from wargame.engine.instruments.comments import AddComment, Comment, CommentAdded
from wargame.engine.instruments.documents import NO_CLAUSE
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.names import CONTROL, ClauseId, CommentId

ONE = ClauseId("A")


class TestAComment:
    def test_to_all_who_see_the_text(self) -> None:
        made = CommentAdded(CommentId("t1"), P1, ONE, BIR, "Why kind?", inside=False)

        for there, audience in ((tabled(), EVERYONE), (tabled(AST, BIR), only(AST, BIR))):
            there.when(AddComment(P1, " Why kind? ", ONE), by=seat(BIR)).then(Told(made, audience))

    def test_inside(self) -> None:
        told = tabled().when(AddComment(P1, "Hush.", inside=True), by=seat(BIR)).told

        assert [one.audience for one in told] == [only(BIR)]

    def test_is_kept_with_its_time(self) -> None:
        there = tabled().after(AddComment(P1, "Why?", ONE), by=seat(BIR))
        there = there.after(AddComment(P1, "All of it."), by=seat(AST))

        part = there.state.comments
        assert part.on(P1, ONE) == (
            Comment(CommentId("t1"), P1, ONE, BIR, "Why?", inside=False, at=NOON),
        )
        assert [one.text for one in part.on(P1, NO_CLAUSE)] == ["All of it."]
        assert [one.text for one in part.on(P1)] == ["Why?", "All of it."]

    @pytest.mark.parametrize(
        ("text", "reason"), [(" ", Refusal.EMPTY_TEXT), ("x" * 1001, Refusal.LONG_TEXT)]
    )
    def test_of_any_length_but_none(self, text: str, reason: Refusal) -> None:
        tabled().when(AddComment(P1, text), by=seat(BIR)).refused(reason, field="text")

    def test_on_a_clause_that_stands(self) -> None:
        struck = tabled().after(AddClause(P1, "x", ONE), by=seat(AST))
        struck = struck.after(StrikeClause(P1, ONE, 1), by=seat(AST))

        struck.when(AddComment(P1, "x", ONE), by=seat(BIR)).refused(Refusal.STRUCK)
        other = AddComment(P1, "x", ClauseId("Q"))
        tabled().when(other, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT, what="clause")

    def test_moves_no_text_and_so_goes_on_during_a_vote(self) -> None:
        voting = tabled().after(CallBallot(proposal=P1, forum="consent"), by=seat(BIR))

        assert voting.when(AddComment(P1, "Now?"), by=seat(BIR)).told

    def test_is_over_with_the_text(self) -> None:
        gone = tabled().after(WithdrawProposal(P1), by=seat(AST))

        gone.when(AddComment(P1, "Pity."), by=seat(BIR)).refused(Refusal.OVER)

    def test_hides_what_is_hidden(self) -> None:
        command = AddComment(P1, "Hello?", ONE)
        absent = started().when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)

        assert tabled(AST, BIR).when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT) == absent


def test_a_word_inside_reaches_nobody_else() -> None:
    table = seated()
    name = table.makes("ast", TableProposal("Share", {}, ("Be kind.",)))
    before = {cell: table.picture(cell) for cell in ("ast", "ced", "observer", "projector")}

    table.does("bir", AddComment(name, "canary", ONE, inside=True))
    table.does(CONTROL, AddComment(name, "canary", inside=True))

    assert {cell: table.picture(cell) for cell in before} == before
    assert len(table.picture("bir").comments.made) == 1
    assert len(table.picture(CONTROL).comments.made) == 2
