"""The numbers of a report, counted again from lines of JSON: nothing of the app is asked."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

Line = dict[str, Any]


class Lines:
    """The entries of control's record, as plain JSON."""

    def __init__(self, text: Iterable[str]) -> None:
        """Read all lines but the cover."""
        self.all: list[Line] = [json.loads(line) for line in text][1:]

    def of(self, *kinds: str) -> list[Line]:
        """Return the lines of some kinds."""
        return [one for one in self.all if one["kind"] in kinds]

    def bodies(self, *kinds: str) -> list[dict[str, Any]]:
        """Return what was said in them."""
        return [one["body"] for one in self.of(*kinds)]

    def count(self, *kinds: str) -> int:
        """Return how many there are."""
        return len(self.of(*kinds))


def numbers(lines: Lines) -> dict[str, int]:
    """Return every number of a summary by its name; what was never done has none."""
    found = {
        **_frame(lines),
        **_texts(lines),
        **_votes(lines),
        **_agreements(lines),
        **_moves(lines),
        **_indicators(lines),
        "cables": sum(map(_honest, lines.of("cable.sent"))),
        "statements": lines.count("statement.made"),
        "caucuses": lines.count("caucus.opened"),
    }
    if lines.count("pledge.made"):
        found["pledges"] = lines.count("pledge.made")
        found["pledges taken back"] = lines.count("pledge.withdrawn")
    return found


def five(at: str) -> int:
    """Return a time as minutes since the epoch, down to five."""
    return int(datetime.fromisoformat(at).timestamp()) // 300 * 5


def _honest(line: Line) -> bool:
    sender, cells = line["body"]["sender"], line["audience"]["cells"]
    return sender == "control" or cells is None or sender in cells


def _frame(lines: Lines) -> dict[str, int]:
    frame = lines.bodies("exercise.prepared")[-1]
    (start,), (end,) = lines.of("exercise.started"), lines.of("exercise.ended")
    found = {
        "delegations": len(frame["delegations"]),
        "minutes": five(end["at"]) - five(start["at"]),
        "phases planned": sum(len(one["phases"]) for one in frame["rounds"]),
        "phases played": len({one["phase"] for one in lines.bodies("phase.opened")}),
        "phases left out": len({one["phase"] for one in lines.bodies("phase.skipped")}),
        "pauses": lines.count("exercise.paused"),
    }
    return {name: one for name, one in found.items() if one or name.startswith("phases p")}


def _texts(lines: Lines) -> dict[str, int]:
    tabled = [one for one in lines.bodies("proposal.tabled") if not one["draft"]]
    found = {"texts": len({one["proposal"] for one in tabled}), "versions": len(tabled)}
    amended = lines.count("amendment.tabled")
    return found | ({"amendments": amended} if amended else {})


def _votes(lines: Lines) -> dict[str, int]:
    results = Counter(one["outcome"]["adopted"] for one in lines.bodies("ballot.decided"))
    found = {
        "votes": results.total(),
        "votes adopted": results[True],
        "votes not adopted": results[False],
    }
    stopped = lines.count("ballot.cancelled")
    return found | ({"votes stopped": stopped} if stopped else {})


def _agreements(lines: Lines) -> dict[str, int]:
    kinds = ("entered", "suspended", "breached", "resumed", "ended")
    last = {
        one["body"]["agreement"]: one["kind"].partition(".")[2]
        for one in lines.of(*(f"agreement.{kind}" for kind in kinds))
    }
    drawn = {one["agreement"] for one in lines.bodies("agreement.drafted")}
    if not drawn:
        return {}
    return {
        "agreements": len(drawn),
        "signatures": lines.count("agreement.signed"),
        "agreements in force": sum(one in {"entered", "resumed"} for one in last.values()),
    }


def _moves(lines: Lines) -> dict[str, int]:
    made = sum(one["version"] == 1 for one in lines.bodies("move.submitted"))
    undone = {one["ruling"] for one in lines.bodies("ruling.undone")}
    stands = {one["ruling"] for one in lines.bodies("ruling.published")} - undone
    decided = lines.bodies("ruling.rolled", "ruling.settled")
    well = {one["ruling"] for one in decided if one["success"]}
    if not (made or stands):
        return {}
    return {"moves": made, "rulings": len(stands), "successes": len(stands & well)}


def _indicators(lines: Lines) -> dict[str, int]:
    values: dict[str, list[dict[str, Any]]] = {}
    aside = False
    for one in lines.of("indicator.reported", "perception.shaped", "perception.corrected"):
        reported = one["kind"] == "indicator.reported"
        if reported and not aside:
            values.setdefault(one["body"]["indicator"], []).append(one["body"])
        aside = not reported
    found: dict[str, int] = {}
    for name, told in values.items():
        if told[0]["value"] != told[-1]["value"]:
            found |= {f"{name} first": told[0]["value"], f"{name} last": told[-1]["value"]}
            found |= {f"{name} low": told[-1]["low"], f"{name} high": told[-1]["high"]}
    return found
