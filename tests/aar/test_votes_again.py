"""Every number said of votes, counted again from lines of JSON: nothing of the app is asked."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

import pytest

from tests.aar import polls, runs
from tests.aar.polls import RULES, Poll
from wargame.aar.sections import Section

Plain = dict[str, Any]
RULED = "Ruling of the facilitator"
SEARCHED = 5_000
"""Sets of movers that are tried, at most, to see that fewer would not do."""


class Again:
    """The ballots of a record that were decided, each with its entry, its poll and its papers."""

    def __init__(self, script: str) -> None:
        """Read the lines of the record."""
        entries = runs.reviewed(script).entries
        opened = {
            one["body"]["ballot"]: one["body"] for one in entries if one["kind"] == "ballot.opened"
        }
        self.votes = {
            place: (opened[one["body"]["ballot"]], one["body"])
            for place, one in enumerate(entries, 1)
            if one["kind"] == "ballot.decided"
        }
        self.polls = {place: Poll.of(ballot) for place, (ballot, _) in self.votes.items()}
        (frame,) = [one["body"] for one in entries if one["kind"] == "exercise.prepared"][-1:]
        self.cells = {one["id"]: one["name"] for one in frame["delegations"]}

    def names(self, place: int) -> dict[str, str]:
        """Return what voters of a ballot are called."""
        rest = {"control": "Control, for members nobody plays"}
        return {**self.cells, **rest, **self.votes[place][0]["terms"]["names"]}


@pytest.fixture(params=runs.SCRIPTS, ids=lambda one: one or "half-a-day")
def script(request: pytest.FixtureRequest, db: None) -> str:
    return str(request.param)


def section(script: str, name: str) -> Section:
    (found,) = (one for one in runs.reviewed(script).votes if one.id == name)
    return found


def rows(section: Section, title: str) -> list[Plain]:
    return [
        dict(zip(table.columns, row, strict=True))
        for table in section.tables
        if table.title.startswith(title)
        for row in table.rows
    ]


def adopted(row: Plain) -> bool:
    return {"adopted": True, "not adopted": False}[row["Result"].partition(" (")[0]]


def test_every_vote_is_counted_again(script: str) -> None:
    again, told = Again(script), rows(section(script, "votes"), "Every vote")
    assert [one["Entry"] for one in told] == list(again.votes)
    for row in told:
        ballot, decided = again.votes[row["Entry"]]
        poll, papers = again.polls[row["Entry"]], decided["roll_call"]
        counts = [row[one] for one in ("Yes", "No", "Abstained", "No paper")]
        assert sum(counts) == len(poll.members)
        if ballot["secret"]:
            assert papers == {}
            assert adopted(row) is (2 * row["Yes"] > len(poll.members))
            continue
        known = [poll.count(papers, one) for one in polls.CHOICES]
        assert counts == [*known, len(poll.members) - len(papers)]
        if row["Rule"] != RULED:
            assert adopted(row) is RULES[row["Rule"]](poll, papers)


def test_the_people_behind_a_vote_are_added_up_again(script: str) -> None:
    again = Again(script)
    for place, poll in again.polls.items():
        outcome, papers = again.votes[place][1]["outcome"], again.votes[place][1]["roll_call"]
        if poll.rule in {"eu.qmv", "eu.pesco"}:
            yes = sum(poll.people[one] for one in poll.members if papers.get(one) == "yes")
            told = [outcome[one] for one in ("needed", "population_needed", "blocking")]
            assert told == list(poll.bar())
            assert outcome["yes_population"] == yes
            assert outcome["population"] == sum(poll.people.values())


def test_who_could_have_turned_a_vote_is_tried_again(script: str) -> None:
    again = Again(script)
    for row in rows(section(script, "votes"), "Every vote"):
        place, title, said = row["Entry"], row["Rule"], row["Each could have turned it alone"]
        poll, papers = again.polls[place], again.votes[place][1]["roll_call"]
        names = again.names(place)
        if again.votes[place][0]["secret"]:
            assert (said, row["Fewest to turn it"]) == ("secret", None)
        elif title != RULED:
            found = polls.decisive(title, poll, papers)
            assert set(said.split(", ")) == ({names[one] for one in found} or {"nobody"})
            who, _, choice = row["Fewest to turn it"].rpartition(": ")
            movers = tuple(one for one in poll.members if names[one] in who.split(", "))
            assert polls.turns(title, poll, papers, movers, choice)
            assert fewest(title, poll, papers, len(movers))


def fewest(title: str, poll: Poll, papers: Plain, size: int) -> bool:
    """Tell whether fewer would not turn a vote, whatever all of them chose."""
    could = [one for one in poll.members if papers.get(one) != "yes"]
    movers = poll.members if RULES[title](poll, papers) else could
    assert sum(comb(len(movers), n) for n in range(size)) < SEARCHED
    return not any(
        polls.turns(title, poll, papers, those, choice)
        for n in range(1, size)
        for those in combinations(movers, n)
        for choice in polls.CHOICES
    )


def test_what_other_rules_would_say_is_counted_again(script: str) -> None:
    again, turned = Again(script), set()
    told = rows(section(script, "votes-other-rules"), "The same papers")
    assert len(told) > 2
    for row in told:
        place = row["Entry"]
        outcome = again.votes[place][1]["outcome"]
        said = RULES[row["Rule"]](again.polls[place], again.votes[place][1]["roll_call"])
        assert adopted(row) is said, row
        assert row["Otherwise?"] is (said is not outcome["adopted"])
        turned |= {place} if row["Otherwise?"] else set()
    lead = f"{len(turned)} of {len(again.votes)} ballots" if turned else "No ballot"
    assert section(script, "votes-other-rules").lead.startswith(lead)


def test_who_blocked_with_whom_is_tried_again(script: str) -> None:
    again = Again(script)
    told = {
        (row["Entry"], row["Who stopped it together"])
        for row in rows(section(script, "votes"), "Blocking coalitions")
    }
    titles = {row["Entry"]: row["Rule"] for row in rows(section(script, "votes"), "Every vote")}
    found = set()
    for place, (ballot, decided) in again.votes.items():
        if not ballot["secret"] and not decided["outcome"]["adopted"]:
            poll, names = again.polls[place], again.names(place)
            for those in polls.blocks(titles[place], poll, decided["roll_call"]):
                ordered = [one for one in poll.voices if one in those]
                found.add((place, ", ".join(names[one] for one in ordered)))
    assert told == found


def test_power_at_the_table_is_counted_again_in_every_coalition(script: str) -> None:
    again, power = Again(script), section(script, "votes-power")
    titles = {row["Entry"]: row["Rule"] for row in rows(section(script, "votes"), "Every vote")}
    alike = {row["Body"]: row for row in rows(power, "Bodies in which all")}
    for place, poll in again.polls.items():
        body = again.votes[place][0]["forum"]
        if titles[place] in {RULED, "Opt-in pledge"}:
            assert body not in alike
            continue
        winning, names = polls.winners(titles[place], poll), again.names(place)
        found, of = polls.power(winning, list(poll.voices)), 2 ** len(poll.voices)
        if len({swings for swings, _ in found.values()}) == 1:
            row = alike[body]
            assert (row["Coalitions that win"], row["Of"]) == (len(winning), of)
            assert row["At the table"] == len(poll.voices)
            continue
        title = f"Power in: {body}. {len(winning)} of {of} coalitions win"
        together = sum(swings for swings, _ in found.values())
        for row, (cell, (swings, orders)) in zip(rows(power, title), found.items(), strict=True):
            assert row == {
                "Voter": names[cell],
                "Votes it casts": len(poll.voices[cell]),
                "Coalitions that it turns": swings,
                "Banzhaf": written(Fraction(swings, together), 4),
                "Shapley-Shubik": written(orders, 4),
            }


def test_power_of_members_is_counted_again(script: str) -> None:
    again, power = Again(script), section(script, "votes-power")
    last = {
        again.votes[place][0]["forum"]: place
        for place, poll in again.polls.items()
        if poll.rule in {"eu.qmv", "eu.pesco"}
    }
    told = [one.title for one in power.tables if one.title.startswith("Power of the members")]
    assert told == [f"Power of the members in: {body}" for body in last]
    for body, place in last.items():
        found, names = polls.power_of_members(again.polls[place]), again.names(place)
        together = sum(swings for swings, _ in found.values())
        assert {
            names[one]: (written(Fraction(swings, together), 6), written(orders, 6))
            for one, (swings, orders) in found.items()
        } == {
            row["Member"]: (row["Banzhaf"], row["Shapley-Shubik"])
            for row in rows(power, f"Power of the members in: {body}")
        }


def written(value: Fraction, places: int) -> str:
    """Return a share with so many places."""
    share = Decimal(value.numerator) / Decimal(value.denominator)
    return str(share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
