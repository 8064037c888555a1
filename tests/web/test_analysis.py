"""Control's analysis page: what it says of a text, of a package, and of what cannot be reckoned."""

import re

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.conduct import bargaining, opening
from wargame.engine.bargaining import layout
from wargame.people.models import Facilitator


@pytest.fixture
def kept(client: Client, db: None) -> House:
    found = house(client)
    found.at("table")
    return found


def said(kept: House, rest: str = "") -> str:
    """Return the words of the page."""
    page = kept.page(f"analysis/{rest}")
    body = page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_newest_text_is_analysed_if_none_is_named(kept: House) -> None:
    kept.by(ALD, "proposal.table", title="Older", choices={"F": "a", "P": "a"})
    kept.by(BIR, "proposal.table", title="Newer", choices={"F": "b", "P": "b"})
    words = said(kept)
    assert "Newer version 1" in words
    assert re.search(r"\d of 8 outcomes \([\d.]+ %\) could be agreed", words) or "empty" in words


def test_each_party_has_its_points_and_its_distance(kept: House) -> None:
    this = kept.by(ALD, "proposal.table", title="Ours", choices={"F": "a", "P": "b"})
    words = said(kept, f"?proposal={this}")
    ald = re.search(r"Alder Quay signs (\S+) (\S+) (\S+) (▲ above the walk-away value)", words)
    bir = re.search(r"Birch Haven signs (\S+) (\S+) (\S+) ✕ ?crosses a red line \(F\)", words)
    assert ald
    assert bir
    assert ald[2] == "100"


def test_what_is_open_is_said_and_what_is_assumed(kept: House) -> None:
    this = kept.by(ALD, "proposal.table", title="Half", choices={"F": "c"})
    words = said(kept, f"?proposal={this}")
    assert "This text can still become" in words
    assert "The text leaves issues open." in words
    assert "the bar goes from the worst to the best" in words


def test_a_text_that_nothing_betters_is_not_praised(kept: House) -> None:
    this = kept.by(ALD, "proposal.table", title="Ours", choices={"F": "a", "P": "b"})
    assert "it is no praise" in said(kept, f"?proposal={this}")


def test_marks_of_all_delegations_stand_side_by_side(kept: House) -> None:
    given = {"title": "Ours", "choices": {"F": "a"}, "clauses": ["Boats leave at six."]}
    this = kept.by(ALD, "proposal.table", **given)
    assert "What delegations mark on this text" in said(kept, f"?proposal={this}")
    kept.by(BIR, "mark.set", proposal=this, clause="A", mark="red-line")
    kept.by(ALD, "mark.set", proposal=this, clause="A", mark="wanted")
    page = kept.page(f"analysis/?proposal={this}")
    row = page[page.index("Boats leave at six.") :].partition("</tr>")[0]
    assert re.findall(r"state-([\w-]+)", row) == ["wanted", "red-line"]


def test_a_package_by_itself(kept: House) -> None:
    kept.by(ALD, "proposal.table", title="Ours", choices={"F": "a", "P": "b"})
    words = said(kept, "?proposal=&package=Charter")
    assert "Zone of agreement" in words
    assert "Possible trades" not in words
    assert "Marks" not in words


def test_what_is_too_large_is_refused_with_the_reason(
    kept: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bargaining, "_spaces", bargaining.Kept(1))
    monkeypatch.setattr(bargaining, "_zones", bargaining.Kept(1))
    monkeypatch.setattr(layout, "MOST", 8)
    words = said(kept, "?package=Charter")
    assert "“Charter” has 9 outcomes" in words
    assert "The parties" not in words


@pytest.mark.parametrize("rest", ["?proposal=absent", "?package=absent"])
def test_what_there_is_not_is_not_found(kept: House, rest: str) -> None:
    assert kept.client.get(kept.url(f"analysis/{rest}")).status_code == 404


def test_before_any_text_it_is_about_the_first_package(kept: House) -> None:
    assert "Charter Zone of agreement" in said(kept)


def test_the_settlement_has_two_packages_and_an_empty_zone_at_the_opening(
    client: Client, db: None
) -> None:
    user = Facilitator.objects.create_user("ina")
    client.force_login(user)
    code = opening.create("ukraine-settlement", by=user)
    page = client.get(f"/x/{code}/control/analysis/?package=Settlement+table").text
    assert "<option selected>Settlement table</option>" in page
    assert "<option>European package</option>" in page
    assert "It is empty." in page


def test_the_console_leads_to_it_and_lets_sheets_be_seen(kept: House) -> None:
    this = kept.by(ALD, "proposal.table", title="Ours", choices={"F": "a"})
    assert f'href="analysis/?proposal={this}"' in kept.page()
    kept.done("scores.allow", on="true")
    assert "Take the sheets back" in kept.page()
    assert set(kept.picture().scores.sheets) == {"ald", "bir"}
    kept.done("scores.allow", on="false")
    assert "Show each its own" in kept.page()
    assert kept.act("scores.allow").status_code == 422


def test_hostile_words_are_shown_as_words(kept: House) -> None:
    bad = "<script>alert(1)</script>\"'><img src=x>"
    this = kept.by(ALD, "proposal.table", title=bad, choices={"F": "a"}, clauses=[bad])
    kept.by(ALD, "mark.set", proposal=this, clause="A", mark="wanted")
    page = kept.page(f"analysis/?proposal={this}")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
