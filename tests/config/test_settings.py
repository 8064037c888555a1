"""The settings in both profiles, read by a process of their own."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.rig.served import ROOT, clean_environment
from wargame.config.addresses import own_addresses
from wargame.config.databases import database
from wargame.config.layers import layer
from wargame.config.logs import masked

PRINT = """
import json
from wargame.config import settings
print(json.dumps({k: v for k, v in vars(settings).items() if k.isupper()}, default=str))
"""
SERVER = {
    "WARGAME_PROFILE": "server",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "wargame.example.org",
    "REDIS_URL": "redis://:word@redis:6379/0",
    "DATABASE_URL": "postgres://wargame:word@postgres:5432/wargame",
}


def run(var: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Read the settings under `env`, in a process of their own."""
    return subprocess.run(
        [sys.executable, "-c", PRINT],
        env=clean_environment(WARGAME_VAR=str(var), **env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def read(var: Path, **env: str) -> dict[str, Any]:
    """Return the settings under `env`."""
    done = run(var, **env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_laptop_needs_nothing(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "wargame.sqlite3")
    assert settings["CHANNEL_LAYERS"]["default"]["BACKEND"].endswith("InMemoryChannelLayer")
    assert settings["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    assert settings["SESSION_COOKIE_NAME"] == "session"
    assert not settings["SESSION_COOKIE_SECURE"]
    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_a_laptop_is_known_by_its_own_addresses(tmp_path: Path) -> None:
    hosts = read(tmp_path)["ALLOWED_HOSTS"]
    assert {"localhost", "127.0.0.1", "[::1]", *own_addresses()} <= set(hosts)
    assert "*" not in hosts


def test_a_server_is_told_everything(tmp_path: Path) -> None:
    settings = read(tmp_path, **SERVER)
    assert settings["ALLOWED_HOSTS"] == ["wargame.example.org"]
    assert settings["DATABASES"]["default"]["ENGINE"].endswith("postgresql")
    assert settings["SESSION_COOKIE_NAME"] == "__Host-session"
    assert settings["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert not (tmp_path / "secret_key").exists()


def test_a_server_without_a_key_does_not_start(tmp_path: Path) -> None:
    done = run(tmp_path, **{key: it for key, it in SERVER.items() if key != "SECRET_KEY"})
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_an_unknown_profile_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, WARGAME_PROFILE="cloud")
    assert done.returncode != 0
    assert "WARGAME_PROFILE" in done.stderr
    assert "laptop" in done.stderr


@pytest.mark.parametrize("profile", [{}, SERVER])
def test_nothing_comes_from_another_host(tmp_path: Path, profile: dict[str, str]) -> None:
    policy = read(tmp_path, **profile)["SECURE_CSP"]
    assert policy["default-src"] == ["'none'"]
    sources = {source for sources in policy.values() for source in sources}
    assert sources == {"'none'", "'self'", "data:"}


def test_processes_of_one_deployment_hear_each_other() -> None:
    first, second = layer("redis://one", prefix="a"), layer("redis://one", prefix="a")
    assert first == second
    (host,) = first["CONFIG"]["hosts"]
    assert host["socket_timeout"] is None
    assert host["max_connections"] >= 1000


def test_an_address_of_a_database_decides_its_kind(tmp_path: Path) -> None:
    assert "transaction_mode" in database("", tmp_path)["OPTIONS"]
    assert "transaction_mode" not in database(SERVER["DATABASE_URL"], tmp_path).get("OPTIONS", {})


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("Not Found: /enter/abc-DEF_123/", "Not Found: /enter/***/"),
        ("Forbidden: /join/K7Q2MX", "Forbidden: /join/***"),
        ("Not Found: /x/Zm9vYmFyYmF6cXV4Zm9vYmFy/y", "Not Found: /x/***/y"),
        ("two\nlines\r\x1b[31m", "two lines  [31m"),
        ("Not Found: /static/site.css", "Not Found: /static/site.css"),
    ],
)
def test_codes_and_tokens_are_not_logged(said: str, logged: str) -> None:
    assert masked(said) == logged


def test_own_addresses_are_addresses() -> None:
    assert all(re.fullmatch(r"\d+(\.\d+){3}", address) for address in own_addresses())
