"""The voting calculator of everybody: counted from its address, with no login and no state."""

import pytest
from django.test import Client

RESTORATION = dict.fromkeys(("IT", "HU", "NL", "PL", "FI", "SE"), "no") | {"BE": "abstain"}


def page(**asked: str) -> str:
    answer = Client().get("/tally/", asked)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def result(text: str) -> str:
    return text.partition('<section id="result"')[2].partition("</section>")[0]


def test_before_anything_is_asked_it_counts_nothing() -> None:
    text = page()

    assert result(text) == ""
    assert text.count('value="yes" checked') == 27
    assert "Population of the member states" in text


def test_a_published_vote_comes_out_as_published() -> None:
    told = result(page(rule="eu.qmv", **RESTORATION))

    assert "Adopted: 20 of 27" in told
    assert "66.09 %" in told
    assert "The fewest who would turn it" in told
    assert "What other rules would have said" in told


def test_one_more_against_and_the_shares_are_too_rounded_to_be_sure() -> None:
    told = result(page(rule="eu.qmv", **RESTORATION, SK="no"))

    assert "Not adopted: 19 of 27" in told
    assert told.count("Too close to call") == 1


def test_who_is_out_is_in_no_base() -> None:
    assert "of 26" in result(page(rule="eu.pesco", MT="out"))


def test_a_declared_abstention_exempts() -> None:
    assert "It does not bind HU" in result(page(rule="eu.cfsp-unanimity", HU="declare"))


def test_the_council_of_the_united_nations_has_members_of_its_own() -> None:
    text = page(rule="un.security-council", RU="no")

    assert "RU vetoed it" in result(text)
    assert text.count('value="yes" checked') == 14


def test_a_passerelle_never_opens_defence() -> None:
    assert "Adopted" in result(page(rule="eu.passerelle"))
    assert "Not adopted" in result(page(rule="eu.passerelle", matter="defence"))


@pytest.mark.parametrize("rule", ["n-of-m", "n-of-m-assent"])
def test_what_cannot_be_counted_says_what_is_missing(rule: str) -> None:
    text = page(rule=rule)

    assert result(text) == ""
    assert "cannot be counted without" in text


@pytest.mark.parametrize(
    "asked",
    [
        {"rule": "no.such"},
        {"rule": "eu.qmv", "DE": "perhaps", "XX": "no"},
        {"rule": "eu.qmv", "needed": "²", "matter": "love"},
        {"rule": "eu.qmv", "needed": "9" * 5000},
        {"rule": "<script>", "DE": "\0"},
    ],
)
def test_nonsense_is_passed_over(asked: dict[str, str]) -> None:
    assert "Adopted: 27 of 27" in result(page(**asked))


def test_it_takes_no_post() -> None:
    assert Client().post("/tally/").status_code == 405
