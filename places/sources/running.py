"""One import of a feed from beginning to end: read, load, remember; or only look (dry run)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from gis.packs.loading import run as load
from gis.packs.report import COUNTS, FileReport
from guardianship.lib import clock
from places.importers.open_referral.files import services_in
from places.importers.open_referral.pages import Feed as Pages
from places.sources.importing import TABLE, FeedLoader
from places.sources.models import Feed, FeedRun
from places.sources.settling import Said, settled
from places.sources.staging import Gathered, read_at_once, read_in_stages, read_one

# Sentences of the report that stay with the run, for the page of the feed.
REMARKS_KEPT = 200
# Any number that nobody else asks PostgreSQL to lock: "feed" as letters.
FEEDS = 0x66656564


class AlreadyImporting(Exception):
    """Another process is importing a feed."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and of which feed."""

    feed: Feed
    report: FileReport


@contextmanager
def alone() -> Iterator[None]:
    """Held by one process at a time; PostgreSQL lets go when that process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [FEEDS])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise AlreadyImporting
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [FEEDS])


def try_out(said: Said, source: Path | Pages) -> Imported:
    """A dry run: everything is read, checked and counted, nothing is kept."""
    gathered = _from_file(source) if isinstance(source, Path) else read_at_once(source)
    with transaction.atomic():
        feed = settled(said)
        report = load(FeedLoader(feed, gathered, feed.name))
        transaction.set_rollback(True)
    return Imported(feed, report)


def import_file(said: Said, path: Path) -> Imported:
    """Import a file, in one transaction."""
    gathered = _from_file(path)
    with transaction.atomic():
        feed = settled(said)
        run = FeedRun.objects.create(
            feed=feed, state=FeedRun.State.READ, is_whole=gathered.is_whole
        )
        return Imported(feed, _loaded(feed, run, gathered))


def import_address(said: Said, pages: Pages, *, afresh: bool) -> Imported:
    """Import from an address: pages are kept as they come, listings in one transaction.

    Raises ``FetchFailed`` or ``FileRefused`` when the feed cannot be read to its end; the next
    call goes on from there, unless it begins ``afresh``.
    """
    feed = settled(said)
    run, gathered = read_in_stages(feed, pages, afresh=afresh)
    with transaction.atomic():
        return Imported(feed, _loaded(feed, run, gathered))


def _loaded(feed: Feed, run: FeedRun, gathered: Gathered) -> FileReport:
    report = load(FeedLoader(feed, gathered, feed.name))
    run.state = FeedRun.State.GIVEN_UP if report.refused_whole else FeedRun.State.DONE
    run.failure = report.refused_whole[:300]
    run.counts = {name: getattr(report, name) for name in COUNTS}
    run.remarks = [str(remark) for remark in report.gravest(REMARKS_KEPT)]
    run.ended_at = clock.now()
    run.save()
    run.staged.all().delete()
    return report


def _from_file(path: Path) -> Gathered:
    records, bad_lines = services_in(path)
    reasons = dict(bad_lines)
    reads = [
        read_one(record, number)
        for number, record in enumerate(records, 1)
        if number not in reasons
    ]
    notes = [f"line {number} {reason}" for number, reason in bad_lines]
    return Gathered(reads, is_whole=not bad_lines, notes=notes)


def refused(feed_name: str, reason: str) -> FileReport:
    """The report of a feed of which nothing could be read."""
    report = FileReport(TABLE, feed_name)
    report.refuse_whole(reason)
    return report
