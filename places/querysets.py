"""Questions that listings answer, in the order in which somebody would ask them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import JSONObject

from guardianship.lib import clock
from places.enums import Access, Cost, StepFree

if TYPE_CHECKING:
    pass

# Distance bands that people can picture: walks of 5, 20 and 45 minutes at 80 m a minute.
BAND_EDGES_M = (400, 1_600, 3_600)


def _lower(field: str) -> Func:
    return Func(F(field), function="lower", output_field=models.DateTimeField())


def _upper(field: str) -> Func:
    return Func(F(field), function="upper", output_field=models.DateTimeField())


def _intervals() -> models.QuerySet:
    return apps.get_model("places.OpenInterval").objects.filter(listing=OuterRef("pk"))


class ListingQuerySet(models.QuerySet["Listing"]):
    """Filters restrict, ``with_`` annotates, ordering comes last. Nothing here is hidden by
    default: public code begins with ``listed()``."""

    def listed(self) -> ListingQuerySet:
        """What the public may see: live, and confirmed within the last 180 days or never."""
        oldest = clock.today() - timedelta(days=settings.UNLISTED_AFTER_DAYS)
        return self.filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=oldest), live=True)

    def near(self, point: Point, radius_m: float) -> ListingQuerySet:
        """Listings whose public geometry comes within ``radius_m`` of a WGS 84 point."""
        return self.filter(public_geometry__dwithin=(point, D(m=radius_m)))

    def welcoming(self, age: int) -> ListingQuerySet:
        """Listings for this age, both ends included; an age not said keeps nobody out."""
        return self.filter(
            Q(age_from__isnull=True) | Q(age_from__lte=age),
            Q(age_to__isnull=True) | Q(age_to__gte=age),
        )

    def free(self) -> ListingQuerySet:
        """Listings that cost nothing, or what one can give."""
        return self.filter(cost__in=[Cost.FREE, Cost.DONATION])

    def offering(self, helps: list[str]) -> ListingQuerySet:
        """Listings that offer every one of these practical helps."""
        return self.filter(practical_help__contains=helps)

    def step_free_only(self) -> ListingQuerySet:
        """Listings with a step-free way in."""
        return self.filter(step_free=StepFree.YES)

    def sure(self) -> ListingQuerySet:
        """Listings whose hours were confirmed lately enough to be believed."""
        oldest = clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS)
        return self.filter(confirmed_on__gte=oldest)

    def open_at(self, at: datetime) -> ListingQuerySet:
        """Listings known to be open at an aware moment."""
        now_open = _intervals().filter(during__contains=at, certainty="open")
        return self.sure().filter(Exists(now_open))

    def open_during(self, start: datetime, end: datetime) -> ListingQuerySet:
        """Listings known to be open at some moment of ``[start, end)``."""
        overlapping = _intervals().filter(during__overlap=(start, end), certainty="open")
        return self.sure().filter(Exists(overlapping))

    def not_sure_during(self, start: datetime, end: datetime) -> ListingQuerySet:
        """Listings that may be open in ``[start, end]`` but nobody can be sure."""
        span = (start, end + timedelta(microseconds=1))
        known = _intervals().filter(during__overlap=span, certainty="open")
        doubted = _intervals().filter(during__overlap=span, certainty="unsure")
        oldest = clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS)
        unconfirmed = Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=oldest)
        beyond = Q(intervals_until__lte=start) | Q(intervals_from__gt=start)
        beyond |= Q(intervals_until__isnull=True)
        return self.filter(unconfirmed | beyond | (Exists(doubted) & ~Exists(known)))

    def with_distance_from(self, point: Point) -> ListingQuerySet:
        """Annotate ``distance_m`` from a WGS 84 point to the public geometry, and its band."""
        bands = [
            When(public_geometry__dwithin=(point, D(m=edge_m)), then=Value(number))
            for number, edge_m in enumerate(BAND_EDGES_M)
        ]
        return self.annotate(
            distance_m=Distance("public_geometry", point),
            distance_band=Case(*bands, default=Value(len(BAND_EDGES_M))),
        )

    def with_hours_at(self, at: datetime) -> ListingQuerySet:
        """Annotate ``interval_at`` (the interval that holds ``at``, as JSON) and ``opens_next``."""
        holding = _intervals().filter(during__contains=at)
        as_json = JSONObject(
            start=_lower("during"), end=_upper("during"), certainty="certainty", reason="reason"
        )
        coming = _intervals().filter(certainty="open").annotate(start=_lower("during"))
        return self.annotate(
            interval_at=Subquery(holding.values(found=as_json)[:1]),
            opens_next=Subquery(coming.filter(start__gt=at).order_by("start").values("start")[:1]),
        )

    def soonest_first(self, at: datetime) -> ListingQuerySet:
        """Open to all first, open soonest, then distance band, then name.

        Needs ``with_hours_at``; the band counts only after ``with_distance_from``.
        """
        is_open = Q(interval_at__certainty="open")
        rank = Case(When(access=Access.OPEN_TO_ALL, then=Value(0)), default=Value(1))
        opens = Case(When(is_open, then=Value(at)), default=F("opens_next"))
        keys = [rank.asc(), opens.asc(nulls_last=True)]
        if "distance_band" in self.query.annotations:
            keys.append(F("distance_band").asc())
        return self.order_by(*keys, "name", "pk")
