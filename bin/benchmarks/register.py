"""A big register, made from a seed in a database of its own: what the finder is measured on.

Listings are COPYed, not saved one by one; their open intervals come from the timetable engine,
worked out once for each of a few hundred patterns in each nation.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import connection

from bin.benchmarks.bulk import copy_rows, indexes_afterwards
from bin.benchmarks.gazetteer import Authorities, make_authorities, make_place_names
from bin.benchmarks.patterns import Pattern, pattern
from bin.benchmarks.towns import towns
from gis.crs import WGS84
from gis.models import Nation
from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.enums import Access, Cost, Kind, LocationVisibility, PracticalHelp, StepFree
from places.intervals import Window, current_window
from places.models import (
    Clearance,
    Listing,
    OpenInterval,
    Organisation,
    Place,
    Session,
)
from places.timetable import open_intervals

DATABASE = "bench_guardianship"
SEED = 20_261_128
PATTERNS = 300
LISTINGS_PER_ORGANISATION = 6
KIND_SHARES = dict(zip(Kind, (35, 10, 5, 20, 30), strict=True))
HALF_PATCH_DEGREES = 0.004
HIDDEN_SHARE = 0.02
PAIRS = "CREATE TEMPORARY TABLE bench_pattern_of (listing_id bigint, pattern int, nation text)"
STRETCHES = """
    CREATE TEMPORARY TABLE bench_stretch
    (pattern int, nation text, during tstzrange, certainty text, reason text)
"""
SPREAD_INTERVALS = """
    INSERT INTO places_openinterval (listing_id, during, certainty, reason)
    SELECT listing_id, during, certainty, reason
    FROM bench_pattern_of JOIN bench_stretch USING (pattern, nation)
    ORDER BY listing_id, during
"""


@dataclass(frozen=True)
class Register:
    """What was built: how many rows, and where and with which hours listings lie."""

    listings: int
    intervals: int
    window: Window
    points: tuple[tuple[float, float], ...]
    patterns: tuple[Pattern, ...]


@contextmanager
def bench_database() -> Iterator[None]:
    """A fresh, migrated database on the configured server; dropped at the end."""
    own_name = settings.DATABASES["default"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)


def build(listings: int, *, with_sessions: bool, hours: int = PATTERNS) -> Register:
    """Fill an empty register; ``with_sessions`` stores the rules behind the opening times.

    ``hours`` is how many different timetables the listings share.
    """
    dice = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    window = current_window()
    kinds = dice.choices(list(KIND_SHARES), list(KIND_SHARES.values()), k=hours)
    patterns = [pattern(kind, dice, window.first_day) for kind in kinds]
    by_kind = {kind: [n for n, k in enumerate(kinds) if k is kind] for kind in Kind}
    everywhere = towns(dice)
    homes = dice.choices(everywhere, [town.thousands for town in everywhere], k=listings)
    spots = [(home, home.somewhere(dice)) for home in homes]
    areas = make_authorities([(home.nation, *point) for home, point in spots], window)
    make_place_names(everywhere)
    rows = [
        _listing(number, home.nation, point, dice, by_kind, areas, window)
        for number, (home, point) in enumerate(spots, start=1)
    ]
    copy_rows(Organisation, _organisations(listings))
    copy_rows(Place, (row.place for row in rows if row.place))
    said = [{"hours_text": p.osm_text, "hours_known": p.hours_known.value} for p in patterns]
    copy_rows(Listing, (row.listing | said[row.pattern] for row in rows))
    copy_rows(Clearance, _clearances(rows, window))
    if with_sessions:
        copy_rows(Session, _sessions(rows, patterns))
    intervals = _store_intervals(rows, patterns, areas, window)
    points = tuple(row.point for row in rows)
    return Register(listings, intervals, window, points, tuple(patterns))


def settle() -> None:
    """What autovacuum does sooner or later: statistics for the planner, pages marked visible."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@dataclass(frozen=True)
class _Row:
    point: tuple[float, float]
    pattern: int
    nation: Nation
    listing: dict[str, object]
    place: dict[str, object] | None


@dataclass(frozen=True)
class _Where:
    columns: dict[str, object]
    place: dict[str, object] | None


