"""Pictures: folds of what a viewer was told, over random histories."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.histories import CONTROLS, DELEGATIONS, HISTORIES, Step, play, tries
from tests.engine.story import played
from tests.helpers.little import CELLS, WATCHERS
from tests.helpers.properties import many
from wargame.engine import BLANK, COMMANDS, STATE, Picture, Viewer, evolve, fold
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.caucuses import CaucusSaid
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import CONTROL, CellId, MessageId

VIEWERS = (STATE, *(Viewer(cell) for cell in (*CELLS, *WATCHERS, CellId("nobody"))))


def test_random_histories_are_worth_their_name() -> None:
    """Every act of a delegation and of control is obeyed, and refused, in some of them."""
    obeyed: set[tuple[bool, str]] = set()
    refused: set[tuple[bool, str]] = set()
    for seed in range(200):
        for one in play(tries(seed, 60))[1]:
            act = (one.by.cell == CONTROL, COMMANDS[type(one.command)])
            (refused if one.refused else obeyed).add(act)

    assert {act for control, act in obeyed if not control} >= {*DELEGATIONS} - {"ballot.close"}
    of_voters = {"ballot.cast", "ballot.break"}  # control votes for none who is played
    assert {act for control, act in obeyed if control} >= {*CONTROLS} - {"clock", *of_voters}
    assert len(refused) > len(DELEGATIONS)


@many
@given(HISTORIES)
def test_every_prefix_of_every_record_folds_to_the_picture_of_that_time(steps: list[Step]) -> None:
    """Old picture plus what was sent equals a fresh one, after every entry."""
    table, _ = play(steps)

    for viewer in VIEWERS:
        picture = BLANK
        for n, (at, event, audience) in enumerate(table.entries):
            if audience.includes(viewer):
                picture = evolve(picture, event, at)
            if n % 7 == 0:
                assert picture == fold(table.entries[: n + 1], viewer)
        assert picture == fold(table.entries, viewer)


@many
@given(HISTORIES, st.integers(0, 60))
def test_a_fold_can_be_cut_anywhere(steps: list[Step], cut: int) -> None:
    table, _ = play(steps)
    head, tail = table.entries[:cut], table.entries[cut:]

    for viewer in VIEWERS:
        start = fold(head, viewer)
        assert fold(tail, viewer, start) == fold(table.entries, viewer)


def as_told(proposal: Proposal, seen: Proposal) -> Proposal:
    """Return a text as it is to those who were told of it only when it was published.

    They know neither the versions before, nor who made the last of these, when and why.
    """
    first = seen.versions[0]
    known = [one for one in proposal.versions if one.number >= first.number]
    if first.at != known[0].at:
        known[0] = replace(known[0], at=first.at, cell=proposal.cell, why="")
    return replace(proposal, versions=tuple(known))


@many
@given(HISTORIES)
def test_there_is_one_truth(steps: list[Step]) -> None:
    """What a viewer has of a thing in its sight is what the engine has."""
    table, _ = play(steps)
    state = table.state

    for viewer in VIEWERS:
        if viewer.cell == "nobody":
            continue
        seen = fold(table.entries, viewer)
        public = ("setting", "clock", "statements", "hands", "projector")
        assert all(getattr(seen, part) == getattr(state, part) for part in public)
        for name, proposal in seen.proposals.all.items():
            assert proposal == as_told(state.proposals.all[name], proposal)
        for name, declared in seen.stances.declared.items():
            assert declared.items() <= state.stances.declared[name].items()
        assert seen.questions.asked.items() <= state.questions.asked.items()
        for number, reading in seen.indicators.readings.items():
            real = state.indicators.readings[number]
            own = state.indicators.misled(number).get(viewer.cell, real)
            assert (reading.value, reading.title) == (own.value, own.title)
        assert (seen.world.days, seen.world.changed) == (state.world.days, state.world.changed)
        assert seen.agreements.all.items() <= state.agreements.all.items()
        assert seen.briefs.papers.items() <= state.briefs.papers.items()
        assert set(seen.cables.sent) <= set(state.cables.sent)
        assert set(seen.intents.stated) <= set(state.intents.stated)
        assert read(seen) <= read(state)
        assert set(seen.seating.filled) <= set(state.seating.filled)


def read(picture: Picture) -> set[tuple[MessageId, str, str]]:
    """Return what messages say, without their receipts: everybody sees their own alone."""
    return {(one.id, one.title, one.text) for one in picture.injects.messages}


def without_papers(picture: Picture) -> Picture:
    """Return a picture with the secret papers taken out."""
    ballots = {
        name: replace(one, papers={}, cast_at={}) if one.secret else one
        for name, one in picture.ballots.all.items()
    }
    return replace(picture, ballots=replace(picture.ballots, all=ballots))


@many
@given(HISTORIES)
def test_control_has_all_but_secret_papers(steps: list[Step]) -> None:
    table, _ = play(steps)

    assert table.picture(CONTROL) == without_papers(table.state)


@many
@given(HISTORIES)
def test_ballots_count_what_is_in_them(steps: list[Step]) -> None:
    table, _ = play(steps)

    for ballot in table.state.ballots.all.values():
        assert ballot.cast == len(ballot.voted) == len(ballot.papers)
        assert set(ballot.voted) == set(ballot.papers) <= set(ballot.voters)
        if ballot.outcome is not None:
            # Who breaks silence ends the ballot: the objection stands in the roll call alone.
            papers = ballot.roll_call if ballot.deadline else ballot.papers
            counts = (ballot.outcome.yes, ballot.outcome.no, ballot.outcome.abstain)
            assert sum(counts) == len(papers)
            assert ballot.outcome.silent == len(ballot.voters) - len(papers)
            assert ballot.roll_call == ({} if ballot.secret else papers)
            assert set(ballot.papers) <= set(papers)


@many
@given(HISTORIES)
def test_caucuses_have_nobody_twice_and_are_over_when_empty(steps: list[Step]) -> None:
    table, _ = play(steps)

    for caucus in table.state.caucuses.all.values():
        company = (*caucus.members, *caucus.invited)
        assert len(company) == len(set(company))
        assert company or caucus.closed


@many
@given(HISTORIES)
def test_a_text_never_moves_under_a_vote(steps: list[Step]) -> None:
    table, _ = play(steps)

    for ballot in table.state.ballots.open:
        if ballot.proposal is not None:
            proposal = table.state.proposals.all[ballot.proposal]
            assert not proposal.withdrawn
            assert proposal.current.number == ballot.version


@many
@given(HISTORIES)
def test_the_same_history_gives_the_same_pictures(steps: list[Step]) -> None:
    assert play(steps)[0].entries == play(steps)[0].entries


def test_a_part_that_did_not_change_is_the_same_object() -> None:
    """Control has heard words in the fog before they arrive; nothing else is heard twice."""
    table = played()
    picture = BLANK

    for at, event, _ in table.entries:
        after = evolve(picture, event, at)
        changed = [
            one.name
            for one in fields(Picture)
            if getattr(after, one.name) is not getattr(picture, one.name)
        ]
        assert len(changed) == 1 or (not changed and type(event) in {CableSent, CaucusSaid})
        picture = after


def test_the_story_leaves_no_part_of_the_picture_blank() -> None:
    state = played().state

    blank = {
        one.name for one in fields(Picture) if getattr(state, one.name) == getattr(BLANK, one.name)
    }

    assert blank == {"hands"}  # they were lowered with the last phase
    assert state.clock.ended


def test_the_picture_of_a_stranger_is_the_public_one() -> None:
    table = played()

    assert table.picture("nobody") == table.picture("observer") == table.picture("projector")
