"""The publishers' own files of Newport, Trafford and the nation load, and add up as published."""

from pathlib import Path

import pytest

from gis.packs.boundaries import BoundariesLoader
from gis.packs.loading import run
from gis.packs.lookups import LookupsLoader
from gis.packs.manifest import Entry, Pack, read_manifest
from gis.packs.report import FileReport
from gis.statistics.counts import EthnicityLoader, PopulationLoader
from gis.statistics.deprivation import DeprivationLoader
from gis.statistics.frames import deprivation, ethnicity, residents
from places.importers.tables import PACK_TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PACKS = Path(__file__).parents[2] / "area_packs"
SETS = ("lad22", "lad23", "lsoa11", "lsoa21")
STATISTICS = (PopulationLoader, DeprivationLoader, EthnicityLoader)


def load(name: str) -> tuple[Pack, dict[str, FileReport]]:
    """Small areas and statistics of a pack, each file's report by table."""
    pack = read_manifest(PACKS / name, PACK_TABLES)
    for entry in pack.of("boundaries"):
        if entry.get("area_set") in SETS:
            assert not run(BoundariesLoader(pack, entry)).refused_whole
    for entry in pack.of("lookups"):
        run(LookupsLoader(pack, entry))
    reports = {
        loader.table: run(loader(pack, entry))
        for loader in STATISTICS
        for entry in pack.of(loader.table)
    }
    return pack, reports


def test_newport(shared_data: Path) -> None:
    """Totals as in the SOURCE.md beside the files."""
    _pack, reports = load("newport")
    assert {table: (r.added, r.refused, r.noted) for table, r in reports.items()} == {
        "population": (95, 0, 0),
        "deprivation": (95, 0, 0),
        "ethnicity": (100, 0, 0),
    }
    assert residents("lsoa11", 0, 130).frame["people"].sum() == 156_447
    assert residents("lsoa11", 10, 17).frame["people"].sum() == 15_184
    deciles = deprivation("lsoa11").frame["decile"].value_counts().sort_index()
    # SOURCE.md says 8 areas in decile 8, with which its list adds up to 93 of the 95.
    assert deciles.tolist() == [23, 10, 5, 9, 10, 6, 3, 10, 11, 8]
    carried = residents("lsoa21", 10, 17)
    assert len(carried.frame) == 100
    assert carried.frame["people"].sum() == pytest.approx(15_184)
    assert (carried.frame["carried"] != "same area").sum() == 10
    assert "WIMD 2019" in deprivation("lsoa21").source


def test_trafford_and_newport_side_by_side(shared_data: Path) -> None:
    """Two nations on one area set: each has its own index, estimates and date."""
    newport = load("newport")[0]
    _pack, reports = load("trafford")
    assert [(r.added, r.refused) for r in reports.values()] == [(417, 0), (139, 0), (139, 0)]
    codes = [code for code in residents("lsoa21", 0, 130).frame.index if code.startswith("E")]
    assert residents("lsoa21", 0, 130, within=codes).frame["people"].sum() == 241_025
    assert residents("lsoa21", 10, 17, within=codes).frame["people"].sum() == 27_821
    assert deprivation("lsoa21", within=codes).dataset.label == "IMD 2025"
    groups = ethnicity("lsoa21", within=codes).frame.drop(columns="carried")
    assert groups.sum().sum() == 234_987
    assert deprivation("lsoa21", within=["W01001600"]).dataset.label == "WIMD 2019"
    # Files of the whole nation, of which this place takes its rows.
    national = shared_data / "national"
    for loader, file, keys, rows in (
        (
            PopulationLoader,
            "population_mid2020_lsoa11.csv",
            {"area_set": "lsoa11", "code": "lsoa11_code", "as_of": None, "label": "Nation"},
            95 + 138,
        ),
        (
            DeprivationLoader,
            "imd2025_england_lsoa21.csv",
            {"area_set": "lsoa21", "code": "lsoa21_code", "index": "Nation"},
            139,
        ),
    ):
        entry = Entry(loader.table, national / file, file, keys, {})
        report = run(loader(newport, entry))
        assert not report.refused_whole
        assert (report.added, report.refused) == (rows, 0)
        assert report.left_out == report.rows - rows


def test_a_file_of_the_wrong_vintage_is_refused(shared_data: Path) -> None:
    pack, _reports = load("newport")
    entry = pack.of("population")[0]
    wrong = Entry(entry.table, entry.path, entry.file, {**entry.values, "area_set": "lsoa21"}, {})
    refused = run(PopulationLoader(pack, wrong)).refused_whole
    assert "are areas of lsoa11 and not of lsoa21" in refused
