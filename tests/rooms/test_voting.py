"""Votes on the screens from first to last: what stands, silence, who would have to move."""

from dataclasses import replace

from tests.engine.situations import ASK, B1, CTRL, P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, S1, A, B, seat
from tests.helpers.table import seated
from tests.rooms.test_reckoning import painted
from wargame.engine import Viewer, fold
from wargame.engine.instruments.ballot_silence import BreakSilence, CloseDueBallot
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.briefs import OpenBrief
from wargame.engine.instruments.clauses import EditClause
from wargame.engine.instruments.clock import PauseExercise
from wargame.engine.instruments.intents import StateIntent
from wargame.engine.instruments.pledges import MakePledge
from wargame.engine.instruments.projector import Projector, Show, TakeProjector
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, ClauseId
from wargame.engine.rules import Choice
from wargame.people.company import Company
from wargame.rooms.painting import Painter


def wall(there: Given, show: Show) -> str:
    """Return what the projector shows."""
    shown = there.after(TakeProjector(show, P1), by=CTRL)
    return "".join(painted(shown, "projector", "projector").values())


def voted_again(forum: str) -> str:
    """Return the vote on a second version in a forum, once the assembly adopted the first."""
    table = seated()
    text = table.makes("ast", TableProposal("Share", {S1: A}, ("Be kind.",)))
    first = table.makes(CONTROL, CallBallot(proposal=text, forum="assembly"))
    for cell in CELLS:
        table.does(cell, CastVote(first, Choice.YES))
    table.does(CONTROL, CloseBallot(first))
    table.wait(minutes=1)
    table.does("ast", ReviseProposal(text, 1, "Share", {S1: B}))
    table.does("ast", EditClause(text, 2, ClauseId("A"), "Be very kind."))
    table.does(CONTROL, CallBallot(proposal=text, forum=forum))
    return str(Painter("room", BIR).paint(table.picture(BIR), Company())["ballots"])


class TestWhatStands:
    def test_nothing(self) -> None:
        there = tabled().after(CallBallot(proposal=P1, forum="assembly"), by=CTRL)

        assert (
            "Nothing stands yet: all of this text is new." in painted(there, "room", BIR)["ballots"]
        )

    def test_what_the_same_body_adopted_last_is_compared_word_by_word(self) -> None:
        panel = voted_again("assembly")

        assert "Against “Share”, adopted in Assembly last:" in panel
        assert "<ins>" in panel
        assert "very " in panel

    def test_another_body_has_adopted_nothing(self) -> None:
        assert "Nothing stands yet. Against version 2" in voted_again("council")


class TestSilenceOnScreens:
    def silent(self) -> Given:
        return started().after(CallBallot(ASK, forum="quiet", minutes=10), by=CTRL)

    def test_every_screen_counts_down(self) -> None:
        there = self.silent()
        for shown in (
            painted(there, "room", AST)["ballots"],
            painted(there, "control", CONTROL)["votes"],
            wall(there, Show.BALLOT),
        ):
            assert "Silence lasts" in shown
            assert "data-closes-at" in shown
            assert "papers are in" not in shown

    def test_the_room_says_what_saying_nothing_means(self) -> None:
        there = self.silent().after(OpenBrief(), by=seat(AST))
        there = there.after(StateIntent("light"), by=seat(AST))

        assert (
            f"Under silence: {ASK} Who says nothing agrees." in painted(there, "room", AST)["now"]
        )

    def test_a_pause_stops_the_clock_on_the_screen(self) -> None:
        there = self.silent().later(minutes=4).after(PauseExercise(), by=CTRL)
        panel = painted(there, "room", AST)["ballots"]

        assert "data-paused-at" in panel
        assert ">6:00<" in panel
        assert "act/ballot.break" not in panel

    def test_who_broke_it_and_why_is_read_by_all(self) -> None:
        there = self.silent().after(BreakSilence(B1, "We need a day."), by=seat(BIR))
        for shown in (
            painted(there, "observer", "observer")["ballots"],
            painted(there, "control", CONTROL)["votes"],
            wall(there, Show.BALLOT),
        ):
            assert "The Bir broke silence; the text goes back to consultation." in shown
            assert "We need a day." in shown

    def test_when_it_lasted_no_roll_is_called(self) -> None:
        there = self.silent().later(minutes=10).after(CloseDueBallot(B1), by=CTRL)
        panel = painted(there, "room", AST)["ballots"]

        assert "Adopted: nobody broke silence." in panel
        assert "Roll call" not in panel


class TestWhoWouldHaveToMove:
    def there(self, *circle: str) -> Given:
        found = tabled(*(cell for cell in CELLS if cell in circle))
        forums = tuple(
            replace(one, settles={S1: (A,)}) if one.id == "council" else one
            for one in found.scenario.forums
        )
        scenario = replace(found.scenario, forums=forums)
        begun = started(scenario)
        there = replace(begun, happened=(*begun.happened, *found.happened[-1:]))
        return there.after(DeclareStance(P1, 1, Stance.OPPOSE), by=seat(BIR))

    def test_the_console_says_so(self) -> None:
        panel = painted(self.there(), "control", CONTROL)["votes"]

        assert "Who would have to move" in panel
        assert "The fewest who would carry it: The Bir." in panel

    def test_the_wall_says_so_of_what_all_can_see(self) -> None:
        assert "would have to move: The Bir" in wall(self.there(), Show.PROPOSAL)

    def test_of_a_circle_the_wall_knows_nothing(self) -> None:
        picture = fold(self.there(AST, BIR).happened, Viewer(PROJECTOR))
        card = replace(picture, projector=Projector(Show.PROPOSAL, P1))
        shown = str(Painter("projector", PROJECTOR).paint(card, Company())["card"])

        assert "would have to move" not in shown
        assert "not on the table" in shown


def test_straw_polls_bind_nobody_on_every_screen() -> None:
    found = started()
    forums = tuple(
        replace(one, terms=replace(one.terms, binding=False)) if one.id == "assembly" else one
        for one in found.scenario.forums
    )
    there = started(replace(found.scenario, forums=forums))
    there = there.after(CallBallot(ASK, forum="assembly"), by=CTRL)
    for one in (there, there.after(CloseBallot(B1), by=CTRL)):
        for shown in (
            painted(one, "room", AST)["ballots"],
            painted(one, "control", CONTROL)["votes"],
            wall(one, Show.BALLOT),
        ):
            assert "binds nobody" in shown


def test_pledges_before_a_circle_are_shown_to_it_alone() -> None:
    there = started().after(MakePledge("Two boats", "in May", circle=(BIR,)), by=seat(AST))

    for kind, cell in (("room", AST), ("room", BIR), ("control", CONTROL)):
        assert "Two boats" in painted(there, kind, cell)["pledges"]
    for kind, cell in (("room", CED), ("observer", OBSERVER)):
        assert "Two boats" not in painted(there, kind, cell)["pledges"]
