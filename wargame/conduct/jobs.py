"""Jobs: long work, done by another process at low priority, so that no room ever waits for it.

A job is a folder under `WARGAME_JOBS`, in the folder of its exercise: what was ordered, how far it
is, whether it is to be stopped, and the file that it made. Nothing is in memory, so any process of
the server can order, show and stop a job, and a restarted server finds what is not done yet. One
worker at a time works through all that waits; a lock on a file says that there is one.
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from wargame.conduct.locks import held, is_held
from wargame.people import codes

log = logging.getLogger(__name__)

ORDER, BEGUN, PROGRESS, STOP, END = "order.json", "begun", "progress", "stop", "end.json"
WHOLE: Final = 100
TRIES: Final = 2
WAITING_AT_MOST: Final = 12
KEPT: Final = timedelta(days=7)
"""How long the file of a job is kept."""

NICE: Final = 15
_CODE, _ID = re.compile(r"[0-9A-Z]{1,16}"), re.compile(r"[0-9A-Z]{12}")


class State(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Stopped(Exception):
    """Somebody has cancelled the job."""


class Crowded(Exception):
    """So many jobs of an exercise wait that no more is taken."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands now; `result` names its file, `why` says what went wrong."""

    id: str
    code: str
    kind: str
    title: str
    asked: Mapping[str, Any]
    by: str
    at: datetime
    state: State
    progress: int = 0
    result: str = ""
    why: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in {State.DONE, State.STOPPED, State.FAILED}


@dataclass(frozen=True, slots=True)
class Bench:
    """What the work on a job is given: where its file goes, and whom to tell how far it is."""

    folder: Path

    def progress(self, percent: float) -> None:
        """Note how far the work is, from 0 to 100; raises Stopped where it was cancelled."""
        if (self.folder / STOP).exists():
            raise Stopped
        _write(self.folder / PROGRESS, str(max(0, min(WHOLE, int(percent)))))

    def file(self, name: str) -> Path:
        """Return where the file of the job is to be written."""
        return self.folder / "made" / name


type Work = Callable[[Job, Bench], str]

_WORKS: dict[str, Work] = {}


def work_of(kind: str) -> Callable[[Work], Work]:
    """Make a function the work of all jobs of a kind; it returns the name of the file it wrote."""

    def known(work: Work) -> Work:
        _WORKS[kind] = work
        return work

    return known


def begin(code: str, kind: str, title: str, asked: Mapping[str, Any], by: str = "") -> Job:
    """Order a job and see to it that somebody works; raises Crowded."""
    if sum(not one.over for one in jobs(code)) >= WAITING_AT_MOST:
        raise Crowded(code)
    name = codes.fresh(12)
    folder = _folder(code) / name
    (folder / "made").mkdir(parents=True, mode=0o700)
    order = {"kind": kind, "title": title, "asked": dict(asked), "by": by}
    _write(folder / ORDER, json.dumps({**order, "at": timezone.now().isoformat()}))
    tend()
    return _read(folder)


def jobs(code: str) -> list[Job]:
    """Return the jobs of an exercise, the newest first."""
    folder = _folder(code)
    found = [_read(one) for one in _ordered(folder)] if folder.is_dir() else []
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)


def job(code: str, name: str) -> Job | None:
    """Return one job of an exercise, or None."""
    folder = _folder(code) / name
    return _read(folder) if _ID.fullmatch(name) and (folder / ORDER).is_file() else None


def file_of(one: Job) -> Path | None:
    """Return the file that a job made, or None where there is none."""
    found = _folder(one.code) / one.id / "made" / one.result
    return found if one.result and found.is_file() else None


def cancel(one: Job) -> None:
    """Stop a job; one that works stops at its next step. One that is over is left alone."""
    folder = _folder(one.code) / one.id
    if not one.over:
        (folder / STOP).touch()
        if one.state is State.WAITING:
            _end(folder, State.STOPPED)


def forget(one: Job) -> None:
    """Remove a job and its file."""
    if not one.over:
        cancel(one)
    shutil.rmtree(_folder(one.code) / one.id, ignore_errors=True)