def _organisations(listings: int) -> Iterator[dict[str, object]]:
    for number in range(1, listings // LISTINGS_PER_ORGANISATION + 2):
        yield {"id": number, "name": f"Organisation {number}", "type": "charity"}


def _listing(
    number: int,
    nation: Nation,
    point: tuple[float, float],
    dice: random.Random,
    by_kind: dict[Kind, list[int]],
    areas: Authorities,
    window: Window,
) -> _Row:
    kind = dice.choices(list(KIND_SHARES), list(KIND_SHARES.values()))[0]
    chosen = dice.choice(by_kind[kind])
    authority = areas.at(*point)
    known_from, known_until = window.bounds
    where = _where(number, kind, point, authority, dice)
    listing = {
        "id": number,
        "slug": f"listing-{number}",
        "kind": kind.value,
        "organisation_id": number // LISTINGS_PER_ORGANISATION + 1,
        "name": f"{dice.choice(('Corner', 'Bridge', 'Park', 'Mill', 'Quay'))} club {number}",
        "summary": "Games, music and a hot drink, with people who listen.",
        "live": dice.random() < 0.97,
        "authority_id": authority,
        "intervals_from": known_from,
        "intervals_until": known_until,
        "confirmed_on": _confirmed_on(dice),
    }
    return _Row(point, chosen, nation, listing | where.columns | _facts(dice), where.place)


def _where(
    number: int, kind: Kind, point: tuple[float, float], authority: int, dice: random.Random
) -> _Where:
    """Most show their place, detached teams a patch, and one in fifty hides where it is."""
    if kind is Kind.DETACHED_YOUTH_WORK:
        return _Where({"public_geometry": _patch(*point)}, None)
    if dice.random() < HIDDEN_SHARE:
        return _Where({"location_visibility": LocationVisibility.HIDDEN.value}, None)
    written = f"SRID={WGS84};POINT({point[0]:.6f} {point[1]:.6f})"
    place = {"id": number, "name": f"Hall {number}", "point": written, "authority_id": authority}
    place["address"] = f"{number % 200} High Street"
    return _Where({"place_id": number, "public_geometry": written}, place)


def _facts(dice: random.Random) -> dict[str, object]:
    age_from = dice.choice([None, 8, 11, 13, 16])
    return {
        "age_from": age_from,
        "age_to": None if age_from is None else age_from + dice.randrange(3, 10),
        "access": dice.choices(list(Access.values), [55, 15, 5, 10, 15])[0],
        "cost": dice.choices(list(Cost.values), [50, 10, 20, 20])[0],
        "step_free": dice.choice(list(StepFree.values)),
        "practical_help": dice.sample(list(PracticalHelp.values), dice.randrange(5)),
    }


def _patch(lon: float, lat: float) -> str:
    half = HALF_PATCH_DEGREES
    square = Polygon.from_bbox((lon - half, lat - half / 2, lon + half, lat + half / 2))
    return f"SRID={WGS84};{MultiPolygon(square).wkt}"


def _confirmed_on(dice: random.Random) -> date | None:
    """Most confirmed lately, some long ago, some never."""
    ages = [range(90), range(90, 180), range(180, 400), None]
    chosen = dice.choices(ages, [78, 12, 5, 5])[0]
    return None if chosen is None else clock.today() - timedelta(days=dice.choice(chosen))


def _clearances(rows: list[_Row], window: Window) -> Iterator[dict[str, object]]:
    """Every trusted business was vetted, or nobody would see it."""
    for number, row in enumerate(rows, start=1):
        if row.listing["kind"] == Kind.TRUSTED_BUSINESS:
            yield {"id": number, "listing_id": row.listing["id"], "until": window.last_day}


def _sessions(rows: list[_Row], patterns: list[Pattern]) -> Iterator[dict[str, object]]:
    for row in rows:
        for order, columns in enumerate(patterns[row.pattern].sessions):
            yield {"listing_id": row.listing["id"], "sort_order": order, **columns}


def _store_intervals(
    rows: list[_Row], patterns: list[Pattern], areas: Authorities, window: Window
) -> int:
    # Authorities of one nation have the same terms here, so one of them stands for all.
    calendars = calendars_by_authority(areas.examples.values(), window)
    first_day = window.first_day - timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(PAIRS)
        with cursor.cursor.copy("COPY bench_pattern_of FROM STDIN") as copy:
            for row in rows:
                if row.listing["live"]:
                    copy.write_row((row.listing["id"], row.pattern, row.nation.value))
        cursor.execute(STRETCHES)
        with cursor.cursor.copy("COPY bench_stretch FROM STDIN") as copy:
            for number, one in enumerate(patterns):
                for nation, area in areas.examples.items():
                    for found in open_intervals(
                        one.timetable, calendars[area], first_day, window.last_day
                    ):
                        during = f"[{found.start.isoformat()},{found.end.isoformat()})"
                        copy.write_row(
                            (number, nation.value, during, found.certainty, found.reason)
                        )
        with indexes_afterwards(OpenInterval):
            cursor.execute(SPREAD_INTERVALS)
            return int(cursor.rowcount)
