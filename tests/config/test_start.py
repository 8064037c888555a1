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


def test_the_first_start_ends_with_a_link_and_a_qr_code(start: Start, tmp_path: Path) -> None:
    port = free_port()
    link = link_in(process := start(port))
    assert link.startswith(f"http://127.0.0.1:{port}/enter/")
    assert "▄▄▄" in process.said
    assert "Scenario: " in process.said
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    assert "/sign-in/" not in visit(link)[0]


def test_the_link_works_once(start: Start) -> None:
    link = link_in(start(free_port()))
    visit(link)
    with pytest.raises(urllib.error.HTTPError, match="404") as spent:
        visit(link)
    spent.value.close()


def test_the_second_start_has_nothing_to_prepare(start: Start) -> None:
    port = free_port()
    first = start(port)
    first.says("Listening")
    assert "Preparing" in first.said
    assert first.stop() == 0
    second = start(port)
    second.says("Listening")
    second.stop()
    assert "Preparing" not in second.said


def test_a_port_in_use_is_told_in_one_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = start(port)
        assert process.ends() == 1
    assert f"port {port}" in process.said
    assert f"PORT={port + 1}" in process.said
    assert "Traceback" not in process.said


def test_nothing_is_asked_of_another_host(start: Start, tmp_path: Path) -> None:
    notes = tmp_path / "witness"
    witness = ROOT / "tests" / "rig" / "witness"
    process = start(free_port(), PYTHONPATH=str(witness), WITNESS=str(notes))
    visit(link_in(process))
    process.stop()
    seen = notes.read_text(encoding="utf-8").splitlines()
    # Connecting a datagram socket sends nothing: it asks the routing table which way it would go.
    asked = [line for line in seen if not line.startswith("socket.connect SOCK_DGRAM")]
    assert [line for line in asked if not re.search(r"127\.0\.0\.1|::1|0\.0\.0\.0", line)] == []
