"""Voting from first to last on pages that need no script: calling, silence, receipts, pledges."""

import pytest

from tests.web.guests import Guest, control, opened, playing, seated, state
from wargame.engine.names import CellId
from wargame.engine.rules import Choice

pytestmark = pytest.mark.django_db

TEXT = {"title": "One ferry", "choices.S1": "", "clauses": ["The ferry sails at six."]}


@pytest.fixture
def code() -> str:
    return opened()


def tabled(code: str, guest: Guest) -> str:
    """Let a town table a text, go on to the votes, and return its name."""
    playing(code, "proposal.table")
    control(code, "phase.extend", minutes=100)
    assert guest.act("proposal.table", **TEXT).status_code == 303
    (proposal,) = state(code).proposals.standing
    control(code, "phase.open", phase="vote", after=state(code).clock.phase)
    return proposal.id


class TestCalling:
    def test_forums_have_their_rules_in_words_and_nothing_is_preselected(self, code: str) -> None:
        guest = seated(code, "ald")
        page = guest.see(f"vote/{tabled(code, guest)}/")

        assert "Adopted when all take part and nobody votes against." in page
        assert "straw poll, binds nobody" in page
        assert "The wards of the two towns" in page
        assert "checked" not in page

    def test_what_the_text_touches_goes_into_the_terms(self, code: str) -> None:
        guest = seated(code, "ald")
        proposal = tabled(code, guest)

        answer = guest.act("ballot.call", proposal=proposal, forum="board", matters=["wards"])
        assert answer.status_code == 303
        (ballot,) = state(code).ballots.open
        assert ballot.terms.matters == ("wards",)
        assert "The wards of the two towns" in guest.see()

    def test_where_members_count_their_table_is_named(self, code: str) -> None:
        guest = seated(code, "ald")
        playing(code, "ballot.cast")
        control(code, "ballot.call", question="Lamps?", forum="wards")
        page = guest.see()

        assert "Wards of the two towns, 2030. Invented for the scenario of the harbour." in page
        assert "Rope Walk" in page
        assert "58.82 % of the people" in page


class TestBeforeAndAfter:
    def test_the_difference_to_what_stands(self, code: str) -> None:
        guest = seated(code, "ald")
        proposal = tabled(code, guest)
        control(code, "ballot.call", proposal=proposal, forum="straw")
        assert "Nothing stands yet: all of this text is new." in guest.see()

    def test_a_receipt_says_what_and_when_and_that_it_can_be_changed(self, code: str) -> None:
        guest = seated(code, "ald")
        playing(code, "ballot.cast")
        control(code, "ballot.call", question="Shall we?", forum="straw")
        (ballot,) = state(code).ballots.open
        assert "Your delegation has not voted yet." in guest.see()
        guest.act("ballot.cast", ballot=ballot.id, choice="yes")
        page = guest.see()

        assert "Your paper" in page
        assert "You can change it until the ballot is closed." in page
        assert 'aria-pressed="true"' in page
        assert "Straw poll: it binds nobody." in page
        assert [*state(code).ballots.open[0].cast_at] == [CellId("ald")]


class TestSilence:
    def silent(self, code: str) -> tuple[Guest, str]:
        guest = seated(code, "bir")
        playing(code, "ballot.cast")
        control(code, "ballot.call", question="Lamps?", rule="silence", minutes=30)
        (ballot,) = state(code).ballots.open
        return guest, ballot.id

    def test_it_counts_down_and_can_be_broken_with_a_reason(self, code: str) -> None:
        guest, ballot = self.silent(code)
        room = guest.see()
        assert f"act/ballot.break?ballot={ballot}" in room
        assert "data-closes-at" in room
        assert "Lamps?" in guest.see(f"break/{ballot}/")

        answer = guest.act("ballot.break", ballot=ballot, reason="We sleep early.")
        assert answer.status_code == 303
        assert "Birch Haven broke silence" in guest.see()
        assert "We sleep early." in guest.see()
        assert guest.browser.get(f"{guest.page}break/{ballot}/").status_code == 404

    def test_it_is_no_matter_of_yes_and_no(self, code: str) -> None:
        guest, ballot = self.silent(code)

        assert f"act/ballot.cast?ballot={ballot}" not in guest.see()
        assert "papers are in" not in guest.see()

    def test_a_vote_without_silence_has_no_page_to_break_it(self, code: str) -> None:
        guest = seated(code, "bir")
        playing(code, "ballot.cast")
        control(code, "ballot.call", question="Shall we?", forum="straw")
        (ballot,) = state(code).ballots.open

        assert guest.browser.get(f"{guest.page}break/{ballot.id}/").status_code == 404

    def test_minutes_are_asked_for(self, code: str) -> None:
        guest = seated(code, "bir")
        playing(code, "ballot.call")

        answer = guest.send("ballot.call", question="Lamps?", rule="silence")
        assert answer.status_code == 422
        assert "minutes" in answer.json()["sentence"]
        assert guest.send("ballot.call", question="Lamps?", rule="silence", minutes="9").json()[
            "ok"
        ]


class TestPledges:
    def test_one_is_made_shown_and_taken_back(self, code: str) -> None:
        guest, other = seated(code, "ald"), seated(code, "bir", "Bea")
        playing(code, "pledge.make")
        assert "Make a pledge" in guest.see("pledge/")
        answer = guest.act("pledge.make", what="Two boats", when="in May", caveats="If dry.")
        assert answer.status_code == 303

        for one in (guest, other):
            assert "Two boats" in one.see()
            assert "If dry." in one.see()
        (pledge,) = state(code).pledges.standing
        take_back = f"act/pledge.withdraw?pledge={pledge.id}"
        assert take_back in guest.see()
        assert take_back not in other.see()
        guest.act("pledge.withdraw", pledge=pledge.id, reason="A storm.")
        assert "taken back" in other.see()
        assert "A storm." in other.see()

    def test_what_is_refused_comes_back_with_its_words(self, code: str) -> None:
        guest = seated(code, "ald")
        playing(code, "pledge.make")
        answer = guest.act("pledge.make", what="Two boats", when="")

        assert answer.status_code == 422
        assert "Two boats" in answer.content.decode()


def test_control_casts_for_nobody_where_all_are_played(code: str) -> None:
    seated(code, "ald")
    playing(code, "ballot.cast")
    control(code, "ballot.call", question="Shall we?", forum="wards")
    (ballot,) = state(code).ballots.open

    assert set(ballot.voters) == {"ald", "bir"}
    assert ballot.terms.members(CellId("ald")) == ("A1", "A2", "A3")
    assert Choice.YES not in ballot.papers.values()
