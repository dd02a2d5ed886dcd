"""Outward codes ("NP20"), each at the mean of its postcodes."""

from collections.abc import Iterable

from django.db import connection


def mean_points(outward_codes: Iterable[str]) -> list[tuple[str, float, float]]:
    """Outward code, mean longitude and mean latitude of its postcodes, where there are any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outward, avg(ST_X(point::geometry)), avg(ST_Y(point::geometry))"
            " FROM areas_postcode WHERE outward = ANY(%s) GROUP BY outward ORDER BY outward",
            [list(outward_codes)],
        )
        return cursor.fetchall()
