"""What the files of the invented town hold."""

import csv
from collections.abc import Callable
from pathlib import Path

import geopandas
import pytest

from tests.builders.demo_pack import built_pack  # noqa: F401 - a fixture

Row = dict[str, str]
KINDS = (
    "youth_provision",
    "respite_space",
    "detached_youth_work",
    "trusted_business",
    "ordinary_place",
)


@pytest.fixture(scope="session")
def rows(pack: Path) -> Callable[[str], list[Row]]:
    """``rows("postcodes.csv")``: the rows of a CSV of the pack."""

    def read(name: str) -> list[Row]:
        with (pack / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def shapes(pack: Path) -> Callable[[str], geopandas.GeoDataFrame]:
    """``shapes("lsoa21")``: a frame of boundaries, read by GDAL."""
    return lambda name: geopandas.read_file(pack / "boundaries" / f"{name}.geojson")


@pytest.fixture(scope="session")
def directory(rows: Callable[[str], list[Row]]) -> list[Row]:
    """Every listing of all five directories, its kind beside it."""
    return [{**row, "kind": kind} for kind in KINDS for row in rows(f"directory/{kind}.csv")]
