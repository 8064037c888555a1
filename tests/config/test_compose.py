"""What the server's services may do, read from the file: no engine is needed to check it."""

import ast
from functools import cache
from typing import Any

import pytest
import yaml

from tests.rig.served import ROOT

ROOTLESS = ["web", "migrate", "postgres", "redis"]
LASTING = ["proxy", "web", "postgres", "redis"]


@cache
def compose() -> dict[str, Any]:
    """Return the file, parsed."""
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def service(name: str) -> dict[str, Any]:
    """Return one service."""
    return dict(compose()["services"][name])


def test_these_are_the_services() -> None:
    assert set(compose()["services"]) == {"proxy", "web", "migrate", "postgres", "redis"}


@pytest.mark.parametrize("name", [*LASTING, "migrate"])
def test_a_service_can_do_little(name: str) -> None:
    it = service(name)
    assert it["read_only"] is True
    assert it["cap_drop"] == ["ALL"]
    assert it["security_opt"] == ["no-new-privileges:true"]
    assert all("size=" in place for place in it["tmpfs"])
    limits = it["deploy"]["resources"]["limits"]
    assert set(limits) == {"memory", "pids"}
    assert not it.get("privileged")
    assert it.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert "docker.sock" not in str(it)


@pytest.mark.parametrize("name", ROOTLESS)
def test_a_service_is_not_root(name: str) -> None:
    assert int(service(name)["user"].split(":")[0]) > 0


@pytest.mark.parametrize("name", LASTING)
def test_a_service_is_watched(name: str) -> None:
    assert service(name)["healthcheck"]["test"]


def test_only_the_proxy_is_reached_from_outside() -> None:
    published = {name for name, it in compose()["services"].items() if it.get("ports")}
    assert published == {"proxy"}
    assert compose()["networks"]["back"]["internal"] is True
    assert "back" not in service("proxy")["networks"]
    for name in ("postgres", "redis", "migrate"):
        assert service(name)["networks"] == ["back"]


def test_there_are_several_processes_and_one_migration() -> None:
    assert service("web")["deploy"]["replicas"] >= 2
    assert service("web")["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }
    assert service("migrate")["restart"] == "no"


def test_redis_asks_for_a_password_and_keeps_nothing() -> None:
    command = " ".join(service("redis")["command"])
    assert "--requirepass" in command
    assert "--save ''" in command
    assert service("web")["environment"]["REDIS_URL"].startswith("redis://:${REDIS_PASSWORD:?")


def test_no_secret_is_written_down() -> None:
    for name in ("web", "postgres", "redis"):
        for key, value in service(name)["environment"].items():
            if key.endswith(("KEY", "PASSWORD", "AUTH")):
                assert value.startswith("${")
                assert ":?" in value


def test_the_proxy_bounds_bodies_and_speaks_tls() -> None:
    caddyfile = compose()["configs"]["caddyfile"]["content"]
    assert "max_size 2MB" in caddyfile
    assert "\n${DOMAIN:?" in caddyfile
    assert caddyfile.count("{") == caddyfile.count("}")
    assert "443:443" in service("proxy")["ports"]


def test_the_image_is_made_of_what_is_locked() -> None:
    recipe = service("web")["build"]["dockerfile_inline"]
    assert "uv sync --frozen" in recipe
    assert "\nUSER 10001" in recipe
    copied = [line.split()[1:-1] for line in recipe.splitlines() if line.startswith("COPY")]
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for source in {name for names in copied for name in names}:
        assert (ROOT / source).exists()
        assert f"!{source.split('/')[0]}" in kept


def test_the_health_check_is_sound() -> None:
    code = service("web")["healthcheck"]["test"][-1]
    assert ast.parse(code).body
