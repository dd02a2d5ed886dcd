"""Monthly street-crime files in the shape of data.police.uk. Every row is invented.

As in the real ones, reports are moved to a few fixed spots on streets, some have no place,
and anti-social behaviour has neither an identity nor an outcome.
"""

from hashlib import sha256
from random import Random

from guardianship.demo.areas import Area
from guardianship.demo.dice import dice
from guardianship.demo.grid import lon_lat
from guardianship.demo.postcodes import Postcode
from guardianship.demo.town import POLICE_FORCE

MONTHS = ("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")
HEADER = [
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
    "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
]  # fmt: skip
ANTI_SOCIAL = "Anti-social behaviour"
# Types and how common they are.
TYPES = (
    ("Violence and sexual offences", 36.0),
    (ANTI_SOCIAL, 19.0),
    ("Public order", 10.0),
    ("Criminal damage and arson", 9.0),
    ("Shoplifting", 8.0),
    ("Other theft", 6.0),
    ("Vehicle crime", 4.0),
    ("Burglary", 3.0),
    ("Drugs", 2.0),
    ("Other crime", 1.5),
    ("Possession of weapons", 0.8),
    ("Bicycle theft", 0.5),
    ("Robbery", 0.4),
    ("Theft from the person", 0.3),
)
OUTCOMES = (
    "Under investigation",
    "Unable to prosecute suspect",
    "Investigation complete; no suspect identified",
    "Awaiting court outcome",
    "Local resolution",
)
USUAL_A_MONTH = 440
WITHOUT_PLACE = 0.018
# Every fourth postcode's spot stands for a street.
SPOT_EVERY = 4


def file_name(month: str) -> str:
    """What data.police.uk would call the file of a month."""
    return f"{month}-wennol-valley-street.csv"


def crime_rows(month: str, postcodes: list[Postcode], seed: int) -> list[list[object]]:
    """The rows of one month."""
    chance = dice(seed, "crime", month)
    spots = postcodes[::SPOT_EVERY]
    weights = [_weight(spot.lsoa) for spot in spots]
    count = round(USUAL_A_MONTH * chance.uniform(0.92, 1.08))
    rows = []
    for number in range(count):
        kind = chance.choices([name for name, _ in TYPES], [share for _, share in TYPES])[0]
        spot = chance.choices(spots, weights)[0]
        rows.append(_row(month, number, kind, spot, chance, seed))
    return sorted(rows, key=lambda row: (str(row[7]), str(row[9]), str(row[0])))


def _row(
    month: str, number: int, kind: str, spot: Postcode, chance: Random, seed: int
) -> list[object]:
    known = sha256(f"{seed}:{month}:{number}".encode()).hexdigest()
    has_identity = kind != ANTI_SOCIAL
    outcome = chance.choice(OUTCOMES) if has_identity else ""
    where: list[object] = ["", "", "No Location", "", ""]
    if chance.random() >= WITHOUT_PLACE:
        lon, lat = lon_lat(*spot.at)
        street = f"On or near {spot.street.name}"
        where = [f"{lon:.6f}", f"{lat:.6f}", street, spot.lsoa.code, spot.lsoa.name]
    return [
        known if has_identity else "", month, POLICE_FORCE, POLICE_FORCE,
        *where, kind, outcome, "",
    ]  # fmt: skip


def _weight(area: Area) -> float:
    """More is reported where more people are about, most of all in the middle of town."""
    district = area.district
    if district is None:
        return 1.0
    busy = 5.0 if district.slug == "centre" else 1.0
    return busy * (1.6 - district.affluence / 10)
