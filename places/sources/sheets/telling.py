"""How far the work on a list is, told from within its transaction by a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from guardianship.lib import clock
from guardianship.lib.progress import watched_by
from places.sources.models import Sheet

EVERY = 100
SENTENCE = "UPDATE sources_sheet SET done = %s, to_do = %s, told_at = %s WHERE id = %s"


@contextmanager
def told(sheet: Sheet) -> Iterator[None]:
    """Write down how far loops inside are, every hundred items. The row must not be locked."""
    own = connection.copy()

    def tell(_label: str, done: int, total: int | None) -> None:
        if done % EVERY == 1:
            with own.cursor() as cursor:
                cursor.execute(SENTENCE, [done, total or 0, clock.now(), sheet.pk])

    try:
        with watched_by(tell):
            yield
    finally:
        own.close()
