"""What the public may know of where a listing is.

An exact listing shows its place. A street or area listing shows a point that was coarsened
once, deterministically, so that asking again and again reveals nothing more. A hidden one
shows none. Detached youth work shows the patches of its sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.gis.geos import MultiPolygon, Point

from gis.crs import WGS84, to_grid, to_lon_lat
from gis.models import Area, AreaKind
from places.enums import LocationVisibility

if TYPE_CHECKING:
    from places.models import Listing

STREET_GRID_M = 250


def put_on_map(listing: Listing) -> None:
    """Set the public geometry (WGS 84) and the authority of ``listing`` from what it shows.

    Coarse points are set by ``exact_locations.keep_apart`` and kept as they are.
    """
    if listing.location_visibility == LocationVisibility.HIDDEN:
        listing.public_geometry = None
        return
    patches = _patches(listing)
    if patches:
        listing.public_geometry = patches
        listing.authority = authority_of(patches.point_on_surface)
    elif listing.location_visibility == LocationVisibility.EXACT:
        place = listing.place
        listing.public_geometry = place.point if place else None
        listing.authority = place.authority if place else listing.authority


def _patches(listing: Listing) -> MultiPolygon | None:
    areas = {s.coverage_area_id: s.coverage_area for s in listing.sessions.all()}
    boundaries = [area.boundary for area in areas.values() if area is not None]
    if not boundaries:
        return None
    merged = boundaries[0]
    for boundary in boundaries[1:]:
        merged = merged.union(boundary)
    return merged if isinstance(merged, MultiPolygon) else MultiPolygon(merged, srid=WGS84)


def coarse_point(exact: Point, visibility: str) -> Point | None:
    """The public point for ``exact`` at a visibility; None when nothing may be shown.

    Street: the middle of a 250 m square of the national grid. Area: a point inside the
    smallest neighbourhood or ward that was loaded; without one, the middle of a 2 km square.
    """
    if visibility == LocationVisibility.EXACT:
        return exact
    if visibility == LocationVisibility.STREET:
        return _square_middle(exact, STREET_GRID_M)
    if visibility == LocationVisibility.AREA:
        area = neighbourhood_of(exact)
        return area.boundary.point_on_surface if area else _square_middle(exact, 8 * STREET_GRID_M)
    return None


def neighbourhood_of(point: Point) -> Area | None:
    """The neighbourhood (MSOA), else the ward, that covers a point."""
    for kind in (AreaKind.MSOA, AreaKind.WARD):
        area = Area.objects.of_kind(kind).current().covering(point).first()
        if area:
            return area
    return None


def authority_of(point: Point) -> Area | None:
    """The local authority that covers a point."""
    return Area.objects.of_kind(AreaKind.AUTHORITY).current().covering(point).first()


def _square_middle(exact: Point, side_m: int) -> Point:
    easting_m, northing_m = to_grid(exact.x, exact.y)
    middle_east_m = (easting_m // side_m + 0.5) * side_m
    middle_north_m = (northing_m // side_m + 0.5) * side_m
    return Point(*to_lon_lat(middle_east_m, middle_north_m), srid=WGS84)
