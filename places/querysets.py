"""Questions that listings answer, in the order in which somebody would ask them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.contrib.gis.measure import D
from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, JSONObject
from django.db.models.lookups import GreaterThan

from guardianship.lib import clock
from places.enums import DOUBTING_HOLDS, Access, Answer, Cost, Kind, LocationVisibility, StepFree

if TYPE_CHECKING:
    from places.models import Listing  # noqa: F401 - the quoted name below

# Distance bands that people can picture: walks of 5, 20 and 45 minutes at 80 m a minute.
BAND_EDGES_M = (400, 1_600, 3_600)
HIDDEN = Q(location_visibility=LocationVisibility.HIDDEN)


def _lower(field: str) -> Func:
    return Func(F(field), function="lower", output_field=models.DateTimeField())


def _upper(field: str) -> Func:
    return Func(F(field), function="upper", output_field=models.DateTimeField())


def _intervals() -> models.QuerySet:
    return apps.get_model("places.OpenInterval").objects.filter(listing=OuterRef("pk"))


def _overlaps(start: datetime, end: datetime, few: bool, **certainty: str) -> Q:
    """Whether a listing has such an interval at some moment of ``[start, end)``; never unknown.

    Both ways have one answer. For the whole register the intervals are found first: DISTINCT
    keeps PostgreSQL from sorting every listing and then looking each one up. Where few are
    left, each is looked up: its intervals never overlap, so of those that begin before the
    end, the last ends last, and that is one step in an index.
    """
    if not few:
        found = apps.get_model("places.OpenInterval").objects.filter(
            during__overlap=(start, end), **certainty
        )
        return Q(pk__in=found.values("listing").distinct())
    begun = _intervals().filter(**certainty).annotate(start=_lower("during"))
    begun = begun.filter(start__lt=end).order_by("-start").annotate(end=_upper("during"))
    return Q(GreaterThan(Coalesce(Subquery(begun.values("end")[:1]), Value(start)), Value(start)))


def _next_opening(after: datetime, wanted: str = "start") -> Subquery:
    coming = _intervals().filter(certainty="open").annotate(start=_lower("during"))
    coming = coming.filter(start__gt=after).order_by("start").annotate(end=_upper("during"))
    return Subquery(coming.values(wanted)[:1])


def _confirmed() -> Q:
    """Confirmed lately enough to be believed."""
    oldest = clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS)
    return Q(confirmed_on__gte=oldest)


def _known_at(at: datetime) -> Q:
    """Whether the stored intervals say anything about a moment."""
    return Q(intervals_from__lte=at, intervals_until__gt=at)


class ListingQuerySet(models.QuerySet["Listing"]):
    """Filters restrict, ``with_`` annotates, ordering comes last. Nothing here is hidden by
    default: public code begins with ``listed()``."""

    def listed(self) -> ListingQuerySet:
        """What the public may see: live, not held back, a trusted business only while its vetting
        holds, and confirmed within the last 180 days or never."""
        oldest = clock.today() - timedelta(days=settings.UNLISTED_AFTER_DAYS)
        holds = apps.get_model("places.Hold").objects.filter(
            listing=OuterRef("pk"), lifted_at__isnull=True
        )
        cleared = apps.get_model("places.Clearance").objects.filter(
            listing=OuterRef("pk"), until__gte=clock.today()
        )
        return self.filter(
            Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=oldest),
            ~Exists(holds.exclude(reason__in=DOUBTING_HOLDS)),
            ~Q(kind=Kind.TRUSTED_BUSINESS) | Exists(cleared),
            live=True,
        )

    # Where

    def near(self, point: Point, radius_m: float) -> ListingQuerySet:
        """Listings whose public geometry comes within ``radius_m`` of a WGS 84 point."""
        return self.filter(public_geometry__dwithin=(point, D(m=radius_m)))

    def showing_where(self) -> ListingQuerySet:
        """Listings that do not hide where they are."""
        return self.exclude(HIDDEN)

    def hiding_where(self) -> ListingQuerySet:
        """Listings that tell where they are only to those who ask."""
        return self.filter(HIDDEN)

    def looked_after_around(self, point: Point) -> ListingQuerySet:
        """Listings of the local authority that covers a point, wherever in it they are."""
        return self.filter(authority__boundary__covers=point)

    def inside(self, boundary: Polygon | MultiPolygon) -> ListingQuerySet:
        """Listings that show themselves at least partly in a WGS 84 boundary; of those that hide
        where they are, those of the authority around its middle and of all that lie in it."""
        shown = ~HIDDEN & Q(public_geometry__intersects=boundary)
        middle = boundary.point_on_surface
        theirs = Q(authority__boundary__covers=middle) | Q(authority__boundary__coveredby=boundary)
        return self.filter(shown | (HIDDEN & theirs))

    # What

    def of_kinds(self, kinds: Sequence[str]) -> ListingQuerySet:
        """Listings of any of these kinds."""
        return self.filter(kind__in=kinds)

    def welcoming(self, age: int) -> ListingQuerySet:
        """Listings for this age, both ends included; an age not said keeps nobody out."""
        return self.filter(
            Q(age_from__isnull=True) | Q(age_from__lte=age),
            Q(age_to__isnull=True) | Q(age_to__gte=age),
        )

    def free(self) -> ListingQuerySet:
        """Listings that cost nothing, or what one can give."""
        return self.filter(cost__in=[Cost.FREE, Cost.DONATION])

    def offering(self, helps: Sequence[str]) -> ListingQuerySet:
        """Listings that offer every one of these practical helps."""
        return self.filter(practical_help__contains=list(helps))

    def letting_in(self, access: Sequence[str]) -> ListingQuerySet:
        """Listings with any of these ways of coming in."""
        return self.filter(access__in=access)

    def step_free_only(self) -> ListingQuerySet:
        """Listings with a step-free way in, by their own word or else their place's."""
        by_place = Q(step_free=StepFree.NOT_SAID, place__step_free=StepFree.YES)
        return self.filter(Q(step_free=StepFree.YES) | by_place)

    def with_a_friend(self) -> ListingQuerySet:
        """Listings to which one can bring a friend."""
        return self.filter(bring_friend=Answer.YES)

    # When

    def sure(self) -> ListingQuerySet:
        """Listings whose hours were confirmed lately enough to be believed."""
        return self.filter(_confirmed())

    def open_at(self, at: datetime) -> ListingQuerySet:
        """Listings known to be open at an aware moment."""
        now_open = _intervals().filter(during__contains=at, certainty="open")
        return self.sure().filter(Exists(now_open), _known_at(at))

    def open_during(self, start: datetime, end: datetime, few: bool = False) -> ListingQuerySet:
        """Listings known to be open at some moment of ``[start, end)``; ``few`` says that other
        filters leave few of them."""
        return self.sure().filter(_overlaps(start, end, few, certainty="open"), _known_at(start))

    def not_sure_during(self, start: datetime, end: datetime, few: bool = False) -> ListingQuerySet:
        """Listings that may be open in ``[start, end)`` but nobody can be sure."""
        doubted = _overlaps(start, end, few, certainty="unsure")
        # Few are doubted, and of those each is looked up.
        known = _overlaps(start, end, few=True, certainty="open")
        # The negation of both, nulls included: SQL's NOT of an unknown would drop the row.
        unconfirmed = Q(confirmed_on__isnull=True) | ~_confirmed()
        beyond = Q(intervals_until__isnull=True) | ~_known_at(start)
        return self.filter(unconfirmed | beyond | (doubted & ~known))

    def perhaps_during(self, start: datetime, end: datetime, few: bool = False) -> ListingQuerySet:
        """Listings that are open or may be in ``[start, end)``: all that are not known closed."""
        known_or_doubted = _overlaps(start, end, few)
        beyond = Q(intervals_until__isnull=True) | ~_known_at(start)
        unconfirmed = Q(confirmed_on__isnull=True) | ~_confirmed()
        return self.filter(unconfirmed | beyond | known_or_doubted)

    # What to say of each

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
        return self.annotate(
            interval_at=Subquery(holding.values(found=as_json)[:1]), opens_next=_next_opening(at)
        )

    def with_opening_since(self, since: datetime) -> ListingQuerySet:
        """Annotate ``opens_since``: the first opening at ``since`` or later."""
        return self.annotate(opens_since=_next_opening(since - timedelta(microseconds=1)))

    def with_closing_after(self, at: datetime) -> ListingQuerySet:
        """Annotate ``closes_next``: when what opens next after ``at`` ends again."""
        return self.annotate(closes_next=_next_opening(at, "end"))

    def with_patches(self) -> ListingQuerySet:
        """Annotate ``patches``: coverage areas as ``[{"en", "cy", "weekday"}]``, or None."""
        sessions = apps.get_model("places.Session").objects.filter(
            listing=OuterRef("pk"), coverage_area__isnull=False
        )
        both = JSONObject(en="coverage_area__name", cy="coverage_area__name_cy", weekday="weekday")
        names = sessions.order_by().values("listing")
        return self.annotate(patches=Subquery(names.values(found=JSONBAgg(both, distinct=True))))

    def with_total(self) -> ListingQuerySet:
        """Annotate ``total``: how many there are, whatever slice of them is read."""
        return self.annotate(total=Window(Count("*")))

    # In which order

    def soonest_first(self, at: datetime) -> ListingQuerySet:
        """Open to all first, open soonest after ``at``, then distance band, then name.

        What nobody is sure of opens after everything known. The band counts only after
        ``with_distance_from``.
        """
        now_open = Exists(_intervals().filter(during__contains=at, certainty="open"))
        opens = Case(
            When(~_known_at(at) | ~_confirmed() | Q(confirmed_on__isnull=True), then=None),
            When(now_open, then=Value(at)),
            default=_next_opening(at),
            output_field=models.DateTimeField(),
        )
        return self.order_by(self._welcome(), opens.asc(nulls_last=True), *self._nearness())

    def nearest_first(self) -> ListingQuerySet:
        """Open to all first, then distance band, then name: for what is all open by now."""
        return self.order_by(self._welcome(), *self._nearness())

    @staticmethod
    def _welcome() -> models.OrderBy:
        return Case(When(access=Access.OPEN_TO_ALL, then=Value(0)), default=Value(1)).asc()

    def _nearness(self) -> list:
        banded = "distance_band" in self.query.annotations
        return [*([F("distance_band").asc()] if banded else []), "name", "pk"]
