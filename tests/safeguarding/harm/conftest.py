"""A town of two vintages of small areas, and files of publishers."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaLink, AreaSet
from guardianship.safeguarding.harm.models import HarmCount, HarmSource
from guardianship.safeguarding.wall.doors import open_for_task

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
# West, middle and east: squares of a tenth of a degree from here on.
LON, LAT, SIDE = -3.0, 51.5, 0.1


def box(place: int) -> MultiPolygon:
    """The square number ``place`` from the west."""
    west = LON + place * SIDE
    return MultiPolygon(Polygon.from_bbox((west, LAT, west + SIDE, LAT + SIDE)), srid=WGS84)


def _area_set(code: str, codes: Sequence[tuple[str, int]], **fields: object) -> AreaSet:
    made = AreaSet.objects.create(code=code, kind=AreaKind.LSOA, label=code, **fields)
    for area, place in codes:
        Area.objects.create(area_set=made, code=area, name=area, boundary=box(place))
    return made


@pytest.fixture
def town(db: None) -> AreaSet:
    """Areas of 2021: W1 as before, E2 and E3 that were one, E23, in 2011."""
    older = _area_set("lsoa11", [("W01000001", 0), ("W01000023", 1)], valid_from="2011-03-27")
    newer = _area_set(
        "lsoa21",
        [("W01000001", 0), ("W01000002", 1), ("W01000003", 2)],
        valid_from="2021-03-21",
    )
    whole = older.areas.get(code="W01000023")
    for part in newer.areas.exclude(code="W01000001"):
        AreaLink.objects.create(from_area=whole, to_area=part, change="S")
    AreaLink.objects.create(
        from_area=older.areas.get(code="W01000001"),
        to_area=newer.areas.get(code="W01000001"),
        change="U",
    )
    return newer


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """``csv_file(header, *rows)``: a file of these lines."""

    def write(header: str, *rows: str, name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        return path

    return write


def street_row(
    number: str = "", *, month: str = "2024-01", place: float | None = 0.5, code: str = "W01000001",
    kind: str = "Burglary", force: str = "Gwent Police",
) -> str:  # fmt: skip
    """A row of a street file; ``place`` is where its point lies, in squares from the west."""
    point = "," if place is None else f"{LON + place * SIDE:.6f},{LAT + SIDE / 2:.6f}"
    return f"{number},{month},{force},{force},{point},On or near High Street,{code},Name,{kind},,"


def totals(source: str = "police-street", **about: object) -> dict[str, int]:
    """Reports by area code."""
    found: dict[str, int] = {}
    with open_for_task("import"):
        rows = HarmCount.objects.filter(source__code=source, **about)
        for code, count in rows.values_list("area__code", "count"):
            found[code] = found.get(code, 0) + count
    return found


@pytest.fixture
def street(db: None) -> HarmSource:
    """The source of street files."""
    return HarmSource.objects.get(code="police-street")
