"""The register's tables."""

from places.models.bulk_change import BulkChange, ChangedListing
from places.models.calendar import BankHoliday, SchoolTerm, TermCalendarRow
from places.models.coverage import CoverageArea, LeastCoverage
from places.models.exact_location import ExactLocation
from places.models.hold import Clearance, Hold
from places.models.import_record import ImportRecord
from places.models.interval import OpenInterval
from places.models.listing import Listing
from places.models.organisation import Membership, Organisation
from places.models.place import Place
from places.models.saved_filter import SavedFilter
from places.models.session import ListingException, Session

__all__ = [
    "BankHoliday",
    "BulkChange",
    "ChangedListing",
    "Clearance",
    "CoverageArea",
    "ExactLocation",
    "Hold",
    "ImportRecord",
    "LeastCoverage",
    "Listing",
    "ListingException",
    "Membership",
    "OpenInterval",
    "Organisation",
    "Place",
    "SavedFilter",
    "SchoolTerm",
    "Session",
    "TermCalendarRow",
]
