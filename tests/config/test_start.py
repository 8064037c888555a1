"""`make run`, from the first start to the second, as somebody in front of a terminal has it."""

import http.cookiejar
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rig.processes import Process, free_port
from tests.rig.served import MANAGE, ROOT, clean_environment

type Start = Callable[..., Process]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A function that starts the app in a var folder that all starts of a test share."""
    started: list[Process] = []

    def run(port: int, **env: str) -> Process:
        place = {"HOST": "127.0.0.1", "PORT": str(port), "WARGAME_VAR": str(tmp_path / "var")}
        environment = clean_environment(**place, **env)
        log = tmp_path / f"log-{len(started)}"
        started.append(Process([*MANAGE, "start"], log, env=environment, cwd=ROOT))
        return started[-1]

    yield run
    for process in started:
        process.stop()


def visit(address: str) -> tuple[str, str]:
    """Return where a browser with cookies ends up, and the page."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    with urllib.request.build_opener(jar).open(address, timeout=20) as answer:
        return answer.url, answer.read().decode()


def link_in(process: Process) -> str:
    """Return the sign-in link, once the app listens."""
    process.says("Listening")
    return process.says(r"http://\S+/enter/\S+")[0]


def test_from_the_first_start_to_the_second(start: Start, tmp_path: Path) -> None:
    port, notes = free_port(), tmp_path / "witness"
    witness = ROOT / "tests" / "rig" / "witness"
    first = start(port, PYTHONPATH=str(witness), WITNESS=str(notes))
    link = link_in(first)
    assert link.startswith(f"http://127.0.0.1:{port}/enter/")
    assert "▄▄▄" in first.said
    assert "Scenario: " in first.said
    assert "Preparing" in first.said
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    _the_link_works_once(link)
    assert first.stop() == 0
    assert _asked(notes) == []
    second = start(port)
    second.says("Listening")
    assert "Preparing" not in second.said


def _the_link_works_once(link: str) -> None:
    for aside in ({"method": "HEAD"}, {"headers": {"Sec-Purpose": "prefetch"}}):
        with pytest.raises(urllib.error.HTTPError, match=r"405|503") as refused:
            urllib.request.urlopen(urllib.request.Request(link, **aside), timeout=20)
        refused.value.close()
    assert "/sign-in/" not in visit(link)[0]
    with pytest.raises(urllib.error.HTTPError, match="404") as spent:
        visit(link)
    spent.value.close()


def _asked(notes: Path) -> list[str]:
    """Return the other hosts that were asked for something."""
    seen = notes.read_text(encoding="utf-8").splitlines()
    # Connecting a datagram socket sends nothing: it asks the routing table which way it would go.
    asked = [line for line in seen if not line.startswith("socket.connect SOCK_DGRAM")]
    return [line for line in asked if not re.search(r"127\.0\.0\.1|::1|0\.0\.0\.0", line)]


def test_a_port_in_use_is_told_in_one_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = start(port)
        assert process.ends() == 1
    assert f"port {port}" in process.said
    assert f"PORT={port + 1}" in process.said
    assert "Traceback" not in process.said
