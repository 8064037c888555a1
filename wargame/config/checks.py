"""System checks: each setting that once bit somebody is read back before the app starts."""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from wargame.config.databases import BUSY_SECONDS
from wargame.config.layers import MEMORY, REDIS

SAFE_DAPHNE = (4, 2, 2)
LAYER_WAITS_SECONDS = 5
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": BUSY_SECONDS * 1000,
}

type Rule = Callable[[], Iterator[Error]]


def hosts() -> Iterator[Error]:
    """Yield an error when any host name is welcome: that also opens sockets to any origin."""
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            'ALLOWED_HOSTS contains "*", so a page of any site could open a socket here.',
            hint="List the names and addresses of this machine.",
            id="wargame.E001",
        )


def redis_patience() -> Iterator[Error]:
    """Yield an error for each Redis host that redis-py would give up on while the layer waits."""
    layer = settings.CHANNEL_LAYERS["default"]
    for host in layer.get("CONFIG", {}).get("hosts", []) if layer["BACKEND"] == REDIS else []:
        patience = host.get("socket_timeout", LAYER_WAITS_SECONDS) if isinstance(host, dict) else 0
        if patience is not None and patience <= LAYER_WAITS_SECONDS:
            yield Error(
                "The channel layer's Redis connection times out while it waits; idle sockets die.",
                hint='Set "socket_timeout": None for each host of the layer.',
                id="wargame.E002",
            )


def logs() -> Iterator[Error]:
    """Yield an error when Django would silence the loggers that report a dead consumer."""
    if settings.LOGGING.get("disable_existing_loggers", True):
        yield Error(
            "LOGGING disables existing loggers, so a socket that dies leaves no trace.",
            hint='Set "disable_existing_loggers": False.',
            id="wargame.E004",
        )


def daphne() -> Iterator[Error]:
    """Yield an error when Daphne lets strangers forge headers or fill the memory."""
    if tuple(int(part) for part in version("daphne").split(".")[:3]) < SAFE_DAPHNE:
        yield Error(
            f"Daphne {version('daphne')} has known holes (CVE-2026-44545, CVE-2026-44546).",
            hint="Install what uv.lock lists.",
            id="wargame.E005",
        )


def several_processes() -> Iterator[Error]:
    """Yield an error when the processes of a server could not hear each other."""
    memory = settings.CHANNEL_LAYERS["default"]["BACKEND"] == MEMORY
    if memory and settings.WARGAME_PROFILE == "server":
        yield Error(
            "The server profile needs Redis: in memory, a bell is heard by one process only.",
            hint="Set REDIS_URL, or take the laptop profile.",
            id="wargame.E006",
        )


RULES: tuple[Rule, ...] = (hosts, redis_patience, logs, daphne, several_processes)


@register
def settings_are_safe(**_: object) -> list[CheckMessage]:
    """Return what is wrong with the settings."""
    return [error for rule in RULES for error in rule()]


@register(Tags.database)
def sqlite_is_set_up(*, databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Return what SQLite itself says differently from what we told it.

    An option at the wrong depth of the settings does nothing, and says nothing.
    """
    sqlite = [it for it in databases or () if connections[it].vendor == "sqlite"]
    return [error for alias in sqlite for error in _read_back(alias)]


def _read_back(alias: str) -> Iterator[Error]:
    """Yield an error for each thing that the database `alias` has otherwise."""
    found: dict[str, Any] = {}
    with connections[alias].cursor() as cursor:
        for name in PRAGMAS:
            found[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
    found["transaction_mode"] = getattr(connections[alias], "transaction_mode", None)
    for name, expected in (PRAGMAS | {"transaction_mode": "IMMEDIATE"}).items():
        if found[name] != expected:
            yield Error(
                f"SQLite has {name} = {found[name]!r}; it should be {expected!r}.",
                hint="Look at the OPTIONS of the database.",
                id="wargame.E003",
            )
