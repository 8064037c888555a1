"""Better for all, as a participant tries it: their own sheet, others' once opened, a suggestion."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from tests.web.guests import Guest, seated
from wargame.conduct import opening
from wargame.engine.names import OBSERVER

ONCE = re.compile(r'name="(csrfmiddlewaretoken|command_id)" value="[^"]*"')
PAGE = "debrief/better/"
OURS = {"F": "a", "P": "b"}


@pytest.fixture
def kept(client: Client, db: None) -> Iterator[House]:
    """An exercise that has a public text, and one between two alone."""
    cache.clear()
    there = house(client)
    there.done("scores.allow", on="true")
    there.at("table")
    there.by(BIR, "proposal.table", title="Hush", choices={"F": "c"}, circle=["ald"])
    there.by(ALD, "proposal.table", title="Turns", choices={"F": "b", "P": "a"}, circle=[])
    yield there
    cache.clear()


@pytest.fixture
def ended(kept: House) -> House:
    kept.done("exercise.end", confirm=kept.code)
    return kept


def words(guest: Guest, query: str = "") -> str:
    """Return the words of somebody's page."""
    page = guest.see(f"{PAGE}?{query}")
    body = page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def named(kept: House, title: str) -> str:
    """Return the name of a text in a form."""
    texts = kept.picture().proposals.all.values()
    return f"{next(one.id for one in texts if one.current.title == title)}/Charter"


def suggest(guest: Guest, text: str, choices: dict[str, str], status: int = 303) -> str:
    fields = {"text": text} | {f"issue-{issue}": option for issue, option in choices.items()}
    answer = guest.browser.post(guest.page + PAGE, fields)
    assert answer.status_code == status
    return answer.content.decode()


def better(kept: House, status: int = 303, /, **fields: str) -> str:
    answer = kept.client.post(kept.url("debrief/bargaining/better/?package=Charter"), fields)
    assert answer.status_code == status
    return answer.content.decode()


def card(kept: House) -> str:
    page = kept.client.get(f"/x/{kept.code}/projector/").content.decode()
    return re.sub(r"<[^>]+>", " ", page.split('id="panel-card"')[1])


class TestTheForm:
    def test_is_for_delegations_once_the_exercise_has_ended(self, kept: House) -> None:
        guest, watcher = seated(kept.code, "ald"), seated(kept.code, OBSERVER)
        assert guest.browser.get(guest.page + PAGE).status_code == 404
        kept.done("exercise.end", confirm=kept.code)
        assert watcher.browser.get(watcher.page + PAGE).status_code == 404
        assert 'href="better/"' in guest.see("debrief/")
        assert 'href="better/"' not in watcher.see("debrief/")
        assert guest.browser.get(f"{guest.page}{PAGE}?text=none/Charter").status_code == 404

    def test_tells_what_a_package_is_to_ones_own_delegation_alone(self, ended: House) -> None:
        guest = seated(ended.code, "ald")
        assert "This is the text as it was" in words(guest)
        assert "▲ better for your own delegation" in words(guest, "issue-F=a")
        other = words(seated(ended.code, "bir"), "issue-F=a")
        assert "✕ crosses a red line for your own delegation" in other
        assert "Birch Haven" not in words(guest, "issue-F=a")

    def test_tells_what_it_is_to_each_once_the_sheets_are_opened(self, ended: House) -> None:
        ended.done("chapter.open", chapter="scores")
        told = words(seated(ended.code, "ald"), "issue-F=a")
        assert "Alder Quay ▲ better" in told
        assert "Birch Haven ✕ crosses a red line" in told

    def test_says_why_a_package_does_not_fit_together_or_cannot_be_told(self, ended: House) -> None:
        ended.done("scores.allow", on="false")
        assert "was not given a score sheet" in words(seated(ended.code, "ald"), "issue-F=a")

    def test_reads_no_sheet_of_the_pack_and_nothing_of_others_before_that(
        self, ended: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        guest = seated(ended.code, "ald")
        see = [ONCE.sub("", guest.see(f"{PAGE}?issue-F=a"))]
        suggest(seated(ended.code, "bir"), named(ended, "Hush"), {"F": "a"})
        monkeypatch.setattr(opening, "scenario_of", lambda _: pytest.fail("the pack was read"))
        see.append(ONCE.sub("", guest.see(f"{PAGE}?issue-F=a")))
        assert see[0] == see[1]


class TestASuggestion:
    def test_goes_to_control_and_from_there_to_everyone_without_a_name(self, ended: House) -> None:
        guest = seated(ended.code, "ald")
        suggest(guest, named(ended, "Turns"), OURS)
        assert "What your delegation suggested" in words(guest)
        assert "What your delegation" not in words(seated(ended.code, "bir"))
        page = ended.page("debrief/bargaining/better/?package=Charter")
        (made,) = ended.picture().suggestions.made
        assert "Alder Quay runs it" in page

        better(ended, do="show", suggestion=made)
        assert "Another package than “Turns”" in card(ended)
        assert "What would it be to you?" in card(ended)
        assert "ALD" not in card(ended)
        better(ended, do="down", suggestion=made)
        assert "has ended" in card(ended)
        ended.done("chapter.open", chapter="scores")
        better(ended, do="show", suggestion=made)
        assert re.search(r"Better for \d, worse for \d", card(ended))

    def test_of_a_text_that_not_everyone_saw_waits_for_the_texts(self, ended: House) -> None:
        suggest(seated(ended.code, "bir"), named(ended, "Hush"), {"F": "a"})
        (made,) = ended.picture().suggestions.made
        assert "Open first: Texts and agreements" in better(ended, 422, do="show", suggestion=made)
        assert "Hush" not in card(ended)
        ended.done("chapter.open", chapter="texts")
        better(ended, do="show", suggestion=made)
        assert "Hush" in card(ended)
        assert "no such suggestion" in better(ended, 422, do="show", suggestion="none")

    def test_keeps_what_was_chosen_when_it_is_refused(self, ended: House) -> None:
        guest = seated(ended.code, "ald")
        text = named(ended, "Turns")
        assert "all of it so" in suggest(guest, text, {"F": "b"}, 422)
        suggest(guest, text, OURS)
        again = suggest(guest, text, OURS, 422)
        assert 'role="alert"' in again
        assert '<option value="a" selected>' in again
