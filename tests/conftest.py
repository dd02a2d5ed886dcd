"""What every test stands on: no network, a stopped clock on request, a warm SRID cache."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.contrib.gis.db.models.fields import get_srid_info
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from tests.builders import acting, filled, indexed, migrated, rendered
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
SECRETS = Path(__file__).resolve().parent / "safeguarding"
SHARED_DATA = Path(os.environ.get("GUARDIANSHIP_SHARED") or REPOSITORY.parent / "shared") / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests may reach this machine, and nothing else; all other tests reach nobody.

    Files of the dearest tests come first: a worker that takes one last keeps the others waiting.
    """
    dearest = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in dearest)
    # What is loaded by now stays to the end: it need not be looked through for rubbish each time.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
        if SECRETS in item.path.parents:
            # What may stand nowhere must not stand in an index for a moment either.
            item.add_marker(pytest.mark.indexed_at_once)
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared_data)


@pytest.fixture(scope="session", autouse=True)
def _pages_alone(django_test_environment: None) -> None:
    rendered.remember_pages_alone()
    indexed.write_when_asked()


@pytest.fixture(scope="module", autouse=True)
def _indexes_of_module() -> None:
    for waiting in indexed.BOTH:
        waiting.begin_module()


@pytest.fixture(autouse=True)
def _indexes_of_test(_indexes_of_module: None, request: pytest.FixtureRequest) -> Iterator[None]:
    at_once = request.node.get_closest_marker("indexed_at_once") is not None
    with indexed.as_tests_begin(at_once=at_once):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_blocker,
) -> None:
    """A test database is a copy of one that has been migrated; one that is kept migrates itself."""
    with django_db_blocker.unblock():
        kept = django_db_keepdb and not django_db_createdb
        if not (kept and migrated.is_there(connection.creation._get_test_db_name())):
            connection.settings_dict["TEST"]["TEMPLATE"] = migrated.template_name()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """GeoDjango reads an SRID once per process: read them now, so that query counts hold. What
    an installation begins with, its groups too, is put back after each test that commits."""
    with django_db_blocker.unblock():
        for srid in (WGS84, BRITISH_NATIONAL_GRID):
            get_srid_info(srid, connection)
        filled.remember(lambda: call_command("ensure_groups", stdout=StringIO()))
        acting.become_the_application()
    filled.instead_of_flush()
    yield
    with django_db_blocker.unblock():
        acting.become_the_owner()
        _end_other_connections()


def _end_other_connections() -> None:
    """A thread of a live server that a browser left waiting may hold a connection to the end,
    and PostgreSQL drops no database that somebody still uses."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            # Not PostgreSQL's own vacuum.
            " AND backend_type = 'client backend'"
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
