"""What the projector's cards say, and what they leave out when there is too much."""

from dataclasses import replace

import pytest

from tests.rooms.control_scenes import company, last, minutes, pictures
from wargame.engine import Picture
from wargame.engine.instruments.documents import Proposal, Proposals, Version, lettered
from wargame.engine.instruments.projector import Projector, Show
from wargame.engine.instruments.statements import Statement, Statements
from wargame.engine.names import PROJECTOR, CellId, ProposalId, StatementId
from wargame.packs.playing import BEGINNING
from wargame.people.company import Company, Door
from wargame.rooms.painting import Painter
from wargame.rooms.panel import Scene
from wargame.rooms.projection import frame, matters
from wargame.rooms.projection.fits import fitting, lines, size
from wargame.rooms.projector import AFTERWARDS

ALD = CellId("ald")


def wall(
    picture: Picture, show: str, people: Company | None = None, proposal: ProposalId | None = None
) -> str:
    """Return a card, painted from a picture."""
    picture = replace(picture, projector=Projector(Show(show), proposal))
    return str(Painter("projector", PROJECTOR).paint(picture, people or Company())["card"])


def running() -> Picture:
    """Return the projector's picture while the small pack is at the table."""
    at_vote = [one for one in pictures("harbour", "projector") if one.clock.phase == "vote"]
    found = [one for one in at_vote if not one.clock.ended]
    return found[-1]


def package(
    number: int, *, clauses: tuple[str, ...] = ("One.",), circle: tuple[CellId, ...] = ()
) -> Proposal:
    """Return a proposal with these clauses."""
    version = Version(1, f"Package {number}", {}, lettered(clauses), BEGINNING, ALD)
    return Proposal(ProposalId(f"p{number}"), ALD, circle, (version,))


def test_the_way_in_shows_the_code_in_threes_the_square_and_the_names() -> None:
    people = company((), waiting=("Ana", "Bohdan"))
    card = wall(running(), "lobby", people)
    assert "KQ4 XYZ" in card
    assert "192.0.2.7:8000" in card
    assert "<svg>" in card
    assert "Bohdan" in card
    assert "2</strong> people have joined" in card
    assert "Tea" in card


def test_a_closed_door_shows_no_code() -> None:
    card = wall(running(), "lobby", Company(door=Door(open=False)))
    assert "The door is closed." in card
    assert "lobby-code" not in card


def test_a_crowd_is_counted_where_its_names_do_not_fit() -> None:
    people = company((), waiting=tuple(f"Guest {n}" for n in range(80)))
    words = frame.lobby(Scene(running(), PROJECTOR, people))
    assert len(words["names"]) + words["more"] == 80
    assert words["names"][-1] == "Guest 79"


def test_the_agenda_marks_the_round_and_the_phase() -> None:
    card = wall(running(), "agenda")
    assert card.count('aria-current="step"') == 2
    assert "Which package can both towns live with?" in card


def test_the_clock_says_what_is_expected() -> None:
    card = wall(running(), "clock")
    assert "data-closes-at=" in card
    assert "Put in your paper." in card


def said(*texts: str) -> Picture:
    """Return a picture in which these texts were said."""
    made = tuple(
        Statement(StatementId(f"s{n}"), ALD, text, BEGINNING) for n, text in enumerate(texts)
    )
    nothing = replace(running().injects, messages=())
    return replace(running(), statements=Statements(made), injects=nothing)


def test_the_last_statement_stands_first_and_largest() -> None:
    card = wall(said("First.", "Second.", "Third."), "statements")
    assert "said-huge" in card
    assert card.index("Third.") < card.index("Second.") < card.index("First.")


def test_a_long_statement_stands_alone_and_small() -> None:
    words = matters.statements(Scene(said("Short.", "long " * 390), PROJECTOR, Company()))
    assert words["size"] == "least"
    assert words["earlier"] == []


def test_a_public_message_stands_among_the_statements() -> None:
    picture = running()
    message = picture.injects.messages[-1]
    later = replace(picture.injects, messages=(replace(message, at=BEGINNING + minutes(999)),))
    card = wall(replace(picture, injects=later), "statements")
    assert card.index(message.title) < card.index("said-earlier")
    assert message.sender in card


def test_the_table_shows_public_proposals_with_every_stance() -> None:
    listed = [package(n) for n in range(9)] + [package(99, circle=(ALD,))]
    picture = replace(running(), proposals=Proposals({one.id: one for one in listed}))
    card = wall(picture, "table")
    assert "Package 8" in card
    assert "Package 99" not in card
    assert "4 older proposals not shown" in card
    assert "undeclared" in card


def test_a_proposal_is_cut_where_the_wall_ends_and_says_so() -> None:
    one = package(1, clauses=tuple(f"Clause {n} " + "word " * 20 for n in range(40)))
    picture = replace(running(), proposals=Proposals({one.id: one}))
    card = wall(picture, "proposal", proposal=one.id)
    assert "Clause 0" in card
    assert "Clause 39" not in card
    assert "more points: read them on your own screen" in card


def test_a_proposal_that_is_not_there_says_so() -> None:
    assert "not on the table" in wall(running(), "proposal", proposal=ProposalId("none"))


def test_an_open_vote_shows_the_count_and_nobodys_choice() -> None:
    voting = [
        one for one in pictures("harbour", "projector") if any(b.cast for b in one.ballots.open)
    ]
    card = wall(voting[0], "ballot")
    assert "papers are in" in card
    assert "in favour" not in card.split("vote-rule")[0]


def test_a_result_is_a_sentence_first_then_the_count() -> None:
    card = wall(running(), "ballot")
    assert "vote-result" in card
    assert card.index("vote-result") < card.index("vote-counts")


def test_a_secret_result_names_nobody() -> None:
    secret = next(one for one in running().ballots.all.values() if one.secret and one.outcome)
    picture = replace(running(), ballots=type(running().ballots)({secret.id: secret}))
    assert "vote-roll" not in wall(picture, "ballot")


def test_indicators_show_the_last_change_and_why() -> None:
    card = wall(running(), "indicators")
    assert "Trust across the sound" in card
    assert "3</span>: The charter is broken" in card
    assert "zqindicator" not in card


@pytest.mark.parametrize("show", [show.value for show in Show])
def test_a_pause_and_the_end_are_shown_over_any_card(show: str) -> None:
    picture = running()
    paused = replace(picture, clock=replace(picture.clock, paused_at=BEGINNING))
    assert "Paused" in wall(paused, show)
    over = "The exercise has ended" in wall(last("harbour", "projector"), show)
    assert over is (Show(show) not in AFTERWARDS)


@pytest.mark.parametrize("show", ["statements", "table", "ballot", "indicators"])
def test_an_empty_card_says_what_will_stand_there(show: str) -> None:
    empty = Picture(setting=running().setting)
    assert 'class="giant-expects"' in wall(empty, show)


def test_sizes_fall_as_texts_grow() -> None:
    assert [size(n, (1, 2)) for n in (0, 1, 2, 3)] == ["huge", "huge", "large", "medium"]


def test_lines_are_counted_paragraph_by_paragraph() -> None:
    assert lines("", 10) == 1
    assert lines("x" * 11, 10) == 2
    assert lines("a\n\nb", 10) == 3


def test_what_fits_is_counted_from_the_first() -> None:
    assert fitting(["x" * 10, "x" * 20, "x"], 10, 3) == 2
    assert fitting([], 10, 3) == 0
    assert fitting(["x" * 100], 10, 3) == 0
