"""Words of a request made into fields of a command."""

from django.http import QueryDict

from wargame.web.fields import command_fields, typed


def test_lists_stay_lists_and_blanks_fall_away() -> None:
    words = typed(QueryDict("to=kyv&to=mos&subject=Hi&text="))
    assert command_fields("cable.send", words) == {
        "to": ["kyv", "mos"],
        "subject": "Hi",
        "text": "",
    }


def test_a_list_of_which_nothing_was_ticked_is_empty() -> None:
    assert command_fields("cable.send", {"text": ["Hi"]}) == {"to": [], "text": "Hi"}


def test_choices_that_are_left_open_are_left_out() -> None:
    words = typed(QueryDict("title=T&choices.S1=b&choices.S2=&clauses=one&clauses=&circle="))
    assert command_fields("proposal.table", words) == {
        "title": "T",
        "choices": {"S1": "b"},
        "clauses": ["one"],
        "circle": [],
    }


def test_an_address_and_a_body_are_read_alike_and_the_body_wins() -> None:
    words = typed(QueryDict("ballot=x&choice=no"), QueryDict("choice=yes&csrfmiddlewaretoken=t"))
    assert words == {"ballot": ["x"], "choice": ["yes"]}


def test_what_nobody_knows_is_kept_to_be_refused() -> None:
    assert command_fields("hand.raise", typed(QueryDict("cell=mos"))) == {"cell": "mos"}
