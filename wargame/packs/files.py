"""The files of a pack as they lie in its folder: found, bounded, decoded, parsed.

Nothing outside the folder is read, nothing larger than a pack needs is taken in.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wargame.packs.faults import Fault
from wargame.packs.places import Spot, Table, walk

TABLES = (
    "scenario.toml",
    "sources.toml",
    "positions.toml",
    "issues.toml",
    "injects.toml",
    "walkthrough.toml",
)
OPTIONAL = (
    "scores.toml",
    "agreements.toml",
    "adjudication.toml",
    "fog.toml",
    "world.toml",
    "survey.toml",
)
"""Tables that a pack may do without."""
SCRIPT, SCRIPTS = "walkthrough.toml", "walkthroughs"
"""The walkthrough of a pack, and the folder in which others lie beside it."""
LARGEST = 1024 * 1024
DEEPEST = 8
LONGEST = 20 * 1024
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_KEPT = frozenset("\n\t\u00ad\u200d")
_TOO_DEEP = f"Values are nested too deep; {DEEPEST} levels at most. Lay them flat."


Kind = tuple[str, str, str]
"""A kind of thing: the file and the pattern that name them, and the word for one."""


@dataclass
class Pack:
    """What was read: tables by file, briefs by cell, faults of the files, bytes by name.

    A file that cannot be used is missing here, and has a fault. `names` are kept once gathered.
    """

    slug: str
    tables: dict[str, Table] = field(default_factory=dict)
    briefs: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    names: dict[Kind, tuple[str, ...]] = field(default_factory=dict)

    def table(self, file: str) -> Table:
        """Return what a file holds; nothing where it cannot be used."""
        return self.tables.get(file, {})

    def spots(self, file: str, pattern: str) -> Iterator[Spot]:
        """Yield the places of a file that fit a pattern, as in `places.walk`."""
        return walk(self.table(file), pattern)

    @property
    def checksum(self) -> str:
        """The SHA-256 of the names and bytes of all files."""
        summed = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            summed.update(f"{name}\0{len(content)}\0".encode())
            summed.update(content)
        return summed.hexdigest()


def slugs(root: Path) -> tuple[str, ...]:
    """Return the names of the folders that hold a pack, in alphabetical order."""
    found = (path.parent.name for path in root.glob("*/scenario.toml"))
    return tuple(sorted(name for name in found if SLUG.match(name)))


def scripts(folder: Path) -> tuple[str, ...]:
    """Return the names of the other walkthroughs of a pack, in alphabetical order."""
    found = (path.stem for path in (folder / SCRIPTS).glob("*.toml"))
    return tuple(sorted(name for name in found if SLUG.match(name)))


def open_pack(folder: Path, script: str = "") -> Pack:
    """Read the files of a pack. Faults are kept in it; nothing is raised.

    With a `script`, one of its other walkthroughs stands in the place of the first.
    """
    pack = Pack(folder.resolve().name)
    if not folder.is_dir():
        known = ", ".join(slugs(folder.parent)) or "none"
        said = f"There is no such folder. Name one that holds a pack; beside it there are: {known}."
        pack.faults.append(Fault(pack.slug, "", said))
        return pack
    if not SLUG.match(pack.slug):
        said = "Name the folder in lower-case letters, digits and hyphens, as in two-harbours."
        pack.faults.append(Fault(pack.slug, "", said))
    for name in TABLES:
        _take_table(pack, folder, name)
    for name in OPTIONAL:
        if (folder / name).exists() or (folder / name).is_symlink():
            _take_table(pack, folder, name)
    for path in sorted(folder.glob("briefs/[!.]*.md")):
        _take_brief(pack, folder, path)
    _report_strangers(pack, folder)
    if script:
        name = f"{SCRIPTS}/{script}.toml"
        _take_table(pack, folder, name)
        pack.tables[SCRIPT] = pack.tables.pop(name, {})
    return pack


def _take_table(pack: Pack, folder: Path, name: str) -> None:
    text = _text(pack, folder, folder / name)
    if text is None:
        return
    try:
        table = tomllib.loads(text)
    except RecursionError:
        pack.faults.append(Fault(name, "", _TOO_DEEP))
    except ValueError as fault:
        pack.faults.append(_not_toml(name, str(fault)))
    else:
        found = list(_bounds(name, table))
        pack.faults += found
        if not any(fault.sentence == _TOO_DEEP for fault in found):
            pack.tables[name] = table


def _not_toml(name: str, found: str) -> Fault:
    """Return the fault of a file that is no TOML, with the line as its key."""
    said, _, place = found.removesuffix(")").partition(" (at ")
    line = place.partition(",")[0]
    key = line if line.startswith("line ") else ""
    return Fault(name, key, f"This is not TOML: {said}. Mend it; a text stands in quotes.")


def _take_brief(pack: Pack, folder: Path, path: Path) -> None:
    text = _text(pack, folder, path)
    if text is not None:
        pack.briefs[path.stem] = text
        pack.faults += _in_string(f"briefs/{path.name}", "", text, LARGEST)


def _text(pack: Pack, folder: Path, path: Path) -> str | None:
    name = path.relative_to(folder).as_posix()
    content = _content(folder, path)
    if isinstance(content, str):
        pack.faults.append(Fault(name, "", content))
        return None
    pack.contents[name] = content
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        said = f"Line {line} is not UTF-8. Save the file as UTF-8 text."
        pack.faults.append(Fault(name, "", said))
        return None


def _content(folder: Path, path: Path) -> bytes | str:
    """Return the bytes of a file, or the sentence that says why there are none."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            return "This is a link out of the folder. Put the file itself here."
        if not real.is_file():
            return "This is not a file. Put a text file of this name here."
        with real.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return "The file is missing. Write it; fixtures/scenarios/ has packs to learn from."
    except OSError as fault:
        return f"The file cannot be read: {fault.strerror}. Mend that, then check again."
    if len(content) > LARGEST:
        return f"The file is larger than {LARGEST} bytes. Shorten it."
    return content


def _bounds(name: str, table: Table) -> list[Fault]:
    """Return faults of depth and of strings, without recursion: depth is what is in doubt."""
    found: list[Fault] = []
    waiting: list[tuple[str, int, Any]] = [("", 0, table)]
    while waiting:
        path, depth, value = waiting.pop()
        if depth > DEEPEST:
            found.append(Fault(name, path, _TOO_DEEP))
        elif isinstance(value, dict):
            for key, below in value.items():
                found += _in_string(name, path, key, LONGEST)
                waiting.append((f"{path}.{key}" if path else key, depth + 1, below))
        elif isinstance(value, list):
            waiting += ((f"{path}[{n}]", depth + 1, below) for n, below in enumerate(value))
        elif isinstance(value, str):
            found += _in_string(name, path, value, LONGEST)
    return found[::-1]


def _in_string(name: str, path: str, value: str, longest: int) -> list[Fault]:
    found = []
    if len(value.encode()) > longest:
        found.append(Fault(name, path, f"A text of more than {longest} bytes. Shorten it."))
    unseen = sorted(
        {c for c in value if c not in _KEPT and unicodedata.category(c) in {"Cc", "Cf"}}
    )
    if unseen:
        named = ", ".join(f"U+{ord(c):04X}" for c in unseen[:5])
        found.append(Fault(name, path, f"Characters that nobody can see: {named}. Take them out."))
    return found


def _report_strangers(pack: Pack, folder: Path) -> None:
    known = (*TABLES, *OPTIONAL)
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known and not path.name.startswith("."):
            said = f"No pack has such a file. Take it out; those it has are: {', '.join(known)}."
            pack.faults.append(Fault(path.name, "", said))
