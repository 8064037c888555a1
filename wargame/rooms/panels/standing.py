"""What stands before a vote: the text that a body adopted last, and how the new one differs."""

from dataclasses import dataclass

from wargame.engine.instruments.amendment_list import Amendment, Change
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.documents import Version
from wargame.engine.names import ClauseId
from wargame.engine.redline import redline
from wargame.rooms.panel import Scene
from wargame.rooms.texts.marking import Fate, Row, Switch, compared, switched


@dataclass(frozen=True, slots=True)
class Difference:
    """How a text differs from what it would replace, in one sentence and clause by clause."""

    sentence: str
    switches: tuple[Switch, ...] = ()
    rows: tuple[Row, ...] = ()


def text_of(ballot: Ballot, scene: Scene) -> Version | None:
    """Return the version that is voted on; None for a question in words."""
    proposal = scene.picture.proposals.all.get(ballot.proposal) if ballot.proposal else None
    return proposal.version(ballot.version) if proposal and ballot.version else None


def difference(ballot: Ballot, scene: Scene) -> Difference | None:
    """Return how the text of a ballot differs from what stands; None where there is no text.

    What stands is what the same body adopted last before the ballot was opened, as far as the
    viewer can read it; or else the version before, which nobody has adopted.
    """
    text = text_of(ballot, scene)
    if text is None:
        return None
    if ballot.amendment:
        return _amended(scene.picture.amendments.all.get(ballot.amendment), text, scene)
    adopted = _adopted_before(ballot, scene)
    if adopted is not None:
        where = f"in {ballot.forum}" if ballot.forum else "here"
        return _against(adopted, text, f"Against “{adopted.title}”, adopted {where} last:", scene)
    before = _version_before(ballot, scene)
    if before is not None:
        said = f"Nothing stands yet. Against version {before.number}, which was not adopted:"
        return _against(before, text, said, scene)
    return Difference("Nothing stands yet: all of this text is new.")


def _amended(amendment: Amendment | None, text: Version, scene: Scene) -> Difference | None:
    """Return what an amendment would change; None where the viewer does not know it."""
    if amendment is None:
        return None
    said = f"What the amendment would change in version {text.number}:"
    if amendment.change is Change.CHOOSE:
        changed = {**text.choices, amendment.issue: amendment.option}
        switches = switched(text.choices, changed, scene.picture.setting)
        return Difference(said, tuple(one for one in switches if not one.same))
    clause = None if amendment.change is Change.INSERT else text.clause(amendment.clause)
    fate = {Change.INSERT: Fate.ADDED, Change.STRIKE: Fate.STRUCK}.get(
        amendment.change, Fate.REWORDED
    )
    letter = clause.id if clause else ClauseId("")
    runs = redline(clause.text if clause else "", amendment.text)
    return Difference(said, rows=(Row(letter, fate, runs),))


def _against(before: Version, text: Version, said: str, scene: Scene) -> Difference:
    switches = switched(before.choices, text.choices, scene.picture.setting)
    changed = tuple(one for one in switches if not one.same)
    rows = compared(before.clauses, text.clauses)
    marked = tuple(one for one in rows if one.fate is not Fate.KEPT or one.moved)
    if not (changed or marked):
        return Difference(f"{said} no word differs.")
    return Difference(said, changed, marked)


def _adopted_before(ballot: Ballot, scene: Scene) -> Version | None:
    earlier = [
        (one.over_at, text)
        for one in scene.picture.ballots.all.values()
        if one.over_at
        and one.over_at <= ballot.opened_at
        and (one.forum, one.circle) == (ballot.forum, ballot.circle)
        and one.outcome
        and one.outcome.adopted
        and one.terms.binding
        and not one.amendment
        and (text := text_of(one, scene))
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _version_before(ballot: Ballot, scene: Scene) -> Version | None:
    proposal = scene.picture.proposals.all.get(ballot.proposal) if ballot.proposal else None
    versions = proposal.versions if proposal else ()
    earlier = [one for one in versions if one.number < (ballot.version or 0)]
    return earlier[-1] if earlier else None
