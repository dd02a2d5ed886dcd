"""Where youth workers are around: loose patches, never routes."""

from dataclasses import dataclass
from typing import Any

from shapely import Point, unary_union
from shapely.geometry.base import BaseGeometry

from guardianship.demo import content
from guardianship.demo.plan import Plan

LOOSE_EDGE_M = 120.0


@dataclass(frozen=True)
class Patch:
    """A coverage area; ``organisation`` is an id of ``organisations.toml``."""

    code: str
    name: str
    name_cy: str
    organisation: str
    shape: BaseGeometry


def patches(plan: Plan, authority: BaseGeometry) -> list[Patch]:
    """The patches of the detached teams, cut to the authority."""
    return [
        Patch(row["code"], row["name"], row["cy"], row["by"], _shape(row, plan, authority))
        for row in content.read("patches")["patches"]
    ]


def _shape(row: dict[str, Any], plan: Plan, authority: BaseGeometry) -> BaseGeometry:
    if "district" in row:
        district = plan.district(row["district"])
        drawn = Point(district.at).buffer(district.radius_m + LOOSE_EDGE_M, quad_segs=5)
    elif "villages" in row:
        spots = [Point(plan.district(slug).at) for slug in row["villages"]]
        drawn = unary_union([spot.buffer(row["radius_m"], quad_segs=5) for spot in spots])
    else:
        drawn = Point(row["at"]).buffer(row["radius_m"], quad_segs=5)
    return drawn.intersection(authority)
