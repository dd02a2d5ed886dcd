"""The invented town, built once for all tests that look at it."""

import csv
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import geopandas
import pytest

from guardianship.demo.pack import build
from guardianship.demo.town import SEED

Row = dict[str, str]
KINDS = (
    "youth_provision",
    "respite_space",
    "detached_youth_work",
    "trusted_business",
    "ordinary_place",
)


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a freshly built pack; the first worker of a run builds it for all of them."""
    workers = "PYTEST_XDIST_WORKER" in os.environ
    ours = tmp_path_factory.getbasetemp()
    folder = (ours.parent if workers else ours) / "demo_pack"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.with_suffix(".built").exists():
            build(folder, SEED)
            folder.with_suffix(".built").touch()
    return folder


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
