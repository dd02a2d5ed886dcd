"""Which areas a duty covers, worked out on the map and kept in a table."""

from django.db import connection, transaction

from guardianship.safeguarding.wall.models import AreaDuty, DutyCover

# A point on the surface, not the centroid: it lies inside areas of any shape.
_FIND = """
    INSERT INTO wall_dutycover (duty_id, area_id)
    SELECT d.id, a.id
    FROM wall_areaduty d
    JOIN areas_area g ON g.id = d.area_id
    JOIN areas_area a ON a.id = g.id
        OR (a.boundary && g.boundary AND ST_Area(a.boundary) <= ST_Area(g.boundary)
            AND ST_Covers(g.boundary, ST_PointOnSurface(a.boundary)))
    WHERE d.id = ANY(%s)
"""


def cover(duty: AreaDuty) -> None:
    """Work out anew what one duty covers."""
    _cover([duty.pk])


def cover_every_duty() -> str:
    """Work out anew what all duties cover, as after new areas were loaded; says how many."""
    duties = list(AreaDuty.objects.values_list("pk", flat=True))
    _cover(duties)
    return f"{len(duties)} duties for areas looked at"


def _cover(duties: list[int]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        DutyCover.objects.filter(duty__in=duties).delete()
        cursor.execute(_FIND, [duties])
