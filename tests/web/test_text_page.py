"""The page of a text: what each may read and do there, with and without a script."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.web.guests import Guest, joined, playing, seated, state
from wargame.conduct import drafts
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import ClauseId, ProposalId
from wargame.people.models import Lease

CLAUSES = ["The first boat leaves at six.", "Fares are shared by both towns."]


@pytest.fixture
def ald(code: str) -> Guest:
    """Somebody at the table for one of the two towns."""
    playing(code, "proposal.table")
    return seated(code, "ald")


@pytest.fixture
def aid(code: str, ald: Guest) -> Guest:
    """Somebody else of that town."""
    return seated(code, "ald", "Aid")


@pytest.fixture
def bir(code: str, ald: Guest) -> Guest:
    """Somebody of the other town."""
    return seated(code, "bir", "Ben")


def tabled(guest: Guest, **more: object) -> str:
    """Table a text of two clauses, and return its name."""
    answer = guest.send("proposal.table", title="Timetable", clauses=CLAUSES, **more)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["made"])


def words(html: str) -> str:
    """Return a page as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def text_of(guest: Guest, text: str) -> Proposal:
    """Return a text as it stands."""
    return state(guest.code).proposals.all[ProposalId(text)]


def clause(guest: Guest, text: str, letter: str) -> str:
    """Return how a clause reads now; empty where there is none."""
    found = text_of(guest, text).current.clause(ClauseId(letter))
    return found.text if found else ""


def page(text: str, query: str = "") -> str:
    """Return what a form on a text's page says of where it stands."""
    return f"text/{text}/{query}"


def edit(text: str, version: int, words_: str, **more: object) -> dict[str, object]:
    """Return the fields of an edit of clause A."""
    fields: dict[str, object] = {"proposal": text, "clause": "A", "version": version}
    return {**fields, "text": words_, "page": page(text, "?do=edit&clause=A"), **more}


# --- Who may do what ------------------------------------------------------------------------------


