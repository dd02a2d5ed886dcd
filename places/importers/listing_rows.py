"""One candidate into one listing, and the cases in which people here had the last word."""

from __future__ import annotations

from places.actions import UnpublishedChanges, write_listing
from places.exact_locations import exact_location_of, keep_apart, withdraw_place
from places.importers.candidate import Candidate, Venue
from places.importers.fingerprints import LATER_FIELDS, LISTING_FIELDS, of_listing
from places.importers.timetables import exception_row, session_row
from places.models import ImportRecord, Listing, Place

SET_APART = {"organisation_id", "location_visibility", "hours_known", "hours_text"}
DEFAULTS = {name: Listing._meta.get_field(name) for name in LISTING_FIELDS if name not in SET_APART}
# About a centimetre.
SAME_DEG = 1e-7


class LeftAlone(Exception):
    """People here made something else of the listing; the message says what."""


def new_listing(source: str, candidate: Candidate) -> Listing:
    """An unsaved draft of what the candidate says, without its place."""
    listing = Listing(origin=source, origin_id=candidate.source_id, live=False)
    fill(listing, candidate)
    confirm(listing, candidate)
    return listing


def add_one(source: str, candidate: Candidate, place: Place | None, *, publish: bool) -> Listing:
    """Write a new listing; raises ``LeftAlone`` when it is there without an import."""
    if Listing.objects.filter(origin=source, origin_id=candidate.source_id).exists():
        raise LeftAlone("is there already, and not from an import; it was left alone")
    listing = new_listing(source, candidate)
    listing.place = place
    if candidate.venue and not candidate.exact:
        listing.full_clean()
        _hide(listing, candidate.venue)
    write_listing(listing=listing, by=None, publish=publish)
    return listing


def change_one(
    candidate: Candidate, record: ImportRecord, place: Place | None, *, publish: bool
) -> Listing:
    """Write what the source says now; raises ``LeftAlone`` or ``UnpublishedChanges`` where
    people here had the last word."""
    listing = Listing.objects.filter(uid=record.uid).first()
    if listing is None:
        raise LeftAlone("was deleted here; it does not come back by itself")
    _check_untouched(listing, record, candidate, publish=publish)
    old_place = listing.place
    fill(listing, candidate)
    listing.place = place
    if publish or not listing.live:
        confirm(listing, candidate)
        if not candidate.exact and old_place:
            withdraw_place(listing, old_place)
            _forget(old_place)
        if candidate.venue and not candidate.exact:
            _hide(listing, candidate.venue)
    if not listing.live:
        # A draft that nobody but the import wrote: the row follows, and nothing is buried.
        listing.has_unpublished_changes = False
        listing.save()
    write_listing(listing=listing, by=None, publish=publish)
    return listing


def _check_untouched(
    listing: Listing, record: ImportRecord, candidate: Candidate, *, publish: bool
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
            "was edited here since the last import, and the source changed too; "
            f"both were left alone{warning}"
        )
    if listing.live and not publish and not candidate.exact:
        raise LeftAlone("hides where it is, so an editor has to take over the change")


def fill(listing: Listing, candidate: Candidate) -> None:
    """Give the listing everything that the candidate says, but its place and confirmation."""
    for name, field in DEFAULTS.items():
        value = candidate.fields[name] if name in candidate.fields else field.get_default()
        setattr(listing, name, value)
    for name in LATER_FIELDS & candidate.fields.keys():
        setattr(listing, name, candidate.fields[name])
    listing.organisation = candidate.organisation
    listing.location_visibility = candidate.visibility
    listing.hours_known = candidate.hours.known.value
    listing.hours_text = candidate.hours.text
    listing.sessions = [session_row(planned) for planned in candidate.hours.sessions]
    listing.exceptions = [exception_row(planned) for planned in candidate.hours.exceptions]


def confirm(listing: Listing, candidate: Candidate) -> None:
    """Set when and by whom the listing was last found right."""
    listing.confirmed_on = candidate.confirmation.on
    listing.confirmed_by = candidate.confirmation.by


def _forget(place: Place) -> None:
    """Let go of the marks of a place that is gone: they could be tried against addresses."""
    if not Place.objects.filter(uid=place.uid).exists():
        ImportRecord.objects.filter(subject=ImportRecord.Subject.PLACE, uid=place.uid).delete()


def _hide(listing: Listing, venue: Venue) -> None:
    keep_apart(
        listing,
        point=venue.point,
        place_name=venue.name,
        address=venue.address,
        postcode=venue.postcode,
    )


def has_moved(candidate: Candidate, record: ImportRecord) -> bool:
    """Whether a listing that hides its place is elsewhere now; fingerprints do not say."""
    if candidate.exact or candidate.venue is None:
        return False
    listing = Listing.objects.filter(uid=record.uid).first()
    kept = exact_location_of(listing) if listing else None
    if kept is None:
        return listing is not None
    venue = candidate.venue
    words = (kept.place_name, kept.address, kept.postcode)
    far = max(abs(kept.point.x - venue.point.x), abs(kept.point.y - venue.point.y)) > SAME_DEG
    return far or words != (venue.name, venue.address, venue.postcode)
