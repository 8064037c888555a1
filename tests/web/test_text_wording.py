"""The wording of a text: clauses are written, merged, moved and struck on its page."""

import re
from html import unescape

from tests.web.guests import Guest, state
from tests.web.text_guests import edit, page, tabled, text_of, words
from wargame.conduct import drafts
from wargame.engine.names import ClauseId


def clause(guest: Guest, text: str, letter: str) -> str:
    """Return how a clause reads now; empty where there is none."""
    found = text_of(guest, text).current.clause(ClauseId(letter))
    return found.text if found else ""


def test_a_clause_is_worded_without_a_script(ald: Guest) -> None:
    text = tabled(ald)
    drafts.save(ald.code, ald.handle, f"clause.edit:{text}:A", {"text": ["half"]})
    answer = ald.act("clause.edit", **edit(text, 1, "The first boat leaves at seven."))
    assert answer.status_code == 303
    assert answer["Location"] == f"{ald.page}text/{text}/#clause-A"
    assert clause(ald, text, "A") == "The first boat leaves at seven."
    assert drafts.of(ald.code, ald.handle) == {}


def test_the_script_is_told_where_to_go_on(ald: Guest) -> None:
    text = tabled(ald)
    said = ald.send("clause.edit", **edit(text, 1, "The first boat leaves at seven.")).json()
    assert said["next"] == f"text/{text}/#clause-A"
    elsewhere = edit(text, 2, "At eight.", page="https://example.org/text/x/")
    assert "next" not in ald.send("clause.edit", **elsewhere).json()


def test_what_was_typed_is_there_again_with_what_changed_meanwhile(ald: Guest, aid: Guest) -> None:
    text = tabled(ald)
    fields = {"text": ["The first boat leaves at dawn."], "version": ["1"], "clause": ["A"]}
    drafts.save(ald.code, ald.handle, f"clause.edit:{text}:A", fields)
    aid.act("clause.edit", **edit(text, 1, "The first boat leaves at seven."))
    editor = ald.see(f"text/{text}/?do=edit&clause=A")
    assert "The first boat leaves at dawn." in editor
    assert 'name="version" value="1"' in editor
    assert "Version 2 stands now; you began on version 1." in words(editor)
    assert "<ins>" in editor


def test_two_wordings_of_one_place_are_shown_side_by_side(ald: Guest, aid: Guest) -> None:
    text = tabled(ald)
    aid.act("clause.edit", **edit(text, 1, "The first boat leaves at seven."))
    said = ald.send("clause.edit", **edit(text, 1, "The first boat leaves at dawn.")).json()
    assert said["next"] == f"text/{text}/?do=merged&clause=A#composer"
    assert clause(ald, text, "A") == "The first boat leaves at [seven | dawn]."
    shown = ald.see(said["next"].partition("#")[0])
    assert "worded the same place" in shown
    assert 'name="text" value="The first boat leaves at dawn."' in shown
    assert 'name="text" value="The first boat leaves at seven."' in shown
    mine = edit(text, 3, "The first boat leaves at dawn.")
    assert ald.send("clause.edit", **mine).json()["next"].endswith("#clause-A")
    assert clause(ald, text, "A") == "The first boat leaves at dawn."


def test_two_changes_in_different_places_both_stand(ald: Guest, aid: Guest) -> None:
    text = tabled(ald)
    aid.act("clause.edit", **edit(text, 1, "The second boat leaves at six."))
    answer = ald.act("clause.edit", **edit(text, 1, "The first boat leaves at seven."))
    assert answer["Location"].endswith("?do=merged&clause=A#composer")
    assert clause(ald, text, "A") == "The second boat leaves at seven."
    assert "Both changes stand." in words(ald.see(f"text/{text}/?do=merged&clause=A"))


def test_a_refusal_stands_at_the_form_with_what_was_typed(ald: Guest) -> None:
    text = tabled(ald)
    answer = ald.act("clause.edit", **edit(text, 1, " ", why="Because of the tide"))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "is empty" in words(shown)
    assert 'id="composer"' in shown
    assert "Because of the tide" in shown
    assert f'action="../act/{"clause.edit"}"' in shown


def test_an_exclusion_is_explained_where_it_bites(ald: Guest, bir: Guest) -> None:
    setting = state(ald.code).setting
    one = next(one for one in setting.exclusions if not one.hollow)
    ((issue, options),) = one.when.items()
    other, needed = next(iter(one.needs.items()))
    options_of = {each.id: each.options for each in setting.issues}
    wrong = next(each.id for each in options_of[other] if each.id not in needed)
    text = tabled(ald, **{f"choices.{issue}": options[0]})
    answer = bir.act(
        "amendment.table",
        proposal=text,
        version=1,
        change="choose",
        pick=f"{other}={wrong}",
        page=page(text, "?do=amend"),
    )
    assert answer.status_code == 422
    assert one.reason in unescape(answer.content.decode())


def test_clauses_are_added_moved_and_struck_by_buttons(ald: Guest) -> None:
    text = tabled(ald)
    added = {"proposal": text, "text": "Winter has its own times.", "after": "A"}
    ald.act("clause.add", **added, page=page(text, "?do=add&after=A"))
    assert [one.id for one in text_of(ald, text).current.clauses] == ["A", "C", "B"]
    seen = ald.see(f"text/{text}/")
    (up,) = re.findall(r'formaction="\.\./\.\./(act/clause\.move\?[^"]*clause=B[^"]*)"', seen)
    ald.browser.post(ald.page + unescape(up), {"page": page(text)})
    assert [one.id for one in text_of(ald, text).current.clauses] == ["A", "B", "C"]
    (strike,) = re.findall(r'formaction="\.\./\.\./(act/clause\.strike[^"]*clause=A[^"]*)"', seen)
    stale = ald.browser.post(ald.page + unescape(strike), {"page": page(text)})
    assert stale.status_code in {303, 422}
