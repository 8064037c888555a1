"""The briefs: one for each delegation that is played, two pages at most, their citations real."""

import re
from collections.abc import Iterator

from wargame.packs.citations import CITATION, Paragraphs, paragraphs, unresolved
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.lineups import lineups, merges

MOST_WORDS = 900
_CITES = re.compile(rf"\[{CITATION.pattern}(\s*[,;]\s*{CITATION.pattern})*\]")
_LIKE_ONE = re.compile(r"\[[^\]\n]*\bP\s?[0-9][^\]\n]*\](?!\()")


def faults_of_briefs(pack: Pack) -> Iterator[Fault]:
    """Yield faults of briefs that are missing, of nobody, too long, or cite badly."""
    known = merges(pack)
    played = dict.fromkeys(cell for cells in lineups(pack).values() for cell in cells)
    for cell in (one for one in played if one in known and one not in pack.briefs):
        file = f"briefs/{cell}.md"
        if not any(fault.file == file for fault in pack.faults):
            said = "This delegation is played but has no brief. Write one, beginning “# Title”."
            yield Fault(file, "", said)
    for cell, text in pack.briefs.items():
        file = f"briefs/{cell}.md"
        if known and cell not in known:
            said = (
                f"There is no delegation “{cell}”. Name the file after one of: {', '.join(known)}."
            )
            yield Fault(file, "", said)
        yield from _layout(file, text)
        yield from _citations(pack, file, text)


def split(text: str) -> tuple[str, str]:
    """Return the title and the body of a brief; no title where the first line is none."""
    first, _, body = text.partition("\n")
    title = first.removeprefix("# ").strip() if first.startswith("# ") else ""
    return title, body.strip()


def _layout(file: str, text: str) -> Iterator[Fault]:
    title, body = split(text)
    if not title:
        yield Fault(
            file, "line 1", "A brief begins with its title. Write “# ” and the title first."
        )
    if not body:
        yield Fault(file, "", "There is nothing to read below the title. Write the brief.")
    count = len(text.split())
    if count > MOST_WORDS:
        said = f"{count} words do not fit two pages. Cut it to {MOST_WORDS} or fewer."
        yield Fault(file, "", said)
    for n, line in enumerate(text.splitlines(), 1):
        if "![" in line:
            yield Fault(file, f"line {n}", "A brief holds no pictures. Say it in words.")


def _citations(pack: Pack, file: str, text: str) -> Iterator[Fault]:
    known = paragraphs(pack)
    for n, line in enumerate(text.splitlines(), 1):
        for found in _LIKE_ONE.finditer(line):
            for said in _wrong(found.group(), known):
                yield Fault(file, f"line {n}", said)


def _wrong(cited: str, known: Paragraphs | None) -> Iterator[str]:
    """Yield what is wrong with one pair of brackets."""
    if not _CITES.fullmatch(cited):
        yield f"{cited} is no citation. Write one, as in [A P20], or several, as in [A P9, B P5]."
    elif known is not None:
        for found in CITATION.finditer(cited):
            said = unresolved(found.group(1), int(found.group(2)), known)
            if said:
                yield said
