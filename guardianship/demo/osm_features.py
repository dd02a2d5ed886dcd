"""The town as OpenStreetMap would tag it: nodes and ways with their tags."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from guardianship.demo.buildings import buildings
from guardianship.demo.plan import Plan
from guardianship.demo.streets import Street
from guardianship.demo.town import NAME, NAME_CY, POPULATION
from guardianship.demo.venues import Venue

Corner = tuple[float, float]
BUS_STOP_EVERY_M = 430.0
# Places that stand as a building with an outline; the others are a point.
WITH_OUTLINE = ("school", "college", "library", "community_centre", "townhall", "theatre")
OUTLINE_M = (34.0, 22.0)
GROUND = {"works": "industrial"}


@dataclass(frozen=True)
class OsmNode:
    """A point with tags."""

    at: Corner
    tags: dict[str, str]


@dataclass(frozen=True)
class OsmWay:
    """A line, or an area when its first corner comes again at the end."""

    corners: tuple[Corner, ...]
    tags: dict[str, str]


def nodes(plan: Plan, streets: list[Street], venues: dict[str, Venue]) -> Iterator[OsmNode]:
    """Place names, places that are a point, and bus stops."""
    town = {"place": "town", "population": str(POPULATION), **names(NAME, NAME_CY)}
    yield OsmNode((0.0, 0.0), town)
    for district in plan.districts:
        if district.radius_m:
            kind = "village" if district.style == "village" else "suburb"
            tags = {"place": kind, **names(district.name, district.name_cy)}
            yield OsmNode(district.at, tags)
    for venue in venues.values():
        if venue.osm_tags and not _has_outline(venue):
            yield OsmNode(venue.at, _venue_tags(venue))
    yield from _bus_stops(streets)


def ways(
    plan: Plan, streets: list[Street], venues: dict[str, Venue], seed: int
) -> Iterator[OsmWay]:
    """Streets, river, railway, parks, woods, ground and buildings."""
    for street in streets:
        yield OsmWay(street.corners, _street_tags(street))
    yield OsmWay(_corners(plan.river.shape), {"waterway": "river", **_named(plan.river)})
    yield from _areas(plan.water, {"natural": "water", "water": "river"})
    yield OsmWay(_corners(plan.railway.shape), {"railway": "rail", **_named(plan.railway)})
    for park in plan.parks:
        yield from _areas(park.shape, {"leisure": "park", **_named(park)})
    for wood in plan.woods:
        yield from _areas(wood.shape, {"natural": "wood", **_named(wood)})
    yield from _grounds(plan, streets)
    styles = {district.slug: district.style for district in plan.districts}
    for house in buildings(streets, styles, plan.barriers, seed):
        yield from _areas(house, {"building": "yes"})
    for venue in venues.values():
        if _has_outline(venue):
            yield OsmWay(_outline(venue.at), {"building": "yes", **_venue_tags(venue)})


def names(english: str, welsh: str) -> dict[str, str]:
    """Name tags; a name without a Welsh form stands alone."""
    if not english:
        return {}
    if not welsh or welsh == english:
        return {"name": english}
    return {"name": english, "name:cy": welsh, "name:en": english}


def _named(drawn: object) -> dict[str, str]:
    return names(getattr(drawn, "name", ""), getattr(drawn, "name_cy", ""))


def _street_tags(street: Street) -> dict[str, str]:
    tags = {"highway": street.highway, **names(street.name, street.name_cy)}
    if street.bridge:
        tags |= {"bridge": "yes", "layer": "1"}
    if street.highway in ("residential", "pedestrian", "secondary", "primary", "tertiary"):
        tags["lit"] = "yes"
    return tags


def _venue_tags(venue: Venue) -> dict[str, str]:
    tags = {**venue.osm_tags, **names(venue.name, venue.name_cy), "addr:postcode": venue.postcode}
    if venue.opening_hours:
        tags["opening_hours"] = venue.opening_hours
    wheelchair = {"yes": "yes", "partly": "limited", "no": "no"}.get(venue.step_free)
    return {**tags, "wheelchair": wheelchair} if wheelchair else tags


def _has_outline(venue: Venue) -> bool:
    return venue.osm_tags.get("amenity") in WITH_OUTLINE


def _outline(at: Corner) -> tuple[Corner, ...]:
    half_width, half_height = OUTLINE_M[0] / 2, OUTLINE_M[1] / 2
    turns = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return tuple((at[0] + half_width * x, at[1] + half_height * y) for x, y in turns)


def _bus_stops(streets: list[Street]) -> Iterator[OsmNode]:
    """On the main roads, every few hundred metres."""
    for street in streets:
        if street.highway in ("primary", "secondary", "tertiary") and not street.bridge:
            line = street.line
            for stop in range(math.floor(line.length / BUS_STOP_EVERY_M)):
                spot = line.interpolate((stop + 0.5) * BUS_STOP_EVERY_M)
                at = (round(spot.x + 4, 1), round(spot.y + 4, 1))
                tags = {"highway": "bus_stop", "public_transport": "platform"}
                yield OsmNode(at, {**tags, **names(street.name, street.name_cy)})


def _grounds(plan: Plan, streets: list[Street]) -> Iterator[OsmWay]:
    """What the ground of a district is used for, drawn loosely around its streets."""
    for district in plan.districts:
        lines = [street.line for street in streets if street.district == district.slug]
        if lines:
            around = LineString([c for line in lines for c in line.coords]).convex_hull.buffer(20)
            use = GROUND.get(district.style, "residential")
            yield from _areas(around, {"landuse": use})


def _areas(shape: BaseGeometry, tags: dict[str, str]) -> Iterator[OsmWay]:
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon):
            yield OsmWay(_corners(part.exterior), tags)


def _corners(line: BaseGeometry) -> tuple[Corner, ...]:
    return tuple((round(x, 2), round(y, 2)) for x, y in line.coords)
