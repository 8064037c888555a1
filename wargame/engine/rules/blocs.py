"""Blocs: a delegation that casts the votes of several members, one by one, and may split them.

Which member belongs to which bloc is an assumption of the pack, and says so there. A rule never
hears of blocs: it is given the papers of the members.
"""

from collections import Counter
from collections.abc import Mapping

from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules.ballot_paper import Cells, Choice

Blocs = Mapping[CellId, Cells]
Split = Mapping[CellId, Choice]


def by_member(
    blocs: Blocs, cast: Mapping[CellId, Choice], split: Mapping[CellId, Split] | None = None
) -> dict[CellId, Choice]:
    """Return the paper of each member: its bloc's, unless the bloc gave it one of its own.

    A member of a bloc that put in no paper has none either, unless it was given one. Raises
    Refused where a bloc gives a paper to a member that it does not speak for.
    """
    papers: dict[CellId, Choice] = {}
    for bloc, members in blocs.items():
        own = (split or {}).get(bloc, {})
        for stranger in own:
            if stranger not in members:
                raise Refused(Refusal.UNKNOWN, value=stranger, field=f"the members of {bloc}")
        common = dict.fromkeys(members, cast[bloc]) if bloc in cast else {}
        papers |= {**common, **own}
    return papers


def faults_of_blocs(blocs: Blocs, members: Cells) -> list[str]:
    """Return what is wrong with a mapping of members to blocs, each with what to do about it."""
    spoken_for = Counter(cell for cells in blocs.values() for cell in cells)
    strangers = [cell for cell in spoken_for if cell not in members]
    twice = [cell for cell, count in spoken_for.items() if count > 1]
    nobody = [cell for cell in members if cell not in spoken_for]
    found = [
        (strangers, "Not in the table of members: {}. Take them out of the blocs."),
        (twice, "In more than one place: {}. Leave each in one bloc."),
        (nobody, "In no bloc: {}. Add each to one, or else it never votes."),
    ]
    return [said.format(", ".join(cells)) for cells, said in found if cells]