def test_a_sponsor_edits_and_another_amends(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    mine, other = ald.see(f"text/{text}/"), bir.see(f"text/{text}/")
    assert "do=edit&amp;clause=A" in mine
    assert "do=amend&amp;clause=A" not in mine
    assert "do=amend&amp;clause=A" in other
    assert "do=edit" not in other
    assert "clause.strike" in mine
    assert "clause.strike" not in other


def test_a_form_that_is_not_ones_own_is_not_opened(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    assert 'id="composer"' in ald.see(f"text/{text}/?do=edit&clause=A")
    for nothing in ("do=edit&clause=Z", "do=edit", "do=decline&amendment=no", "do=x", "do=submit"):
        assert 'id="composer"' not in ald.see(f"text/{text}/?{nothing}"), nothing
    for not_mine in ("do=edit&clause=A", "do=add", "do=invite", "do=publish", "do=merged&clause=A"):
        assert 'id="composer"' not in bir.see(f"text/{text}/?{not_mine}"), not_mine


def test_a_text_out_of_sight_has_no_page(code: str, ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    draft = ald.send("proposal.draft", title="Ours", clauses=["Less."]).json()["made"]
    waiting = joined(code, "Wim")
    stranger = Guest(Client(), code, ald.handle)
    denied = {
        (answer.status_code, answer.content)
        for guest, name in ((bir, draft), (bir, "NOTEXT"), (waiting, text), (stranger, text))
        for part in ("", "panels", "lease")
        for answer in [guest.browser.get(f"{guest.page}text/{name}/{part}")]
    }
    assert {status for status, _ in denied} == {404}
    assert len(denied) == 1


def test_observers_read_and_press_nothing(code: str, ald: Guest) -> None:
    text = tabled(ald)
    watcher = seated(code, "observer", "Wim")
    seen = watcher.see(f"text/{text}/?do=comment")
    assert CLAUSES[0] in seen
    assert "formaction" not in seen
    assert 'id="composer"' not in seen


# --- Wording --------------------------------------------------------------------------------------


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


# --- Reading --------------------------------------------------------------------------------------


def test_a_text_is_read_clean_marked_and_side_by_side(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    assert "How to read it" not in bir.see(f"text/{text}/")
    ald.act("clause.edit", **edit(text, 1, "The first boat leaves at seven."))
    assert "<del>" not in bir.see(f"text/{text}/")
    marked = bir.see(f"text/{text}/?view=marked&against=1")
    assert "[deleted: six ] [inserted: seven ]" in words(marked)
    beside = bir.see(f"text/{text}/?view=side")
    assert 'data-version="Version 1"' in beside
    for nonsense in ("view=x", "against=99999999999", "against=²", "view=marked&against=77"):
        assert bir.browser.get(f"{bir.page}text/{text}/?{nonsense}").status_code == 200
    panels = bir.browser.get(f"{bir.page}text/{text}/panels?view=marked").json()["panels"]
    assert set(panels) == {"text", "side"}
    assert "<ins>" in panels["text"]


def test_who_holds_a_clause_and_what_is_asked_is_shown_to_all(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    bir.act("bracket.put", proposal=text, clause="A", reason="Too early", page=page(text))
    asked = {"proposal": text, "version": 1, "change": "replace", "clause": "B"}
    bir.act("amendment.table", **asked, text="Fares are free.", why="Poor towns", page=page(text))
    for path in (f"text/{text}/", ""):
        seen = words(ald.see(path))
        assert "bracketed held by" in seen
        assert "Too early" in seen
        assert "[inserted: free ]" in seen
        assert "Poor towns" in seen
    assert "amendment.accept" in ald.see(f"text/{text}/")
    assert "amendment.accept" not in bir.see(f"text/{text}/")


def test_a_comment_says_who_will_read_it_and_one_inside_stays_inside(
    ald: Guest, aid: Guest, bir: Guest
) -> None:
    text = tabled(ald)
    form = ald.see(f"text/{text}/?do=comment&clause=A")
    assert "alone, and control" in form
    assert "Everybody, on every screen" in form
    assert not re.search(r'name="inside"[^>]*checked', form)
    said = {"proposal": text, "clause": "A", "page": page(text)}
    ald.act("comment.add", **said, text="We can give this up.", inside="true")
    ald.act("comment.add", **said, text="Six is early.", inside="false")
    for own in (ald, aid):
        assert "We can give this up." in own.see(f"text/{text}/")
        assert "1 comment, 1 inside" in own.see(f"text/{text}/")
    other = bir.see(f"text/{text}/")
    assert "Six is early." in other
    assert "give this up" not in other
    assert "inside" not in words(other).partition("Back to the table")[2]


# --- Drafts, circles, leaks -----------------------------------------------------------------------


def test_a_draft_is_worked_on_inside_and_then_tabled_before_a_circle(ald: Guest) -> None:
    kept = ald.send("proposal.draft", title="Ours", clauses=["Less."], circle=["bir"]).json()
    draft = kept["made"]
    assert kept["next"] == f"text/{draft}/"
    assert "Draft of your delegation" in ald.see()
    assert "Tick nobody" in ald.see(f"text/{draft}/?do=submit")
    asked = {"proposal": draft, "circle": ["bir"], "page": page(draft, "?do=submit")}
    answer = ald.act("proposal.submit", **asked)
    made = answer["Location"].removeprefix(f"{ald.page}text/").rstrip("/")
    assert text_of(ald, made).circle == ("ald", "bir")
    assert "This draft was tabled." in words(ald.see(f"text/{draft}/"))
    assert "do=edit" not in ald.see(f"text/{draft}/")


def test_a_leaked_copy_says_nothing_of_who_leaked_it(code: str, ald: Guest, bir: Guest) -> None:
    text = ald.send(
        "proposal.table", title="Between us", clauses=["Quietly."], circle=["ald"]
    ).json()["made"]
    assert "Leak it" in ald.see(f"text/{text}/?do=leak")
    ald.act("proposal.leak", proposal=text, to=["bir"], page=page(text, "?do=leak"))
    room = words(bir.see())
    assert "A copy, from nobody" in room
    assert "Quietly." in room
    assert "You leaked" in ald.see()
    assert "You leaked" not in bir.see()


# --- Heads ----------------------------------------------------------------------------------------


def test_who_heads_a_delegation_is_told_to_it_alone(ald: Guest, aid: Guest, bir: Guest) -> None:
    assert "act/head.take" in ald.see()
    ald.act("head.take")
    for own in (ald, aid):
        assert "Head of delegation Ann" in words(own.see())
    assert "Nobody heads your delegation" in words(bir.see())
    (deputise,) = re.findall(r'formaction="(act/head\.deputise[^"]*)"', ald.see())
    ald.browser.post(ald.page + unescape(deputise), {})
    assert "Deputies Aid" in words(ald.see())
    (over,) = re.findall(r'formaction="(act/head\.hand-over[^"]*)"', ald.see())
    ald.browser.post(ald.page + unescape(over), {})
    assert "Head of delegation Aid" in words(ald.see())


# --- Leases ---------------------------------------------------------------------------------------


def test_other_sponsors_see_who_writes_where(ald: Guest, aid: Guest) -> None:
    text = tabled(ald)
    before = look(ald.code, STATE).head
    answer = ald.browser.post(f"{ald.page}text/{text}/lease", {"clause": "A"})
    assert answer.status_code == 200
    assert "is editing" not in answer.content.decode(), "one's own hand is no news"
    assert "Ann is editing A" in words(aid.see(f"text/{text}/lease"))
    assert "Ann is editing A" in words(aid.see(f"text/{text}/"))
    assert look(ald.code, STATE).head == before
    ald.browser.post(f"{ald.page}text/{text}/lease", {"clause": ""})
    assert "is editing" not in aid.see(f"text/{text}/lease")


def test_a_sponsor_of_another_delegation_is_told_the_delegation_alone(
    ald: Guest, bir: Guest
) -> None:
    text = tabled(ald)
    ald.act("sponsor.invite", proposal=text, cells=["bir"], page=page(text))
    ald.browser.post(f"{ald.page}text/{text}/lease", {"clause": "A"})
    assert bir.browser.get(f"{bir.page}text/{text}/lease").status_code == 404
    bir.act("sponsor.join", proposal=text, page=page(text))
    told = words(bir.see(f"text/{text}/lease"))
    assert "is editing A" in told
    assert "Ann" not in told


def test_who_may_not_write_learns_nothing_of_those_who_do(ald: Guest, bir: Guest) -> None:
    text = tabled(ald)
    before = [bir.see(f"text/{text}/"), bir.see()]
    ald.browser.post(f"{ald.page}text/{text}/lease", {"clause": "A"})
    after = [bir.see(f"text/{text}/"), bir.see()]
    volatile = re.compile(r'(csrfmiddlewaretoken|command_id)" value="\w+"|data-now="\d+"')
    assert [volatile.sub("", one) for one in before] == [volatile.sub("", one) for one in after]
    assert "data-leases" not in after[0]
    assert bir.browser.post(f"{bir.page}text/{text}/lease", {"clause": "A"}).status_code == 404
    assert Lease.objects.count() == 1


def test_a_lease_bars_nobody(ald: Guest, aid: Guest) -> None:
    text = tabled(ald)
    ald.browser.post(f"{ald.page}text/{text}/lease", {"clause": "A"})
    assert aid.act("clause.edit", **edit(text, 1, "At nine.")).status_code == 303
