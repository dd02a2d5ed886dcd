"""What is offered in an authority and around it, at the positions that the public may see.

Nothing here reads where a place is that shows less than its exact position: a street or an area
stands for it, and a hidden one is left out and counted. So no result can give one away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import geopandas
import pandas as pd
import shapely
from django.contrib.gis.measure import D

from gis.analysis.slots import reliability
from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from guardianship.insight.frames.areas import Areas, frame_hash
from guardianship.insight.parameters import PLACES, Parameters
from places.enums import Access, HoursKnownChoice, Kind, LocationVisibility
from places.models import Listing

COLUMNS = (
    *("name", "kind", "organisation", "organisation_type", "place", "places", "universal"),
    *("reliability", "unknown", "inside", "exact"),
)


@dataclass(frozen=True, eq=False)
class Offered:
    """``rows``: the listings themselves by uid; ``frame``: index uid, ``COLUMNS``, geometry on the
    grid (a patch for a detached team). ``exact``: whether that is the very position of a door.
    ``hidden``: how many show no position."""

    rows: dict[str, Listing]
    frame: geopandas.GeoDataFrame
    hidden: int

    @property
    def hashes(self) -> dict[str, str]:
        """Of the register as it was read."""
        return {"listings": frame_hash(self.frame[list(COLUMNS)], self.frame.geometry)}


def offered(areas: Areas, asked: Parameters, on: date) -> Offered:
    """Listings that the public sees; ``on`` is the day by which hours are new or old."""
    listed = Listing.objects.listed().select_related("organisation").order_by("uid")
    around = (areas.authority.boundary, D(m=asked.beyond_m))
    near = list(listed.filter(public_geometry__dwithin=around))
    hidden = listed.filter(
        location_visibility=LocationVisibility.HIDDEN, authority=areas.authority
    ).count()
    index = pd.Index([str(row.uid) for row in near], name="listing", dtype=object)
    shapes = shapely.from_wkb(
        [bytes(row.public_geometry.wkb) for row in near if row.public_geometry]
    )
    geometry = geopandas.GeoSeries(shapes, index=index, crs=WGS84).to_crs(BRITISH_NATIONAL_GRID)
    frame = geopandas.GeoDataFrame(
        pd.DataFrame([_facts(row, asked) for row in near], index=index, columns=COLUMNS),
        geometry=geometry,
    )
    middle = geometry.representative_point().to_numpy()
    frame["inside"] = shapely.intersects(areas.boundary, middle)
    days = [(on - row.confirmed_on).days if row.confirmed_on else None for row in near]
    since = pd.Series(days, index=index, dtype="float64").clip(lower=0)
    frame["reliability"] = reliability(since)
    types = {"places": "float64", "universal": "bool", "unknown": "bool", "inside": "bool"}
    types["exact"] = "bool"
    return Offered({str(row.uid): row for row in near}, frame.astype(types), hidden)


def _facts(row: Listing, asked: Parameters) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind,
        "organisation": str(row.organisation.uid),
        "organisation_type": row.organisation.type,
        # A team out and about, and what shows no building, are places of their own.
        "place": f"place {row.place_id}" if row.place_id else str(row.uid),
        "places": asked.places.get(row.kind, PLACES[row.kind]),
        "universal": row.access == Access.OPEN_TO_ALL,
        "unknown": row.hours_known != HoursKnownChoice.KNOWN,
        "exact": row.location_visibility == LocationVisibility.EXACT,
    }


def is_patch(frame: geopandas.GeoDataFrame) -> pd.Series:
    """Whether each listing is everywhere in an area rather than at a door."""
    return (frame["kind"] == Kind.DETACHED_YOUTH_WORK) & frame.geom_type.isin(
        ["Polygon", "MultiPolygon"]
    )
