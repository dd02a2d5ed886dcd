"""Boundaries, lookups between them, and postcodes, as files."""

from pathlib import Path

from guardianship.demo.areas import Area, AreaSets
from guardianship.demo.grid import lon_lat, national
from guardianship.demo.postcodes import Postcode
from guardianship.demo.town import AUTHORITY_CODE
from guardianship.demo.vintages import Change, lsoas_of_2011
from guardianship.demo.writers import write_csv, write_geojson

CHANGE_HEADER = ["lsoa11_code", "lsoa11_name", "change_code", "lsoa21_code", "lsoa21_name"]
POSTCODE_HEADER = [
    "postcode", "easting", "northing", "lon", "lat", "lsoa21_code", "ward22_code", "la_code",
]  # fmt: skip


def write(folder: Path, sets: AreaSets, changes: list[Change]) -> None:
    """Every level as GeoJSON, and who belongs to whom as CSV."""
    levels = {
        "authority": [sets.authority],
        "ward": sets.wards,
        "msoa21": sets.msoas,
        "lsoa21": sets.lsoas,
        "lsoa11": lsoas_of_2011(changes),
        "oa21": sets.oas,
    }
    for name, areas in levels.items():
        in_order = sorted(areas, key=lambda area: area.code)
        features = [(_properties(area), area.shape) for area in in_order]
        write_geojson(folder / f"{name}.geojson", features)
    write_csv(
        folder / "lookup_lsoa11_lsoa21.csv",
        CHANGE_HEADER,
        [[c.old.code, c.old.name, c.change, c.new.code, c.new.name] for c in changes],
    )
    parents = [[oa.code, oa.parent] for oa in sets.oas]
    _pairs(folder, "oa21", "lsoa21", parents)
    _pairs(folder, "lsoa21", "msoa21", [[area.code, area.parent] for area in sets.lsoas])
    _pairs(folder, "lsoa21", "ward22", [[area.code, area.ward] for area in sets.lsoas])


def write_postcodes(path: Path, postcodes: list[Postcode]) -> None:
    """Live postcodes with both kinds of coordinates and the areas they lie in."""
    rows: list[list[object]] = []
    for one in postcodes:
        easting, northing = (round(metres) for metres in national(*one.at))
        lon, lat = lon_lat(*one.at)
        where = [one.lsoa.code, one.lsoa.ward, AUTHORITY_CODE]
        rows.append([one.postcode, easting, northing, lon, lat, *where])
    write_csv(path, POSTCODE_HEADER, rows)


def _properties(area: Area) -> dict[str, str]:
    known = {"code": area.code, "name": area.name, "name_cy": area.name_cy}
    if area.local_name:
        known |= {"local_name": area.local_name, "local_name_cy": area.local_name_cy}
    return known


def _pairs(folder: Path, small: str, large: str, pairs: list[list[str]]) -> None:
    header = [f"{small}_code", f"{large}_code"]
    write_csv(folder / f"lookup_{small}_{large}.csv", header, sorted(pairs))
