"""The public geometry of a listing as GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from places.coverage_shown import rounded
from places.enums import LocationVisibility
from places.finder.states import hides_where

if TYPE_CHECKING:
    from django.contrib.gis.geos import MultiPolygon, Point

    from places.models import Listing


def public_shape(listing: Listing) -> dict[str, Any] | None:
    """An exact one to about a metre, a coarse one as it is kept, none of what hides where it is."""
    geometry: Point | MultiPolygon | None = listing.public_geometry
    if geometry is None or hides_where(listing):
        return None
    exact = listing.location_visibility == LocationVisibility.EXACT
    coordinates = rounded(geometry.coords) if exact else geometry.coords
    return {"type": geometry.geom_type, "coordinates": coordinates}
