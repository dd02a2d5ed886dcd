"""Long tables in pieces, each in a transaction of its own, so that a broken run goes on later."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

# Organisations or listings at a time; every job asks the same number of questions for each batch.
BATCH = 500


def in_batches(rows: QuerySet, size: int = 0) -> Iterator[list[int]]:
    """Primary keys of ``rows``, so many at a time; each batch is asked for when it is needed."""
    size = size or BATCH
    last = 0
    while True:
        keys = list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size])
        if keys:
            yield keys
        if len(keys) < size:
            return
        last = keys[-1]
