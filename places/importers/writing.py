"""Candidates into listings: new ones together, the others each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from gis.packs.loading import check_deferred
from gis.packs.report import FileReport
from guardianship.lib.progress import track
from places.actions import UnpublishedChanges
from places.bulk_writing import add_listings
from places.importers.candidate import Candidate, Venue
from places.importers.fingerprints import of_listing
from places.importers.listing_rows import (
    LeftAlone,
    add_one,
    change_one,
    has_moved,
    new_listing,
)
from places.importers.records import Left, Records, Subject
from places.importers.venues import Venues
from places.importers.vouching import vouch_for
from places.models import ImportRecord, Listing

BATCH = 200
# Relations are checked by the database, without a question for each.
RELATIONS = [field.name for field in Listing._meta.fields if field.is_relation]


class ListingWriter:
    """Writes the candidates of one source; each stands or falls alone.

    ``vouches`` says that the source's word stands in for our vetting of trusted businesses.
    """

    def __init__(
        self, source: str, publish: bool, report: FileReport, *, vouches: bool = True
    ) -> None:
        self.source, self.publish, self.report = source, publish, report
        self.vouches = vouches
        self.records = Records(Subject.LISTING, source)
        self._shown: list[Venue] = []
        self._venues = Venues(source, (), publish=publish)

    def write(self, candidates: Sequence[Candidate], label: str) -> None:
        """Write all candidates and count what became of each."""
        waiting = [candidate for candidate in candidates if not self._is_kept(candidate)]
        self._shown = [c.venue for c in waiting if c.venue and c.exact]
        self._start_venues()
        there = self._ids_in_use(waiting)
        together = [c for c in waiting if c.exact and c.source_id not in there]
        alone = [c for c in waiting if not (c.exact and c.source_id not in there)]
        steps = iter(track(together, label, total=len(together)))
        while batch := list(islice(steps, BATCH)):
            self._add_together(batch)
        for candidate in track(alone, label, total=len(alone)):
            self._write_one(candidate)
        if self.vouches:
            vouch_for(self.source)

    def saw(self, source_ids: Iterable[str]) -> None:
        """Rows that are still in the source, though they could not be used this time."""
        self.records.seen.update(source_ids)

    def report_gone(self) -> None:
        """Mention listings whose rows the source no longer has; nothing is deleted."""
        gone = [record.uid for record in self.records.gone()]
        for listing in Listing.objects.filter(uid__in=gone).order_by("name", "pk"):
            self.report.gone_from_source(
                listing.name, "is no longer in the source; its listing was left as it is"
            )

    def _is_kept(self, candidate: Candidate) -> bool:
        """Whether the row is as it was at the last import; notes of the row are told anyway."""
        for field, reason in candidate.notes:
            self.report.note(candidate.row, field, reason)
        record = self.records.get(candidate.source_id)
        if record is None or record.row_fingerprint != candidate.fingerprint(self.publish):
            return False
        if has_moved(candidate, record):
            return False
        self.report.kept += 1
        return True

    def _ids_in_use(self, candidates: Sequence[Candidate]) -> set[str]:
        ids = [candidate.source_id for candidate in candidates]
        rows = Listing.objects.filter(origin=self.source, origin_id__in=ids)
        return set(rows.values_list("origin_id", flat=True)) | (self.records.by_id.keys() & ids)

    def _start_venues(self) -> None:
        self._venues = Venues(self.source, self._shown, publish=self.publish)

    def _add_together(self, batch: Sequence[Candidate]) -> None:
        """Add new listings at once; when the register refuses one, each by itself."""
        sound = list(self._sound(batch))
        conflicts = self.report.conflicts
        try:
            with transaction.atomic():
                self._settle([candidate for candidate, _listing in sound])
                for candidate, listing in sound:
                    listing.place = (
                        self._venues.place_of(candidate.venue) if candidate.venue else None
                    )
                add_listings([listing for _candidate, listing in sound], publish=self.publish)
                self.records.keep([self._left(c, listing) for c, listing in sound])
                check_deferred()
        except IntegrityError:
            self.report.conflicts = conflicts
            self._start_venues()
            for candidate, _listing in sound:
                self._write_one(candidate)
            return
        for _pair in sound:
            self.report.add()

    def _sound(self, batch: Sequence[Candidate]) -> Iterator[tuple[Candidate, Listing]]:
        for candidate in batch:
            listing = new_listing(self.source, candidate)
            try:
                listing.clean_fields(exclude=RELATIONS)
            except ValidationError as error:
                self._refuse(candidate, error)
                continue
            yield candidate, listing

    def _write_one(self, candidate: Candidate) -> None:
        record: ImportRecord | None = self.records.by_id.get(candidate.source_id)
        try:
            with transaction.atomic():
                self._settle([candidate])
                place = None
                if candidate.venue and candidate.exact:
                    place = self._venues.place_of(candidate.venue)
                if record is None:
                    listing = add_one(self.source, candidate, place, publish=self.publish)
                else:
                    listing = change_one(candidate, record, place, publish=self.publish)
                self.records.keep([self._left(candidate, listing)])
                check_deferred()
        except (LeftAlone, UnpublishedChanges, ValidationError, IntegrityError) as error:
            self._start_venues()
            self._refuse(candidate, error)
            return
        self.report.changed += 1
        self.report.added += record is None

    def _settle(self, candidates: Sequence[Candidate]) -> None:
        shown = [c.venue for c in candidates if c.venue and c.exact]
        for conflict in self._venues.settle(shown):
            self.report.conflict(candidates[0].row if len(candidates) == 1 else None, conflict)

    def _left(self, candidate: Candidate, listing: Listing) -> Left:
        mark = candidate.fingerprint(self.publish)
        return Left(candidate.source_id, listing.uid, mark, of_listing(listing, listing))

    def _refuse(self, candidate: Candidate, error: Exception) -> None:
        if isinstance(error, LeftAlone | UnpublishedChanges):
            said = "has changes that nobody has published yet; both were left alone"
            text = said if isinstance(error, UnpublishedChanges) else str(error)
            self.report.conflict(candidate.row, f"{candidate.fields['name']}: {text}")
        elif isinstance(error, ValidationError):
            field, messages = next(iter(error.message_dict.items()))
            name = "" if field == NON_FIELD_ERRORS else field
            self.report.refuse(candidate.row, name, " ".join(messages))
        else:
            # Its text holds the whole row, whose place may be hidden: only the rule is named.
            rule = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
            self.report.refuse(candidate.row, "", f"breaks a rule of the register: {rule or '?'}")
