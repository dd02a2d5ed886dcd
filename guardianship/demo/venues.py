"""Where the places stand: each by a street of its district, with an address and a postcode."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from guardianship.demo import content
from guardianship.demo.dice import dice
from guardianship.demo.plan import District, Plan
from guardianship.demo.postcodes import Postcode
from guardianship.demo.town import NAME

KERB_M = 13.0


@dataclass(frozen=True)
class Venue:
    """A place with its names and facts; ``at`` in metres of the plan."""

    id: str
    name: str
    name_cy: str
    at: tuple[float, float]
    address: str
    postcode: str
    step_free: str
    access_facts: list[str] = field(default_factory=list)
    getting_there: str = ""
    osm_tags: dict[str, str] = field(default_factory=dict)
    opening_hours: str = ""


def venues(
    plan: Plan, postcodes: list[Postcode], seed: int, written: Sequence[str] = ("places",)
) -> dict[str, Venue]:
    """Every place of the ``written`` tables by its id; no two share a postcode."""
    free = list(postcodes)
    found = {}
    for row in [row for name in written for row in content.read(name)["places"]]:
        chosen = _by_position(row, free) if "at" in row else _in_district(row, plan, free, seed)
        free.remove(chosen)
        found[row["id"]] = _venue(row, chosen, plan.district(row["in"]), seed)
    return found


def _by_position(row: dict[str, Any], free: list[Postcode]) -> Postcode:
    """The postcode nearest to a place whose position was drawn."""
    return min(free, key=lambda p: (math.dist(p.at, row["at"]), p.postcode))


def _in_district(row: dict[str, Any], plan: Plan, free: list[Postcode], seed: int) -> Postcode:
    """A postcode of the district, on the street that was asked for when there is one."""
    district = plan.district(row["in"])
    near = [p for p in free if math.dist(p.at, district.at) <= district.radius_m]
    own = [p for p in near if p.street.district in (district.slug, "")]
    wanted = [p for p in free if p.street.name == row.get("on")] or own or near
    if not wanted:
        return _by_position({"at": district.at}, free)
    return dice(seed, "venue", row["id"]).choice(wanted)


def _venue(row: dict[str, Any], postcode: Postcode, district: District, seed: int) -> Venue:
    chance = dice(seed, "door", row["id"])
    turn = chance.uniform(0, 2 * math.pi)
    beside = (
        round(postcode.at[0] + KERB_M * math.cos(turn), 1),
        round(postcode.at[1] + KERB_M * math.sin(turn), 1),
    )
    at = (float(row["at"][0]), float(row["at"][1])) if "at" in row else beside
    street = row.get("street") or f"{chance.randint(1, 98)} {postcode.street.name}"
    parts = [street, district.name, NAME] if district.style == "village" else [street, NAME]
    return Venue(
        id=row["id"],
        name=row["name"],
        name_cy=row.get("cy", ""),
        at=at,
        address=", ".join(parts),
        postcode=postcode.postcode,
        step_free=row.get("step", "not_said"),
        access_facts=row.get("facts", "").split(),
        getting_there=row.get("there", ""),
        osm_tags=dict(tag.split("=", 1) for tag in row.get("osm", "").split(";") if tag),
        opening_hours=row.get("open", ""),
    )
