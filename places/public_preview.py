"""What the public would see of a pin at each precision, in words and as a point."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from gis.crs import to_grid
from places.enums import LocationVisibility
from places.public_location import STREET_GRID_M, authority_of, coarse_point, neighbourhood_of

ROUND_TO_M = 10


@dataclass(frozen=True, slots=True)
class PublicView:
    """One precision: ``point`` (WGS 84) is what the public gets, None for nothing."""

    visibility: LocationVisibility
    words: str
    point: Point | None


def at_each_precision(pin: Point) -> list[PublicView]:
    """From exact to hidden. Raises ``OutsideTheUnitedKingdom``."""
    found = []
    for visibility in LocationVisibility:
        point = coarse_point(pin, visibility)
        found.append(PublicView(visibility, _words(visibility, pin, point), point))
    return found


def where_in_words(pin: Point) -> str:
    """ "Stow Hill, Newport": the neighbourhood and the authority of a pin."""
    names = [area.name for area in (neighbourhood_of(pin), authority_of(pin)) if area]
    return ", ".join(dict.fromkeys(names)) or _("outside every area that is loaded")


def _words(visibility: LocationVisibility, pin: Point, point: Point | None) -> str:
    if point is None:
        return _("Nothing on the map; people get in touch to find out where.")
    if visibility == LocationVisibility.EXACT:
        return _("The pin itself.")
    apart_m = _apart_m(pin, point)
    if visibility == LocationVisibility.STREET:
        words = _("The middle of a square of %(side_m)s m, about %(apart_m)s m from the pin.")
        return words % {"side_m": STREET_GRID_M, "apart_m": apart_m}
    area = neighbourhood_of(pin)
    if area is None:
        words = _("The middle of a square of 2 km, about %(apart_m)s m from the pin.")
        return words % {"apart_m": apart_m}
    words = _("A point in %(area)s, the same for all of it, about %(apart_m)s m from the pin.")
    return words % {"area": area.name, "apart_m": apart_m}


def _apart_m(one: Point, other: Point) -> int:
    exact_m = math.dist(to_grid(one.x, one.y), to_grid(other.x, other.y))
    return round(exact_m / ROUND_TO_M) * ROUND_TO_M
