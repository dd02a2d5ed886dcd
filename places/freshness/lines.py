"""What stands in a mail or on its page about one listing: name, hours in words, how sure we are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from guardianship.lib import clock
from places.enums import HoldReason, HoursKnownChoice
from places.freshness.asking import stage_days, unlisted_on
from places.freshness.enums import Stage
from places.freshness.portal_door import listing_address
from places.languages import in_language
from places.models import Hold, Session
from places.readback import sentence
from places.spoken_time import date_with_year, long_date, wall_range

if TYPE_CHECKING:
    from places.freshness.seasons import Occasion
    from places.models import Listing, ListingException


@dataclass(frozen=True, slots=True)
class Line:
    """One listing in words of the reader's language; ``change`` is where to change it, or ""."""

    key: int
    name: str
    hours: str
    confirmed: str
    consequence: str
    is_doubted: bool
    change: str
    other_dates: tuple[str, ...]


def with_words(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """With all that a line says, in three more queries, however many listings there are."""
    sessions = Session.objects.select_related("coverage_area")
    return listings.prefetch_related(Prefetch("sessions", queryset=sessions), "exceptions")


def doubted_among(listings: Sequence[Listing]) -> set[int]:
    """Those which several people found shut; one query."""
    holds = Hold.objects.filter(
        listing__in=[listing.pk for listing in listings],
        reason=HoldReason.REPORTED_SHUT,
        lifted_at=None,
    )
    return set(holds.values_list("listing", flat=True))


def line_of(
    listing: Listing,
    doubted: Collection[int],
    occasion: Occasion | None = None,
    *,
    says_money: bool = False,
) -> Line:
    """The line of a listing that came ``with_words``; with other dates of an occasion, if any.

    ``says_money`` is of letters to whoever runs it: until when it is paid for.
    """
    return Line(
        key=listing.pk,
        name=in_language(listing, "name"),
        hours=_hours(listing),
        confirmed=_confirmed(listing),
        consequence=_consequence(listing),
        is_doubted=listing.pk in doubted,
        change=listing_address(listing.uid),
        other_dates=_paid_for(listing)
        if says_money
        else (_other_dates(listing, occasion) if occasion else ()),
    )


def stage_of(listing: Listing) -> Stage | None:
    """The furthest stage that a listing is at today."""
    if listing.confirmed_on is None:
        return Stage.NOT_SURE
    age_days = (clock.today() - listing.confirmed_on).days
    return next((stage for stage, days in stage_days().items() if age_days > days), None)


def _hours(listing: Listing) -> str:
    if listing.hours_known == HoursKnownChoice.BY_APPOINTMENT:
        return _("By appointment only")
    if listing.hours_known == HoursKnownChoice.NOT_KNOWN:
        return _("We do not know the hours.")
    return sentence(listing.sessions.all()) or _("No times yet")


def _confirmed(listing: Listing) -> str:
    if listing.confirmed_on is None:
        return _("Nobody has confirmed this yet.")
    return _("Last confirmed on %(day)s.") % {"day": date_with_year(listing.confirmed_on)}


def _consequence(listing: Listing) -> str:
    """What young people are told because of its age."""
    stage = stage_of(listing)
    if stage is Stage.UNLISTED:
        return _("Young people no longer see it. It comes back when you say that it is right.")
    if stage is Stage.LAST_CALL and listing.confirmed_on:
        last = {"day": long_date(unlisted_on(listing.confirmed_on), clock.today())}
        return _("Young people no longer see it from %(day)s.") % last
    if stage in (Stage.NOT_SURE, Stage.LAST_CALL):
        return _("Young people read: not sure – ring first.")
    if stage is Stage.CHECK_FIRST:
        return _("Young people read: check first.")
    return ""


def _paid_for(listing: Listing) -> tuple[str, ...]:
    if listing.funded_until is None:
        return ()
    return (_("Paid for until %(day)s.") % {"day": date_with_year(listing.funded_until)},)


def _other_dates(listing: Listing, occasion: Occasion) -> tuple[str, ...]:
    rows = [
        row
        for row in listing.exceptions.all()
        if row.first_day <= occasion.last_day and row.last_day >= occasion.first_day
    ]
    return tuple(_exception(row) for row in sorted(rows, key=lambda row: row.first_day))


def _exception(row: ListingException) -> str:
    today = clock.today()
    days = long_date(row.first_day, today)
    if row.last_day != row.first_day:
        ends = {"first": days, "last": long_date(row.last_day, today)}
        days = _("%(first)s to %(last)s") % ends
    if not (row.starts_at and row.ends_at):
        return f"{days}: " + _("closed")
    hours = {"hours": wall_range(row.starts_at, row.ends_at)}
    what = _("%(hours)s instead") if row.kind == "changed" else _("also open %(hours)s")
    return f"{days}: {what % hours}"
