"""Fixtures that every test may ask for.

Nothing is ever flushed: triggers in the database refuse to delete what an exercise recorded. A
test runs in a transaction that is rolled back (`db`), or commits for good and makes an exercise of
its own (`committed_db`, `journal_db`).
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer

from tests.rig.chromium import running_browser
from tests.rig.databases import join_postgresql
from tests.rig.postgres import new_database, running_postgres
from tests.rig.press import print_words
from tests.rig.redis import running_redis
from tests.rig.scheduling import ByHousehold, turn
from tests.rig.served import Backstage, Serve, Stage
from tests.rig.wire import Wire, running_wire
from wargame.aar.charts import drawing, press


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByHousehold:
    """Hand the tests out so that what takes long to set up is set up once."""
    return ByHousehold(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests that would flush the database; put the longest first."""
    here = Path(__file__).parent
    items.sort(key=lambda item: turn(item.path.relative_to(here).with_suffix("").as_posix()))
    for item in items:
        marker = item.get_closest_marker("django_db")
        flushes = marker is not None and bool(marker.kwargs.get("transaction"))
        if flushes or "transactional_db" in getattr(item, "fixturenames", ()):
            raise pytest.UsageError(f"{item.nodeid}: use `committed_db`; nothing can be flushed.")


@pytest.fixture(scope="session", autouse=True)
def quick_press() -> Iterator[None]:
    """Charts are printed as their words: Vega takes seconds. Ask for `real_press` to see them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press.PRESS, "make", print_words)
        yield


@pytest.fixture
def real_press(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Charts are drawn by Vega, into a folder of this test's own, which is returned."""
    monkeypatch.setattr(press.PRESS, "make", partial(press.Press.make, press.PRESS))
    monkeypatch.setattr(drawing, "_folder", lambda: tmp_path / "charts")
    drawing._drawn.cache_clear()
    yield tmp_path / "charts"
    drawing._drawn.cache_clear()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server of this worker's own."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a Redis server of this worker's own."""
    with running_redis() as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; make a `new_context()` for each person.

    While it runs, an event loop runs in this thread: asynchronous tests and Django's database
    belong into other modules. `served` has `manage()` to look at what was recorded.
    """
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def backstage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Backstage:
    """What served processes share; servers start when the first test needs them."""
    return Backstage(
        tmp_path_factory.mktemp("served"),
        postgres=lambda: str(request.getfixturevalue("postgres_url")),
        redis=lambda: str(request.getfixturevalue("redis_url")),
    )


@pytest.fixture
def served(backstage: Backstage) -> Iterator[Serve]:
    """A function that serves the app for one test.

    `app = served(layer="redis")`, then `app.url`, `app.manage("check")`, `app.log`.
    """
    stage = Stage(backstage)
    yield stage.serve
    stage.close()


@pytest.fixture(scope="module")
def served_long(backstage: Backstage) -> Iterator[Serve]:
    """The same for all tests of a module."""
    stage = Stage(backstage)
    yield stage.serve
    stage.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The test database, whichever tests run: pytest-django itself makes it for `db` alone."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, where commits are commits and what is written stays."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def postgresql_alias(
    postgres_url: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> str:
    """The alias of a migrated database on PostgreSQL."""
    with django_db_blocker.unblock():
        return join_postgresql(new_database(postgres_url, "journal"))


@pytest.fixture(params=["sqlite", "postgresql"])
def journal_db(request: pytest.FixtureRequest, committed_db: None) -> str:
    """The alias of a database that keeps a journal; a test that asks for it runs on both."""
    if request.param == "sqlite":
        return "default"
    return str(request.getfixturevalue("postgresql_alias"))


@pytest.fixture(scope="module", params=["swift", "plain"])
def wire(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Wire]:
    """Our server with a tiny application, with and without the short way for frames."""
    with running_wire(request.param, tmp_path_factory.mktemp("wire")) as wire:
        yield wire
