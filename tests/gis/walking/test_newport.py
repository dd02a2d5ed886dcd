"""Newport as it is: its streets, and the half of it of which the file says nothing."""

from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from gis.analysis.access.catchments import catchments
from gis.analysis.access.conservation import conservation
from gis.analysis.access.floating import e2sfca
from gis.analysis.access.origins import origins_of, share_with_data, to_areas
from gis.analysis.network.islands import without_islands
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import Reach, snap
from gis.analysis.network.straight_line import straight_line_distances
from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from gis.walking.building import network_of
from gis.walking.ways import read_ways


@pytest.fixture(scope="module")
def newport(shared_data: Path):
    """The network inside its extent, areas with their people, and libraries."""
    folder = shared_data / "newport"
    extent = geopandas.read_file(folder / "osm/extract_extent.geojson").geometry.iloc[0]
    ways = read_ways(folder / "osm/newport-2023-06-13.osm.pbf", "Newport")
    network, _ = without_islands(network_of(ways, extent))
    areas = geopandas.read_file(folder / "boundaries/lsoa11.geojson")
    areas = areas.set_index("lsoa11_code").to_crs(BRITISH_NATIONAL_GRID)
    people = pd.read_csv(folder / "small_area/population_mid2020_lsoa11.csv", index_col=0)
    codes = pd.read_csv(folder / "postcodes_codepoint_open_2014-08.csv")
    postcodes = _points(codes["lon"], codes["lat"])
    origins = origins_of(areas, people["age_10_17"], postcodes)
    pois = pd.read_csv(folder / "osm/pois.csv", low_memory=False)
    pois = pois[pois["category"].str.contains("library")]
    return network, areas, origins, _points(pois["lon"], pois["lat"]), extent


def _points(lon: pd.Series, lat: pd.Series) -> geopandas.GeoDataFrame:
    at = geopandas.points_from_xy(lon, lat, crs=WGS84)
    return geopandas.GeoDataFrame(geometry=at).to_crs(BRITISH_NATIONAL_GRID)


def test_outside_the_file_is_no_data_and_everybody_is_counted(newport) -> None:
    network, areas, origins, _, extent = newport
    assert origins["people"].sum() == pytest.approx(15_184)
    found = snap(origins, network)
    known = (found["reach"] != Reach.NO_NETWORK_DATA).rename("share")
    share = share_with_data(known, origins["area"], origins["people"])
    cover = geopandas.GeoSeries([extent], crs=WGS84).to_crs(BRITISH_NATIONAL_GRID).iloc[0]
    covered = areas.geometry.intersection(cover).area / areas.geometry.area
    assert (share[covered > 0.999] == 1).all()
    assert (share[covered < 0.001] == 0).all()
    # Those in areas of which at least half is in the file, as counted when it was gathered.
    half = covered.index[covered >= 0.5]
    people = origins.groupby("area")["people"].sum()
    assert people[half].sum() == pytest.approx(9_845)
    on = (found["reach"] == Reach.ON_NETWORK).sum()
    assert on / known.sum() > 0.99


def test_walks_are_longer_than_straight_lines_and_access_is_conserved(newport) -> None:
    network, _, origins, libraries, _ = newport
    table = walking_distances(network, snap(origins, network), snap(libraries, network), 1600.0)
    straight = straight_line_distances(origins, libraries, 3200.0, detour=1.0).frame()
    both = table.frame().merge(straight, on=["origin", "listing"], suffixes=("", "_straight"))
    assert len(both) == table.pair_count > 300
    assert (both["metres"] >= both["metres_straight"] * 0.999 - 0.01).all()
    assert 1.1 < (both["metres"] / both["metres_straight"]).median() < 1.6
    here = catchments(table, origins["people"])
    supply = pd.DataFrame({0: 40.0}, index=libraries.index)
    access = e2sfca(here, supply)
    assert conservation(here, supply, access)["holds"].all()
    by_area = to_areas(access, origins["area"], origins["people"])
    assert by_area[0].isna().sum() >= 20
    assert np.nanmax(by_area[0]) > 0
    assert shapely.is_valid(network.cover)
