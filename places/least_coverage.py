"""How small a coverage area may be, told to the database, which refuses what is smaller."""

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from places.models import LeastCoverage


def keep_least_coverage(using: str = DEFAULT_DB_ALIAS) -> None:
    """Write the setting ``COVERAGE_AREA_LEAST_M2``, in square metres, where the trigger reads it.

    Areas that are stored already stay; each is measured when it is next written.
    """
    said = {"least_m2": settings.COVERAGE_AREA_LEAST_M2}
    LeastCoverage.objects.using(using).update_or_create(pk=1, defaults=said)


def after_migrating(*, using: str, **_signal: Any) -> None:
    """The same, after ``migrate``; not where it only goes back to before there was a table."""
    if LeastCoverage._meta.db_table in _tables(using):
        keep_least_coverage(using)


def _tables(using: str) -> list[str]:
    return connections[using].introspection.table_names()
