"""For each listing of a feed: when it was seen there, and what differs from our copy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from gis.packs.report import FileReport
from guardianship.lib import clock
from places.enums import LocationVisibility
from places.importers.candidate import Candidate
from places.importers.fingerprints import LISTING_FIELDS
from places.importers.listing_rows import DEFAULTS
from places.importers.records import Subject
from places.models import ImportRecord, Listing
from places.sources.models import Feed, FeedService

State = FeedService.State
# So many whole imports in a row without it, and the editors are told.
MISSING_AFTER_RUNS = 3
SHOWN_CHARS = 300
COMPARED = (*(name for name in LISTING_FIELDS if name in DEFAULTS), "hours_known")


def keep_provenance(
    feed: Feed,
    candidates: Sequence[Candidate],
    report: FileReport,
    *,
    unused: Collection[str],
    withdrawn: Collection[str],
    is_whole: bool,
) -> None:
    """Write what this import learned; nothing is taken for missing unless it ``is_whole``.

    ``unused`` are services that the feed has, and that could not be used this time.
    """
    now = clock.now()
    uids = _uids(feed)
    ours = _ours(feed)
    said = {candidate.source_id: candidate for candidate in candidates}
    there = {row.source_id: row for row in FeedService.objects.filter(feed=feed)}
    rows: list[FeedService] = []
    for source_id in said.keys() | there.keys():
        row = there.get(source_id) or FeedService(
            feed=feed, source_id=source_id, first_seen_at=now, last_seen_at=now
        )
        row.listing_uid = uids.get(source_id)
        if row._state.adding and source_id not in uids:
            continue  # the register refused it; the report says why
        if source_id in said:
            row.differs = _differences(said[source_id], ours.get(source_id))
        ids = {source_id, source_id.rpartition("#")[0]}  # of the service, where it has places
        if not ids.isdisjoint(withdrawn):
            row.state, row.missed_runs, row.last_seen_at = State.WITHDRAWN, 0, now
        elif source_id in said or not ids.isdisjoint(unused):
            row.state, row.missed_runs, row.last_seen_at = State.THERE, 0, now
        elif is_whole:
            _missed(row)
        rows.append(row)
    _report_changes(rows, report, ours)
    old = [row for row in rows if not row._state.adding]
    FeedService.objects.bulk_create([row for row in rows if row._state.adding], batch_size=1000)
    FeedService.objects.bulk_update(
        old,
        ["listing_uid", "state", "last_seen_at", "missed_runs", "differs"],
        batch_size=500,
    )
    if is_whole:
        feed.whole_runs += 1
        feed.save(update_fields=["whole_runs"])


def _missed(row: FeedService) -> None:
    row.missed_runs = min(row.missed_runs + 1, 30_000)
    if row.missed_runs >= MISSING_AFTER_RUNS:
        row.state = State.MISSING


def _report_changes(
    rows: Sequence[FeedService],
    report: FileReport,
    ours: dict[str, dict[str, Any]],
) -> None:
    """What the editors should look at: nothing of it was taken away."""
    for row in sorted(rows, key=lambda row: row.source_id):
        listing = ours.get(row.source_id)
        if listing is None:
            continue
        if row.state == State.MISSING:
            report.gone_from_source(
                listing["name"],
                f"was not in the last {row.missed_runs} whole imports; "
                "its listing was left as it was",
            )
        elif row.state == State.WITHDRAWN:
            report.gone_from_source(
                listing["name"],
                "is no longer offered, says the source; its listing was left as it was",
            )


def _uids(feed: Feed) -> dict[str, Any]:
    records = ImportRecord.objects.filter(subject=Subject.LISTING, source=feed.origin)
    return dict(records.values_list("source_id", "uid"))


def _ours(feed: Feed) -> dict[str, dict[str, Any]]:
    rows = Listing.objects.filter(origin=feed.origin).order_by()
    return {row["origin_id"]: row for row in rows.values("origin_id", *COMPARED)}


def _differences(candidate: Candidate, ours: dict[str, Any] | None) -> list[dict[str, str]]:
    if ours is None or candidate.visibility == LocationVisibility.HIDDEN:
        return []
    theirs = {name: candidate.fields.get(name, DEFAULTS[name].get_default()) for name in DEFAULTS}
    theirs["hours_known"] = candidate.hours.known.value
    return [
        {"field": name, "source": _shown(theirs[name]), "ours": _shown(ours[name])}
        for name in COMPARED
        if theirs[name] != ours[name]
    ]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)[:SHOWN_CHARS]
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)[:SHOWN_CHARS]
