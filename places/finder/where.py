"""Where: what somebody typed, or a rounded position, as a coarse spot on the map.

A full postcode never goes further than this module: it becomes its outward code.
"""

import re
from dataclasses import dataclass

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.geocoding import Choices, Found, locate
from gis.models import PlaceName, Postcode
from gis.postcodes import outward_code

# A whole postcode anywhere in what was typed, however it was parted.
FULL_POSTCODE = re.compile(
    r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)[\s.,-]*[0-9]\s?[A-Z]{2}\b", re.IGNORECASE | re.ASCII
)
# About a kilometre: all that a browser may tell and all that is kept of what it tells.
POSITION_DECIMALS = 2
NEAREST_NAME_M = 20_000
NAMES_TRIED = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A coarse place: its name for people, what stands in an address for it, a WGS 84 point."""

    label: str
    near: str
    point: Point


@dataclass(frozen=True, slots=True)
class SeveralSpots:
    """A name that several places have; each choice is a text that means only one of them."""

    choices: tuple[str, ...]


def outward_of(text: str) -> str | None:
    """The outward code, where ``text`` says more of a postcode than that; else None."""
    found = FULL_POSTCODE.search(text)
    if found:
        return found.group(1).upper()
    outward = outward_code(text)
    return outward if outward and " " in text.strip() else None


def find_spot(text: str) -> Spot | SeveralSpots | None:
    """The spot that a place name or outward code stands for; None when nobody knows it."""
    found = locate(text)
    if isinstance(found, Found):
        return Spot(_said_once(found.label), found.outward or found.label, found.point)
    if isinstance(found, Choices):
        return SeveralSpots(tuple(choice.label for choice in found.choices))
    return None


def _said_once(label: str) -> str:
    """ "Newport" for "Newport, Newport": a town gives its name to its authority as often as not."""
    name, _comma, within = label.partition(", ")
    return name if name.casefold() == within.casefold() else label


def spot_near(latitude: str, longitude: str) -> Spot | None:
    """The named spot nearest to a device's position, which is first rounded to about 1 km.

    None when it is no position, or lies outside the United Kingdom, or far from every name.
    """
    try:
        lat = round(float(latitude), POSITION_DECIMALS)
        lon = round(float(longitude), POSITION_DECIMALS)
        check_in_uk(lon, lat)
    except (ValueError, OverflowError, OutsideTheUnitedKingdom):
        return None
    point = Point(lon, lat, srid=WGS84)
    return _nearest_name(point) or _nearest_outward(point)


def _nearest_name(point: Point) -> Spot | None:
    near = PlaceName.objects.filter(point__dwithin=(point, D(m=NEAREST_NAME_M)))
    # A street would say where somebody stands.
    near = near.exclude(kind__in=[PlaceName.Kind.OUTWARD_CODE, PlaceName.Kind.STREET])
    for row in near.annotate(away=Distance("point", point)).order_by("away", "pk")[:NAMES_TRIED]:
        spot = find_spot(str(row))
        if isinstance(spot, Spot):
            return spot
    return None


def _nearest_outward(point: Point) -> Spot | None:
    near = Postcode.objects.filter(point__dwithin=(point, D(m=NEAREST_NAME_M)))
    row = near.annotate(away=Distance("point", point)).order_by("away", "pk").first()
    spot = find_spot(row.outward) if row else None
    return spot if isinstance(spot, Spot) else None
