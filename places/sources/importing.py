"""What was read of a feed into listings, through the one path of all importers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from guardianship.lib import clock
from guardianship.lib.progress import track
from places.importers.candidate import Candidate
from places.importers.open_referral.services import (
    LeftOut,
    Services,
    Wanted,
    Withdrawn,
    identity,
)
from places.importers.open_referral.values import moment_in
from places.importers.writing import ListingWriter
from places.sources.models import Feed
from places.sources.provenance import keep_provenance
from places.sources.staging import Gathered, Read

TABLE = "open_referral"
ROWS_NAMED = 20
HALF = "its details could not be had this time; what we have of it was left as it is"


class FeedLoader:
    """Listings of one feed, as the loader of a pack is one for a file."""

    table = TABLE

    def __init__(self, feed: Feed, gathered: Gathered, file: str) -> None:
        self.feed, self.gathered, self.file = feed, gathered, file
        self.withdrawn: set[str] = set()
        self.unused: set[str] = set()

    def load(self, report: FileReport) -> None:
        """Read every record, then write the listings and where they came from."""
        feed = self.feed
        writer = ListingWriter(feed.origin, feed.publish, report, vouches=False)
        wanted = Wanted(feed.kind, feed.age_from, feed.age_to)
        services = Services(feed.organisation, wanted, report, clock.today())
        for note in self.gathered.notes:
            report.note(None, "", note)
        report.rows = len(self.gathered.records)
        label = f"{TABLE} {self.file}"
        candidates = list(self._candidates(services, report, label))
        writer.write(candidates, label)
        keep_provenance(
            feed,
            candidates,
            report,
            unused=self.unused,
            withdrawn=self.withdrawn,
            is_whole=self.gathered.is_whole,
        )

    def _candidates(
        self, services: Services, report: FileReport, label: str
    ) -> Iterable[Candidate]:
        left_out: dict[str, list[int]] = {}
        for read, source_id in self._distinct(report):
            try:
                if read.refusal is not None:
                    raise read.refusal
                if read.is_half:
                    raise RowRefused("", HALF)
                yield from services.candidates(read.content, source_id, read.number)
            except Withdrawn as reason:
                self.withdrawn.add(source_id)
                left_out.setdefault(str(reason), []).append(read.number)
            except LeftOut as reason:
                self.unused.add(source_id)
                left_out.setdefault(str(reason), []).append(read.number)
            except RowRefused as refusal:
                self.unused.add(source_id)
                report.refuse(read.number, refusal.field, refusal.reason)
        for text, numbers in sorted(left_out.items()):
            report.leave_out(len(numbers), f"left out: {text} ({_rows(numbers)})")

    def _distinct(self, report: FileReport) -> list[tuple[Read, str]]:
        """Each service once: of two with one id the newer one, where they say which that is."""
        found: dict[str, Read] = {}
        again = 0
        for read in track(self.gathered.records, "records", total=len(self.gathered.records)):
            try:
                source_id, note = identity(read.content)
            except RowRefused as refusal:
                report.refuse(read.number, refusal.field, refusal.reason)
                continue
            if note:
                report.note(read.number, "id", note)
            first = found.setdefault(source_id, read)
            if first is read:
                continue
            if _same(first, read):
                again += 1
                continue
            kept, other = _newer(first, read)
            found[source_id] = kept
            report.refuse(
                other.number,
                "id",
                f"is there a second time with other content; record {kept.number} is taken",
            )
        if again:
            report.leave_out(again, "left out: the same service again")
        return [(read, source_id) for source_id, read in found.items()]


def _rows(numbers: list[int]) -> str:
    """ "rows 3, 9 and 5 more": which they were, so that somebody can look."""
    said = ", ".join(f"{number:,}" for number in sorted(numbers)[:ROWS_NAMED])
    more = f" and {len(numbers) - ROWS_NAMED:,} more" if len(numbers) > ROWS_NAMED else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {said}{more}"


def _same(one: Read, other: Read) -> bool:
    return _mark(one) == _mark(other)


def _mark(read: Read) -> str:
    content = {**read.content, "id": ""}  # which is the same, however it is spelt
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def _newer(first: Read, second: Read) -> tuple[Read, Read]:
    """The one to take and the other; the first where neither says when it was changed."""
    one, other = (moment_in(read.content.get("last_modified")) for read in (first, second))
    if second.is_half or one is None or other is None or other <= one:
        return first, second
    return second, first
