"""Patches made of areas, and how large a patch is, in words."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.contrib.gis.db.models import Union
from django.contrib.gis.geos import GeometryCollection, GEOSGeometry, MultiPolygon, Polygon
from django.utils.translation import ngettext

from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from gis.models import Area

M2_IN_KM2 = 1_000_000


class JoinedOnAGrid(Union):
    """A union on a grid of about a centimetre.

    Neighbours of one publication share their corners, but for the last digits of rounding;
    without the grid a gap that nobody can see would keep them apart. Needs GEOS 3.9.
    """

    template = "%(function)s(%(expressions)s, 0.0000001)"


def parts_of(geometry: GEOSGeometry) -> list[Polygon]:
    """The polygons of a geometry; lines and points that a union leaves over are not kept."""
    if isinstance(geometry, Polygon):
        return [geometry]
    if isinstance(geometry, GeometryCollection):
        return [part for member in geometry for part in parts_of(member)]
    return []


def merged(areas: Collection[Area], drawn: MultiPolygon | None) -> tuple[MultiPolygon, int]:
    """``areas`` joined into one shape with what was ``drawn``, and how many islets were left out.

    An islet is a part of an area that is smaller than a patch may be: on its own it would
    point at a spot, and nobody draws it on purpose.
    """
    rows = Area.objects.filter(pk__in=[area.pk for area in areas])
    union = rows.aggregate(union=JoinedOnAGrid("boundary"))["union"]
    whole = union.union(drawn) if drawn else union
    parts = parts_of(whole)
    kept = [part for part in parts if area_m2(part) >= settings.COVERAGE_AREA_LEAST_M2]
    return MultiPolygon(kept, srid=WGS84), len(parts) - len(kept)


def area_m2(shape: GEOSGeometry) -> float:
    """Square metres on the national grid."""
    on_grid = shape.transform(BRITISH_NATIONAL_GRID, clone=True)
    return float(on_grid.area)


def size_in_words(boundary: MultiPolygon, islets: int = 0) -> str:
    """ "0.42 km² in 2 parts.", and how many islets were left out."""
    km2 = area_m2(boundary) / M2_IN_KM2
    facts = {"km2": f"{km2:,.2f}", "parts": len(boundary)}
    words = ngettext("%(km2)s km² in one part.", "%(km2)s km² in %(parts)s parts.", len(boundary))
    said = words % facts
    if islets:
        left_out = ngettext(
            "%(islets)s islet too small for a patch was left out.",
            "%(islets)s islets too small for a patch were left out.",
            islets,
        )
        said += " " + left_out % {"islets": islets}
    return said
