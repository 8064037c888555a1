from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from django.db import connections
from pytest_django.fixtures import Settings

from wargame.config import checks
from wargame.config.layers import layer
from wargame.config.logs import configuration


def found() -> set[str | None]:
    """Return the ids of our own errors."""
    return {it.id for it in checks.settings_are_safe()}


def test_the_settings_of_a_laptop_are_safe() -> None:
    assert found() == set()


def test_any_host_is_refused(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["example.org", "*"]
    assert found() == {"wargame.E001"}


@pytest.mark.parametrize("patience", [{"socket_timeout": 5}, {"socket_timeout": 0.5}, {}])
def test_an_impatient_layer_is_refused(settings: Settings, patience: dict[str, float]) -> None:
    hosts = [{"address": "redis://localhost", **patience}]
    backend = {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": hosts}}
    settings.CHANNEL_LAYERS = {"default": backend}
    assert found() == {"wargame.E002"}


def test_our_own_layer_is_patient(settings: Settings) -> None:
    settings.CHANNEL_LAYERS = {"default": layer("redis://localhost", prefix="test")}
    assert found() == set()


@pytest.mark.parametrize("flag", [{"disable_existing_loggers": True}, {}])
def test_silenced_loggers_are_refused(settings: Settings, flag: dict[str, bool]) -> None:
    rest = {key: it for key, it in configuration().items() if key != "disable_existing_loggers"}
    settings.LOGGING = rest | flag
    assert found() == {"wargame.E004"}


@pytest.mark.parametrize("old", ["4.2.1", "4.1.9", "3.0"])
def test_an_old_daphne_is_refused(monkeypatch: pytest.MonkeyPatch, old: str) -> None:
    monkeypatch.setattr(checks, "version", lambda _: old)
    assert found() == {"wargame.E005"}


def test_a_server_needs_redis(settings: Settings) -> None:
    settings.WARGAME_PROFILE = "server"
    assert found() == {"wargame.E006"}


def about_the_database() -> list[str]:
    """Return what the database check says about SQLite."""
    checked = run_checks(tags=[Tags.database], databases=["default"])
    return [it.msg for it in checked if it.id == "wargame.E003"]


def test_sqlite_has_what_it_was_told(committed_db: None) -> None:
    assert about_the_database() == []


@pytest.mark.parametrize(
    ("pragma", "said"),
    [
        ("synchronous=NORMAL", "synchronous = 1"),
        ("foreign_keys=OFF", "foreign_keys = 0"),
        ("busy_timeout=100", "busy_timeout = 100"),
    ],
)
def test_a_pragma_that_is_off_is_told(committed_db: None, pragma: str, said: str) -> None:
    connections["default"].ensure_connection()
    with connections["default"].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
    (told,) = about_the_database()
    assert said in told


def test_deferred_transactions_are_told(
    committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections["default"].ensure_connection()
    wrapper: Any = connections["default"]
    monkeypatch.setattr(wrapper, "transaction_mode", "DEFERRED")
    (told,) = about_the_database()
    assert "DEFERRED" in told
