"""Small areas of an authority and around it, their people, and where these start to walk."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd
import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.contrib.gis.geos import GEOSGeometry
from shapely.geometry.base import BaseGeometry

from gis.analysis.access.origins import origins_of
from gis.analysis.contracts import BadFrame
from gis.analysis.network.versions import content_hash, texts_hash
from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from gis.models import Area, AreaKind, AreaSet, Postcode
from gis.statistics.frames import residents
from guardianship.insight.parameters import Parameters

# Areas of another division may reach so far over the boundary.
AROUND_M = 5000.0
# Divisions in which results are told, the first that is loaded: small areas are too few people.
TOLD_IN = (AreaKind.MSOA, AreaKind.WARD, AreaKind.LSOA)
LARGE = (AreaKind.MSOA, AreaKind.WARD)


@dataclass(frozen=True, eq=False)
class Areas:
    """``small``: areas with name, ``inside`` (of the authority), people and ``unit``, the code of
    the area that results are told in; geometry on the grid, in the order of codes. ``origins``:
    as ``origins_of`` gives them. ``units``: code, name and geometry of what results are told in.
    """

    authority: Area
    boundary: BaseGeometry
    small: geopandas.GeoDataFrame
    origins: geopandas.GeoDataFrame
    units: geopandas.GeoDataFrame
    told_in: AreaSet
    small_set: str
    population: str

    @property
    def inside(self) -> geopandas.GeoDataFrame:
        """Small areas of the authority itself."""
        return self.small[self.small["inside"]]

    @property
    def hashes(self) -> dict[str, str]:
        """Of what people and places to start from were computed from."""
        return {
            "areas": frame_hash(self.small[["name", "inside", "unit"]], self.small.geometry),
            "population": frame_hash(self.small[["people"]]),
            "origins": frame_hash(self.origins[["area"]], self.origins.geometry),
        }


def areas_of(authority: Area, area_set: AreaSet, asked: Parameters) -> Areas:
    """Everything about areas. Raises ``BadInput`` where nobody or nothing is known."""
    boundary = _on_grid([authority])[0]
    small = _small_areas(area_set, boundary, asked.beyond_m)
    if not small["inside"].any():
        raise BadFrame("areas", f"{area_set} has none inside {authority}")
    known = residents(area_set.code, asked.first_age, asked.last_age, within=list(small.index))
    small["people"] = known.frame["people"].reindex(small.index)
    unknown = small.index[small["people"].isna() & small["inside"]]
    if len(unknown):
        raise BadFrame("population", f"lacks {len(unknown)} areas: {', '.join(unknown[:5])}")
    # Who lives beyond the boundary where nothing is known of people is left out.
    small = small[small["people"].notna()]
    told_in, units = _units(authority, boundary, area_set)
    small["unit"] = _unit_of(small, units)
    origins = origins_of(small[["geometry"]], small["people"], _points(boundary, asked.beyond_m))
    return Areas(authority, boundary, small, origins, units, told_in, area_set.code, known.source)


def outlines(area_set: AreaSet, codes: list[str]) -> geopandas.GeoDataFrame:
    """Areas of a set on the grid, by code in its order."""
    rows = list(area_set.areas.filter(code__in=codes).order_by("code"))
    index = pd.Index([row.code for row in rows], name="area", dtype=object)
    return geopandas.GeoDataFrame(geometry=np.asarray(_on_grid(rows)), index=index).set_crs(
        BRITISH_NATIONAL_GRID
    )


def frame_hash(frame: pd.DataFrame, shapes: geopandas.GeoSeries | None = None) -> str:
    """A hash of index, columns and values, and of geometries."""
    texts = [texts_hash(frame.index), *(texts_hash(frame[name]) for name in frame)]
    wkb = [content_hash(b"".join(shapely.to_wkb(np.asarray(shapes))))] if shapes is not None else []
    return content_hash(*texts, *wkb)


def _on_grid(areas: list[Area]) -> geopandas.GeoSeries:
    shapes = shapely.from_wkb([bytes(area.boundary.wkb) for area in areas])
    return geopandas.GeoSeries(shapes, crs=WGS84).to_crs(BRITISH_NATIONAL_GRID)


def _near(boundary: BaseGeometry, beyond_m: float) -> GEOSGeometry:
    """A box around the authority, in degrees, for the index."""
    box = geopandas.GeoSeries([shapely.box(*boundary.buffer(beyond_m + 1).bounds)])
    there = box.set_crs(BRITISH_NATIONAL_GRID).to_crs(WGS84).iloc[0]
    return GEOSGeometry(memoryview(there.wkb), srid=WGS84)


def _small_areas(
    area_set: AreaSet, boundary: BaseGeometry, beyond_m: float
) -> geopandas.GeoDataFrame:
    near = area_set.areas.filter(boundary__intersects=_near(boundary, beyond_m))
    rows = list(near.order_by("code"))
    shapes = _on_grid(rows)
    frame = geopandas.GeoDataFrame(
        {"name": [area.name for area in rows]},
        geometry=np.asarray(shapes),
        crs=BRITISH_NATIONAL_GRID,
        index=pd.Index([area.code for area in rows], name="area"),
    )
    middle = frame.geometry.representative_point()
    frame["inside"] = shapely.intersects(boundary, np.asarray(middle))
    reach = boundary.buffer(beyond_m)
    return frame[shapely.intersects(reach, np.asarray(middle))].copy()


def _units(
    authority: Area, boundary: BaseGeometry, area_set: AreaSet
) -> tuple[AreaSet, geopandas.GeoDataFrame]:
    """The newest division of the first kind that has areas here, and those inside.

    What is measured by wards is told by wards: neighbourhoods are no larger.
    """
    for kind in (area_set.kind,) if area_set.kind in LARGE else TOLD_IN:
        sets = AreaSet.objects.filter(kind=kind).order_by("-valid_from", "-code")
        for found in [area_set] if kind == area_set.kind else sets:
            units = _small_areas(found, boundary, 0)
            units = units[units["inside"]]
            if len(units):
                return found, units[["name", "geometry"]]
    raise BadFrame("areas", f"no neighbourhoods, wards or small areas are loaded in {authority}")


def _unit_of(small: geopandas.GeoDataFrame, units: geopandas.GeoDataFrame) -> pd.Series:
    """The unit around a point of each small area of the authority, else the nearest; "" beyond."""
    middle = np.asarray(small.geometry.representative_point())
    tree = shapely.STRtree(np.asarray(units.geometry))
    nearest = tree.nearest(middle)
    codes = pd.Series(units.index.take(nearest), index=small.index, dtype=object)
    return codes.where(small["inside"], "")


def _points(boundary: BaseGeometry, beyond_m: float) -> geopandas.GeoDataFrame:
    """Postcodes, else middles of output areas, in and around the authority; maybe none."""
    near = _near(boundary, beyond_m)
    rows = Postcode.objects.filter(point__intersects=near).order_by("code")
    points = [bytes(wkb) for wkb in rows.annotate(wkb=AsWKB("point")).values_list("wkb", flat=True)]
    if not points:
        newest = AreaSet.objects.filter(kind=AreaKind.OUTPUT_AREA).order_by("-valid_from", "-code")
        oas = Area.objects.filter(area_set__in=newest[:1], boundary__intersects=near)
        points = [bytes(area.boundary.point_on_surface.wkb) for area in oas.order_by("code")]
    shapes = shapely.from_wkb(points) if points else []
    frame = geopandas.GeoDataFrame(geometry=shapes, crs=WGS84)
    return frame.to_crs(BRITISH_NATIONAL_GRID)


def other_units(
    area_set: AreaSet, areas: Areas, points: geopandas.GeoDataFrame
) -> pd.Series | None:
    """Codes of the areas of another set around points; None unless it covers all of them."""
    there = _small_areas(area_set, areas.boundary, AROUND_M)
    if there.empty:
        return None
    tree = shapely.STRtree(np.asarray(there.geometry))
    point, area = tree.query(np.asarray(points.geometry), predicate="intersects")
    _once, first = np.unique(point, return_index=True)
    if len(first) < len(points):
        return None
    return pd.Series(there.index.take(area[first]), index=points.index, dtype=object)