def erase(code: str) -> None:
    """Remove all jobs of an exercise and their files."""
    for one in jobs(code):
        cancel(one)
    shutil.rmtree(_folder(code), ignore_errors=True)


def tend() -> None:
    """See to it that a worker is there while anything waits; old files go."""
    _clear()
    if settings.WARGAME_JOBS_APART and any(_undone()) and not is_held(_root() / "lock"):
        _start()


def work() -> int:
    """Work through all that waits, as the only worker; return how much was done."""
    done, fresh = 0, True
    while fresh:
        with held(_root() / "lock") as mine:
            if not mine:
                return done
            for folder in _undone():
                _do(folder)
                done += 1
        # Whoever ordered something while the lock was being let go has started nobody.
        fresh = any(_undone())
    return done


def _do(folder: Path) -> None:
    tries = _number(folder / BEGUN)
    if (folder / STOP).exists():
        _end(folder, State.STOPPED)
        return
    if tries >= TRIES:
        _end(folder, State.FAILED, why="It ended before it was done, twice. Order it again.")
        return
    _write(folder / BEGUN, str(tries + 1))
    one, bench = _read(folder), Bench(folder)
    try:
        bench.progress(0)
        name = _WORKS[one.kind](one, bench)
        bench.progress(WHOLE)
    except Stopped:
        shutil.rmtree(folder / "made", ignore_errors=True)
        _end(folder, State.STOPPED)
    except Exception as trouble:
        log.exception("A job could not be done.")
        _end(folder, State.FAILED, why=f"It could not be made ({type(trouble).__name__}).")
    else:
        _end(folder, State.DONE, result=name)


def _end(folder: Path, state: State, *, result: str = "", why: str = "") -> None:
    said = {"state": state, "result": result, "why": why}
    if folder.is_dir():  # an exercise may be erased while it is worked on
        _write(folder / END, json.dumps(said))


def _read(folder: Path) -> Job:
    order = json.loads((folder / ORDER).read_text())
    end = json.loads((folder / END).read_text()) if (folder / END).is_file() else None
    begun = State.WORKING if (folder / BEGUN).is_file() else State.WAITING
    return Job(
        id=folder.name,
        code=folder.parent.name,
        kind=order["kind"],
        title=order["title"],
        asked=order["asked"],
        by=order["by"],
        at=datetime.fromisoformat(order["at"]),
        state=State(end["state"]) if end else begun,
        progress=_number(folder / PROGRESS),
        result=end["result"] if end else "",
        why=end["why"] if end else "",
    )


def _number(path: Path) -> int:
    """Return the number in a file; 0 where it is not there yet."""
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return 0


def _undone() -> Iterator[Path]:
    """Yield the folders of what is not over, the oldest order first."""
    root = _root()
    found = [each for one in root.iterdir() if one.is_dir() for each in _ordered(one)]
    waiting = [one for one in found if not (one / END).is_file()]
    yield from sorted(waiting, key=lambda one: (one / ORDER).stat().st_mtime_ns)


def _ordered(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if (one / ORDER).is_file()]


def _clear() -> None:
    oldest = timezone.now() - KEPT
    for folder in [each for one in _root().iterdir() if one.is_dir() for each in _ordered(one)]:
        if (folder / END).is_file() and _read(folder).at < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    """Write a file whole: whoever reads it sees all of it, or what was there before."""
    made = path.with_name(f"{path.name}.{os.getpid()}.new")
    made.write_text(text)
    made.replace(path)


def _root() -> Path:
    root = Path(settings.WARGAME_JOBS)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    return root


def _folder(code: str) -> Path:
    if not _CODE.fullmatch(code):
        raise ValueError(code)
    return _root() / code


_workers: list[subprocess.Popen[bytes]] = []


def _start() -> None:
    """Start a worker; a signal that ends the server from a terminal does not reach it."""
    _workers[:] = [one for one in _workers if one.poll() is None]
    order = [sys.executable, str(settings.BASE_DIR / "manage.py"), "jobs"]
    silent = subprocess.DEVNULL
    worker = subprocess.Popen(order, stdin=silent, stdout=silent, start_new_session=True)  # noqa: S603 - our own command
    _workers.append(worker)
