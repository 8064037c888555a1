"""After the end: what control shows of the record, and what the room would rather have agreed."""

from dataclasses import replace

import pytest

from tests.engine.story_of_debrief import TOLD
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, S1, S2, A, B, C, seat
from wargame.engine import EVERYONE, Refusal, Told, Viewer, fold
from wargame.engine.audience import only
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.exhibits import DRAWING, ROWS, ExhibitShown
from wargame.engine.instruments.projector import Show, TakeProjector
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.suggestions import MOST, SuggestPackage
from wargame.engine.names import CONTROL, PROJECTOR, CellId, ExhibitId

CTRL = seat(CONTROL)
TEXT = "t1"
OTHER = SuggestPackage("security", TEXT, {S1: B})


def over(circle: tuple[CellId, ...] = ()) -> Given:
    """Return an exercise that has ended, with a text of some of its delegations."""
    tabled = started().after(TableProposal("Share", {S1: A, S2: B}, (), circle), by=seat(BIR))
    return tabled.after(EndExercise(), by=CTRL)


class TestAnExhibit:
    def test_lies_before_everyone_and_stays_as_it_was_shown(self) -> None:
        shown = (
            over()
            .when(TOLD, by=CTRL)
            .then(
                Told(
                    ExhibitShown(
                        ExhibitId("t1"), TOLD.title, TOLD.says, "", TOLD.columns, TOLD.rows, "", ""
                    ),
                    EVERYONE,
                )
            )
        )
        assert shown.state.projector.show is Show.EXHIBIT

    def test_is_taken_down_and_put_up_again(self) -> None:
        down = over().after(TOLD, by=CTRL).after(TakeProjector(Show.CLOCK), by=CTRL)
        again = down.after(TakeProjector(Show.EXHIBIT), by=CTRL)

        assert down.state.projector.show is Show.CLOCK
        seen = fold(again.happened, Viewer(PROJECTOR)).projector
        assert (seen.show, seen.exhibit and seen.exhibit.title) == (Show.EXHIBIT, TOLD.title)

    def test_waits_for_the_end(self) -> None:
        started().when(TOLD, by=CTRL).refused(Refusal.NOT_ENDED)

    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            ({"columns": ()}, Refusal.EMPTY_TEXT),
            ({"rows": ()}, Refusal.EMPTY_TEXT),
            ({"title": " "}, Refusal.EMPTY_TEXT),
            ({"rows": (("Ast",),)}, Refusal.UNKNOWN),
            ({"rows": (("Ast", 3),) * (ROWS + 1)}, Refusal.LONG_TEXT),
            ({"drawing": "x" * (DRAWING + 1)}, Refusal.LONG_TEXT),
        ],
    )
    def test_is_rows_under_columns(self, wrong: dict[str, object], why: Refusal) -> None:
        over().when(replace(TOLD, **wrong), by=CTRL).refused(why)  # type: ignore[arg-type]


class TestASuggestion:
    def test_comes_to_control_and_its_own_delegation_alone(self) -> None:
        (told,) = over().when(OTHER, by=seat(AST)).told

        assert told.audience == only(AST)
        assert (told.event.cell, told.event.choices) == (AST, {S1: B})

    def test_waits_for_the_end(self) -> None:
        started().when(OTHER, by=seat(AST)).refused(Refusal.NOT_ENDED)

    def test_a_text_out_of_sight_is_refused_as_one_that_there_is_not(self) -> None:
        hidden = over((BIR, CED)).when(OTHER, by=seat(AST))
        absent = over().when(replace(OTHER, of="none"), by=seat(AST))

        assert hidden.refused(Refusal.NOT_IN_SIGHT) == absent.refused(Refusal.NOT_IN_SIGHT)
        assert over((BIR, CED)).when(OTHER, by=seat(CED)).told

    def test_is_made_of_options_of_its_package_that_fit_together(self) -> None:
        for choices, why in (
            ({S1: "z"}, Refusal.UNKNOWN),
            ({S1: A, S2: C}, Refusal.INCOHERENT),
            ({}, Refusal.EMPTY_PROPOSAL),
        ):
            wrong = replace(OTHER, choices=choices)  # type: ignore[arg-type]
            over().when(wrong, by=seat(AST)).refused(why)
        over().when(replace(OTHER, package="none"), by=seat(AST)).refused(Refusal.NOT_IN_SIGHT)

    def test_says_something_new(self) -> None:
        same = replace(OTHER, choices={S1: A})
        over().when(same, by=seat(AST)).refused(Refusal.ALREADY)
        once = over().after(OTHER, by=seat(AST))
        once.when(OTHER, by=seat(AST)).refused(Refusal.ALREADY)
        assert once.when(OTHER, by=seat(BIR)).told

    def test_no_delegation_floods_the_room(self) -> None:
        (told,) = over().when(OTHER, by=seat(AST)).told
        many = [replace(told.event, suggestion=f"n{n}", of=f"n{n}") for n in range(MOST)]

        over().and_then(*(Told(one, only(AST)) for one in many)).when(OTHER, by=seat(AST)).refused(
            Refusal.UNKNOWN
        )
