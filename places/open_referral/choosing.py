"""Which listings the feed offers, which it says are gone, and which of them somebody asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Extract, Greatest
from wagtail.models import ModelLogEntry

from guardianship.lib import clock
from places.enums import HoursKnownChoice, LocationVisibility, Weekday
from places.finder.moment import PART_STARTS
from places.models import Clearance, CoverageArea, Hold, Listing, Session
from places.open_referral.asked import MINUTES_A_DAY, ListingsAsked
from places.open_referral.taxonomies import has_term, has_term_of

HIDDEN = LocationVisibility.HIDDEN
MOST_WORDS = 8
# What is done to a listing without a new version of it.
ACTS = ("wagtail.publish", "wagtail.unpublish", "places.confirm", "places.hold", "places.lift_hold")
FIELDS_SEARCHED = (
    "name",
    "name_cy",
    "summary",
    "summary_cy",
    "organisation__name",
    "organisation__name_cy",
    "place__name",
    "place__address",
)


def offered() -> QuerySet[Listing]:
    """What the public may see now."""
    return Listing.objects.listed()


def ever_offered() -> QuerySet[Listing]:
    """What is or may have been public, with ``is_offered``; drafts that never were are not."""
    still = Listing.objects.listed().filter(pk=OuterRef("pk"))
    known = Listing.objects.filter(Q(live=True) | Q(first_published_at__isnull=False))
    return known.annotate(is_offered=Exists(still))


def with_modified(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Annotate ``modified``: when what the feed tells of a listing changed last, as far as known.

    The passing of a day changes it, too: confirmations and vetting run out.
    """
    return listings.annotate(
        modified=Greatest(
            "last_published_at",
            "place__latest_revision__created_at",
            "organisation__latest_revision__created_at",
            _of_holds("since"),
            _of_holds("lifted_at"),
            _of_patches(),
            _of_acts(),
            _run_out(),
            output_field=DateTimeField(),
        )
    )


def _of_holds(field: str) -> Subquery:
    holds = Hold.objects.filter(listing=OuterRef("pk")).values("listing")
    return Subquery(holds.values(found=Max(field)))


def _of_patches() -> Subquery:
    patches = CoverageArea.objects.filter(sessions__listing=OuterRef("pk")).order_by()
    found = patches.values("sessions__listing").values(found=Max("latest_revision__created_at"))
    return Subquery(found[:1])


def _of_acts() -> Subquery:
    content_type = ContentType.objects.get_for_model(Listing)
    key = Cast(OuterRef("pk"), CharField())
    acts = ModelLogEntry.objects.filter(
        content_type=content_type, object_id=key, action__in=ACTS
    ).order_by()
    return Subquery(acts.values("object_id").values(found=Max("timestamp")))


def _run_out() -> Greatest:
    """When the confirmation and the vetting ran out; nothing while both hold."""
    today = clock.today()
    oldest = today - timedelta(days=settings.UNLISTED_AFTER_DAYS)
    days = Value(timedelta(days=settings.UNLISTED_AFTER_DAYS + 1))
    confirmation = Case(
        When(confirmed_on__lt=oldest, then=Cast(F("confirmed_on") + days, DateTimeField())),
        output_field=DateTimeField(),
    )
    ended = Clearance.objects.filter(listing=OuterRef("pk"), until__lt=today)
    day_after = F("until") + Value(timedelta(days=1))
    vetting = Subquery(ended.values(found=Cast(day_after, DateTimeField()))[:1])
    return Greatest(confirmation, vetting, output_field=DateTimeField())


