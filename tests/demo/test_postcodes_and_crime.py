"""Postcodes lie where they say; street-crime files look like the published ones."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from shapely import Point

from gis.crs import to_grid

Rows = Callable[[str], list[dict[str, str]]]
MONTHS = ("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")


def crime(rows: Rows, month: str) -> list[dict[str, str]]:
    return rows(f"crime/{month}-wennol-valley-street.csv")


def test_about_twelve_hundred_postcodes_that_can_be_nobodys(rows: Rows) -> None:
    codes = [row["postcode"] for row in rows("postcodes.csv")]
    assert 1_100 <= len(codes) <= 1_400
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"XQ[1-6] [1-9][ABD-HJLNP-UW-Z]{2}", code) for code in codes)
    assert len({code.split()[0] for code in codes}) == 6


def test_both_coordinates_of_a_postcode_agree_and_lie_in_its_area(rows: Rows, shapes) -> None:
    areas = shapes("lsoa21").set_index("code").geometry
    for row in rows("postcodes.csv"):
        lon, lat = float(row["lon"]), float(row["lat"])
        easting_m, northing_m = to_grid(lon, lat)
        assert easting_m == pytest.approx(float(row["easting"]), abs=1)
        assert northing_m == pytest.approx(float(row["northing"]), abs=1)
        assert areas[row["lsoa21_code"]].contains(Point(lon, lat))


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_of_reports(rows: Rows, shapes, month: str) -> None:
    reports = crime(rows, month)
    assert 380 <= len(reports) <= 500
    areas = shapes("lsoa21").set_index("code")
    nowhere = [row for row in reports if not row["Longitude"]]
    assert 1 <= len(nowhere) <= 25
    for row in reports:
        assert row["Month"] == month
        assert row["Reported by"] == row["Falls within"] == "Wennol Valley Police"
        anti_social = row["Crime type"] == "Anti-social behaviour"
        assert (row["Crime ID"] == "") == anti_social
        assert (row["Last outcome category"] == "") == anti_social
        if row["Longitude"]:
            assert row["LSOA name"] == areas["name"][row["LSOA code"]]
            spot = Point(float(row["Longitude"]), float(row["Latitude"]))
            assert areas.geometry[row["LSOA code"]].buffer(2e-6).contains(spot)
        else:
            assert row["Location"] == "No Location"
            assert row["LSOA code"] == ""
    shared = Counter((row["Longitude"], row["Latitude"]) for row in reports if row["Longitude"])
    assert max(shared.values()) > 3


def test_identities_are_used_once(rows: Rows) -> None:
    known = [r["Crime ID"] for m in MONTHS for r in crime(rows, m) if r["Crime ID"]]
    assert len(set(known)) == len(known)
    assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in known)


def test_the_header_is_the_published_one(pack: Path, shared_data: Path) -> None:
    ours = (pack / "crime/2026-04-wennol-valley-street.csv").read_text("utf-8").splitlines()[0]
    theirs = (shared_data / "newport/crime/2024-03-gwent-street.csv").read_text("utf-8")
    assert ours == theirs.splitlines()[0]


def test_population_has_the_published_columns(pack: Path, shared_data: Path) -> None:
    ours = (pack / "small_area/population_mid2024_lsoa21.csv").read_text("utf-8").splitlines()[0]
    theirs = (shared_data / "trafford/small_area/population_mid2024_lsoa21.csv").read_text("utf-8")
    assert ours == theirs.splitlines()[0]
