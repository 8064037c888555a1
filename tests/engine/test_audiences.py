"""Who hears what: one row for each kind of event, checked against a story that has them all."""

import pytest

from tests.engine.ears import (
    ALL,
    Row,
    control_alone,
    everyone,
    in_its_caucus_or_invited,
    in_the_circle_of_its_agreement,
    in_the_circle_of_its_ballot,
    in_the_circle_of_its_pledge,
    in_the_circle_of_its_proposal,
    its_cell,
    its_cell_or_control_alone,
    its_circle,
    of_its_indicator,
    of_its_project,
    of_its_ruling,
    those_who_were_handed_it,
    where_its_result_was_shown,
    where_the_card_was_shown,
)
from tests.engine.story import told
from tests.engine.story_of_fog import reached_by_cable, reached_by_line
from tests.helpers.little import AST, BIR, CED, CELLS, seat
from wargame.engine import EVENTS, EVERYONE, KINDS, STATE, Audience, Heard, Picture, Viewer, only
from wargame.engine.audience import circle, sealed
from wargame.engine.names import CONTROL, ENGINE, OBSERVER

ROWS: dict[str, Row] = {
    "exercise.prepared": everyone,
    "exercise.started": everyone,
    "exercise.paused": everyone,
    "exercise.resumed": everyone,
    "exercise.ended": everyone,
    "phase.opened": everyone,
    "phase.closed": everyone,
    "phase.skipped": everyone,
    "phase.extended": everyone,
    "seat.filled": its_cell,
    "seat.vacated": its_cell,
    "brief.given": its_cell,
    "brief.opened": its_cell,
    "intent.stated": its_cell,
    "caucus.opened": lambda event, _: {*event.members, *event.invited},
    "caucus.changed": lambda event, state: in_its_caucus_or_invited(event, state) | {event.cell},
    "caucus.said": reached_by_line,
    "caucus.closed": in_its_caucus_or_invited,
    "cable.sent": reached_by_cable,
    "fog.ordered": control_alone,
    "fog.lifted": control_alone,
    "fog.held": control_alone,
    "fog.released": control_alone,
    "fog.dropped": control_alone,
    "fog.garbled": control_alone,
    "fog.intercepted": control_alone,
    "fog.leaked": control_alone,
    "fog.forged": control_alone,
    "statement.made": everyone,
    "proposal.tabled": its_circle,
    "proposal.withdrawn": in_the_circle_of_its_proposal,
    "proposal.published": everyone,
    "draft.submitted": lambda event, state: set(state.proposals.all[event.draft].circle),
    "sponsor.invited": in_the_circle_of_its_proposal,
    "sponsor.joined": in_the_circle_of_its_proposal,
    "sponsor.resigned": in_the_circle_of_its_proposal,
    "bracket.placed": in_the_circle_of_its_proposal,
    "bracket.lifted": in_the_circle_of_its_proposal,
    "amendment.tabled": in_the_circle_of_its_proposal,
    "amendment.settled": in_the_circle_of_its_proposal,
    "comment.added": lambda event, state: (
        {event.cell} if event.inside else in_the_circle_of_its_proposal(event, state)
    ),
    "leak.made": its_cell_or_control_alone,
    "leak.received": those_who_were_handed_it,
    "head.named": its_cell,
    "head.deputised": its_cell,
    "stance.declared": in_the_circle_of_its_proposal,
    "ballot.opened": its_circle,
    "ballot.cast": its_cell,
    "ballot.voted": its_cell,
    "ballot.counted": in_the_circle_of_its_ballot,
    "ballot.decided": in_the_circle_of_its_ballot,
    "ballot.cancelled": in_the_circle_of_its_ballot,
    "deadline.moved": in_the_circle_of_its_ballot,
    "blocs.assigned": everyone,
    "table.replaced": everyone,
    "hooks.given": control_alone,
    "agreement.drafted": its_circle,
    "agreement.initialled": in_the_circle_of_its_agreement,
    "agreement.signed": in_the_circle_of_its_agreement,
    "agreement.ratified": in_the_circle_of_its_agreement,
    "agreement.entered": in_the_circle_of_its_agreement,
    "agreement.suspended": in_the_circle_of_its_agreement,
    "breach.alleged": in_the_circle_of_its_agreement,
    "agreement.breached": in_the_circle_of_its_agreement,
    "agreement.resumed": in_the_circle_of_its_agreement,
    "agreement.ended": in_the_circle_of_its_agreement,
    "agreement.published": everyone,
    "pledge.made": its_circle,
    "pledge.withdrawn": in_the_circle_of_its_pledge,
    "move.submitted": its_cell,
    "move.signed": its_cell,
    "move.withdrawn": its_cell,
    "move.revealed": everyone,
    "argument.added": lambda event, state: (
        ALL if state.moves.all[event.move].revealed else {event.cell} - {CONTROL}
    ),
    "fact.established": lambda event, _: set(event.cells) or ALL,
    "argument.answered": everyone,
    "secret.lodged": its_cell,
    "secret.retracted": its_cell,
    "secret.opened": everyone,
    "fact.struck": lambda event, state: set(state.moves.facts[event.fact].cells) or ALL,
    "project.begun": lambda event, _: set(event.cells) or ALL,
    "project.moved": of_its_project,
    "ruling.opened": of_its_ruling,
    "ruling.claimed": control_alone,
    "estimate.given": its_cell_or_control_alone,
    "ruling.rolled": of_its_ruling,
    "ruling.settled": of_its_ruling,
    "ruling.published": control_alone,
    "ruling.undone": of_its_ruling,
    "narrative.told": lambda event, _: set(event.to) or ALL,
    "narrative.retracted": lambda event, state: (
        set(state.rulings.narratives[event.narrative].to) or ALL
    ),
    "dice.committed": everyone,
    "dice.revealed": everyone,
    "plan.given": control_alone,
    "inject.released": lambda event, _: set(event.to) or ALL,
    "plan.changed": control_alone,
    "inject.spent": control_alone,
    "inject.held": control_alone,
    "inject.skipped": control_alone,
    "inject.met": control_alone,
    "inject.opened": its_cell,
    "hand.raised": everyone,
    "hand.lowered": everyone,
    "question.asked": its_cell,
    "question.answered": lambda event, state: {state.questions.asked[event.question].cell},
    "answer.published": everyone,
    "answer.drafted": control_alone,
    "answer.reviewed": control_alone,
    "item.taken": control_alone,
    "item.freed": control_alone,
    "agenda.shortened": everyone,
    "indicator.reported": of_its_indicator,
    "perception.shaped": control_alone,
    "perception.corrected": control_alone,
    "world.given": control_alone,
    "world.applied": control_alone,
    "date.reached": everyone,
    "region.changed": everyone,
    "mark.placed": its_cell,
    "scores.allowed": control_alone,
    "scores.given": its_cell,
    "scores.taken": its_cell,
    "projector.taken": everyone,
    "post.given": control_alone,
    "post.withdrawn": control_alone,
    "lead.taken": control_alone,
    "hand.lent": its_cell,
    "eyes.borrowed": control_alone,
    "note.written": control_alone,
    "chapter.opened": everyone,
    "note.tagged": control_alone,
    "wash.opened": everyone,
    "wash.closed": everyone,
    "card.given": control_alone,
    "card.shown": everyone,
    "card.hidden": where_the_card_was_shown,
    "card.grouped": where_the_card_was_shown,
    "query.added": control_alone,
    "query.dropped": control_alone,
    "survey.opened": everyone,
    "survey.closed": everyone,
    "survey.published": everyone,
    "reply.given": where_its_result_was_shown,
    "finding.written": control_alone,
    "finding.dropped": lambda event, state: (
        ALL if state.findings.all[event.finding].published else set()
    ),
    "finding.published": everyone,
    "remedy.assigned": control_alone,
    "remedy.settled": control_alone,
    "export.named": control_alone,
    "exhibit.shown": everyone,
    "package.suggested": lambda event, _: {event.cell},
}

