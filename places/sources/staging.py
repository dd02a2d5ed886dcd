"""Reading a feed into the database page by page, from where the last attempt ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from gis.packs.refusals import FileRefused, RowRefused
from guardianship.lib import clock
from places.importers.open_referral.fetching import FetchFailed
from places.importers.open_referral.pages import Feed as Pages
from places.importers.open_referral.pages import Page, Walk, is_slim, mark_of
from places.importers.open_referral.reading import plain
from places.importers.open_referral.values import known_as
from places.sources.models import Feed, FeedRun, StagedService

State = FeedRun.State


@dataclass(frozen=True, slots=True)
class Read:
    """One record as read. ``refusal`` says why it cannot be used; ``is_half`` that its details
    could not be had, so that what we have of it has to stay as it is."""

    number: int
    content: dict[str, Any]
    is_half: bool = False
    refusal: RowRefused | None = None


@dataclass(slots=True)
class Gathered:
    """All records of a feed, whether they are the whole feed, and what to tell of the reading."""

    records: list[Read] = field(default_factory=list)
    is_whole: bool = True
    notes: list[str] = field(default_factory=list)


def read_at_once(pages: Pages) -> Gathered:
    """Every page, kept in memory: for a dry run."""
    walk, known = Walk(), set[str]()
    records: list[Read] = []
    for page in pages.pages(walk, known, again=True):
        records += _reads(pages, page, len(records))
    return _gathered(records, walk)


def read_in_stages(feed: Feed, pages: Pages, *, afresh: bool) -> tuple[FeedRun, Gathered]:
    """Every page, each kept at once; goes on where a run was broken off.

    Raises ``FetchFailed`` or ``FileRefused`` with what was read so far kept in the run.
    """
    run = _run(feed, afresh=afresh)
    skipped = {int(number): reason for number, reason in run.skipped_pages.items()}
    walk = Walk(items_said=run.items_said, skipped=skipped)
    if run.state == State.READING:
        try:
            _read_on(run, pages, walk)
        except (FetchFailed, FileRefused) as error:
            FeedRun.objects.filter(pk=run.pk).update(failure=str(error)[:300])
            raise
    records = [Read(row.number, row.content, row.is_half) for row in run.staged.order_by("number")]
    gathered = _gathered(records, walk)
    run.is_whole = gathered.is_whole
    run.save(update_fields=["is_whole"])
    return run, gathered


def _run(feed: Feed, *, afresh: bool) -> FeedRun:
    there = feed.runs.filter(state__in=[State.READING, State.READ]).first()
    if there is not None and not afresh:
        return there
    if there is not None:
        there.staged.all().delete()
        there.state, there.ended_at = State.GIVEN_UP, clock.now()
        there.save()
    return FeedRun.objects.create(feed=feed)


def _read_on(run: FeedRun, pages: Pages, walk: Walk) -> None:
    known = {mark_of(row) for row in run.staged.values_list("content", flat=True)}
    count = run.staged.count()
    pages.is_asked_plainly = run.is_asked_plainly
    for page in pages.pages(walk, known, first=run.next_page, again=bool(run.failure)):
        reads = list(_reads(pages, page, count))
        count += len(reads)
        with transaction.atomic():
            StagedService.objects.bulk_create(_staged(run, r) for r in reads)
            run.next_page, run.failure = max(run.next_page, page.number + 1), ""
            _keep_course(run, pages, walk)
    run.state = State.READ
    _keep_course(run, pages, walk)


def _keep_course(run: FeedRun, pages: Pages, walk: Walk) -> None:
    run.items_said, run.skipped_pages = walk.items_said, walk.skipped
    run.is_asked_plainly = pages.is_asked_plainly
    run.save()


def _staged(run: FeedRun, read: Read) -> StagedService:
    refusal = [read.refusal.field, read.refusal.reason] if read.refusal else None
    return StagedService(
        run=run,
        number=read.number,
        content=read.content,
        is_half=read.is_half,
        refusal=refusal,
    )


def _reads(pages: Pages, page: Page, before: int) -> Iterator[Read]:
    for number, record in enumerate(page.records, start=before + 1):
        yield _read(pages, record, number)


def _read(pages: Pages, record: dict[str, Any], number: int) -> Read:
    service_id = str(record.get("id") or "").strip()
    is_half = False
    if service_id and is_slim(record):
        try:
            record = pages.details(service_id)
        except FileRefused:
            is_half = True
        except FetchFailed as error:
            if error.status is None:
                raise  # the network is down: everything else would fail, too
            is_half = True
    return read_one(record, number, is_half=is_half)


def read_one(record: dict[str, Any], number: int, *, is_half: bool = False) -> Read:
    """A record in the form in which it is kept."""
    try:
        return Read(number, plain(record), is_half)
    except RowRefused as refusal:
        head = {"id": record["id"]} if isinstance(record.get("id"), str | int) else {}
        return Read(number, plain(head), is_half=True, refusal=refusal)


def _gathered(records: list[Read], walk: Walk) -> Gathered:
    """Whole when no page was skipped, and there are as many services as the feed says.

    It may say nothing of their number.
    """
    items_said, notes = walk.items_said, walk.notes
    distinct = {known_as(read.content.get("id")) or f"#{read.number}" for read in records}
    is_short = items_said is not None and len(distinct) < items_said
    is_whole = bool(records) and not is_short and not walk.skipped
    if not records or is_short:
        said = "none" if not records else f"{len(distinct):,} of the {items_said or 0:,} it counts"
        notes = [*notes, f"the feed gave {said}: nothing is taken for missing"]
    for number, reason in sorted(walk.skipped.items()):
        notes = [
            *notes,
            f"page {number:,} could not be had ({reason}): nothing is taken for missing",
        ]
    return Gathered(records, is_whole, notes)
