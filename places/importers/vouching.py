"""Trusted businesses of a directory: its publisher vetted them, and we take its word for a year.

Rule R-TRP-4 lets no business stay longer than twelve months without a renewal. A directory's
word therefore counts from the day on which it last confirmed the row, and ends unless the row
is confirmed anew or the business goes through vetting here, which the importer never overrules.
"""

from datetime import date

from places.enums import Kind, Voucher
from places.models import Clearance, Listing


def vouch_for(source: str) -> int:
    """Clear the trusted businesses of an import for a year from their confirmation; returns
    how many were new or had to be moved."""
    listings = Listing.objects.filter(
        origin=source, kind=Kind.TRUSTED_BUSINESS, confirmed_on__isnull=False
    )
    wanted = {
        key: _a_year_after(confirmed_on)
        for key, confirmed_on in listings.values_list("pk", "confirmed_on")
    }
    standing = {c.listing_id: c for c in Clearance.objects.filter(listing__in=wanted)}
    moved = [
        clearance
        for key, clearance in standing.items()
        if clearance.vouched_by == Voucher.DIRECTORY and clearance.until != wanted[key]
    ]
    for clearance in moved:
        clearance.until = wanted[clearance.listing_id]
    new = [
        Clearance(listing_id=key, until=until, vouched_by=Voucher.DIRECTORY)
        for key, until in wanted.items()
        if key not in standing
    ]
    Clearance.objects.bulk_update(moved, ["until"])
    Clearance.objects.bulk_create(new)
    return len(moved) + len(new)


def _a_year_after(day: date) -> date:
    """The same day of the next year; the day before where it has none (29 February)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
