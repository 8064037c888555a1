"""Agreements on paper: in words, without people, and never as commands to the typesetter."""

from dataclasses import asdict, replace

import pytest
from django.template.loader import get_template

from tests.helpers.little import AST, BIR, CED, DAL, S1, S2, A, B
from tests.helpers.table import Table, seated
from tests.web.hostile import PAYLOADS, Bones
from wargame.aar.exports.treaty import Paper, paper
from wargame.aar.exports.treaty_pdf import pdf
from wargame.engine.instruments.enforcing import BreachAgreement
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.ratifying import RatifyAgreement, RuleRatification
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import CONTROL, AgreementId, CellId
from wargame.engine.texts import clean, line

COMMANDS = (
    '#panic("out")',
    '#read("/etc/passwd")',
    '#import "treaty.typ"',
    "$ sum_(i=0)^n $",
    "*bold* _thin_ `raw` <label> @label",
    "= A heading\n- a list\n+ another",
    "#[#text(red)[x]] \\ ~ --- // gone /* gone */",
    '"] #panic() [',
    '\\u{202e} {"a": 1}',
)


def written(words: str, *circle: CellId) -> tuple[Table, AgreementId]:
    """Return a table with an agreement in force in which everything says these words."""
    table = seated()
    text = table.makes("ast", TableProposal(line(words, "x"), {S1: A, S2: B}, (words,), circle))
    for cell in (AST, BIR):
        table.does(cell, InitialText(text, 1))
    (name,) = table.state.agreements.all
    for cell in (AST, BIR, *(() if circle else (CED,))):
        articles = ("A",) if cell == CED else ()
        table.does(cell, SignAgreement(name, articles, reservation=words, declaration=words))
    table.does("ast", RatifyAgreement(name, ratified=True, reason=words))
    table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason=words))
    table.does("ast", BreachAgreement(name, BIR, words))
    return table, name


def printed(words: str) -> Paper:
    table, name = written(words)
    found = paper(table.picture(DAL), name)
    assert found is not None
    return found


def test_a_paper_says_who_signed_what_in_which_office_and_when() -> None:
    found = printed("Be kind.")

    assert (found.kind, found.state, found.parties) == (
        "Pact of the wood",
        "in force",
        ("The Ast", "The Bir"),
    )
    assert [(one.party, one.office, one.scope) for one in found.signed] == [
        ("The Ast", "Authorised delegate", ""),
        ("The Bir", "Authorised delegate", ""),
        ("The Ced", "Authorised delegate", "A"),
    ]
    assert found.signed[0].when.startswith("1 January 2030, ")
    assert [(one.mark, one.option) for one in found.chosen] == [("S1", "A"), ("S2", "B")]
    assert [(one.mark, one.text) for one in found.articles] == [("A", "Be kind.")]
    assert [(one.party, one.word) for one in found.homes] == [
        ("The Ast", "ratified"),
        ("The Bir", "ratified"),
    ]
    assert found.life[-1].text == "The Ast says that The Bir broke it"


def test_a_paper_names_no_seat() -> None:
    assert "ast-1" not in str(asdict(printed("Be kind.")))


def test_who_was_not_told_gets_no_paper() -> None:
    table, name = written("Hush.", BIR)

    assert paper(table.picture(DAL), name) is None
    mine = paper(table.picture(BIR), name)
    assert mine is not None
    assert mine.circle == "The Ast, The Bir"


def test_an_unfinished_paper_says_what_is_missing() -> None:
    table = seated()
    text = table.makes("ast", TableProposal("Pact", {S1: A, S2: B}))
    table.does("ast", InitialText(text, 1))
    (name,) = table.state.agreements.all

    found = paper(table.picture(AST), name)

    assert found is not None
    assert (found.signed, found.waiting) == ((), ("The Ast", "The Bir"))
    assert found.unratified == ("The Ast", "The Bir")
    assert pdf(found).startswith(b"%PDF-")


@pytest.mark.parametrize("words", COMMANDS)
def test_what_people_write_is_set_and_not_obeyed(words: str) -> None:
    made = pdf(printed(words))

    assert made.startswith(b"%PDF-")
    assert b"root:x:0" not in made


def test_hostile_words_make_one_paper_of_all() -> None:
    words = [clean(one, "text", required=False) for one in PAYLOADS]
    harmless = printed("Be kind.")
    articles = tuple(replace(harmless.articles[0], text=one) for one in words)

    assert pdf(replace(harmless, title=words[0], articles=articles)).startswith(b"%PDF-")


def test_the_title_is_that_of_the_document() -> None:
    assert "#panic".encode("utf-16-be") in pdf(printed("#panic")) or b"#panic" in pdf(
        printed("#panic")
    )


@pytest.mark.parametrize("words", PAYLOADS[::6])
def test_a_page_of_it_keeps_its_bones(words: str) -> None:
    page = get_template("web/parts/treaty.html")

    hostile = Bones(page.render({"paper": printed(words)}))
    harmless = Bones(page.render({"paper": printed("Be kind.")}))

    assert hostile.bones == harmless.bones
    assert " ".join(clean(words, "x").split()) in " ".join(hostile.text.split())
