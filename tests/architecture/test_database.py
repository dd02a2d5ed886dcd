"""The database is the one that the decisions count on (docs/adr/0004 and 0007)."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from guardianship.accounts.models import User
from tests.builders import filled
from tests.builders.acting import as_owner
from tests.builders.contexts import build_context, build_team

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


@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_after_it_behind_the_wall_too() -> None:
    groups = set(Group.objects.values_list("name", flat=True))
    build_context(build_team())
    Group.objects.first().delete()
    assert one_value("SELECT pg_relation_size('contexts_context')") != 0
    with as_owner():
        filled.put_back()
    assert one_value("SELECT pg_relation_size('contexts_context')") == 0
    assert set(Group.objects.values_list("name", flat=True)) == groups
    assert not User.objects.exists()
