"""What a worker has heard and not written down yet: in memory, bounded, written in batches.

A page is only read, so it stays as quick and as easy to keep as it was. A worker that ends loses
what it has not written: counts, and nobody's data. The same question counts once in ten minutes
and so often a day, so that neither one reader who tries again nor a machine fills a table.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from django.contrib.gis.geos import Point
from django.db import Error, transaction
from django.db.models import F

from gis.crs import WGS84
from guardianship.lib import clock
from places.demand.models import NothingOpenCount
from places.finder.nothing_open import NothingOpen
from places.public_location import authority_of

WRITTEN_EVERY = timedelta(minutes=10)
MOST_A_DAY = 20
# Different questions that one worker holds in a day; more are not noted.
MOST_HELD = 2_000
MONTHS_OF_A_QUARTER = 3
CELL = ("area_code", "quarter_from", "wanted", "band")
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Tally:
    """Of one worker: what waits to be written, since when, and how often each was noted today."""

    waiting: set[NothingOpen] = field(default_factory=set)
    since: datetime | None = None
    day: date | None = None
    noted: Counter[NothingOpen] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def add(self, missing: NothingOpen) -> None:
        """Let it wait, unless it does already or was noted often enough today."""
        with self._lock:
            today = clock.today()
            if self.day != today:
                self.day = today
                self.noted.clear()
            is_new = missing not in self.noted
            if missing in self.waiting or self.noted[missing] >= MOST_A_DAY:
                return
            if is_new and len(self.noted) >= MOST_HELD:
                return
            self.noted[missing] += 1
            self.waiting.add(missing)
            self.since = self.since or clock.now()

    def take(self) -> set[NothingOpen]:
        """Everything that waits, once the first of it has waited long enough; else nothing."""
        with self._lock:
            if self.since is None or clock.now() - self.since < WRITTEN_EVERY:
                return set()
            taken, self.waiting, self.since = self.waiting, set(), None
            return taken


_tally = Tally()


def note(missing: NothingOpen, **_signal: Any) -> None:
    """Hear of a question that found nothing (signal ``nothing_open``)."""
    _tally.add(missing)


def write_down_if_due(**_signal: Any) -> None:
    """After an answer has gone out (signal ``request_finished``): add what waited long enough."""
    taken = _tally.take()
    if not taken:
        return
    try:
        write_down(taken)
    except Error:
        # A count is not worth an error; what it was of is in no log either.
        logger.warning("counts of questions that found nothing open were lost")


def write_down(taken: Iterable[NothingOpen]) -> None:
    """Add one for each to the count of its authority, this quarter; elsewhere nothing is kept."""
    cells: Counter[tuple[str, str, str]] = Counter()
    codes: dict[tuple[float, float], str] = {}
    for missing in taken:
        if missing.lon_lat not in codes:
            authority = authority_of(Point(*missing.lon_lat, srid=WGS84))
            codes[missing.lon_lat] = authority.code if authority else ""
        if code := codes[missing.lon_lat]:
            cells[code, missing.wanted, missing.band] += 1
    quarter = first_of_quarter(clock.today())
    with transaction.atomic():
        # In one order, so that two workers never wait for each other.
        named = [
            (dict(zip(CELL, (code, quarter, wanted, band), strict=True)), often)
            for (code, wanted, band), often in sorted(cells.items())
        ]
        rows = [NothingOpenCount(**cell) for cell, _often in named]
        NothingOpenCount.objects.bulk_create(rows, ignore_conflicts=True)
        for cell, often in named:
            NothingOpenCount.objects.filter(**cell).update(count=F("count") + often)


def first_of_quarter(day: date) -> date:
    """The first day of the calendar quarter that holds a day."""
    return day.replace(month=day.month - (day.month - 1) % MONTHS_OF_A_QUARTER, day=1)
