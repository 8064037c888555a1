"""The page of a text: what each may read and do there, with and without a script."""

import re
from html import unescape

from django.test import Client

from tests.web.guests import Guest, joined, seated
from tests.web.text_guests import CLAUSES, edit, page, tabled, text_of, words
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.people.models import Lease

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
    assert set(panels) == {"top", "text", "side"}
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
