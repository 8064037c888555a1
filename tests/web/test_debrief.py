"""The debrief as people press through it: cards and answers without a name, results, findings."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.control_house import House, house
from tests.web.guests import Guest, joined
from tests.web.hostile import PAYLOADS, Bones
from wargame.conduct.looks import look
from wargame.engine import Viewer
from wargame.engine.names import OBSERVER
from wargame.people.models import Draft, Slip

FINDING = {"do": "write", "title": "Money", "observation": "Seen.", "confidence": "low"}


@pytest.fixture
def kept(client: Client, db: None) -> Iterator[House]:
    """An exercise that has begun; its facilitator is signed in."""
    cache.clear()
    there = house(client)
    there.done("exercise.start", anyway="true")
    yield there
    cache.clear()


def press(kept: House, page: str, status: int = 303, /, **fields: object) -> str:
    answer = kept.client.post(kept.url(f"debrief/{page}/"), fields)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def end(kept: House) -> None:
    kept.done("exercise.end", confirm=kept.code)


def give(guest: Guest, page: str, **fields: object) -> int:
    return guest.browser.post(f"{guest.page}{page}/", fields).status_code


def crowd(kept: House, count: int) -> list[Guest]:
    return [joined(kept.code, f"Zoe{n}") for n in range(count)]


class TestCards:
    def test_go_from_phones_through_the_box_to_the_wall(self, kept: House) -> None:
        people = crowd(kept, 5)
        end(kept)
        press(kept, "hotwash", do="open", prompts="What now?\n\nWhat then?")
        assert "Cards: look back" in people[0].see()
        for n, guest in enumerate(people):
            assert give(guest, "cards", card1=f"Now {n}\n\nAnd {n}", card2=f"Then {n}") == 303
        assert "Now 1" not in kept.page("debrief/hotwash/list")
        press(kept, "hotwash", do="close")

        page = kept.page("debrief/hotwash/")
        assert all(word in page for word in ("Now 1", "And 1", "Then 1"))
        card = next(one for one in kept.picture().cards.all.values() if one.text == "Now 1")
        press(kept, "hotwash", do="group", cards=card.id, group="Time")
        press(kept, "hotwash", do="show", cards=card.id)
        press(kept, "hotwash", do="wall")
        wall = kept.client.get(f"/x/{kept.code}/projector/").content.decode()
        assert "Now 1" in wall
        assert "Time" in wall
        assert "Then 1" not in wall
        assert "Now 1" in people[2].see("cards/")
        press(kept, "hotwash", do="hide", cards=card.id)
        assert "Now 1" not in people[2].see("cards/")

    def test_are_given_once_and_keep_what_was_refused(self, kept: House) -> None:
        (guest,) = crowd(kept, 1)
        assert give(guest, "cards", card1="Early") == 422
        end(kept)
        press(kept, "hotwash", do="open")
        answer = guest.browser.post(f"{guest.page}cards/", {"card1": "x" * 700, "card2": "Kept."})
        assert answer.status_code == 422
        assert "Kept." in answer.content.decode()
        assert give(guest, "cards", card1="Once") == 303
        assert give(guest, "cards", card1="Twice") == 422
        assert "Your cards are in the box" in guest.see("cards/")

    def test_lie_nowhere_under_a_name(self, kept: House) -> None:
        (guest,) = crowd(kept, 1)
        end(kept)
        press(kept, "hotwash", do="open")
        page = guest.see("cards/")
        assert "data-live-form" not in page
        assert "data-draft" not in page
        give(guest, "cards", card1="Whose is it?")
        assert not Draft.objects.filter(person__exercise=kept.code).exists()
        (slip,) = Slip.objects.filter(exercise=kept.code)
        assert guest.handle not in str(vars(slip))

    def test_are_not_asked_for_before_the_end(self, kept: House) -> None:
        assert "not ended" in press(kept, "hotwash", 422, do="open")
        assert "is not one of" in press(kept, "hotwash", 422, do="dance")


class TestSurveys:
    def test_compare_before_with_after(self, kept: House) -> None:
        people = crowd(kept, 4)
        press(kept, "surveys", do="open", when="before")
        assert "Survey before the exercise" in people[0].see()
        for guest in people:
            assert give(guest, "survey/before", **{"q.trust": "2"}) == 303
        end(kept)
        press(kept, "surveys", do="open", when="after")
        for n, guest in enumerate(people):
            said = {"q.trust": "4", "q.take-home": f"Salt {n}"}
            assert give(guest, "survey/after", **said) == 303
        press(kept, "surveys", do="close", when="after")
        page = kept.page("debrief/surveys/")
        assert "Before: 4 answers, After: 4 answers" in page
        assert "Salt 1" in page

        assert "Salt 1" not in people[0].see("survey/after/")
        out = next(x for x in kept.picture().surveys.replies if x.value == "Salt 2")
        shown = {"when": "after", "query": "take-home", "without": out.reply}
        press(kept, "surveys", do="publish", **shown)
        press(kept, "surveys", do="publish", when="after", query="trust")
        assert "Salt 1" in people[0].see("survey/after/")
        assert "Salt 2" not in people[0].see("survey/after/")
        press(kept, "surveys", do="wall")
        wall = kept.client.get(f"/x/{kept.code}/projector/").content.decode()
        assert "4: 4" in wall
        drawn = kept.client.get(f"/x/{kept.code}/projector/drawn.svg?survey=trust")
        assert drawn["Content-Type"] == "image/svg+xml"
        assert drawn.content.startswith(b"<svg")
        hidden = kept.client.get(f"/x/{kept.code}/projector/drawn.svg?survey=hard")
        assert hidden.status_code == 404

    def test_of_three_answers_nothing_is_shown(self, kept: House) -> None:
        people = crowd(kept, 3)
        press(kept, "surveys", do="open", when="before")
        for guest in people:
            give(guest, "survey/before", **{"q.hard": "The money"})
        press(kept, "surveys", do="close", when="before")

        assert "Before: 3" not in kept.page("debrief/surveys/")
        assert not kept.picture().surveys.replies
        assert not Slip.objects.filter(exercise=kept.code).exists()

    def test_ask_what_control_adds_and_not_what_it_drops(self, kept: House) -> None:
        (guest,) = crowd(kept, 1)
        mine = {"text": "Is it <b>cold</b>?", "sort": "choice", "options": "Yes\nNo"}
        press(kept, "surveys", do="add", asked=["before"], **mine)
        press(kept, "surveys", do="drop", query="hard")
        press(kept, "surveys", do="open", when="before")

        page = guest.see("survey/before/")
        assert "&lt;b&gt;cold" in page
        assert "hardest part" not in page
        wrong = press(kept, "surveys", 422, do="add", **mine | {"options": "Yes"})
        assert "Is it &lt;b&gt;cold" in wrong, "what was typed stays"

    def test_an_unknown_time_is_nowhere(self, kept: House) -> None:
        (guest,) = crowd(kept, 1)
        assert guest.browser.get(f"{guest.page}survey/never/").status_code == 404
        assert "Choose one" in press(kept, "surveys", 422, do="open", when="never")


class TestFindings:
    def test_rest_on_entries_that_exist(self, kept: House) -> None:
        press(kept, "findings", **FINDING, objective="O1", entries="1, 2; 3")
        page = kept.page("debrief/findings/")
        assert re.search(r"Entry <span class=\"figures\">2</span>", page)
        assert "No finding on this objective yet" in page, "the other objective has none"
        for wrong in ("9999", "two", "-1"):
            again = press(kept, "findings", 422, **FINDING, entries=wrong)
            assert "Money" in again, "what was typed stays"

    def test_are_worded_anew_shown_and_taken_back(self, kept: House) -> None:
        press(kept, "findings", **FINDING)
        (one,) = kept.picture().findings.standing
        form = kept.page(f"debrief/findings/?finding={one.id}")
        assert "Keep the new words" in form
        newer = {**FINDING, "title": "Salt", "finding": one.id, "version": "1"}
        press(kept, "findings", **newer)
        press(kept, "findings", 422, **newer)
        press(kept, "findings", do="publish", finding=one.id)
        everyone = look(kept.code, Viewer(OBSERVER)).picture.findings
        assert [each.title for each in everyone.standing] == ["Salt"]
        press(kept, "findings", do="drop", finding=one.id)
        assert not kept.picture().findings.standing

    def test_lead_to_actions_of_roles(self, kept: House) -> None:
        crowd(kept, 2)
        press(kept, "findings", **FINDING)
        (one,) = kept.picture().findings.standing
        action = {"do": "assign", "text": "Write it down.", "due": "2032-02-01"}
        named = press(kept, "findings", 422, **action, owner="Zoe1", findings=one.id)
        assert "name of somebody" in named
        press(kept, "findings", **action, owner="Harbour office", findings=one.id)
        (remedy,) = kept.picture().findings.remedies.values()
        press(kept, "findings", do="settle", remedy=remedy.id, state="done", note="Kept.")
        page = kept.page("debrief/findings/")
        assert "1 February 2032" in page
        assert "Kept." in page

    def test_notes_are_tagged_with_objectives(self, kept: House) -> None:
        kept.done("note.write", text="They waited.")
        (note,) = kept.picture().notes.written
        press(kept, "findings", do="tag", note=note.id, objectives=["O1", "O2"])
        assert kept.picture().notes.written[0].objectives == ("O1", "O2")


@pytest.mark.parametrize("text", [PAYLOADS[0], PAYLOADS[11], PAYLOADS[33]])
def test_what_is_typed_is_a_text_on_every_page(kept: House, text: str) -> None:
    bones = []
    for typed in ("harmless", text):
        press(kept, "findings", **{**FINDING, "title": typed, "observation": typed})
        (one,) = kept.picture().findings.standing
        press(kept, "findings", do="assign", text=typed, owner=typed)
        bones.append([re.sub(r"=\S+", "", x) for x in Bones(kept.page("debrief/findings/")).bones])
        press(kept, "findings", do="drop", finding=one.id)
    first, second = bones
    more = [one for one in second if one.startswith("<script")]
    assert len(more) == len([one for one in first if one.startswith("<script")])
    assert set(second) <= set(first) | {"<li class>"}
