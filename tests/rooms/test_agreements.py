"""The register of agreements, as a party, a stranger, control and the wall see it."""

import re
from dataclasses import replace

from tests.helpers.little import AST, BIR, CED, DAL, S1, S2, A, B, C
from tests.helpers.table import Table, seated
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clock import ClosePhase, EndExercise
from wargame.engine.instruments.enforcing import EndAgreement, SuspendAgreement
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.projector import Projector, Show
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.ratifying import RatifyAgreement, RuleRatification
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, AgreementId, CellId, PhaseId
from wargame.people.company import Company
from wargame.rooms.painting import Painter


def register(table: Table, cell: CellId, kind: str = "room") -> str:
    """Return the painted register of a cell."""
    panels = Painter(kind, cell).paint(table.picture(cell), Company())
    return str(panels["agreements"])


def words(html: str) -> str:
    """Return what a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def wall(table: Table) -> str:
    picture = replace(table.picture(PROJECTOR), projector=Projector(Show.AGREEMENTS, None))
    return str(Painter("projector", PROJECTOR).paint(picture, Company())["card"])


def initialled(table: Table, *circle: CellId, option: str = "a") -> AgreementId:
    choices = {S1: A, S2: B} if option == "a" else {S1: B, S2: C}
    text = table.makes("ast", TableProposal("Share", choices, ("Be kind.",), circle))
    for cell in (AST, BIR):
        table.does(cell, InitialText(text, 1))
    return next(reversed(table.state.agreements.all))


def in_force(table: Table, *circle: CellId) -> AgreementId:
    name = initialled(table, *circle)
    for cell in (AST, BIR):
        table.does(cell, SignAgreement(name, reservation=f"Not the oaks of {cell}."))
    table.does("ast", RatifyAgreement(name, ratified=True))
    table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))
    return name


def test_an_empty_register_says_what_will_be_there() -> None:
    assert "A text that its parties initial moves here" in register(seated(), AST)


def test_parties_are_offered_texts_to_initial_and_others_are_not() -> None:
    table = seated()
    text = table.makes("ast", TableProposal("Share", {S1: A, S2: B}))

    button = f"act/agreement.initial?proposal={text}&amp;version=1"

    assert button in register(table, AST)
    assert button in register(table, CED)
    assert button not in register(table, DAL)
    assert button not in register(table, OBSERVER, "observer")


def test_a_text_in_a_vote_is_not_offered() -> None:
    table = seated()
    text = table.makes("ast", TableProposal("Share", {S1: A, S2: B}))
    table.does(CONTROL, CallBallot(proposal=text, forum="council"))

    assert "agreement.initial" not in register(table, AST)


def test_signing_is_offered_to_those_who_have_not_signed() -> None:
    table = seated()
    name = initialled(table)
    table.does("ast", SignAgreement(name))

    assert f"agreement/{name}/#form-agreement.sign" in register(table, BIR)
    assert "form-agreement.sign" not in register(table, AST)
    assert "form-agreement.sign" in register(table, CED)
    assert "form-agreement.sign" not in register(table, DAL)
    assert "Waits for" in words(register(table, DAL))


def test_it_names_the_forum_that_has_to_decide_first() -> None:
    table = seated()
    initialled(table, option="b")

    for cell in (AST, DAL):
        assert "Council: S1 b (B)" in words(register(table, cell))


def test_a_closed_phase_offers_nothing_and_the_record_stays() -> None:
    table = seated()
    in_force(table)
    table.does(CONTROL, ClosePhase(PhaseId("talk")))

    shown = register(table, AST)

    assert "Act on it" not in shown
    assert "in force" in words(shown)
    assert "Not the oaks of bir." in words(shown)


def test_a_secret_agreement_is_in_no_other_register() -> None:
    table = seated()
    blank = {cell: register(table, cell) for cell in (CED, DAL)}
    wall_before, observed = wall(table), register(table, OBSERVER, "observer")

    in_force(table, BIR)

    assert {cell: register(table, cell) for cell in (CED, DAL)} == blank
    assert wall(table) == wall_before
    assert register(table, OBSERVER, "observer") == observed
    assert "secret" in words(register(table, BIR))
    assert "and nobody else" in words(register(table, BIR))


def test_control_reads_what_the_next_steps_set_off() -> None:
    table = seated()
    initialled(table)

    shown = words(register(table, CONTROL, "control"))

    assert "If signed canary-indicator-mood +1" in shown
    assert "If in force" not in shown
    assert "Rule on it" in shown
    assert "canary-hook" not in register(table, AST)
    assert "If signed" not in words(register(table, AST))


def test_control_is_told_that_a_secret_moves_nothing_yet() -> None:
    table = seated()
    initialled(table, BIR)

    assert "While it is secret" in words(register(table, CONTROL, "control"))


def test_the_living_come_before_those_that_are_over() -> None:
    table = seated()
    first = in_force(table)
    table.does(CONTROL, EndAgreement(first, "Winter."))
    second = initialled(table)
    table.does(CONTROL, EndAgreement(second, "Winter."))
    third = initialled(table)

    order = re.findall(r'id="agreement-([\w.-]+)"', register(table, DAL))

    assert order[0] == third
    assert set(order[1:]) == {first, second}


def test_the_wall_shows_how_far_public_ones_have_come() -> None:
    table = seated()
    name = in_force(table)
    table.does("ast", SuspendAgreement(name, "Smoke."))

    shown = words(wall(table))

    assert "Pact of the wood Share Smoke. With 2 reservations" in shown
    assert "suspended" in shown


def test_an_ended_exercise_leaves_the_register_to_read() -> None:
    table = seated()
    name = in_force(table)
    table.does(CONTROL, EndExercise())

    shown = register(table, CONTROL, "control")

    assert "Rule on it" not in shown
    assert f"treaty/{name}/" in shown
