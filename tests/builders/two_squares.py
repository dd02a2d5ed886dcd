"""Two squares with 150 young people each and a club between them, measured by the command."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from django.contrib.gis.geos import MultiPolygon
from django.core.management import call_command

from gis.analysis.network.graph import build_network
from gis.crs import to_grid
from gis.models import AreaKind, AreaSet, Postcode
from gis.statistics.models import AreaCounts, Dataset, Topic
from gis.walking.models import StoredNetwork
from gis.walking.packing import pack_network
from tests.builders import town
from tests.builders.gap_town import MONDAY
from tests.builders.places import a_listing, hours

KNOWN_M = 2000


def two_squares() -> AreaSet:
    """A kilometre wide each, side by side; the club is open on Friday evenings."""
    town.an_authority()
    area_set = AreaSet.objects.create(code="squares", kind=AreaKind.LSOA, label="Squares")
    people = Dataset.objects.create(
        topic=Topic.POPULATION, area_set=area_set, columns=["0-9", "10-17"]
    )
    for number, east_m in enumerate((-500, 500), start=1):
        square = area_set.areas.create(
            code=f"W0199000{number}", name=f"Square {number}", nation="wales",
            boundary=town.square(east_m, 0, 500),
        )  # fmt: skip
        AreaCounts.objects.create(dataset=people, area=square, counts=[100, 150])
        Postcode.objects.create(
            code=f"ZZ{number} 1AA", outward=f"ZZ{number}", point=town.at(east_m, 0)
        )
    a_listing("Club", hours("friday", "18:00", "22:00"), at_m=(0, 0), confirmed_on=MONDAY)
    return area_set


def run_analysis(out: Path, *more: str) -> pd.DataFrame:
    """The slots that the command writes, areas by name."""
    usual = ["--area-set=squares", "--typical-week=2026-09-07", "--set=draws=20"]
    call_command("run_analysis", *usual, f"--out={out}", *more, verbosity=0)
    return pd.read_csv(out / "measures" / "slots.csv").set_index("area_name")


def streets(
    *lines_m: tuple[int, int], pack: str = "town", cover: MultiPolygon | None = None
) -> None:
    """A network of streets from west to east through the middle, each from so far to so far."""
    known = cover or town.square(0, 0, KNOWN_M)
    ends_m = np.array([end for line in lines_m for end in line], dtype=float)
    starts = np.arange(0, len(ends_m), 2)
    network = build_network(
        ends_m + town.MIDDLE_EAST_M,
        np.full(len(ends_m), float(town.MIDDLE_NORTH_M)),
        starts,
        starts + 1,
        cover=_on_grid(known),
    )
    StoredNetwork.objects.create(
        pack=pack, file="streets.osm.pbf", cover=known, version=network.version,
        arrays=pack_network(network), way_count=len(lines_m), node_count=network.node_count,
        total_km=network.total_km, component_count=len(lines_m), largest_share=1.0,
    )  # fmt: skip


def _on_grid(known: MultiPolygon) -> shapely.Geometry:
    corners = [to_grid(lon, lat) for lon, lat in known[0][0].coords]
    return shapely.Polygon(corners)
