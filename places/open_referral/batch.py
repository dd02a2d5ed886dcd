"""Everything that a page of listings needs, in a fixed number of queries, as plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OuterRef,
    Q,
    Subquery,
    When,
)

from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.enums import DOUBTING_HOLDS, ExceptionChoice, LocationVisibility
from places.intervals import Window
from places.models import CoverageArea, Hold, Listing, ListingException, Session
from places.open_referral.choosing import with_modified
from places.recurrence import (
    DateSpan,
    Hours,
    OnBankHolidays,
    Repeat,
    Season,
    SessionRule,
)
from places.rules import WEEKDAYS
from places.timetable import Calendars, DateException, ExceptionKind

Row = dict[str, Any]
# How far ahead terms and bank holidays are cut out of the hours, in days.
AHEAD_DAYS = 366
# A closure this long is more than a day off, in days.
FOR_A_WHILE_DAYS = 7
EXTENT_DECIMALS = 5
RULES_KEPT = 20_000

COLUMNS = (
    *("pk", "uid", "slug", "kind", "name", "name_cy", "summary", "summary_cy"),
    *("walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy", "bring_friend", "give_name"),
    *("stay_note", "stay_note_cy", "age_from", "age_to", "cost", "cost_note"),
    *("recognise", "recognise_cy", "lead_organisation__uid", "lead_organisation__name"),
    *("access", "access_note", "practical_help", "step_free", "access_facts", "languages"),
    *("phone", "text_number", "email", "website", "location_visibility", "public_where"),
    *("hours_known", "hours_text", "confirmed_on", "origin", "authority_id"),
    *("organisation__uid", "organisation__name", "organisation__name_cy", "organisation__type"),
    *("organisation__description", "organisation__website", "organisation__email"),
    *("organisation__phone", "organisation__licence", "organisation__attribution"),
)
PLACE_COLUMNS = (
    *("place__uid", "place__name", "place__name_cy", "place__address", "place__postcode"),
    *("place__step_free", "place__access_facts", "place__access_note", "place__getting_there"),
    *("authority__name", "authority__code", "authority__nation"),
)
SESSION_COLUMNS = (
    *("starts_at", "ends_at", "ends_next_day", "weekday", "repeat", "interval_weeks", "nth"),
    *("on_date", "season", "valid_from", "valid_to", "yearly_from", "yearly_to"),
    *("on_bank_holidays", "by_appointment"),
)
EXCEPTION_COLUMNS = (
    *("kind", "first_day", "last_day", "starts_at", "ends_at", "ends_next_day"),
    *("note", "note_cy"),
)


@dataclass(slots=True)
class Batch:
    """Listings in the order asked for, and what hangs on them by primary key."""

    rows: list[Row]
    today: date
    first_day: date
    sessions: dict[int, list[tuple[SessionRule, int | None]]] = field(default_factory=dict)
    exceptions: dict[int, list[Row]] = field(default_factory=dict)
    patches: dict[int, Row] = field(default_factory=dict)
    calendars: dict[int | None, Calendars] = field(default_factory=dict)


class Calendar:
    """Terms and bank holidays of authorities, asked for once while a feed is written."""

    def __init__(self) -> None:
        self.today = clock.today()
        # From New Year on, so that a stretch begins on the same day whenever one asks.
        self.first_day = self.today.replace(month=1, day=1)
        self.last_day = self.today + timedelta(days=AHEAD_DAYS)
        self._known: dict[int | None, Calendars] = {}

    def of(self, authorities: Iterable[int | None]) -> dict[int | None, Calendars]:
        """Calendars of these authorities, and of any asked for before."""
        missing = set(authorities) - set(self._known)
        if missing or not self._known:
            window = Window(self.first_day, self.last_day)
            self._known |= calendars_by_authority(missing, window)
        return self._known


class _Ordinate(Func):
    """Longitude or latitude of a geography, where it is a point; a patch has none."""

    output_field = FloatField()

    def __init__(self, which: str, geography: Any) -> None:
        super().__init__(geography, which=which)

    template = (
        "(CASE WHEN ST_GeometryType((%(expressions)s)::geometry) = 'ST_Point'"
        " THEN ST_%(which)s((%(expressions)s)::geometry) END)"
    )


def read(keys: Sequence[int], *, full: bool, calendar: Calendar | None = None) -> Batch:
    """The listings with these primary keys; ``full`` with hours, places and patches.

    As many queries for one listing as for five hundred.
    """
    calendar = calendar or Calendar()
    listings = with_modified(Listing.objects.filter(pk__in=keys)).annotate(
        is_doubted=_doubted(), closed_until=_closed_until(calendar.today), guarded=_guarded()
    )
    names = [*COLUMNS, "modified", "is_doubted", "closed_until", "guarded"]
    if full:
        listings = listings.annotate(lon=_ordinate("X"), lat=_ordinate("Y"))
        names += [*PLACE_COLUMNS, "lon", "lat"]
    found = {row["pk"]: row for row in listings.order_by().values(*names)}
    rows = [found[key] for key in keys if key in found]
    batch = Batch(rows, calendar.today, calendar.first_day)
    if full:
        _add_hours(batch, keys, calendar)
    return batch


def _ordinate(which: str) -> Case:
    """Of the place that an exact listing names, else of its public point."""
    exact = Q(location_visibility=LocationVisibility.EXACT, place__isnull=False)
    hidden = Q(location_visibility=LocationVisibility.HIDDEN)
    return Case(
        When(hidden, then=None),
        When(exact, then=_Ordinate(which, F("place__point"))),
        default=_Ordinate(which, F("public_geometry")),
        output_field=FloatField(),
    )


def _doubted() -> Exists:
    holds = Hold.objects.filter(listing=OuterRef("pk"), lifted_at__isnull=True)
    return Exists(holds.filter(reason__in=DOUBTING_HOLDS))


def _guarded() -> Exists:
    """Whether the organisation has a listing that hides where it is: an office may be there."""
    hidden = Listing.objects.filter(location_visibility=LocationVisibility.HIDDEN)
    return Exists(hidden.filter(organisation=OuterRef("organisation")))


def _closed_until(today: date) -> Subquery:
    """The last day of the long closure that today is in."""
    long = ExpressionWrapper(
        Q(last_day__gte=F("first_day") + (FOR_A_WHILE_DAYS - 1)), output_field=BooleanField()
    )
    closed = ListingException.objects.filter(
        long,
        listing=OuterRef("pk"),
        kind=ExceptionChoice.CLOSED,
        first_day__lte=today,
        last_day__gte=today,
    )
    return Subquery(closed.order_by("-last_day").values("last_day")[:1])


def _add_hours(batch: Batch, keys: Sequence[int], calendar: Calendar) -> None:
    sessions = Session.objects.filter(listing__in=keys).order_by("listing", "sort_order", "pk")
    by_listing: dict[int, list[tuple[SessionRule, int | None]]] = defaultdict(list)
    for key, patch, *said in sessions.values_list(
        "listing_id", "coverage_area_id", *SESSION_COLUMNS
    ):
        by_listing[key].append((_rule(*said), patch))
    batch.sessions = by_listing
    exceptions = ListingException.objects.filter(listing__in=keys, last_day__gte=batch.today)
    dated: dict[int, list[Row]] = defaultdict(list)
    for row in exceptions.order_by("first_day", "pk").values("listing_id", *EXCEPTION_COLUMNS):
        dated[row["listing_id"]].append(row)
    batch.exceptions = dated
    patches = CoverageArea.objects.filter(sessions__listing__in=keys).distinct()
    shapes = CoverageArea.objects.filter(pk__in=patches.values("pk")).annotate(
        extent=AsGeoJSON("boundary", precision=EXTENT_DECIMALS)
    )
    columns = shapes.values("pk", "uid", "name", "name_cy", "extent")
    batch.patches = {row["pk"]: dict(row) for row in columns}
    batch.calendars = calendar.of(row["authority_id"] for row in batch.rows)


@lru_cache(maxsize=RULES_KEPT)
def _rule(*said: Any) -> SessionRule:
    """The rule of one session row, from ``SESSION_COLUMNS``; equal rows share one."""
    row = dict(zip(SESSION_COLUMNS, said, strict=True))
    return SessionRule(
        hours=Hours(row["starts_at"], row["ends_at"], row["ends_next_day"]),
        weekday=WEEKDAYS.index(row["weekday"]) if row["weekday"] else None,
        repeat=Repeat(row["repeat"]),
        interval_weeks=row["interval_weeks"],
        nth=row["nth"],
        on_date=row["on_date"],
        season=Season(row["season"]),
        valid=DateSpan(row["valid_from"], row["valid_to"]),
        yearly_from=row["yearly_from"],
        yearly_to=row["yearly_to"],
        on_bank_holidays=OnBankHolidays(row["on_bank_holidays"]),
        by_appointment=row["by_appointment"],
    )


def date_exception(row: Row) -> DateException:
    """The engine's exception for one row."""
    hours = None
    if row["starts_at"] is not None and row["ends_at"] is not None:
        hours = Hours(row["starts_at"], row["ends_at"], row["ends_next_day"])
    days = DateSpan(row["first_day"], row["last_day"])
    return DateException(ExceptionKind(row["kind"]), days, hours)


def uid_of(row: Row) -> UUID:
    """The identity of a listing."""
    uid: UUID = row["uid"]
    return uid