STORY = list(told())


def of_kind(kind: str) -> list[tuple[Heard, Picture]]:
    return [(one, state) for one, state in STORY if KINDS[type(one.event)] == kind]


def test_every_kind_has_a_row() -> None:
    assert set(ROWS) == set(EVENTS)


@pytest.mark.parametrize("kind", EVENTS)
def test_who_hears(kind: str) -> None:
    heard = of_kind(kind)

    assert heard, "the story must have one of each kind"
    for (_, event, audience), state in heard:
        ears = {cell for cell in ALL if audience.includes(Viewer(cell))}
        assert ears == ROWS[kind](event, state), event


@pytest.mark.parametrize("kind", EVENTS)
def test_control_hears_all_but_papers_of_secret_ballots(kind: str) -> None:
    for (_, event, audience), state in of_kind(kind):
        secret = kind == "ballot.cast" and state.ballots.all[event.ballot].secret
        assert audience.includes(Viewer(CONTROL)) is not secret


def test_both_a_secret_and_a_named_paper_are_in_the_story() -> None:
    papers = [state.ballots.all[one.event.ballot].secret for one, state in of_kind("ballot.cast")]

    assert set(papers) == {True, False}


def test_the_state_hears_everything() -> None:
    assert all(one.audience.includes(STATE) for one, _ in STORY)


class TestAudience:
    def test_everyone(self) -> None:
        for cell in (*ALL, CONTROL, ENGINE):
            assert EVERYONE.includes(Viewer(cell))

    def test_some_cells_and_control(self) -> None:
        assert [
            cell for cell in (*CELLS, OBSERVER, CONTROL) if only(AST).includes(Viewer(cell))
        ] == [
            AST,
            CONTROL,
        ]

    def test_sealed_leaves_control_out(self) -> None:
        paper = sealed(AST)

        assert paper.includes(Viewer(AST))
        assert paper.includes(STATE)
        assert not paper.includes(Viewer(CONTROL))
        assert not paper.includes(Viewer(CONTROL, seat(CONTROL).id))

    def test_one_seat(self) -> None:
        note = Audience(frozenset(), frozenset({seat(AST, 2).id}))

        assert note.includes(Viewer(AST, seat(AST, 2).id))
        assert not note.includes(Viewer(AST, seat(AST, 1).id))
        assert not note.includes(Viewer(AST))
        assert note.includes(Viewer(CONTROL))

    def test_a_circle(self) -> None:
        assert circle(()) == EVERYONE
        assert circle((BIR, CED)) == only(BIR, CED)
