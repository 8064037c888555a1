"""Talk: every number is counted again here, from the lines of the record alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from statistics import median

import pytest

from tests.aar.talked import Line, of, record, table
from wargame.aar import sight, talk
from wargame.aar.sections import Section
from wargame.conduct import looks
from wargame.conduct.rehearsal import Rehearsed
from wargame.engine.names import CONTROL

TOWNS = {"ald": "Alder Quay", "bir": "Birch Haven"}
TALK = {"cable.sent": "cable", "caucus.said": "line"}


def seconds(later: Line, earlier: Line) -> float:
    first, last = (datetime.fromisoformat(one["at"]) for one in (earlier, later))
    return (last - first).total_seconds()


def minutes(later: Line, earlier: Line) -> float:
    return round(seconds(later, earlier) / 60, 1)


def minute(code: str, one: Line) -> float:
    (start,) = of(code, "exercise.started")
    return minutes(one, start)


@pytest.fixture
def sections(played: Rehearsed) -> dict[str, Section]:
    found = talk.sections(played.code, sight.control(played.code))
    return {one.id: one for one in found}


def spoken(code: str) -> Iterator[tuple[str, list[str], Line]]:
    """Yield who said each cable and line, to whom, without forgeries, and once each."""
    forged = {one["body"]["passage"]["thing"] for one in of(code, "fog.forged")}
    members: dict[str, list[str]] = {}
    seen: set[str] = set()
    for one in record(code):
        body = one["body"]
        if one["kind"] in {"caucus.opened", "caucus.changed"}:
            members[body["caucus"]] = body["members"]
        if one["kind"] not in TALK or body[TALK[one["kind"]]] in forged | seen:
            continue
        seen.add(body[TALK[one["kind"]]])
        speaker = body["sender"] if one["kind"] == "cable.sent" else body["cell"]
        to = body["to"] if one["kind"] == "cable.sent" else members[body["caucus"]]
        yield speaker, [cell for cell in to if cell != speaker], one


def test_contacts(played: Rehearsed, sections: dict[str, Section]) -> None:
    pairs = Counter(
        (speaker, cell)
        for speaker, to, _ in spoken(played.code)
        for cell in to
        if {speaker, cell} <= {*TOWNS}
    )
    assert sum(pairs.values()) > 5
    matrix, network = sections["contacts"].charts
    assert {(row[0].lower(), row[1].lower()): row[2] for row in matrix.rows} == {
        (one, other): pairs[one, other] for one in TOWNS for other in TOWNS
    }
    assert network.rows == (("ALD", "BIR", pairs["ald", "bir"] + pairs["bir", "ald"]),)
    sums = table(sections["contacts"], "Contacts of each delegation").rows
    assert sums == (
        ("Alder Quay", pairs["ald", "bir"], pairs["bir", "ald"], 1),
        ("Birch Haven", pairs["bir", "ald"], pairs["ald", "bir"], 1),
    )
    assert looks.balance(played.code).contacts == pairs  # and as the console counted during play


def test_participation(played: Rehearsed, sections: dict[str, Section]) -> None:
    done: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    said = {id(one): speaker for speaker, _, one in spoken(played.code)}
    kinds = (
        *("cable.sent", "caucus.said", "statement.made", "question.asked", "comment.added"),
        *("proposal.tabled", "amendment.tabled", "stance.declared", "ballot.voted"),
        "move.submitted",
    )
    for one in of(played.code, *kinds):
        who = said.get(id(one)) if one["kind"] in TALK else one["body"]["cell"]
        if who in TOWNS:
            done[who, one["kind"]] += 1
            words[who] += (
                len(one["body"].get("text", "").split()) if kinds.index(one["kind"]) < 5 else 0
            )
    rows = table(sections["participation"], "What each delegation did").rows
    assert rows == tuple(
        (name, *(done[cell, kind] for kind in kinds), words[cell]) for cell, name in TOWNS.items()
    )
    by_round = sections["participation"].charts[1]
    assert sum(row[2] for row in by_round.rows) == sum(done.values())


def test_answers_to_cables(played: Rehearsed, sections: dict[str, Section]) -> None:
    forged = {one["body"]["passage"]["thing"] for one in of(played.code, "fog.forged")}
    sent = [one for one in of(played.code, "cable.sent") if one["body"]["cable"] not in forged]
    took: dict[str, list[float]] = {cell: [] for cell in TOWNS}
    got: Counter[str] = Counter()
    read: set[tuple[str, str]] = set()
    for at, one in enumerate(sent):
        body = one["body"]
        for cell in TOWNS:
            reached = cell in body["to"] and cell in (one["audience"]["cells"] or TOWNS)
            if not reached or (body["cable"], cell) in read or body["sender"] == CONTROL:
                continue
            read.add((body["cable"], cell))
            got[cell] += 1
            took[cell] += [
                seconds(back, one)
                for back in sent[at + 1 :]
                if back["body"]["sender"] == cell and body["sender"] in back["body"]["to"]
            ][:1]
    assert any(took.values())
    rows = table(sections["responses"], "Answers").rows
    assert rows[:2] == tuple(
        (
            TOWNS[cell],
            got[cell],
            len(took[cell]),
            round(median(took[cell]) / 60, 1) if took[cell] else None,
            round(max(took[cell]) / 60, 1) if took[cell] else None,
        )
        for cell in TOWNS
    )


def test_answers_of_control(played: Rehearsed, sections: dict[str, Section]) -> None:
    answers = {one["body"]["question"]: one for one in of(played.code, "question.answered")}
    asked = of(played.code, "question.asked")
    took = [seconds(answers[one["body"]["question"]], one) for one in asked]
    row = table(sections["responses"], "Answers").rows[-1]
    assert row[1:] == (2, 2, round(median(took) / 60, 1), round(max(took) / 60, 1))


def test_fog(played: Rehearsed, sections: dict[str, Section]) -> None:
    kinds = {
        "fog.held": "held up",
        "fog.released": "let go",
        "fog.dropped": "never delivered",
        "fog.garbled": "garbled",
        "fog.intercepted": "intercepted",
        "fog.leaked": "leaked",
        "fog.forged": "forged",
        "leak.made": "text handed on",
    }
    done = [
        one for one in of(played.code, *kinds) if one["kind"] != "fog.held" or one["body"]["orders"]
    ]
    assert {one["kind"] for one in done} == {*kinds}
    rows = table(sections["fog"], "Each act of the fog").rows
    assert [row[:2] for row in rows] == [
        (minute(played.code, one), kinds[one["kind"]]) for one in done
    ]
    counts = Counter(kinds[one["kind"]] for one in done)
    assert dict(sections["fog"].charts[0].rows) == counts


def test_stances(played: Rehearsed, sections: dict[str, Section]) -> None:
    before: dict[tuple[str, str], str] = {}
    expected = []
    for one in of(played.code, "stance.declared"):
        body = one["body"]
        key, then = (body["proposal"], body["cell"]), body["stance"].replace("-", " ")
        was = before.get(key, "undeclared")
        expected.append((minute(played.code, one), TOWNS[body["cell"]], was, then))
        before[key] = then
    rows = table(sections["stances"], "Each declaration").rows
    short = [(row[0], row[1], row[3].partition(" (of")[0], row[4]) for row in rows]
    assert short == expected
    assert len(expected) == 5
    counts = Counter(
        (one["body"]["proposal"], one["body"]["stance"])
        for one in of(played.code, "stance.declared")
    )
    assert sorted(row[2] for row in sections["stances"].charts[0].rows if row[2]) == sorted(
        counts.values()
    )


def test_what_was_heard_before_a_stance_was_heard_by_that_delegation(
    played: Rehearsed, sections: dict[str, Section]
) -> None:
    rows = table(sections["stances"], "Each declaration").rows
    second = next(row for row in rows if "of an earlier version" in row[3])
    assert "version 2 of Alder Quay" in second[5]


def test_indicators(played: Rehearsed, sections: dict[str, Section]) -> None:
    reported = of(played.code, "indicator.reported")
    rows = table(sections["indicators"], "Changes with their causes").rows
    first = {one["body"]["indicator"]: one for one in reversed(reported)}
    later = [one for one in reported if one is not first[one["body"]["indicator"]]]
    assert len(rows) == len(later)
    assert [row[3:5] for row in rows] == [
        (one["body"]["value"], one["body"]["reason"]) for one in later
    ]
    aside = [
        after["body"]["value"]
        for one, after in zip(record(played.code), record(played.code)[1:], strict=False)
        if one["kind"] in {"perception.shaped", "perception.corrected"}
    ]
    assert aside
    assert [row[3] for row in rows if row[6] != "the world"] == aside
    causes = looks_of_causes(played.code)
    assert sorted((row[4], row[5].partition(":")[0]) for row in rows) == causes


def looks_of_causes(code: str) -> list[tuple[str, str]]:
    """Return each reason with the kind of command that it came from, from the record."""
    commands: dict[str, list[str]] = {}
    for one in record(code):
        commands.setdefault(one["command"], []).append(one["kind"])
    found, seen = [], set[str]()
    for one in of(code, "indicator.reported"):
        kinds = commands[one["command"]]
        words = {
            "world.applied": "couplings",
            "ruling.published": "a ruling",
            "ruling.undone": "a ruling",
            "inject.released": "inject",
        }
        of_agreements = ["an agreement" for kind in kinds if kind.startswith("agreement.")]
        word = next((word for kind, word in words.items() if kind in kinds), None)
        if one["body"]["indicator"] in seen:
            found.append((one["body"]["reason"], word or next(iter(of_agreements), "control")))
        seen.add(one["body"]["indicator"])
    return sorted(found)


def test_timeline(played: Rehearsed, sections: dict[str, Section]) -> None:
    opened = of(played.code, "phase.opened")
    closed = of(played.code, "phase.closed")
    took = [minutes(after, one) for one, after in zip(opened, closed, strict=True)]
    rows = table(sections["timeline"], "Rounds and phases").rows
    assert [row[3] for row in rows if row[6]] == took
    (paused,), (resumed,) = of(played.code, "exercise.paused"), of(played.code, "exercise.resumed")
    assert sum(row[4] for row in rows) == minutes(resumed, paused)
    assert sum(row[5] for row in rows) == sum(
        one["body"]["minutes"] for one in of(played.code, "phase.extended")
    )
    frames = of(played.code, "exercise.prepared")[-1]["body"]["rounds"]
    assert [row[2] for row in rows] == [
        phase["minutes"] for one in frames for phase in one["phases"]
    ]
    (skipped,) = of(played.code, "phase.skipped")
    assert [row[7] for row in rows if not row[6]] == [skipped["body"]["reason"]]
    drawn = [row[1:] for row in sections["timeline"].charts[0].rows if row[3] == "played"]
    assert [row[0] for row in drawn] == [minute(played.code, one) for one in opened]
    assert [row[1] for row in drawn] == [minute(played.code, one) for one in closed]


def test_estimates(played: Rehearsed, sections: dict[str, Section]) -> None:
    undone = {one["body"]["ruling"] for one in of(played.code, "ruling.undone")}
    came = {
        one["body"]["ruling"]: one["body"]["success"] for one in of(played.code, "ruling.rolled")
    }
    errors = [
        (Fraction(one["body"]["percent"], 100) - came[one["body"]["ruling"]]) ** 2
        for one in of(played.code, "estimate.given")
        if one["body"]["ruling"] in came.keys() - undone and one["body"]["percent"] is not None
    ]
    assert len(errors) == 2
    mean = sum(errors, Fraction(0)) / len(errors)
    assert f"Brier score is {float(mean):.3f}" in sections["estimates"].lead
    rows = table(sections["estimates"], "Brier score of each").rows
    assert sorted(Fraction(row[2]) for row in rows) == sorted(errors)


def test_intents_and_what_came(played: Rehearsed, sections: dict[str, Section]) -> None:
    rows = table(sections["intents"], "What they wanted").rows
    stated = of(played.code, "intent.stated")
    assert [row[2:5] for row in rows] == [
        (one["body"]["wants"], one["body"]["trades"], one["body"]["expects"]) for one in stated
    ]
    came = table(sections["intents"], "What came of those rounds").rows
    assert {row[0] for row in came} <= {row[0] for row in rows}
    assert any("(failed)" in what or "(succeeded)" in what for _, what in came)
