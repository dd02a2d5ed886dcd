"""Outlines of local authorities, thinned out and cut to a box, for maps without a basemap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.geos import GEOSGeometry, Polygon
from django.db.models import F, Func, Value

from gis.crs import WGS84
from gis.models import Area, AreaKind

Ring = list[tuple[float, float]]
MOST_OUTLINES = 20
# Detail finer than this part of the box would not be seen.
DETAIL = 1 / 400
# The cut runs outside the box, so that its edge is never taken for a border.
BEYOND = 0.25
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Outline:
    """One authority: its name, and the rings of its boundary as (longitude, latitude)."""

    name: str
    rings: list[Ring]


def outlines(box: tuple[float, float, float, float]) -> list[Outline]:
    """Authorities that reach into ``box`` (west, south, east, north in degrees), in one query."""
    west, south, east, north = box
    across, upward = (east - west) * BEYOND, (north - south) * BEYOND
    wide = Polygon.from_bbox((west - across, south - upward, east + across, north + upward))
    wide.srid = WGS84
    field = GeometryField(srid=WGS84)
    detail = max(east - west, north - south) * DETAIL
    cut = Func(
        thinned(detail),
        Value(wide, output_field=field),
        function="ST_ClipByBox2D",
        output_field=field,
    )
    areas = Area.objects.of_kind(AreaKind.AUTHORITY).current().filter(boundary__bboverlaps=wide)
    rows = areas.annotate(cut=cut).order_by("name", "pk").values_list("name", "cut")
    found = [Outline(name, list(rings_of(shape))) for name, shape in rows[:MOST_OUTLINES]]
    return [outline for outline in found if outline.rings]


def thinned(detail_deg: float) -> Func:
    """An area's boundary without detail finer than so many degrees, for a query."""
    return Func(
        F("boundary"),
        Value(detail_deg),
        function="ST_SimplifyPreserveTopology",
        output_field=GeometryField(srid=WGS84),
    )


def rings_of(shape: GEOSGeometry | None) -> Iterator[Ring]:
    """Rings of all polygons in a shape, as (longitude, latitude) in degrees."""
    if shape is None or shape.empty:
        return
    if isinstance(shape, Polygon):
        for ring in shape:
            yield [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring.coords]
    elif shape.num_geom > 1 or shape.geom_type.startswith(("Multi", "Geometry")):
        for part in shape:  # type: ignore[attr-defined]
            yield from rings_of(part)
