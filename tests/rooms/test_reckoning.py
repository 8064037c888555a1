"""Votes of members on the screens: who casts whose, what followed, and what others would say."""

from dataclasses import replace

from tests.engine.situations import ASK, B1, CTRL, voted
from tests.engine.test_ballot_laws import LAWFUL, adopted, called
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, S1, A, seat
from wargame.engine import Viewer, fold
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CellId, ProposalId
from wargame.engine.rules import RULEBOOK, Choice
from wargame.people.company import Company
from wargame.rooms.painting import Painter

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


def painted(there: Given, kind: str, cell: CellId | str) -> dict[str, str]:
    """Return the panels of a room."""
    picture = fold(there.happened, Viewer(CellId(cell)))
    return dict(Painter(kind, CellId(cell)).paint(picture, Company()))


def wall(there: Given) -> str:
    """Return what the projector shows of the vote."""
    shown = painted(there.after(TakeProjector(Show.BALLOT), by=CTRL), "projector", "projector")
    return "".join(shown.values())


def closed(there: Given) -> Given:
    """Return this with the one ballot counted."""
    return there.after(CloseBallot(B1), by=CTRL)


def split() -> Given:
    """Return a qualified majority in which one bloc has split its votes."""
    there = called("union").after(CastVote(B1, YES, split={CellId("W"): NO}), by=seat(AST))
    return voted(there, bir=NO, ced=YES)


def test_before_the_vote_all_see_who_casts_whose_and_that_it_is_assumed() -> None:
    panel = painted(called("union"), "room", AST)["ballots"]

    assert "Who casts whose vote" in panel
    assert "assumption" in panel
    assert "A table of a year" in panel
    assert 'href="split/t1/"' in panel


def test_a_declaration_is_offered_where_the_rule_knows_one() -> None:
    abroad, union = (painted(called(name), "room", AST)["ballots"] for name in ("abroad", "union"))

    assert "declared=true" in abroad
    assert "declared=true" not in union


def test_ones_own_split_and_declaration_are_shown_to_oneself_alone() -> None:
    there = called("abroad").after(
        CastVote(B1, ABSTAIN, split={CellId("W"): NO}, declared=True), by=seat(AST)
    )

    assert "</span>, with a declaration; W" in painted(there, "room", AST)["ballots"]
    assert "</span>, with a declaration" not in painted(there, "room", BIR)["ballots"]


def test_a_result_tells_the_roll_and_what_would_turn_it() -> None:
    panel = painted(closed(split()), "room", CED)["ballots"]

    assert panel.count('<th scope="row">') == 5
    assert "The fewest who would turn it" in panel
    assert "What other rules would have said" in panel
    assert "Reinforced" in panel or "reinforced" in panel


def test_a_secret_result_tells_neither() -> None:
    there = started().after(CallBallot(ASK, forum="conclave"), by=CTRL)
    panel = painted(closed(voted(there, ast=YES, bir=NO)), "room", AST)["ballots"]

    assert "There is no roll call" in panel or "there is no roll call" in panel
    for words in ("The fewest who would turn it", "Decisive", "What other rules"):
        assert words not in panel


def test_a_straw_poll_binds_nobody_and_says_so() -> None:
    assert "binds nobody" in painted(called("straw"), "room", AST)["ballots"]
    assert "binds nobody" in wall(called("straw"))
    assert "binds nobody" not in painted(called("union"), "room", AST)["ballots"]


def test_control_rules_with_two_buttons_where_a_ruling_decides() -> None:
    ruled, counted = (
        painted(called(name), "control", "control")["votes"] for name in ("bank", "union")
    )

    assert "ruling=true" in ruled
    assert "ruling=false" in ruled
    assert "ruling=" not in counted


def test_the_wall_counts_members_by_delegation() -> None:
    panel = wall(closed(split()))

    assert '<span class="figures">2</span>' in panel
    assert "The fewest who would turn it" in panel


class TestWhoWouldHaveToMove:
    def there(self, *circle: CellId) -> Given:
        """Return a text that a lawful forum settles, tabled by ast."""
        forums = tuple(
            replace(one, settles={S1: (A,)} if one.id == "union" else {}) for one in LAWFUL.forums
        )
        scenario = replace(LAWFUL, forums=forums)
        text = TableProposal("Share", {S1: A}, circle=circle)
        return started(scenario).after(text, by=seat(AST))

    def test_follows_the_stances(self) -> None:
        there = self.there()
        before = painted(there, "room", CED)["proposals"]
        stance = DeclareStance(ProposalId("t1"), 1, Stance.SUPPORT)
        after = painted(there.after(stance, by=seat(CED)), "room", CED)["proposals"]

        assert "it would not pass" in before
        assert "it would pass" in after

    def test_counts_by_the_rule_that_holds_by_now(self) -> None:
        scenario = replace(
            LAWFUL,
            forums=tuple(
                replace(one, settles={S1: (A,)} if one.id == "abroad" else {})
                for one in LAWFUL.forums
            ),
        )
        there = started(scenario).and_then(*(one.event for one in adopted().happened[-3:]))

        before = self.there().state.setting.forum("abroad")
        panel = painted(there, "room", CED)["proposals"]

        assert before is not None
        assert RULEBOOK["eu.qmv"].title in panel
        assert RULEBOOK[before.rule].title not in panel

    def test_says_nothing_of_a_circle_that_cannot_decide(self) -> None:
        panel = painted(self.there(AST, BIR), "room", BIR)["proposals"]

        assert "Share" in panel
        assert "Who would have to move" not in panel
