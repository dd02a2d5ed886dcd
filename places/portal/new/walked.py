"""Patches of detached youth work, made of areas of our own gazetteer."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.contrib.gis.geos import Point, Polygon
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gis.crs import WGS84, to_grid, to_lon_lat
from gis.models import Area, AreaKind
from places.actions import LeftAsItIs
from places.models import CoverageArea, Listing
from places.patch_shapes import merged

if TYPE_CHECKING:
    from guardianship.accounts.models import User

# Neighbourhoods before wards, as the rest of the public pages name them.
KINDS = (AreaKind.MSOA, AreaKind.WARD)
AROUND_M = 3_000
MOST_AREAS = 12
LONGEST_NAME_CHARS = 120


def areas_near(point: Point) -> list[Area]:
    """Neighbourhoods, else wards, around a WGS 84 point, nearest first."""
    east_m, north_m = to_grid(point.x, point.y)
    west, south = to_lon_lat(east_m - AROUND_M, north_m - AROUND_M)
    east, north = to_lon_lat(east_m + AROUND_M, north_m + AROUND_M)
    box = Polygon.from_bbox((west, south, east, north))
    box.srid = WGS84
    for kind in KINDS:
        found = list(Area.objects.of_kind(kind).current().filter(boundary__intersects=box))
        if found:
            found.sort(key=lambda area: _apart_m(area, east_m, north_m))
            return found[:MOST_AREAS]
    return []


def _apart_m(area: Area, east_m: float, north_m: float) -> float:
    inside = area.boundary.point_on_surface
    return math.dist(to_grid(inside.x, inside.y), (east_m, north_m))


def areas_that_may_be_walked() -> QuerySet[Area]:
    """Areas of which a patch can be made."""
    return Area.objects.filter(area_set__kind__in=KINDS, area_set__valid_to__isnull=True)


def own_patches(listing: Listing) -> QuerySet[CoverageArea]:
    """Patches that were made for this listing, oldest first."""
    rows = CoverageArea.objects.filter(code__startswith=_code(listing))
    return rows.filter(organisation=listing.organisation).order_by("pk")


def areas_of(patch: CoverageArea) -> list[Area]:
    """The areas that a patch was made of, found again by where they lie."""
    for kind in KINDS:
        near = Area.objects.of_kind(kind).current().filter(boundary__bboverlaps=patch.boundary)
        found = [a for a in near if patch.boundary.contains(a.boundary.point_on_surface)]
        if found:
            return found
    return []


def write_patch(listing: Listing, areas: Collection[Area], *, by: User) -> CoverageArea:
    """The patch of ``listing``, made of ``areas``.

    The one that nothing public uses is made anew; beside a public one a further patch is made,
    so that the old shape stays until somebody has looked at the new one. Raises ``LeftAsItIs``
    where the areas are too small.
    """
    boundary, _islets = merged(areas, None)
    if not len(boundary):
        raise LeftAsItIs(_("these areas are too small to walk without pointing at a spot"))
    there = list(own_patches(listing))
    patch = there[-1] if there else None
    if patch is None or patch.sessions.filter(listing__live=True).exists():
        number = f"-{len(there) + 1}" if there else ""
        patch = CoverageArea(organisation=listing.organisation, code=_code(listing) + number)
    patch.name = _joined(sorted(area.name for area in areas))
    patch.name_cy = _joined(sorted(area.name_cy or area.name for area in areas))
    patch.boundary = boundary
    patch.full_clean()
    patch.save()
    patch.save_revision(user=by)
    return patch


def _joined(names: list[str]) -> str:
    said = ", ".join(names)
    if len(said) <= LONGEST_NAME_CHARS:
        return said
    return said[: LONGEST_NAME_CHARS - 1].rpartition(",")[0] + "…"


def _code(listing: Listing) -> str:
    return f"of-{listing.uid}"