def chosen(asked: ListingsAsked) -> QuerySet[Listing]:
    """The listings that every one of the parameters lets through, in the order of their pages.

    A hidden listing is asked about like any other, by what everybody may know of it.
    """
    listings = offered()
    if asked.modified_after:
        listings = with_modified(ever_offered())
        # Of what nobody noted a change, none can be ruled out.
        listings = listings.filter(Q(modified__gte=asked.modified_after) | Q(modified=None))
    conditions = [has_word(word) for word in (asked.search or "").split()[:MOST_WORDS]]
    if asked.taxonomy_term_id:
        conditions.append(has_term(asked.taxonomy_term_id))
    if asked.taxonomy_id:
        conditions.append(has_term_of(asked.taxonomy_id))
    if asked.organization_id:
        conditions.append(Q(organisation__uid=asked.organization_id))
    if asked.minimum_age is not None:
        conditions.append(Q(age_from__gte=asked.minimum_age))
    if asked.maximum_age is not None:
        conditions.append(Q(age_to__lte=asked.maximum_age))
    if asks_when(asked):
        conditions.append(Q(Exists(sessions_when(asked).filter(listing=OuterRef("pk")))))
    together = Q(*conditions)
    if conditions and asked.modified_after:
        # What is gone tells nothing by which it could be chosen, and whoever has it must know.
        together = together & Q(is_offered=True) | Q(is_offered=False)
    return listings.filter(together).order_by("pk")


def has_word(word: str) -> Q:
    """Listings that say a word, or part of one, in what the feed tells of them."""
    found = Q()
    for field in FIELDS_SEARCHED:
        found |= Q(**{f"{field}__icontains": word})
    return found


def asks_when(asked: ListingsAsked) -> bool:
    """Whether the day or the time matters."""
    return not (asked.day is None and asked.start_time is None and asked.end_time is None)


def sessions_when(asked: ListingsAsked) -> QuerySet[Session]:
    """Sessions on the day and within the times asked; of past ones and unknown hours, none.

    Of a listing that hides where it is, the part of the day is all that anyone may learn.
    """
    today = clock.today()
    current: QuerySet[Any] = Session.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        Q(on_date__isnull=True) | Q(on_date__gte=today),
        listing__hours_known=HoursKnownChoice.KNOWN,
    )
    if asked.day:
        number = Weekday.values.index(asked.day) + 1
        current = current.filter(Q(weekday=asked.day) | Q(on_date__iso_week_day=number))
    start_min, end_min = asked.start_time, asked.end_time
    if start_min is not None:
        current = current.annotate(starts_min=_told(_starts_min(), _part_starts_min()))
        current = current.filter(starts_min__gte=start_min)
    if end_min is not None:
        # Nothing ends at the first minute of a day: the midnight that is meant is the other one.
        end_min = end_min or MINUTES_A_DAY
        if start_min is not None and end_min <= start_min:
            end_min += MINUTES_A_DAY  # until then in the night after
        current = current.annotate(ends_min=_told(_ends_min(), _part_ends_min()))
        current = current.filter(ends_min__lte=end_min)
    return current


def _told(exact: Any, part: Any) -> Case:
    hidden = When(listing__location_visibility=HIDDEN, then=part)
    return Case(hidden, default=exact, output_field=IntegerField())


def _minutes(field: str) -> Any:
    return Extract(field, "hour") * 60 + Extract(field, "minute")


def _starts_min() -> Any:
    return _minutes("starts_at")


def _ends_min() -> Any:
    past_midnight = When(ends_next_day=True, then=_minutes("ends_at") + MINUTES_A_DAY)
    return Case(past_midnight, default=_minutes("ends_at"), output_field=IntegerField())


def _part_starts_min() -> Case:
    """When the part of the day begins in which the session does; nights begin at their first."""
    begun = [
        When(starts_at__gte=starts_at, then=Value(starts_at.hour * 60))
        for starts_at, _part in reversed(PART_STARTS)
    ]
    return Case(*begun, default=Value(0), output_field=IntegerField())


def _part_ends_min() -> Case:
    """When the part of the day ends in which the session begins."""
    ends = [starts_at for starts_at, _part in PART_STARTS]
    before = [When(starts_at__lt=end, then=Value(end.hour * 60)) for end in ends]
    night = Value(MINUTES_A_DAY + ends[0].hour * 60)
    return Case(*before, default=night, output_field=IntegerField())
