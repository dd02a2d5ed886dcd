"""A year of one force's street files into counts, against reading and joining them alone."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median

import shapely
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection

from bin.benchmarks.loading import measured
from bin.benchmarks.measuring import Result
from bin.benchmarks.register import bench_database
from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaSet
from guardianship.demo.crime import HEADER, TYPES
from guardianship.safeguarding.harm.models import LoadedMonth

ROWS_A_MONTH = 5_417
MONTHS = tuple(f"2023-{month:02}" for month in range(1, 13))
# Some 350 areas, as Gwent has, with borders as crooked as those of the Office for Statistics.
SIDE = 19
STEP_DEG = 0.02
CORNERS = 40
SPOTS = 3_000
WITHOUT_POINT = 0.017
ROUNDS = 5


def run() -> Iterator[Result]:
    """Write the files, load them in a process of its own, join them in another."""
    dice = random.Random(20_231)  # noqa: S311 - a benchmark, not a secret
    with tempfile.TemporaryDirectory() as folder, bench_database():
        shapes = _areas(dice)
        boundaries = Path(folder) / "areas.geojson"
        boundaries.write_text(json.dumps(_collection(shapes)), encoding="utf-8")
        files = [str(_month(Path(folder), month, shapes, dice)) for month in MONTHS]
        _store(shapes)
        rounds = [
            (_from_nothing("harm", *files), measured("sjoin", str(boundaries), *files))
            for _round in range(ROUNDS)
        ]
    rows = ROWS_A_MONTH * len(MONTHS)
    # Half a second is too short for one reading.
    ours, rival = (
        [median(told) for told in zip(*one, strict=True)] for one in zip(*rounds, strict=True)
    )
    shares = sorted(theirs[0] / own[0] for own, theirs in rounds)
    yield Result(
        "Harm counts",
        ["work", "seconds", "rows a second", "peak memory MB"],
        [
            ["import_harm: check, add up, write", ours[0], rows / ours[0], ours[2]],
            ["pandas.read_csv and geopandas.sjoin", rival[0], rows / rival[0], rival[2]],
            ["ours as a share of theirs", "", median(shares), ""],
        ],
        [
            f"Medians of {ROUNDS} rounds, one way after the other in each; the share was "
            f"{shares[0]:.2f} to {shares[-1]:.2f}.",
            f"{rows:,} rows in {len(MONTHS)} files, {len(shapes)} areas. Asked: half of their rows "
            "a second, at most 300 MB.",
            "Theirs keeps nothing, refuses nothing and knows neither duplicates nor codes.",
        ],
    )


def _from_nothing(*arguments: str) -> Sequence[float]:
    """The work where no month is loaded yet."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {LoadedMonth._meta.db_table} CASCADE")
    return measured(*arguments)


def _areas(dice: random.Random) -> dict[str, shapely.Polygon]:
    """A grid whose borders wander, each shared by its two neighbours."""

    def wander(one: tuple[float, float], other: tuple[float, float]) -> list[tuple[float, float]]:
        across = one[0] == other[0]
        line = []
        for number in range(CORNERS):
            share = number / CORNERS
            off = dice.uniform(-0.1, 0.1) * STEP_DEG if number else 0.0
            x = one[0] + (other[0] - one[0]) * share + (off if across else 0)
            y = one[1] + (other[1] - one[1]) * share + (0 if across else off)
            line.append((x, y))
        return [*line, other]

    at = [
        [(-3.3 + i * STEP_DEG, 51.5 + j * STEP_DEG) for j in range(SIDE + 1)]
        for i in range(SIDE + 1)
    ]
    lying = {(i, j): wander(at[i][j], at[i + 1][j]) for i in range(SIDE) for j in range(SIDE + 1)}
    standing = {
        (i, j): wander(at[i][j], at[i][j + 1]) for i in range(SIDE + 1) for j in range(SIDE)
    }
    return {
        f"W{1_900_000 + i * SIDE + j:08}": shapely.Polygon(
            lying[i, j] + standing[i + 1, j] + lying[i, j + 1][::-1] + standing[i, j][::-1]
        )
        for i in range(SIDE)
        for j in range(SIDE)
    }


def _collection(shapes: dict[str, shapely.Polygon]) -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": shapely.geometry.mapping(shape),
            }
            for code, shape in shapes.items()
        ],
    }


def _store(shapes: dict[str, shapely.Polygon]) -> None:
    made = AreaSet.objects.create(code="bench", kind=AreaKind.LSOA, label="Bench")
    Area.objects.bulk_create(
        Area(
            area_set=made,
            code=code,
            name=code,
            boundary=GEOSGeometry(shapely.multipolygons([shape]).wkt, srid=WGS84),
        )
        for code, shape in shapes.items()
    )


def _month(
    folder: Path, month: str, shapes: dict[str, shapely.Polygon], dice: random.Random
) -> Path:
    """A file as data.police.uk writes it: a few thousand spots that serve many rows."""
    homes = dice.choices(list(shapes), k=SPOTS)
    spots = [(code, _inside(shapes[code], dice)) for code in homes]
    kinds, shares = zip(*TYPES, strict=True)
    path = folder / f"{month}-bench-street.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(ROWS_A_MONTH):
            code, (lon, lat) = dice.choice(spots)
            point: list[object] = [lon, lat, "On or near High Street", code, f"Bench {code}"]
            if dice.random() < WITHOUT_POINT:
                point = ["", "", "No Location", "", ""]
            name = sha256(f"{month}{number}".encode()).hexdigest()
            kind = dice.choices(kinds, shares)[0]
            writer.writerow([name, month, "Gwent Police", "Gwent Police", *point, kind, "", ""])
    return path


def _inside(shape: shapely.Polygon, dice: random.Random) -> tuple[float, float]:
    west, south, east, north = shape.bounds
    while True:
        point = shapely.Point(dice.uniform(west, east), dice.uniform(south, north))
        if shape.contains(point):
            return round(point.x, 6), round(point.y, 6)
