"""The published games of one harbour as packs: nothing in them but the parties and their points.

The numbers are those of `tests/engine/bargaining/test_published_games.py`.
"""

from collections.abc import Iterable
from fractions import Fraction
from json import dumps
from pathlib import Path

from tests.engine.bargaining.test_published_games import SEVEN_PARTIES, SIX_PARTIES, VETO
from wargame.engine.bargaining import Table
from wargame.engine.names import IssueId, OptionId

GAMES = {"six": SIX_PARTIES, "seven": SEVEN_PARTIES}
ASSUMED = 'basis = "assumed"\nsource = "author"\nparagraph = 0\n'
SHAPES = ("circle", "triangle", "square", "diamond", "cross", "hexagon", "star")


def name(party: Table) -> str:
    """Return the name of a party as packs write it: three letters."""
    return str(party.cell).lower()[:3]


def written(folder: Path, parties: tuple[Table, ...], *deals: str) -> Path:
    """Write the pack of a game into a folder, with a walkthrough of some deals; return the folder.

    A deal is written as in `A1 B2`. The last must be one with which everybody can live.
    """
    names = [name(one) for one in parties]
    (folder / "briefs").mkdir(parents=True)
    files = {
        "scenario.toml": _scenario(parties, names),
        "sources.toml": "",
        "positions.toml": "".join(map(_position, names)),
        "issues.toml": "".join(_issues(parties[0])),
        "injects.toml": "",
        "scores.toml": 'note = "Of a published game."\n' + "".join(map(_sheet, parties)),
        "walkthrough.toml": _walkthrough(parties, deals),
        **{f"briefs/{one}.md": f"# {one}\n\nYou speak for your own people.\n" for one in names},
    }
    for file, text in files.items():
        (folder / file).write_text(text)
    return folder


def _scenario(parties: tuple[Table, ...], names: list[str]) -> str:
    delegations = "".join(
        f'[[delegations]]\nid = "{one}"\nname = {dumps(str(party.cell))}\ncode = "P{n}"\n'
        f'hue = {n}\nshape = "{SHAPES[n - 1]}"\nline = "One of the harbour."\nseats = 1\n'
        for n, (one, party) in enumerate(zip(names, parties, strict=True), 1)
    )
    vetoes = [name(one) for one in parties if one.cell in VETO]
    return f"""
title = "A harbour game"
summary = "Parties bargain about a harbour."
aim = "Reach an agreement."
notice = "Numbers are those of a published game."
ground_rules = ["Speak for your party."]
questions = ["What did the others want?"]
[objectives]
O1 = "Find what is better for all."
[warm_up]
question = "Do you like water?"
options = ["Yes", "No"]
{delegations}
[[lineups]]
id = "all"
title = "All parties"
least = {len(names)}
most = {len(names)}
cells = {dumps(names)}
[[rounds]]
id = "1"
title = "Bargaining"
kind = "talks"
question = "Which deal?"
[[rounds.phases]]
id = "table"
title = "At the table"
kind = "negotiation"
minutes = 60
allows = ["proposal.table", "stance.declare", "ballot.call", "ballot.cast"]
expects = "Table a deal, and vote."
[[timings]]
id = "hour"
title = "An hour"
quiet = 60
rounds = ["1"]
[[forums]]
id = "game"
title = "All but one, with two who must assent"
rule = "n-of-m-assent"
voters = {dumps(names)}
vetoes = {dumps(vetoes)}
needed = {len(names) - 1}
decides = "Whether the harbour is built."
{ASSUMED}
[[forums]]
id = "unanimous"
title = "All together"
rule = "unanimity"
voters = {dumps(names)}
decides = "Whether everybody is content."
{ASSUMED}"""


def _position(cell: str) -> str:
    return f"""
[[positions]]
id = "{cell}-goal"
cell = "{cell}"
kind = "goal"
text = "A good deal."
{ASSUMED}"""


def _issues(party: Table) -> Iterable[str]:
    for issue, worth in party.points.items():
        options = "".join(
            f'[[issues.options]]\nid = "{issue.lower()}{one}"\ntitle = "{issue}{one}"\n'
            f'text = "Settle it so."\n{ASSUMED}'
            for one in worth
        )
        yield (
            f'[[issues]]\nid = "{issue}"\npackage = "Harbour"\ntitle = "Issue {issue}"\n'
            f'question = "How?"\nobjectives = ["O1"]\n{options}'
        )


def _sheet(party: Table) -> str:
    stakes = "".join(
        f'[[sheets.stakes]]\nissue = "{issue}"\npoints = {{ {_points(issue, worth)} }}\n{ASSUMED}'
        for issue, worth in party.points.items()
    )
    return (
        f'[[sheets]]\nid = "{name(party)}-sheet"\ncell = "{name(party)}"\npackage = "Harbour"\n'
        f'part = "signs"\nbase = {party.reservation}\n{stakes}'
    )


def _points(issue: str, worth: dict[OptionId, Fraction]) -> str:
    return ", ".join(f"{issue.lower()}{one} = {value}" for one, value in worth.items())


def _walkthrough(parties: tuple[Table, ...], deals: tuple[str, ...]) -> str:
    """Play each deal: it is tabled and voted on, by score sheets; the last in the other body."""
    steps = ['by = "control"\nact = "exercise.start"\nanyway = true\n']
    for n, deal in enumerate(deals):
        chosen = {one[0]: one.lower() for one in deal.split()}
        body = "unanimous" if deal == deals[-1] else "game"
        choices = ", ".join(f'{issue} = "{option}"' for issue, option in chosen.items())
        first = name(parties[0])
        tabled = f'act = "proposal.table"\ntitle = "{deal}"\nchoices = {{ {choices} }}\n'
        called = f'act = "ballot.call"\nproposal = "$deal{n}"\nforum = "{body}"\n'
        steps += [f'by = "{first}-1"\n{tabled}save = "deal{n}"\n']
        steps += [f'by = "{first}-1"\n{called}save = "ballot{n}"\n']
        for one in parties:
            choice = "yes" if _accepts(one, deal) else "no"
            cast = f'act = "ballot.cast"\nballot = "$ballot{n}"\nchoice = "{choice}"\n'
            steps += [f'by = "{name(one)}-1"\n{cast}']
        steps += [f'by = "control"\nact = "ballot.close"\nballot = "$ballot{n}"\n']
    steps += ['by = "control"\nact = "exercise.end"\n']
    return 'lineup = "all"\ntiming = "hour"\n' + "".join(f"[[steps]]\n{one}" for one in steps)


def _accepts(party: Table, deal: str) -> bool:
    worth = sum(party.points[IssueId(one[0])][OptionId(one[1])] for one in deal.split())
    return worth >= party.reservation
