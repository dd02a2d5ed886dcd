"""Running jobs one after the other: each stands alone, says what it did, and can be run again."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from guardianship.lib import clock
from guardianship.lib.nightly import Job
from places.freshness.models import JobRun

logger = logging.getLogger(__name__)
# Any number that nobody else asks PostgreSQL to lock: "night" as letters.
NIGHT = 0x6E69676874


class AlreadyRunning(Exception):
    """Another process is at the jobs of the night."""


@contextmanager
def alone() -> Iterator[None]:
    """Held by one process at a time; PostgreSQL lets go when that process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NIGHT])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise AlreadyRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [NIGHT])


def run(jobs: Sequence[Job]) -> Iterator[JobRun]:
    """Run each job and hand back what it reported; what one raises does not stop the next."""
    for job in jobs:
        row = JobRun.objects.create(job=job.name, began_at=clock.now())
        try:
            row.report, row.went_well = job.run(), True
        except Exception as error:
            logger.exception("The job %s failed.", job.name)
            row.report = f"{type(error).__name__}: {error}"
        row.ended_at = clock.now()
        row.save()
        yield row
