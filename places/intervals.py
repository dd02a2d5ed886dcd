"""Open intervals from rules to rows, and kept rolling.

The timetable engine does the thinking; here is only which days, which listings and how the
rows are written. Every writer of a listing ends here, in the transaction that publishes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import QuerySet

from guardianship.lib import clock
from guardianship.lib.progress import track
from places.calendars import calendars_by_authority
from places.enums import DOUBTING_HOLDS
from places.rules import timetables_of
from places.timetable import Certainty, Interval, Reason, day_bounds, open_intervals

if TYPE_CHECKING:
    from places.models import Listing, OpenInterval  # noqa: F401 - named in a string below

ROLL_BATCH = 500


@dataclass(frozen=True, slots=True)
class Window:
    """The days that stored intervals cover, both included."""

    first_day: date
    last_day: date

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The instants between which nothing is missing."""
        return day_bounds(self.first_day)[0], day_bounds(self.last_day)[1]


def current_window() -> Window:
    """The past week and the next 92 days, from today in London."""
    today = clock.today()
    return Window(
        today - timedelta(days=settings.INTERVALS_BACK_DAYS),
        today + timedelta(days=settings.INTERVALS_AHEAD_DAYS),
    )


class OpenIntervalManager(models.Manager["OpenInterval"]):
    """Rebuilds the rows of listings."""

    def rebuild(self, listings: Sequence[Listing]) -> int:
        """Replace the intervals of ``listings`` in one transaction; returns rows written.

        Listings that are not live keep none. The horizon is written to the row and to the
        given objects.
        """
        live = [listing for listing in listings if listing.live]
        window = current_window()
        known_from, known_until = window.bounds
        with transaction.atomic():
            rows = list(_rows(live, window))  # all questions asked before COPY takes the line
            self.filter(listing__in=listings).delete()
            written = self._copy(rows)
            self._set_horizon(live, known_from, known_until)
            self._set_horizon([x for x in listings if not x.live], None, None)
        return written

    def roll(self) -> int:
        """Bring every live listing's intervals up to today's window; returns listings done.

        Whatever the last successful roll was, one call makes good all missed nights.
        """
        behind = self.behind()
        keys = list(behind.order_by("pk").values_list("pk", flat=True))
        for start in track(range(0, len(keys), ROLL_BATCH), "hours of listings"):
            with transaction.atomic():
                # Held, so that an editor's change and this one come one after the other.
                batch = behind.filter(pk__in=keys[start : start + ROLL_BATCH])
                self.rebuild(list(batch.order_by("pk").select_for_update()))
        return len(keys)

    def behind(self) -> QuerySet[Listing]:
        """Live listings whose intervals do not reach to the end of today's window."""
        _known_from, known_until = current_window().bounds
        listing_model: Any = self.model._meta.get_field("listing").related_model
        rows: QuerySet[Listing] = listing_model.objects.filter(live=True)
        return rows.exclude(intervals_until__gte=known_until)

    def _copy(self, rows: Iterable[tuple[int, Interval]]) -> int:
        table = connection.ops.quote_name(self.model._meta.db_table)
        # None of the four holds a character that COPY reads as another.
        lines = [
            f"{listing_id}\t[{interval.start.isoformat()},{interval.end.isoformat()})"
            f"\t{interval.certainty.value}\t{interval.reason.value}\n"
            for listing_id, interval in rows
        ]
        with connection.cursor() as cursor:
            statement = f"COPY {table} (listing_id, during, certainty, reason) FROM STDIN"
            with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
                copy.write("".join(lines))
        return len(lines)

    @staticmethod
    def _set_horizon(
        listings: Sequence[Listing], known_from: datetime | None, known_until: datetime | None
    ) -> None:
        if not listings:
            return
        keys = [listing.pk for listing in listings]
        type(listings[0]).objects.filter(pk__in=keys).update(
            intervals_from=known_from, intervals_until=known_until
        )
        for listing in listings:
            listing.intervals_from, listing.intervals_until = known_from, known_until


def _rows(listings: Sequence[Listing], window: Window) -> Iterable[tuple[int, Interval]]:
    timetables = timetables_of(listings)
    calendars = calendars_by_authority({x.authority_id for x in listings}, window)
    # A day earlier, so that a session which began the evening before is not cut off.
    first_day = window.first_day - timedelta(days=1)
    doubted = doubted_among(listings)
    for listing in listings:
        found = open_intervals(
            timetables[listing.pk], calendars[listing.authority_id], first_day, window.last_day
        )
        for interval in found:
            yield listing.pk, in_doubt(interval) if listing.pk in doubted else interval


def doubted_among(listings: Sequence[Listing]) -> set[int]:
    """Primary keys of the saved ``listings`` whose hours people have found wrong."""
    holds = apps.get_model("places.Hold").objects.filter(
        listing__in=listings, reason__in=DOUBTING_HOLDS, lifted_at__isnull=True
    )
    return set(holds.values_list("listing", flat=True))


def in_doubt(interval: Interval) -> Interval:
    """What should be open, but people stood before a locked door."""
    if interval.certainty is not Certainty.OPEN:
        return interval
    return Interval(interval.start, interval.end, Certainty.UNSURE, Reason.REPORTED_SHUT)
