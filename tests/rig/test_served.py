"""The app as the tests serve it, on each database and each channel layer."""

import urllib.error
import urllib.request

import pytest

from tests.rig.served import Database, Layer, Serve


def status(address: str) -> int:
    """Return the status of a page."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        refusal.close()
        return refusal.code


@pytest.mark.parametrize(("database", "layer"), [("sqlite", "memory"), ("postgresql", "redis")])
def test_the_app_is_served(served: Serve, database: Database, layer: Layer) -> None:
    app = served(database, layer)
    assert status(f"{app.url}/sign-in/") == 200
    assert "no issues" in app.manage("check", "--database", "default")
    assert "Traceback" not in app.log


def test_two_processes_share_what_one_has(served: Serve) -> None:
    first = served(layer="redis")
    second = served(beside=first)
    assert first.port != second.port
    assert first.env["WARGAME_VAR"] == second.env["WARGAME_VAR"]
    assert first.env["WARGAME_LAYER_PREFIX"] == second.env["WARGAME_LAYER_PREFIX"]
    link = second.manage("welcome").strip().removeprefix(second.url)
    assert status(first.url + link) == 200


def test_each_app_has_data_of_its_own(served: Serve) -> None:
    assert served().env["WARGAME_VAR"] != served().env["WARGAME_VAR"]


def test_settings_come_on_top(served: Serve) -> None:
    app = served(WARGAME_FAST_WIRE="0")
    assert app.manage("shell", "-c", PRINT).strip().endswith("False")


PRINT = "from django.conf import settings; print(settings.WARGAME_FAST_WIRE)"
