"""What every test stands on: no network, a stopped clock on request, a warm SRID cache."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.contrib.gis.db.models.fields import get_srid_info
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django.plugin import blocking_manager_key

from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from tests.builders.browsers import browser, new_page  # noqa: F401 - fixtures

# How long an example takes says something of the machine and nothing of the code. Continuous
# integration tries the same examples each time, so that it judges the change and not its luck.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("GUARDIANSHIP_SAME_EXAMPLES")),
)
settings.load_profile("house")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED_DATA = Path(os.environ.get("GUARDIANSHIP_SHARED") or REPOSITORY.parent / "shared") / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests may reach this machine, and nothing else; all other tests reach nobody."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
        if _commits(item):
            _put_back_what_migrations_wrote(item)
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared_data)


def _put_back_what_migrations_wrote(item: pytest.Item) -> None:
    """A test that commits begins with what migrations wrote: the one before emptied the tables,
    Wagtail's first page among them."""
    marker = item.get_closest_marker("django_db")
    said = (marker.kwargs if marker else {}) | {"transaction": True, "serialized_rollback": True}
    item.add_marker(pytest.mark.django_db(**said), append=False)


def _commits(item: pytest.Item) -> bool:
    """Whether a test really commits."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test that commits leaves empty tables, and with several workers a test that does not
    commit may be next: give that one, too, what migrations wrote."""
    yield
    if nextitem is not None and _commits(item) and not _commits(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """GeoDjango reads an SRID once per process: read them now, so that query counts hold."""
    with django_db_blocker.unblock():
        for srid in (WGS84, BRITISH_NATIONAL_GRID):
            get_srid_info(srid, connection)
    yield
    with django_db_blocker.unblock():
        _end_other_connections()


def _end_other_connections() -> None:
    """A thread of a live server that a browser left waiting may hold a connection to the end,
    and PostgreSQL drops no database that somebody still uses."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English; a page in Welsh leaves its language in the thread."""
    with translation.override("en"):
        yield


@pytest.fixture
def freeze() -> Iterator[Callable[[datetime], None]]:
    """Stop the clock: ``freeze(moment)``, with an aware moment; again to move it."""
    with ExitStack() as stack:

        def stop_at(moment: datetime) -> None:
            if moment.tzinfo is None:
                raise ValueError(f"{moment} has no time zone")
            stack.enter_context(time_machine.travel(moment, tick=False))

        yield stop_at


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real places beside the checkout; without it the test is skipped, loudly."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no shared data at {SHARED_DATA}")
    return SHARED_DATA


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests on real places that did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sorted({report.nodeid for report in skipped if "shared_data" in report.keywords})
    if not missed:
        return
    terminalreporter.section("REAL PLACES NOT TESTED", sep="!", red=True, bold=True)
    terminalreporter.line(
        f"{len(missed)} tests need the folder {SHARED_DATA.name} of real places, "
        "which is not beside this checkout (GUARDIANSHIP_SHARED says where else):"
    )
    for nodeid in missed:
        terminalreporter.line(f"  did not run: {nodeid}")
