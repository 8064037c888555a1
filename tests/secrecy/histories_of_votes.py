"""Scenes of a vote: who cast which paper when, and what others may learn of it."""

from tests.helpers.little import CELLS
from tests.secrecy.authors import EVERYONE, Author, Scene, Step, hears
from wargame.engine.names import CONTROL


def ballot(author: Author) -> Scene:
    """A vote: who voted in which order, and what, and who changed the paper, is not for all.

    A count is the same whoever cast which paper; a roll call tells, so where there will be one,
    only the order may differ. Control knows who has voted, and in a named ballot what.
    """
    chance, name = author.chance, author.thing()
    secret, end = chance.random() < 0.6, chance.choice(("ballot.close", "ballot.cancel", ""))
    forum = "conclave" if secret else "assembly"
    text = {"question": author.words(), "forum": forum}
    call = Step(CONTROL, "ballot.call", text, EVERYONE, name=name)
    first = [(cell, chance.choice(("yes", "no", "abstain"))) for cell in author.cast(1, 4)]
    second = _other_papers(first, author, secret=secret, told=end == "ballot.close")
    scene: Scene = [(call, call)]
    for (one, choice), (two, other) in zip(first, second, strict=True):
        scene += _cast(name, secret, (one, choice), (two, other))
        if secret and one != author.viewer and chance.random() < 0.5:
            # Somebody changes a paper, and changes it back.
            wavering = _paper(name, one, {"yes": "no"}.get(choice, "yes"), sealed=True)
            scene += [(wavering, None), (_paper(name, one, choice, sealed=True), None)]
    given = {"ballot": f"${name}", **({"reason": "rain"} if end == "ballot.cancel" else {})}
    stop = Step(CONTROL, end, given, EVERYONE)
    return [*scene, (stop, stop)] if end else scene


def _paper(name: str, cell: str, choice: str, *, sealed: bool) -> Step:
    given = {"ballot": f"${name}", "choice": choice}
    return Step(cell, "ballot.cast", given, hears(cell), sealed=sealed)


def _cast(name: str, secret: bool, first: tuple[str, str], second: tuple[str, str]) -> Scene:  # noqa: FBT001 - a kind of ballot
    return [(_paper(name, *first, sealed=secret), _paper(name, *second, sealed=secret))]


def _other_papers(
    papers: list[tuple[str, str]], author: Author, *, secret: bool, told: bool
) -> list[tuple[str, str]]:
    """Return the papers of the second history, in the order in which they are cast."""
    chance, viewer = author.chance, author.viewer
    if viewer == CONTROL:
        choices = chance.sample([one for _, one in papers], len(papers))
        cells = [cell for cell, _ in papers]
        return list(zip(cells, choices, strict=True)) if secret else papers
    places = [n for n, (cell, _) in enumerate(papers) if cell != viewer]
    moved = [papers[n] for n in chance.sample(places, len(places))]
    if secret or not told:
        absent = [cell for cell in CELLS if cell not in dict(papers) and cell != viewer]
        voters = chance.sample([*(cell for cell, _ in moved), *absent], len(moved))
        moved = [(cell, choice) for cell, (_, choice) in zip(voters, moved, strict=True)]
    found = list(papers)
    for n, paper in zip(places, moved, strict=True):
        found[n] = paper
    return found
