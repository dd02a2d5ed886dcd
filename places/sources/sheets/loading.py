"""A sent list through the directory loader of area packs: looked at, or applied."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from gis.packs.cells import TURNING
from gis.packs.loading import run
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import RowRefused
from gis.packs.report import COUNTS, FileReport
from guardianship.lib import clock
from places.importers.directory import DirectoryLoader
from places.importers.directory_hours import DirectoryHours
from places.importers.row_values import RowValues
from places.importers.session_files import Gathered
from places.sources.models import Feed, FeedRun, Sheet
from places.sources.provenance import keep_provenance
from places.sources.running import REMARKS_KEPT, AlreadyImporting, alone
from places.sources.settling import Said, settled
from places.sources.sheets.preview import preview_of

SHEET = "sheet:"
REMARKS_SHOWN = 5_000
BUSY = "Another import is being written. Try again in a few minutes."
TAKEN = "That name belongs to a feed that is imported another way; call the list something else."
Watching = Callable[[], AbstractContextManager[object]]


class SheetLoader(DirectoryLoader):
    """Listings of one sent list; trusted businesses wait for our own vetting."""

    vouches = False

    def __init__(self, feed: Feed, pack: Pack, entry: Entry) -> None:
        super().__init__(pack, entry, DirectoryHours(Gathered(), Gathered()), {})
        self.feed, self.source = feed, feed.origin

    def check_row(self, values: RowValues) -> None:
        """What people send us holds no marks with which a text looks like another (R-IMP-2)."""
        for key, column in self.columns.items():
            if TURNING.search(values.raw(key).replace("\ufeff", "")):
                raise RowRefused(column, "holds marks that turn the direction of writing")

    def load(self, report: FileReport) -> None:
        """Write the listings, and for each where it came from. Rows that are missing this time
        are told and left: a list may be sent in parts."""
        super().load(report)
        keep_provenance(
            self.feed,
            self.candidates,
            report,
            unused=self.unused,
            withdrawn=(),
            is_whole=False,
        )


def address_of(source: str) -> str:
    """The address of the feed that stands for the lists of one source."""
    return f"{SHEET}{' '.join(source.split()).lower()}"


def feed_called(source: str) -> Feed | None:
    """The feed of earlier lists of this source."""
    return Feed.objects.filter(address=address_of(source)).first()


def is_taken(source: str) -> bool:
    """Whether the name is that of a feed that comes another way."""
    there = Feed.objects.filter(name__iexact=" ".join(source.split()))
    return there.exclude(address=address_of(source)).exists()


def check(sheet: Sheet, watching: Watching = nullcontext) -> None:
    """A dry run: everything is read, checked and counted, and nothing of it is kept."""
    with watching(), transaction.atomic():
        _feed, report, loader = _load(sheet)
        preview = preview_of(loader.candidates) if loader else []
        transaction.set_rollback(True)
    sheet.preview, sheet.state = preview, Sheet.State.CHECKED
    _keep(sheet, report)
    sheet.save()


def apply(sheet: Sheet, watching: Watching = nullcontext) -> None:
    """Write the list in one transaction and forget its text. The same list again changes
    nothing; where another import is at work, nothing is written and the sheet says so."""
    try:
        with alone(), transaction.atomic():
            with watching():
                feed, report, _loader = _load(sheet)
            _finish(sheet, feed, report)
    except AlreadyImporting:
        sheet.state, sheet.failure = Sheet.State.CHECKED, BUSY
        sheet.save(update_fields=["state", "failure"])


def _finish(sheet: Sheet, feed: Feed | None, report: FileReport) -> None:
    _keep(sheet, report)
    if feed is None or report.refused_whole:
        sheet.state = Sheet.State.CHECKED
        sheet.save()
        return
    feed.columns = sheet.columns
    feed.save(update_fields=["columns"])
    FeedRun.objects.create(
        feed=feed,
        state=FeedRun.State.DONE,
        counts=sheet.counts,
        remarks=[str(remark) for remark in report.gravest(REMARKS_KEPT)],
        ended_at=clock.now(),
    )
    sheet.state, sheet.text, sheet.preview, sheet.feed = Sheet.State.DONE, "", [], feed
    sheet.save()


def _load(sheet: Sheet) -> tuple[Feed | None, FileReport, SheetLoader | None]:
    if is_taken(sheet.source):
        report = FileReport(DirectoryLoader.table, sheet.source)
        report.refuse_whole(TAKEN)
        return None, report, None
    feed = settled(
        Said(
            address=address_of(sheet.source),
            name=sheet.source,
            licence=sheet.licence,
            attribution=sheet.attribution,
            kind=sheet.kind,
            publish=sheet.publish,
        )
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(sheet.text, encoding="utf-8", newline="")
        # No nation: grid numbers of Northern Ireland are known by the row's postcode.
        pack = Pack(sheet.source, "", "", "", sheet.licence, sheet.attribution, ())
        values = {
            "kind": sheet.kind,
            "publish": sheet.publish,
            "organisation": feed.organisation.name,
        }
        columns = {"columns": sheet.columns}
        entry = Entry(DirectoryLoader.table, path, sheet.source, values, columns)
        loader = SheetLoader(feed, pack, entry)
        report = run(loader)
    return feed, report, loader


def _keep(sheet: Sheet, report: FileReport) -> None:
    sheet.counts = {name: getattr(report, name) for name in COUNTS}
    sheet.failure = report.refused_whole[:500]
    sheet.remarks = [
        [remark.kind.value, remark.row, remark.field, remark.reason]
        for remark in report.gravest(REMARKS_SHOWN)
    ]
    sheet.done = sheet.to_do = 0
