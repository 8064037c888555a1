"""Canaries: each private word reaches those who may know it, and nobody else."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings

from tests.secrecy.crawling import Crawl
from tests.secrecy.household import CANARY, CELLS, DRAFTS, NAMES, Household
from tests.secrecy.walking import places, visit
from wargame.aar.exports import jsonl
from wargame.conduct import acts, orders
from wargame.engine import Seat, Viewer
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId
from wargame.journal import reading
from wargame.people.models import Person

LITERAL: dict[str, set[str]] = {
    "zqbrief01": {"ald", CONTROL},
    "zqbrief02": {"bir", CONTROL},
    "zqposition02": {"ald", CONTROL},
    "zqnote02": {"bir", CONTROL},
    "zqnote11": {CONTROL},
    "zqplan01": {CONTROL},
    "zqinject01": {"ald", CONTROL},
    "zqinject02": {CONTROL},
    "zqinject03": {"ald", "bir", CONTROL},
    "zqinject04": {"bir", CONTROL},
    "zqinject05": {CONTROL},
    "zqinject06": {CONTROL},
    "zqmet01": {CONTROL},
    "zqskip01": {CONTROL},
    "zqindicator01": {"ald", CONTROL},
    "zqindicator02": {CONTROL},
    "zqreason01": {"ald", CONTROL},
    "zqintent01": {"ald", CONTROL},
    "zqintent05": {"bir", CONTROL},
    "zqcable01": {"ald", "bir", CONTROL},
    "zqcable06": {"bir", CONTROL},
    "zqcable08": {"ald", "bir", CONTROL},  # held, then let go with gaps
    "zqcable10": {"ald", CONTROL},  # held and dropped: its sender has it as sent
    "zqfog01": {"bir", CONTROL},  # forged by a rule of the pack
    "zqfog03": {CONTROL},  # why something was dropped
    "zqfog05": {"bir", CONTROL},  # a forged cable; ald, in whose name it goes, has nothing
    "zqfog06": {"ald", CONTROL},  # a line forged in the name of bir
    "zqfog07": {"ald", CONTROL},  # the same, by a rule of the pack
    "zqsay05": {"ald", "bir", CONTROL},  # intercepted
    "zqsay06": {"ald", "bir", CONTROL},  # came late
    "zqcaucus02": {"ald", CONTROL},
    "zqsay01": {"ald", "bir", CONTROL},
    "zqsay04": {"ald", CONTROL},
    "zqquestion01": {"bir", CONTROL},
    "zqanswer01": {"bir", CONTROL},
    "zqanswer02": {CONTROL},  # a draft of it
    "zqnote03": {CONTROL},  # what somebody else in control thought of the draft
    "zqsheet01": {"bir", CONTROL},
    "zqtitle01": {"ald", "bir", CONTROL},
    "zqclause02": {"bir", CONTROL},
    "zqtitle13": {"ald", "bir", "observer", "projector", CONTROL},  # drafted, then published
    "zqclause13": {"bir", CONTROL},  # struck out of a draft before it was submitted
    "zqclause15": {"bir", CONTROL},  # why it was
    "zqclause14": {"ald", "bir", CONTROL},  # in the circle, but no more when it was published
    "zqsay15": {"bir", CONTROL},  # inside, about the draft
    "zqsay16": {"ald", "bir", CONTROL},  # in the circle
    "zqsay17": {"ald", CONTROL},  # inside, about a text of the circle
    "zqclause17": {"ald", "bir", CONTROL},  # leaked
    "zqsay18": {"ald", CONTROL},  # inside, about what was leaked
    "zqreservation01": {"ald", "bir", CONTROL},
    "zqdeclaration01": {"ald", "bir", CONTROL},
    "zqsecret01": {"ald", "bir", "observer", "projector", CONTROL},  # lodged, then opened
    "zqsecret02": {"ald", CONTROL},  # lodged, then taken back
    "zqsecret03": {"bir", CONTROL},
    "zqhook01": {"ald", CONTROL},
    "zqcoupling01": {CONTROL},  # it never held
    "zqcoupling02": {"ald", CONTROL},  # it moved a number that this town reads
    "zqcoupling03": {CONTROL},  # it was left out
    "zqowner01": {CONTROL},
    "zqsaid01": {"ald", CONTROL},  # what the deceived read
    "zqsaid02": {"ald", CONTROL},
    "zqdeceit01": {CONTROL},  # why they are deceived
    "zqdeceit02": {CONTROL},
    "zqquery01": {CONTROL},  # dropped before it was asked
}
"""Who may know some of them, in so many words."""

EYES: dict[str, set[str]] = {"minder": {"ald", OBSERVER}, "voice": {OBSERVER}}
"""Whose eyes they have who are in control for a part."""

OUTSIDE = {"stranger", "removed", "rival", "outsider"}


def by_role(crawled: Crawl) -> dict[str, set[str]]:
    """Return the canaries that each browser got."""
    seen: dict[str, set[str]] = {}
    for one in crawled.visits:
        seen.setdefault(one.role, set()).update(CANARY.findall(one.text))
    return seen


ON_THE_SHELF = {"desk-several"}
"""Pages of the desk that show a pack to whoever may start it; the table of permissions says who."""


def people() -> Mapping[str, set[str]]:
    """Return which browsers may see the names and the drafts of people."""
    table = {name: {NAMES[one] for one in NAMES if one[:3] == name[:3]} for name in NAMES}
    seats = {
        name: names | {DRAFTS[one] for one in DRAFTS if one == name}
        for name, names in table.items()
    }
    own = {NAMES["ald-1"], NAMES["ald-2"]}
    rest = {"projector": {NAMES["lobby"]}, "control": set(NAMES.values()), "minder": own}
    return {**seats, **rest}


def allowed(house: Household, role: str) -> set[str]:
    """Return all canaries that a browser may get."""
    if role in OUTSIDE:
        return set()
    eyes = EYES.get(role) or {house.browsers[role].cell}
    told = {canary for canary, cells in house.told.items() if cells & eyes}
    return told | people().get(role, set())


@pytest.mark.parametrize("canary", LITERAL)
def test_the_journal_tells_a_private_word_to_whom_the_pack_means(
    house: Household, committed_db: None, canary: str
) -> None:
    assert house.told[canary] == LITERAL[canary]


def test_nobody_gets_a_word_that_is_not_for_them(
    house: Household, committed_db: None, crawled: Crawl
) -> None:
    may = {role: allowed(house, role) for role in house.browsers}
    leaks = [
        (one.role, one.name, one.path, word)
        for one in crawled.visits
        for word in set(CANARY.findall(one.text)) - may[one.role]
        if one.name not in ON_THE_SHELF
    ]
    assert not leaks


def test_everybody_gets_every_word_that_is_for_them(
    house: Household, committed_db: None, crawled: Crawl
) -> None:
    seen = by_role(crawled)
    for role, browser in house.browsers.items():
        if browser.cell:
            missing = allowed(house, role) - seen[role] - {NAMES["lobby"]}
            assert not missing, role
    assert NAMES["lobby"] in seen["lobby"] & seen["control"]
    assert {"zqbrief01", "zqcable01", NAMES["ald-1"]} <= seen["minder"]


def test_no_word_of_the_pack_is_seen_by_nobody(house: Household, crawled: Crawl) -> None:
    pack = set().union(*(CANARY.findall(path.read_text()) for path in _files()))
    words = pack | set(NAMES.values()) | set(DRAFTS.values())
    assert len(words) > 50
    assert not words - set().union(*by_role(crawled).values())


def test_every_odd_word_of_the_pack_is_a_canary() -> None:
    for path in _files():
        assert re.findall(r"zq\w+", path.read_text()) == CANARY.findall(path.read_text()), path


@pytest.mark.parametrize("cell", CELLS)
def test_an_export_holds_what_its_viewer_was_told(
    house: Household, committed_db: None, cell: str
) -> None:
    text = "\n".join(jsonl.lines(house.code, Viewer(CellId(cell))))
    told = {canary for canary, cells in house.told.items() if cell in cells}
    assert set(CANARY.findall(text)) == told


def test_codes_and_handles_of_people_are_theirs_and_controls(
    house: Household, committed_db: None, crawled: Crawl
) -> None:
    owners = _keys(house)
    assert len(owners) > 10
    for one in crawled.visits:
        text = one.text.replace(one.path.partition("?")[0], "")
        for key, roles in owners.items():
            if key in text:
                assert one.role in roles, (one.role, one.path, roles)


def _files() -> list[Path]:
    return [one for one in (Path(settings.WARGAME_PACKS) / "harbour").rglob("*.*") if one.is_file()]


def _keys(house: Household) -> dict[str, set[str]]:
    """Return what opens a person's page, or names it, with who may see it."""
    roles = {one.handle: one.role for one in house.browsers.values() if one.handle}
    found: dict[str, set[str]] = {}
    for person in Person.objects.filter(exercise=house.code):
        mine = {roles.get(person.handle, "nobody"), "control"}
        found |= {person.handle: mine, person.rejoin_code: mine}
    return found


def test_the_end_opens_nothing_by_itself(house: Household, db: None) -> None:
    by = Seat(CONTROL, SeatId("control-1"))
    acts.submit(house.code, by, orders.command("exercise.end", {}), "end")
    ends = [one.kind for one in reading.records(house.code)]
    assert "exercise.ended" in ends
    for role in ("ald-1", "bir-1", "lobby", "observer", "projector", "stranger"):
        browser, may = house.browsers[role].again(), allowed(house, role)
        for place in places(house, browser):
            if place.name.endswith(("person", "projector", "-panels", "-picture", "-log")):
                words = CANARY.findall(visit(browser, place, "GET").text)
                assert set(words) <= may, (role, place.path)
