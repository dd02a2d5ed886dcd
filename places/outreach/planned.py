"""Planned against delivered outings, by area, week and time band; never by worker (ledger G4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from guardianship.lib.clock import LONDON
from guardianship.lib.time_bands import band_choices, band_of
from places.calendars import calendars_by_authority
from places.enums import ExceptionChoice, Kind
from places.intervals import Window
from places.models import CoverageArea, Listing, ListingException, Organisation, Session
from places.outreach.models import Visit
from places.rules import date_exception, session_rule
from places.timetable import Certainty, HoursKnown, Timetable, open_intervals

# Organisation, area, Monday of the week, band.
Cell = tuple[str, str, date, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Outings of one organisation in one area, one week and one band."""

    organisation: str
    area: str
    week: date
    band: str
    planned: int
    delivered: int


def planned_and_delivered(first_day: date, last_day: date) -> list[Row]:
    """Every cell with something planned or delivered from ``first_day`` to ``last_day``.

    A planned outing is one open interval, surely running, of the sessions of one public listing
    in one coverage area; it belongs to the band that shares most of it. Closed days of the
    listing count; changed and extra hours do not say where, so they plan nothing more. In a
    fixed number of queries.
    """
    planned = Counter(_planned(first_day, last_day))
    delivered = Counter(dict(_delivered(first_day, last_day)))
    order = {code: number for number, (code, _label) in enumerate(band_choices())}
    return [
        Row(*cell, planned[cell], delivered[cell])
        for cell in sorted(
            planned.keys() | delivered.keys(),
            key=lambda cell: (cell[2], cell[0], cell[1], order.get(cell[3], len(order)), cell[3]),
        )
    ]


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Outing:
    """One planned outing: who, in which patch, on which day and in which band of hours."""

    organisation: Organisation
    patch: CoverageArea
    day: date
    band: str


def _planned(first_day: date, last_day: date) -> Iterator[Cell]:
    for outing in planned_outings(first_day, last_day):
        week = week_of(outing.day)
        yield outing.organisation.name, outing.patch.name, week, outing.band


def planned_outings(first_day: date, last_day: date) -> Iterator[Outing]:
    """Each as ``planned_and_delivered`` counts them, in no order. In a fixed number of queries."""
    listings = {
        listing.pk: listing
        for listing in Listing.objects.filter(
            live=True, kind=Kind.DETACHED_YOUTH_WORK
        ).select_related("organisation")
    }
    sessions = Session.objects.filter(listing__in=listings, coverage_area__isnull=False)
    rules = defaultdict(list)
    patches: dict[int, CoverageArea] = {}
    for session in sessions.select_related("coverage_area").defer("coverage_area__boundary"):
        patch = session.coverage_area
        assert patch is not None  # noqa: S101 - asked for above
        rules[session.listing_id, patch.pk].append(session_rule(session))
        patches[patch.pk] = patch
    closed = defaultdict(list)
    for row in ListingException.objects.filter(listing__in=listings, kind=ExceptionChoice.CLOSED):
        closed[row.listing_id].append(date_exception(row))
    authorities = {listing.authority_id for listing in listings.values()}
    calendars = calendars_by_authority(authorities, Window(first_day, last_day))
    for (key, patch_key), found in rules.items():
        listing = listings[key]
        timetable = Timetable(tuple(found), tuple(closed[key]), HoursKnown(listing.hours_known))
        for interval in open_intervals(
            timetable, calendars[listing.authority_id], first_day, last_day
        ):
            if interval.certainty is Certainty.OPEN:
                start, end = (
                    moment.astimezone(LONDON).replace(tzinfo=None)
                    for moment in (interval.start, interval.end)
                )
                yield Outing(
                    listing.organisation, patches[patch_key], start.date(), band_of(start, end)
                )


def _delivered(first_day: date, last_day: date) -> Iterator[tuple[Cell, int]]:
    rows = Visit.objects.filter(day__range=(first_day, last_day)).order_by()
    counted = rows.values_list(
        "organisation__name", "coverage_area__name", "area__name", "day", "band"
    ).annotate(outings=Count("pk"))
    cells: Counter[Cell] = Counter()
    for organisation, patch, area, day, band, outings in counted:
        cells[organisation, patch or area, week_of(day), band] += outings
    yield from cells.items()
