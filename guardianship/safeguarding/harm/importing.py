"""A file that somebody sent, from waiting to its end: looked at or loaded whole, or nothing of it.

Reading tells how far it is after every part; writing is one transaction, and the file's end is
written in it. A worker holds PostgreSQL's advisory lock of the import while it works; the lock goes
with the connection, so an import that "is being counted" while nobody holds it is one whose worker
died. Its file went with the worker, so it is not taken up again: the person is asked for the file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.lib import clock
from guardianship.lib.progress import watched_by
from guardianship.safeguarding.harm import handing_over
from guardianship.safeguarding.harm.enums import ImportState, Rule
from guardianship.safeguarding.harm.loading import How, add_up, write
from guardianship.safeguarding.harm.models import CountImport
from guardianship.safeguarding.wall.doors import open_for_task

logger = logging.getLogger(__name__)
_LOCK_CLASS = 7_708
_OPEN = (ImportState.WAITING, ImportState.RUNNING)


class Stopped(Exception):
    """Somebody asked for it to stop, or it was given up."""


def ask_for_import(sent: UploadedFile, how: How, *, keep: bool) -> CountImport:
    """An import that waits; earlier ones of the person are forgotten. Raises ``FileRefused``."""
    if how.by is None:
        raise ValueError("an import from a page is somebody's")
    before = CountImport.objects.filter(asked_by=how.by)
    for open_one in before.filter(state__in=_OPEN):
        give_up_what_died(open_one)
        if not open_one.has_ended:
            raise FileRefused("your last file is not counted yet; wait for it, or stop it")
    name = handing_over.hand_over(sent, how.source)
    try:
        before.delete()
        return CountImport.objects.create(
            asked_by=how.by,
            source=how.source,
            area_set=how.area_set,
            rule=how.rule,
            is_replacing=how.replace,
            is_kept=keep,
            published_as=handing_over.published_as(sent),
            handed_over_as=name,
        )
    except BaseException:
        handing_over.forget(name)
        raise


def work_on(key: int) -> None:
    """Count the file of an import that waits. Never raises: an error's text may hold a cell."""
    with _alone(key) as is_ours:
        waiting = CountImport.objects.filter(pk=key, state=ImportState.WAITING)
        asked = waiting.select_related("source", "area_set", "asked_by").first()
        if not is_ours or asked is None:
            return
        name = asked.handed_over_as
        if not waiting.update(state=ImportState.RUNNING, handed_over_as=""):
            return
        state, why = _tried(asked, name)
        # Nothing to do where it is loaded or looked at: that was said together with the counts.
        _end(key, state, why=why)


def stop(asked: CountImport) -> None:
    """Stop it: at once while it waits, at its next part while it is counted. Nothing is kept."""
    CountImport.objects.filter(pk=asked.pk, state__in=_OPEN).update(
        state=ImportState.STOPPED, handed_over_as=""
    )
    handing_over.forget(asked.handed_over_as)


def give_up_what_died(asked: CountImport) -> None:
    """Say so of an import whose worker died, or whose file was deleted because no worker came."""
    over = clock.now().timestamp() - handing_over.WAITS_AT_MOST_S
    has_died = asked.state == ImportState.RUNNING and _is_free(asked.pk)
    if has_died or (asked.state == ImportState.WAITING and asked.asked_at.timestamp() < over):
        stop(asked)
        asked.refresh_from_db()


def _tried(asked: CountImport, name: str) -> tuple[ImportState, str]:
    """How it ended, and why it was refused. Whatever else an error says, it says to nobody."""
    try:
        _count(asked, name)
    except FileRefused as why:
        return ImportState.REFUSED, str(why)
    except (Stopped, handing_over.Gone):
        return ImportState.STOPPED, ""
    except Exception as error:
        logger.error("an import of counts ended with %s", type(error).__name__)
        return ImportState.STOPPED, ""
    return ImportState.LOADED if asked.is_kept else ImportState.LOOKED, ""


def _count(asked: CountImport, name: str) -> None:
    how = How(
        source=asked.source,
        area_set=asked.area_set,
        rule=Rule(asked.rule),
        replace=asked.is_replacing,
        by=asked.asked_by,
    )
    report = FileReport(asked.source.code, "")

    def tell(_label: str, done: int, parts: int | None) -> None:
        ours = CountImport.objects.filter(pk=asked.pk, state=ImportState.RUNNING)
        if not ours.update(done=done, parts=parts or 0):
            raise Stopped

    with handing_over.fetched(name) as path, watched_by(tell):
        added = add_up(path, asked.source.code, how, report, file_name=asked.published_as)
        with transaction.atomic():
            with open_for_task("import"):
                write(added, how, report)
            if asked.is_kept:
                _end_with(asked.pk, ImportState.LOADED, report)
            else:
                transaction.set_rollback(True)
    if not asked.is_kept:
        _end_with(asked.pk, ImportState.LOOKED, report)


def _end_with(key: int, state: ImportState, report: FileReport) -> None:
    is_ended = _end(
        key,
        state,
        rows=report.rows,
        counted=report.changed,
        counted_before=report.kept,
        left_out=report.left_out,
        remarks=[remark.reason for remark in report.remarks],
    )
    if not is_ended:
        raise Stopped


def _end(key: int, state: ImportState, **said: object) -> bool:
    running = CountImport.objects.filter(pk=key, state=ImportState.RUNNING)
    return bool(running.update(state=state, **said))


@contextmanager
def _alone(key: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCK_CLASS, key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK_CLASS, key])


def _is_free(key: int) -> bool:
    with _alone(key) as is_free:
        return is_free
