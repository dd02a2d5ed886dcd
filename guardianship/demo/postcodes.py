"""Postcodes of an area that Royal Mail does not use: none begins with X.

Each has a spot on a street, which also gives the places their addresses.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from shapely import Point, STRtree

from guardianship.demo.areas import Area
from guardianship.demo.dice import dice
from guardianship.demo.streets import Street

PER_LSOA = 30
# Two wide areas hold all the villages.
PER_WIDE_LSOA = 90
SPOT_EVERY_M = 55.0
# The letters that stand in the second half of a postcode.
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
OUTWARD_BY_WARD = {1: "XQ1", 2: "XQ1", 3: "XQ2", 8: "XQ2", 4: "XQ3", 6: "XQ3", 5: "XQ4", 7: "XQ4"}
OUTWARD_ELSEWHERE = {9: "XQ5", 10: "XQ5", 11: "XQ6", 12: "XQ6"}


@dataclass(frozen=True)
class Postcode:
    """A live postcode; ``at`` in metres of the plan."""

    postcode: str
    at: tuple[float, float]
    street: Street
    lsoa: Area


def postcodes(lsoas: list[Area], streets: list[Street], seed: int) -> list[Postcode]:
    """About thirty postcodes in every small area, sorted."""
    spots = _spots(lsoas, streets)
    outward = {**OUTWARD_BY_WARD, **OUTWARD_ELSEWHERE}
    inward = {
        code: ("".join(parts) for parts in product("123456789", LETTERS, LETTERS))
        for code in sorted(set(outward.values()))
    }
    found = []
    for lsoa in lsoas:
        chance = dice(seed, "postcodes", lsoa.code)
        here = spots[lsoa.code]
        wide = lsoa.district is not None and lsoa.district.style == "country"
        count = min(PER_WIDE_LSOA if wide else PER_LSOA, len(here))
        chosen = set(chance.sample(range(len(here)), count))
        shops = {i for i, (_, street) in enumerate(here) if street.highway == "pedestrian"}
        code = outward[int(lsoa.ward[3:]) - 990_000]
        for number in sorted(chosen | shops):
            at, street = here[number]
            half = _skip(inward[code], chance.randint(1, 4))
            found.append(Postcode(f"{code} {half}", at, street, lsoa))
    return sorted(found, key=lambda p: p.postcode)


def _skip(codes: Iterator[str], count: int) -> str:
    """The next but some: real postcodes are not used up in order."""
    return next(islice(codes, count - 1, None))


def _spots(
    lsoas: list[Area], streets: list[Street]
) -> dict[str, list[tuple[tuple[float, float], Street]]]:
    """Spots along the named streets, by small area."""
    tree = STRtree([area.shape for area in lsoas])
    found: dict[str, list[tuple[tuple[float, float], Street]]] = defaultdict(list)
    for street in streets:
        if not street.name or street.bridge or street.highway in ("footway", "path"):
            continue
        line = street.line
        for step in range(int(line.length // SPOT_EVERY_M)):
            spot = line.interpolate((step + 0.5) * SPOT_EVERY_M)
            at = (round(spot.x, 1), round(spot.y, 1))
            within = [int(i) for i in tree.query(Point(at), predicate="within")]
            if within:
                found[lsoas[min(within)].code].append((at, street))
    return found
