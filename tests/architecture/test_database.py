"""The database is the one that the decisions count on (docs/adr/0004 and 0007)."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def one_value(sql: str, *values: str) -> object:
    """The first column of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def test_the_application_is_no_superuser_and_passes_no_policy() -> None:
    power = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert one_value(power) is False


def test_postgres_is_new_enough() -> None:
    assert connection.pg_version >= 150000


@pytest.mark.parametrize("extension", ["postgis", "btree_gist"])
def test_extensions_are_there(extension: str) -> None:
    assert one_value("SELECT count(*) FROM pg_extension WHERE extname = %s", extension) == 1


def test_names_sort_as_people_sort_them() -> None:
    ordered = one_value(
        "SELECT string_agg(name, ' ' ORDER BY name)"
        " FROM (VALUES ('Zebra'), ('apple'), ('Ŵyl'), ('Wyre'), ('Éclair')) AS names (name)"
    )
    assert ordered == "apple Éclair Ŵyl Wyre Zebra"
