"""Pages of a delegation about arguments: the one answer, and what is lodged under seal."""

import pytest

from tests.web.guests import Guest, control, playing, seated, state

MOVE = {"action": "Order a shaft", "effect": "The ferry runs", "reasons": "They owe us."}


@pytest.fixture
def towns(code: str) -> tuple[Guest, Guest]:
    found = seated(code, "ald", "Ann"), seated(code, "bir", "Ben")
    playing(code, "move.submit")
    return found


def test_an_answer_is_written_on_its_page_and_stands_for_all(
    towns: tuple[Guest, Guest], code: str
) -> None:
    ann, ben = towns
    ann.send("move.submit", **MOVE)
    control(code, "move.reveal")
    (move,) = state(code).moves.all
    ben.send("argument.add", move=move, text="It is November.")
    (argument,) = state(code).moves.arguments
    assert f'href="answer/{argument.id}/"' in ann.see()
    assert f'href="answer/{argument.id}/"' not in ben.see()
    assert "It cannot be changed." in ann.see(f"answer/{argument.id}/")
    assert ann.send("argument.answer", argument=argument.id, text="Not yet.").status_code == 200
    assert "Not yet." in ben.see()
    for one in (ann, ben):
        assert one.browser.get(f"{one.page}answer/{argument.id}/").status_code == 404


def test_a_secret_argument_is_lodged_with_words_that_can_be_checked(
    towns: tuple[Guest, Guest],
) -> None:
    ann, ben = towns
    form = ann.see("secret/")
    assert 'value="savings &lt;= ' in form
    assert "storm" not in form
    assert "savings" not in ben.see("secret/")
    refused = ann.send("secret.lodge", text="We have a boat.", when="storm <= 4")
    assert "There is no indicator “storm”" in refused.json()["sentence"]
    ann.send("secret.lodge", text="We have a boat.", when="savings <= 4 and round >= 2")
    assert "We have a boat." in ann.see()
    assert "We have a boat." not in ben.see()
