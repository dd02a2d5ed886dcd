"""The small areas part the authority: nothing left over, nothing twice."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import geopandas
import pytest
from shapely import coverage_is_valid

from gis.crs import BRITISH_NATIONAL_GRID, WGS84

Shapes = Callable[[str], geopandas.GeoDataFrame]
LEVELS = {"oa21": 200, "lsoa21": 40, "lsoa11": 39, "msoa21": 6, "ward": 12, "authority": 1}
SQUARE_METRE = 1.0


@pytest.mark.parametrize(("level", "count"), LEVELS.items(), ids=LEVELS)
def test_each_level_has_its_areas_with_codes_and_both_names(
    shapes: Shapes, level: str, count: int
) -> None:
    frame = shapes(level)
    assert frame.crs.to_epsg() == WGS84
    assert len(frame) == count
    assert frame["code"].is_unique
    assert frame["name"].is_unique
    assert frame["name_cy"].str.len().min() > 0
    assert frame.geometry.is_valid.all()
    assert all(re.fullmatch(r"W0[0-9]{7}", code) for code in frame["code"])


@pytest.mark.parametrize("level", [level for level in LEVELS if level != "authority"])
def test_each_level_parts_the_authority(shapes: Shapes, level: str) -> None:
    frame = shapes(level).to_crs(BRITISH_NATIONAL_GRID)
    whole = shapes("authority").to_crs(BRITISH_NATIONAL_GRID).geometry.iloc[0]
    assert frame.area.sum() == pytest.approx(whole.area, abs=SQUARE_METRE)
    assert frame.union_all().symmetric_difference(whole).area < SQUARE_METRE
    overlaps = (
        a.intersection(b).area for a, b in combinations(frame.geometry, 2) if a.intersects(b)
    )
    assert max(overlaps, default=0.0) < SQUARE_METRE


@pytest.mark.parametrize("level", ["oa21", "lsoa21", "lsoa11"])
def test_neighbours_share_their_edges_on_the_globe(shapes: Shapes, level: str) -> None:
    parts = shapes(level).geometry.explode().tolist()
    assert coverage_is_valid(parts)


def test_codes_are_none_of_the_real_ones(shapes: Shapes) -> None:
    """Real Welsh codes of each kind stay far below …990000 (or 9901 for the authority)."""
    for level in ("oa21", "lsoa21", "lsoa11", "msoa21", "ward"):
        assert (shapes(level)["code"].str[3:].astype(int) >= 990_001).all()
    assert shapes("authority")["code"].tolist() == ["W06009901"]


def test_the_lookup_says_how_each_small_area_changed(shapes: Shapes, rows) -> None:
    links = rows("boundaries/lookup_lsoa11_lsoa21.csv")
    old, new = shapes("lsoa11").set_index("code"), shapes("lsoa21").set_index("code")
    assert {link["lsoa11_code"] for link in links} == set(old.index)
    assert {link["lsoa21_code"] for link in links} == set(new.index)
    assert Counter(link["change_code"] for link in links) == {"U": 32, "S": 6, "M": 4}
    for link in links:
        before = old.geometry[link["lsoa11_code"]]
        after = new.geometry[link["lsoa21_code"]]
        if link["change_code"] == "U":
            assert before.equals(after)
        else:
            assert link["lsoa11_code"] != link["lsoa21_code"]
            smaller, larger = sorted((before, after), key=lambda shape: shape.area)
            assert smaller.difference(larger).area == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("small", "large", "file"),
    [("oa21", "lsoa21", "lsoa21"), ("lsoa21", "msoa21", "msoa21"), ("lsoa21", "ward22", "ward")],
    ids=["oa21-lsoa21", "lsoa21-msoa21", "lsoa21-ward22"],
)
def test_parts_lie_in_the_whole_that_the_lookup_names(
    shapes: Shapes, rows, small: str, large: str, file: str
) -> None:
    parts, wholes = shapes(small).set_index("code"), shapes(file).set_index("code")
    pairs = rows(f"boundaries/lookup_{small}_{large}.csv")
    assert len(pairs) == len(parts)
    for pair in pairs:
        inside = parts.geometry[pair[f"{small}_code"]].representative_point()
        assert wholes.geometry[pair[f"{large}_code"]].contains(inside)
