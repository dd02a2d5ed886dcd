"""The other ways to answer "what is open at T within 3 km?", each as good as it can be.

``best_sql`` is the fastest statement that was found for these tables by hand; ``no_index`` keeps
its clever half and computes the distance of every row, as YourPeer's API does;
``evaluated`` reads the hours as text and works them out with opening-hours-py for each listing
at the time of the request.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from opening_hours import OpeningHours

from bin.benchmarks.trials import RADIUS_M, Trial
from gis.crs import WGS84
from guardianship.lib import clock
from places.finder.search import PAGE_SIZE

LONDON = ZoneInfo("Europe/London")

# Intervals of a listing never overlap, so the last that began before a moment is the only one
# that can hold it: one descent of a B-tree, where asking the range index costs five times more.
IS_OPEN = """
    (SELECT upper(i.during) FROM places_openinterval i
     WHERE i.listing_id = l.id AND i.certainty = 'open' AND lower(i.during) <= %(at)s
     ORDER BY lower(i.during) DESC LIMIT 1) > %(at)s
"""
MAY_BE_SHOWN = """
    l.live AND l.confirmed_on >= %(sure_since)s AND l.location_visibility <> 'hidden'
    AND l.intervals_from <= %(at)s AND l.intervals_until > %(at)s
"""
# One pass for the count and the page; the cards' columns are joined for the page alone. The point
# stands in the text three times: handed on from a subquery, it would hide from the planner.
HERE = f"ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), {WGS84})::geography"
WITHIN = f"ST_DWithin(l.public_geometry, {HERE}, %(radius_m)s)"
WITHIN_WITHOUT_INDEX = (
    f"ST_DistanceSphere(l.public_geometry::geometry, {HERE}::geometry) <= %(radius_m)s"
)
BEST = f"""
    WITH open AS (
        SELECT l.id, l.name, l.access, ST_Distance(l.public_geometry, {HERE}) AS distance_m
        FROM places_listing l WHERE {MAY_BE_SHOWN} AND {{within}} AND {IS_OPEN}
    ), page AS (
        SELECT id, distance_m, count(*) OVER () AS total,
            row_number() OVER (ORDER BY access <> 'open_to_all', CASE
                WHEN distance_m <= 400 THEN 0 WHEN distance_m <= 1600 THEN 1
                WHEN distance_m <= 3600 THEN 2 ELSE 3 END, name, id) AS rank
        FROM open ORDER BY rank LIMIT {PAGE_SIZE}
    )
    SELECT l.id, page.total, page.distance_m, l.name, l.slug, l.kind, l.access, l.cost,
        l.age_from, l.age_to, o.name, p.name, p.address,
        (SELECT upper(i.during) FROM places_openinterval i
         WHERE i.listing_id = l.id AND lower(i.during) <= %(at)s
         ORDER BY lower(i.during) DESC LIMIT 1) AS closes_at,
        (SELECT lower(i.during) FROM places_openinterval i
         WHERE i.listing_id = l.id AND i.certainty = 'open' AND lower(i.during) > %(at)s
         ORDER BY lower(i.during) LIMIT 1) AS opens_next
    FROM page JOIN places_listing l ON l.id = page.id
    JOIN places_organisation o ON o.id = l.organisation_id
    LEFT JOIN places_place p ON p.id = l.place_id
    ORDER BY page.rank
"""  # noqa: S608 - put together from this module's own text
BEST_SQL = BEST.format(within=WITHIN)
NO_INDEX_SQL = BEST.format(within=WITHIN_WITHOUT_INDEX)
TOTAL = 1
TEXTS_SQL = f"""
    SELECT l.id, l.hours_text FROM places_listing l
    WHERE {MAY_BE_SHOWN} AND {WITHIN} AND l.hours_text <> ''
"""  # noqa: S608
STORED_SQL = f"{TEXTS_SQL} AND {IS_OPEN}"


def _parameters(trial: Trial) -> dict[str, Any]:
    return {
        "at": trial.at,
        "lon": trial.spot.point.x,
        "lat": trial.spot.point.y,
        "radius_m": RADIUS_M,
        "sure_since": clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS),
    }


def ask(sql: str, trial: Trial) -> list[tuple[Any, ...]]:
    """All rows of a statement above."""
    with connection.cursor() as cursor:
        cursor.execute(sql, _parameters(trial))
        return cursor.fetchall()


def found(rows: Sequence[tuple[Any, ...]]) -> tuple[int, list[int]]:
    """Total and primary keys of the first page, from ``BEST_SQL`` or ``NO_INDEX_SQL``."""
    return (rows[0][TOTAL] if rows else 0), [row[0] for row in rows]


def evaluated(trial: Trial) -> set[int]:
    """Listings nearby that opening-hours-py finds open, from their hours as text."""
    at = trial.at.astimezone(LONDON)
    return {key for key, text in ask(TEXTS_SQL, trial) if is_open(text, at)}


def is_open(text: str, at: datetime) -> bool:
    """Whether hours in OpenStreetMap's notation are open at a moment in London."""
    return bool(OpeningHours(text, timezone=LONDON).is_open(at))


def stored(trial: Trial) -> set[int]:
    """The same listings from the stored intervals."""
    return {row[0] for row in ask(STORED_SQL, trial)}
