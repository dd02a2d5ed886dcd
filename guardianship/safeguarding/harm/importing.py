"""A file that somebody sent, read to its end while they wait: looked at or loaded, or refused.

It is in memory and nowhere else, and what is kept is counts. All of it is one transaction, so who
goes away, or a process that is killed, leaves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.loading import How, add_up, write
from guardianship.safeguarding.harm.models import ImportReport
from guardianship.safeguarding.wall.doors import open_for_task

# How long somebody waits for others who load at the same time, such as a whole area pack.
WAITS_AT_MOST_S = 10


def take_in(file: CountsFile, how: How, *, keep: bool) -> ImportReport:
    """Count a file for somebody; unless ``keep``, only say what would become of it.

    The report takes the place of the person's earlier ones. Raises ``FileRefused`` and keeps
    nothing then.
    """
    if how.by is None:
        raise ValueError("an import from a page is somebody's")
    report = FileReport(how.source.code, "")
    with transaction.atomic():
        added = add_up(file, how.source.code, how, report)
        with _not_for_ever(), transaction.atomic():
            with open_for_task("import"):
                write(added, how, report)
            if not keep:
                transaction.set_rollback(True)
        ImportReport.objects.filter(asked_by=how.by).delete()
        tally = added.adder.tally
        return ImportReport.objects.create(
            asked_by=how.by,
            source=how.source,
            area_set=how.area_set,
            rule=added.adder.where.rule,
            is_kept=keep,
            rows=tally.rows,
            counted=report.changed,
            counted_before=report.kept,
            left_out=[left.as_json() for left in tally.reasons()],
            disagreeing=tally.disagreeing,
        )


@contextmanager
def _not_for_ever() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAITS_AT_MOST_S}s'")
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise FileRefused(
                _("somebody else is loading counts at this moment; send it again in a minute")
            ) from None
        raise
