"""The app, served by a process of its own, as in real life."""

import itertools
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from tests.rig.postgres import new_database
from tests.rig.processes import Process, free_port

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
OURS = (
    "HOST",
    "PORT",
    "WARGAME_",
    "DJANGO_",
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
)

type Database = Literal["sqlite", "postgresql"]
type Layer = Literal["memory", "redis"]


def clean_environment(**given: str) -> dict[str, str]:
    """Return the environment without anything that steers the app, but with what is `given`."""
    inherited = {name: it for name, it in os.environ.items() if not name.startswith(OURS)}
    return inherited | {"PYTHONUNBUFFERED": "1", "WARGAME_ENV_FILE": os.devnull} | given


def manage(env: Mapping[str, str], *arguments: str) -> str:
    """Run a management command, and return what it printed; its complaint is ours."""
    done = subprocess.run(
        [*MANAGE, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


@dataclass
class Served:
    """One process that serves the app."""

    env: dict[str, str]
    var: Path
    process: Process
    port: int

    @property
    def url(self) -> str:
        """The address of the first page, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that the process has written so far."""
        return self.process.said

    def manage(self, *arguments: str) -> str:
        """Run a management command on the same data, and return what it printed."""
        return manage(self.env, *arguments)


@dataclass
class Backstage:
    """What all served processes of a run share: servers, and migrated databases to copy."""

    folder: Path
    postgres: Callable[[], str]
    redis: Callable[[], str]
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @cached_property
    def migrated_file(self) -> Path:
        """A SQLite file with every table and no rows."""
        manage(clean_environment(WARGAME_VAR=str(self.folder)), "migrate", "--verbosity=0")
        return self.folder / "wargame.sqlite3"

    @cached_property
    def migrated_name(self) -> str:
        """The name of a PostgreSQL database with every table and no rows."""
        url = new_database(self.postgres(), "migrated")
        env = clean_environment(WARGAME_VAR=str(self.folder), DATABASE_URL=url)
        manage(env, "migrate", "--verbosity=0")
        return "migrated"


@dataclass
class Stage:
    """Starts processes that serve the app, each on data of its own, and stops them all."""

    backstage: Backstage
    running: list[Served] = field(default_factory=list)

    def serve(
        self,
        database: Database = "sqlite",
        layer: Layer = "memory",
        beside: Served | None = None,
        port: int = 0,
        **env: str,
    ) -> Served:
        """Start the app; return when it answers.

        `beside` takes the data of another process, and its environment; `env` comes on top.
        """
        port = port or free_port()
        place = {"HOST": "127.0.0.1", "PORT": str(port)}
        environment = (beside.env if beside else self._fresh(database, layer)) | place | env
        var = Path(environment["WARGAME_VAR"])
        process = Process(
            [*MANAGE, "serve", "--port", str(port)],
            var / f"log-{next(self.backstage.numbers)}",
            env=environment,
            cwd=ROOT,
        )
        try:
            process.once(lambda: _answers(port), "an answer over HTTP")
        except BaseException:
            process.kill()
            raise
        self.running.append(Served(environment, var, process, port))
        return self.running[-1]

    def close(self) -> None:
        """Stop every process that is still there."""
        while self.running:
            self.running.pop().process.stop()

    def _fresh(self, database: Database, layer: Layer) -> dict[str, str]:
        """Return an environment with a var folder and a migrated database of its own."""
        behind = self.backstage
        name = f"served_{next(behind.numbers)}"
        var = behind.folder / name
        var.mkdir()
        environment = clean_environment(WARGAME_VAR=str(var))
        if layer == "redis":
            environment |= {"REDIS_URL": behind.redis(), "WARGAME_LAYER_PREFIX": name}
        if database == "postgresql":
            url = new_database(behind.postgres(), name, behind.migrated_name)
            environment["DATABASE_URL"] = url
        else:
            shutil.copy(behind.migrated_file, var / "wargame.sqlite3")
        return environment


class Serve(Protocol):
    """What the fixture `served` gives: see `Stage.serve`."""

    def __call__(
        self,
        database: Database = ...,
        layer: Layer = ...,
        beside: Served | None = ...,
        port: int = ...,
        **env: str,
    ) -> Served:
        """Start the app; return when it answers."""
        ...


def _answers(port: int) -> bool:
    """Return whether the app answers on `port`, whatever it says."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False
    return True
