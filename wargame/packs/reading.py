"""Reading and checking packs: the door of the package."""

from collections.abc import Callable, Iterator
from pathlib import Path

from wargame.engine import Scenario
from wargame.packs.adjudications import faults_of_adjudication
from wargame.packs.bodies import faults_of_bodies
from wargame.packs.building import build
from wargame.packs.citations import faults_of_citations
from wargame.packs.faults import Fault, Faulty
from wargame.packs.files import SCRIPT, SCRIPTS, Pack, open_pack, scripts
from wargame.packs.fogs import faults_of_fog
from wargame.packs.forums import faults_of_forums
from wargame.packs.inject_faults import faults_of_injects
from wargame.packs.lineups import faults_of_lineups
from wargame.packs.matter import faults_of_matter
from wargame.packs.paces import faults_of_play, faults_of_steps
from wargame.packs.papers import faults_of_briefs
from wargame.packs.references import strangers, twins
from wargame.packs.rounds import faults_of_rounds
from wargame.packs.scores import faults_of_scores
from wargame.packs.scoring import Calibration, build_calibration
from wargame.packs.shaping import faults_of_shape
from wargame.packs.steps import Walkthrough, build_walkthrough
from wargame.packs.surveys import faults_of_surveys
from wargame.packs.treaty_faults import faults_of_treaties
from wargame.packs.worlds import faults_of_world

CHECKS: tuple[Callable[[Pack], Iterator[Fault]], ...] = (
    faults_of_shape,
    twins,
    strangers,
    faults_of_lineups,
    faults_of_rounds,
    faults_of_forums,
    faults_of_bodies,
    faults_of_citations,
    faults_of_matter,
    faults_of_injects,
    faults_of_scores,
    faults_of_treaties,
    faults_of_adjudication,
    faults_of_fog,
    faults_of_world,
    faults_of_surveys,
    faults_of_briefs,
    faults_of_steps,
)


def check(folder: Path) -> list[Fault]:
    """Return every fault of the pack in a folder, by file; nothing is raised.

    Other walkthroughs are looked at once the pack has no fault without them.
    """
    found = _faults(open_pack(folder))
    return found or [fault for one in scripts(folder) for fault in _of_script(folder, one)]


def _of_script(folder: Path, script: str) -> list[Fault]:
    """Return the faults of another walkthrough, under its own name."""
    found = _faults(open_pack(folder, script))
    return [
        one._replace(file=f"{SCRIPTS}/{script}.toml") if one.file == SCRIPT else one
        for one in found
    ]


def read(folder: Path) -> Scenario:
    """Return the scenario of the pack in a folder. Raises Faulty with every fault it has."""
    return build(_sound(folder))


def walkthrough(folder: Path, script: str = "") -> Walkthrough:
    """Return the walkthrough of the pack in a folder, or another one beside it.

    Raises Faulty with every fault it has.
    """
    if script and script not in scripts(folder):
        known = ", ".join(scripts(folder)) or "none"
        said = f"There is no such walkthrough. Write one of: {known}."
        raise Faulty([Fault(f"{SCRIPTS}/{script}.toml", "", said)])
    return build_walkthrough(_sound(folder, script))


def calibration(folder: Path) -> Calibration | None:
    """Return what the scores of a pack aim at, or None. Raises Faulty with every fault."""
    return build_calibration(_sound(folder))


def _sound(folder: Path, script: str = "") -> Pack:
    pack = open_pack(folder, script)
    faults = _faults(pack)
    if faults:
        raise Faulty(faults)
    return pack


def _faults(pack: Pack) -> list[Fault]:
    """Return all faults once each. What is said of a whole file comes before what stands in it."""
    found = [*pack.faults, *(fault for one in CHECKS for fault in one(pack))]
    if not found:
        found = list(faults_of_play(pack))
    return sorted(dict.fromkeys(found), key=lambda fault: fault.file)
