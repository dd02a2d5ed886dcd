"""The roles of the database: one owns, one works, one only reads what analysts may."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from guardianship.safeguarding.wall.grants import ANALYST, APPLICATION

pytestmark = pytest.mark.django_db
WALLED = "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r' ORDER BY relname"


def one_row(sql: str, *values: object) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


@pytest.fixture
def as_the_site() -> Iterator[psycopg.Connection]:
    """A connection that logged in as the site does: no other role stands behind it."""
    at = connection.settings_dict
    with psycopg.connect(
        dbname=at["NAME"], host=at["HOST"], user=APPLICATION, autocommit=True
    ) as site:
        yield site


def test_the_tests_act_as_the_application() -> None:
    power = "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
    assert one_row(f"{power} WHERE rolname = current_user") == (
        APPLICATION,
        False,
        False,
        False,
        False,
    )


def test_the_application_owns_nothing() -> None:
    owned = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    assert one_row(owned) == (0,)
    assert one_row("SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole") == (0,)


def test_every_wall_holds_for_the_owner_too() -> None:
    forced = "SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity"
    assert one_row(forced) == (0,)
    assert one_row("SELECT count(*) > 0 FROM pg_class WHERE relrowsecurity") == (True,)


def test_exact_locations_stand_behind_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(WALLED)
        walled = {name for (name,) in cursor.fetchall()}
    assert "places_exactlocation" in walled


@pytest.mark.parametrize(
    "order",
    [
        "ALTER TABLE places_exactlocation DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE places_exactlocation NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY opened_only ON places_exactlocation",
        "CREATE POLICY all_of_it ON places_exactlocation USING (true)",
        "CREATE OR REPLACE FUNCTION wall_is_task() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "GRANT guardianship TO guardianship_app",
        "SET ROLE guardianship",
        "SET SESSION AUTHORIZATION guardianship",
        "TRUNCATE places_exactlocation",
        "CREATE TABLE mine (id int)",
    ],
    ids=lambda order: " ".join(order.split()[:2]),
)
def test_the_site_cannot_take_the_wall_down(as_the_site: psycopg.Connection, order: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_the_site.execute(order)


def test_going_back_to_ones_login_helps_the_site_nothing(as_the_site: psycopg.Connection) -> None:
    as_the_site.execute("RESET ROLE")
    who = as_the_site.execute("SELECT current_user, session_user").fetchone()
    assert who == (APPLICATION, APPLICATION)


def test_row_security_cannot_be_switched_off(as_the_site: psycopg.Connection) -> None:
    as_the_site.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        as_the_site.execute("SELECT * FROM places_exactlocation")


@pytest.mark.parametrize("table", ["places_exactlocation", "accounts_user", "wall_areaduty"])
def test_the_analysts_role_reads_no_table_of_its_own_accord(table: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ANALYST}")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608


def test_nobody_logs_in_as_an_analyst() -> None:
    assert one_row("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", ANALYST) == (False,)
