"""``service_areas`` of youth workers out and about, as coverage areas of our own."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import GEOSException, MultiPolygon, Polygon

from gis.crs import UK_EAST, UK_NORTH, UK_SOUTH, UK_WEST, WGS84
from gis.packs.refusals import RowRefused
from places.importers.coverage_areas import CODE_CHARS, NAME_CHARS
from places.importers.open_referral.values import Record
from places.models import CoverageArea, Organisation
from places.patch_shapes import area_m2

# More corners than these are no patch that somebody drew (rule R-IMP-2 has 1,000 in what is kept).
MOST_READ_VERTICES = 20_000
MOST_VERTICES = 1_000
# Drawn coarser step by step, in degrees: from about two metres to a few hundred.
COARSENESS_DEG = tuple(2e-5 * 2**step for step in range(8))
SHAPES = {"Polygon", "MultiPolygon"}


def patches_of(service: Record, organisation: Organisation) -> dict[str, CoverageArea]:
    """The areas of a service by their id in the feed; a patch that is there stays as it is."""
    found: dict[str, CoverageArea] = {}
    for said in service.children("service_areas"):
        code = (said.text("x_service_area_id") or said.text("id"))[:CODE_CHARS]
        if not code or not said.raw.get("extent"):
            continue
        there = CoverageArea.objects.filter(organisation=organisation, code=code).first()
        found[code] = there or _made(said, code, organisation)
    return found


def _made(said: Record, code: str, organisation: Organisation) -> CoverageArea:
    boundary = _boundary(said)
    if any(area_m2(part) < settings.COVERAGE_AREA_LEAST_M2 for part in boundary):
        raise RowRefused(
            said.field("extent"), "a part is so small that it tells where workers stand"
        )
    area = CoverageArea.objects.create(
        organisation=organisation,
        code=code,
        name=said.text("name", most_chars=NAME_CHARS) or code,
        name_cy=said.text("x_name_cy", most_chars=NAME_CHARS),
        boundary=boundary,
    )
    area.save_revision(clean=False)
    return area


def _boundary(said: Record) -> MultiPolygon:
    """The extent as polygons (WGS 84); read from GeoJSON by its own members, never by a driver."""
    refused = RowRefused(said.field("extent"), "is no GeoJSON polygon of the United Kingdom")
    extent = said.raw["extent"]
    try:
        shape = json.loads(extent) if isinstance(extent, str) else extent
        shape = shape.get("geometry") or shape
        rings = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        if shape["type"] not in SHAPES:
            raise refused
        if sum(len(ring) for rings_of_one in rings for ring in rings_of_one) > MOST_READ_VERTICES:
            raise refused
        parts = [Polygon(*(_ring(ring) for ring in one)) for one in rings]
        boundary = MultiPolygon(parts, srid=WGS84)
    except (GEOSException, GDALException, RecursionError, TypeError, ValueError) as error:
        raise refused from error
    except (AttributeError, KeyError, IndexError) as error:
        raise refused from error
    if not boundary.valid or boundary.empty:
        raise refused
    return _with_few_corners(said, boundary)


def _with_few_corners(said: Record, boundary: MultiPolygon) -> MultiPolygon:
    """The same, drawn only as coarsely as a thousand corners need, and the report says so."""
    had = boundary.num_coords
    if had <= MOST_VERTICES:
        return boundary
    # The coarsest first: what that leaves too fine is refused without trying the others.
    if _drawn(boundary, COARSENESS_DEG[-1]) is not None:
        drawings = (_drawn(boundary, coarseness_deg) for coarseness_deg in COARSENESS_DEG)
        drawn = next(found for found in drawings if found is not None)
        said.note("extent", f"had {had:,} corners and is drawn with {drawn.num_coords:,}")
        return drawn
    raise RowRefused(said.field("extent"), f"has {had:,} corners; {MOST_VERTICES:,} are the most")


def _drawn(boundary: MultiPolygon, coarseness_deg: float) -> MultiPolygon | None:
    """The same, drawn so coarsely; None where that is not few corners or no shape any more."""
    drawn = boundary.simplify(coarseness_deg, preserve_topology=True)
    if drawn.num_coords > MOST_VERTICES or not drawn.valid or drawn.empty:
        return None
    parts = list(drawn) if isinstance(drawn, MultiPolygon) else [drawn]
    return MultiPolygon(parts, srid=WGS84)


def _ring(ring: list[list[float]]) -> list[tuple[float, float]]:
    points = [(float(point[0]), float(point[1])) for point in ring]
    if not all(UK_WEST <= x <= UK_EAST and UK_SOUTH <= y <= UK_NORTH for x, y in points):
        raise ValueError("outside the United Kingdom")
    return points
