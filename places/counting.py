"""Several counts in one trip to the database."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def count_each(querysets: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each of the querysets has, in their order; one query for all of them.

    Each is counted by a subquery of its own, so each keeps its own indexes.
    """
    counted: list[str] = []
    parameters: list[Any] = []
    for queryset in querysets:
        try:
            sql, values = queryset.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            counted.append("0")
            continue
        counted.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608 - Django's own SQL
        parameters += values
    if not parameters:
        return [0] * len(counted)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counted)}", parameters)
        row: tuple[int, ...] = cursor.fetchone()
    return list(row)
