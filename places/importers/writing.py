"""Candidates into listings: new ones, changed ones, and those that people made their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from gis.packs.loading import check_deferred
from gis.packs.report import FileReport
from guardianship.lib import clock
from guardianship.lib.progress import track
from places.actions import UnpublishedChanges, write_listing
from places.exact_locations import exact_location_of, keep_apart, withdraw_place
from places.importers.candidate import Candidate, Venue
from places.importers.fingerprints import CONFIRMATION, LISTING_FIELDS, of_listing
from places.importers.records import Records, Subject
from places.importers.timetables import exception_row, session_row
from places.importers.venues import Venues
from places.models import ImportRecord, Listing

SET_APART = {"organisation_id", "location_visibility", "hours_known", "hours_text"}


class LeftAlone(Exception):
    """People here made something else of the listing; the message says what."""


class ListingWriter:
    """Writes the candidates of one source; each stands or falls alone."""

    def __init__(self, source: str, publish: bool, report: FileReport) -> None:
        self.source, self.publish, self.report = source, publish, report
        self.records = Records(Subject.LISTING, source)
        self.venues = Venues(source, (), publish=publish)

    def write(self, candidates: Sequence[Candidate], label: str) -> None:
        """Write all candidates and count what became of each."""
        shown = [c.venue for c in candidates if c.venue and c.exact]
        self.venues = Venues(self.source, shown, publish=self.publish)
        for candidate in track(candidates, label, total=len(candidates)):
            for field, reason in candidate.notes:
                self.report.note(candidate.row, field, reason)
            self._write_one(candidate)

    def saw(self, source_ids: Iterable[str]) -> None:
        """Rows that are still in the source, though they could not be used this time."""
        self.records.seen.update(source_ids)

    def report_gone(self) -> None:
        """Mention listings whose rows the source no longer has; nothing is deleted."""
        gone = {record.uid: record for record in self.records.gone()}
        for listing in Listing.objects.filter(uid__in=gone).order_by("name", "pk"):
            self.report.gone_from_source(
                listing.name, "is no longer in the source; its listing was left as it is"
            )

    def _write_one(self, candidate: Candidate) -> None:
        mark = candidate.fingerprint(self.publish)
        record = self.records.get(candidate.source_id)
        try:
            if record is None:
                with transaction.atomic():
                    self._add(candidate, mark)
                    check_deferred()
                self.report.add()
            elif record.row_fingerprint == mark and not _moved(candidate, record):
                self.report.kept += 1
            else:
                with transaction.atomic():
                    self._change(candidate, record, mark)
                    check_deferred()
                self.report.changed += 1
        except (LeftAlone, UnpublishedChanges) as reason:
            said = "has changes that nobody has published yet; both were left alone"
            text = said if isinstance(reason, UnpublishedChanges) else str(reason)
            self.report.conflict(candidate.row, f"{candidate.fields['name']}: {text}")
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                name = "" if field == NON_FIELD_ERRORS else field
                self.report.refuse(candidate.row, name, " ".join(messages))
                break
        except IntegrityError as error:
            # Its text holds the whole row, whose place may be hidden: only the rule is named.
            rule = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or "?"
            self.report.refuse(candidate.row, "", f"breaks a rule of the register: {rule}")

    def _add(self, candidate: Candidate, mark: str) -> None:
        if Listing.objects.filter(origin=self.source, origin_id=candidate.source_id).exists():
            raise LeftAlone("is there already, and not from an import; it was left alone")
        listing = Listing(origin=self.source, origin_id=candidate.source_id, live=False)
        self._fill(listing, candidate)
        self._confirm(listing, candidate)
        if candidate.venue and not candidate.exact:
            listing.full_clean()
            _hide(listing, candidate.venue)
        write_listing(listing=listing, by=None, publish=self.publish)
        self._remember(listing, candidate, mark)

    def _change(self, candidate: Candidate, record: ImportRecord, mark: str) -> None:
        listing = Listing.objects.filter(uid=record.uid).first()
        if listing is None:
            raise LeftAlone("was deleted here; it does not come back by itself")
        self._check_untouched(listing, record, candidate)
        old_place = listing.place
        self._fill(listing, candidate)
        if not listing.live:
            # A draft that only the import wrote: the row follows, and nothing is buried.
            listing.has_unpublished_changes = False
        if self.publish or not listing.live:
            self._confirm(listing, candidate)
            if not candidate.exact and old_place:
                withdraw_place(listing, old_place)
            if candidate.venue and not candidate.exact:
                _hide(listing, candidate.venue)
            if not listing.live:
                listing.save()
        write_listing(listing=listing, by=None, publish=self.publish)
        self._remember(listing, candidate, mark)

    def _check_untouched(
        self, listing: Listing, record: ImportRecord, candidate: Candidate
    ) -> None:
        hides = candidate.visibility != listing.location_visibility and not candidate.exact
        warning = "; THE SOURCE NOW HIDES WHERE IT IS" if hides else ""
        if listing.live and listing.has_unpublished_changes:
            raise UnpublishedChanges(str(listing))
        if listing.locked:
            raise LeftAlone(f"is locked by an editor; it was left alone{warning}")
        if not listing.live and listing.first_published_at:
            raise LeftAlone(f"was unpublished here; it was left alone{warning}")
        content = listing if listing.live else listing.get_latest_revision_as_object()
        if of_listing(content, listing) != record.left_fingerprint:
            raise LeftAlone(
                f"was edited here since the last import, and the source changed too; "
                f"both were left alone{warning}"
            )
        if listing.live and not self.publish and not candidate.exact:
            raise LeftAlone("hides where it is, so an editor has to take over the change")

    def _fill(self, listing: Listing, candidate: Candidate) -> None:
        for name in LISTING_FIELDS:
            if name not in SET_APART:
                default = Listing._meta.get_field(name).get_default()
                setattr(listing, name, candidate.fields.get(name, default))
        listing.organisation = candidate.organisation
        listing.location_visibility = candidate.visibility
        listing.hours_known = candidate.hours.known.value
        listing.hours_text = candidate.hours.text
        listing.sessions = [session_row(planned) for planned in candidate.hours.sessions]
        listing.exceptions = [exception_row(planned) for planned in candidate.hours.exceptions]
        listing.place = None
        if candidate.venue and candidate.exact:
            listing.place, conflict = self.venues.place_for(candidate.venue)
            if conflict:
                self.report.conflict(candidate.row, conflict)

    @staticmethod
    def _confirm(listing: Listing, candidate: Candidate) -> None:
        confirmation = candidate.confirmation
        on = clock.today() if confirmation.by_load else confirmation.on
        for name, value in zip(CONFIRMATION, (on, confirmation.by), strict=True):
            setattr(listing, name, value)

    def _remember(self, listing: Listing, candidate: Candidate, mark: str) -> None:
        left = of_listing(listing, listing)
        self.records.keep(candidate.source_id, listing.uid, row=mark, left=left)


def _hide(listing: Listing, venue: Venue) -> None:
    keep_apart(
        listing,
        point=venue.point,
        place_name=venue.name,
        address=venue.address,
        postcode=venue.postcode,
    )


def _moved(candidate: Candidate, record: ImportRecord) -> bool:
    """Whether a listing that hides its place is elsewhere now; fingerprints do not say."""
    if candidate.exact or candidate.venue is None:
        return False
    listing = Listing.objects.filter(uid=record.uid).first()
    kept = exact_location_of(listing) if listing else None
    if kept is None:
        return listing is not None
    venue = candidate.venue
    same_words = (kept.place_name, kept.address, kept.postcode) == (
        venue.name,
        venue.address,
        venue.postcode,
    )
    near = max(abs(kept.point.x - venue.point.x), abs(kept.point.y - venue.point.y)) < 1e-7
    return not (same_words and near)
