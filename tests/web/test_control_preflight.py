"""The pre-flight: every check, green and red, and the phone that turns a line green."""

import shutil
import socket
from collections import namedtuple

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.control_house import House, house
from wargame.config.layers import layer
from wargame.web import checks
from wargame.web.checks import Check

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def preflight(kept: House) -> str:
    """Return the page."""
    return kept.client.get("/desk/preflight/").content.decode()


def found(kept: House) -> dict[str, Check]:
    """Return the checks by their titles."""
    return {one.title: one for one in checks.checks(kept.client.session)}


def test_a_healthy_laptop_is_green(kept: House) -> None:
    assert all(one.good for one in found(kept).values())
    page = preflight(kept)
    assert "No phone has come yet." in page
    assert "<svg" in page


def test_a_phone_turns_its_line_green_until_another_check(kept: House) -> None:
    address = kept.client.get("/desk/preflight/").context["check_address"]
    path = "/" + address.split("/", 3)[3]
    phone = Client()
    answer = phone.get(path)
    assert "This phone has arrived" in answer.content.decode()
    assert "session" not in phone.cookies
    assert "A phone has arrived" in preflight(kept)
    kept.client.post("/desk/preflight/again/")
    assert "No phone has come yet." in preflight(kept)


@pytest.mark.parametrize("token", ["x", "abcdef00000000", "sessionsession"])
def test_a_made_up_address_leaves_no_mark(db: None, client: Client, token: str) -> None:
    before = Session.objects.count()
    assert client.get(f"/preflight/{token}/").status_code == 404
    assert Session.objects.count() == before


def test_strangers_do_not_see_the_machine(db: None, client: Client) -> None:
    assert client.get("/desk/preflight/").headers["Location"].startswith("/sign-in/")


def test_a_full_disk_says_what_to_do(kept: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 1))
    one = found(kept)["There is room on the disk"]
    assert not one.good
    assert one.fix in preflight(kept)


def test_a_database_that_takes_nothing_says_what_to_do(
    kept: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: SessionBase, **__: object) -> None:
        raise DatabaseError("read-only")

    session = kept.client.session
    monkeypatch.setattr(type(session), "save", refuse)
    one = next(x for x in checks.checks(session) if x.title == "What is written stays written")
    assert not one.good
    assert "disk is full" in one.fix


@pytest.mark.parametrize("answers", [True, False])
def test_redis_is_knocked_at(
    kept: House,
    settings: Settings,
    answers: bool,  # noqa: FBT001 - a case
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings.CHANNEL_LAYERS = {"default": layer(f"redis://127.0.0.1:{port}/0", "test")}
        if not answers:
            server.close()
        one = found(kept)["Screens hear of changes"]
    assert one.good is answers
    assert answers or f"127.0.0.1:{port}" in one.found
