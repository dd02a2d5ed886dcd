"""Distances measured once: kept by what they were made from, renewed listing by listing."""

from __future__ import annotations

from collections.abc import Callable

import geopandas
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gis.analysis.contracts import (
    BadFrame,
    require_columns,
    require_metric,
    require_unique_index,
)
from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.search import nobody, walking_distances
from gis.analysis.network.snapping import SNAP_M, snap
from gis.analysis.network.table import OdTable, with_columns
from gis.analysis.network.versions import content_hash, texts_hash
from gis.walking.models import StoredDistances
from gis.walking.packing import Arrays, pack_arrays, unpack_arrays
from guardianship.lib import clock

# Another way to measure makes other keys, so that nothing old is taken for it.
METHOD = "2"


def distances(
    network: WalkingNetwork,
    origins: geopandas.GeoDataFrame,
    listings: geopandas.GeoDataFrame,
    limit_m: float,
    *,
    snap_m: float = SNAP_M,
    processes: int = 1,
    each: Callable[[int, int], None] = nobody,
) -> OdTable:
    """The table of distances, EPSG:27700; listings are known by their labels as text.

    Only listings that are new or have moved since the last table of the same network, origins
    and limits are searched from. The arguments are those of ``walking_distances``.

    ``listings`` has a column ``exact``: whether everybody may see its very position. From distances
    to a place one can work out where it is, so those to all others are measured anew each time and
    stored nowhere, and what was stored of a place that is shown no longer goes. Raises ``BadFrame``
    without the column, or with something else than yes and no in it.
    """
    require_metric(origins, "origins")
    require_metric(listings, "listings")
    require_unique_index(listings.set_axis(listings.index.astype(str)), "listings")
    people = snap(origins, network, snap_m, "origins")
    key = distances_key(network, origins, limit_m, snap_m)
    labels, places, exact = listings.index.astype(str), _places(listings), _exact(listings)
    kept = _kept(key, people, limit_m)
    there = _same(kept, labels, places) & exact if kept else np.zeros(len(labels), dtype=bool)
    asked = listings.set_axis(labels)
    found = walking_distances(
        network,
        people,
        snap(asked[~there], network, snap_m, "listings"),
        limit_m,
        processes=processes,
        each=each,
    )
    table = with_columns(kept[0] if kept else found, found, labels)
    if not kept or not there[exact].all() or len(kept[0].listings) != exact.sum():
        _keep(key, network, table.only(labels[exact]), places[exact])
    return table


def distances_key(
    network: WalkingNetwork, origins: geopandas.GeoDataFrame, limit_m: float, snap_m: float
) -> str:
    """A hash of everything but the listings that a table depends on."""
    return content_hash(
        METHOD,
        network.version,
        texts_hash(origins.index),
        np.array(_places(origins)),
        float(limit_m),
        float(snap_m),
    )


def forget_other_networks(versions: list[str]) -> int:
    """Remove distances of networks that are no longer there; returns how many tables."""
    return StoredDistances.objects.exclude(network_version__in=versions).delete()[0]


def _exact(listings: geopandas.GeoDataFrame) -> npt.NDArray[np.bool_]:
    require_columns(listings, ["exact"], "listings")
    shown = listings["exact"]
    if not pd.api.types.is_bool_dtype(shown) or shown.isna().any():
        raise BadFrame("listings", "does not say by yes or no who is shown exactly")
    return np.asarray(shown, dtype=bool)


def _places(frame: geopandas.GeoDataFrame) -> npt.NDArray[np.str_]:
    """A hash of where each row is."""
    return np.array([content_hash(wkb) for wkb in shapely.to_wkb(frame.geometry)], dtype="U64")


def _same(
    kept: tuple[OdTable, npt.NDArray[np.str_]], labels: pd.Index, places: npt.NDArray[np.str_]
) -> npt.NDArray[np.bool_]:
    at = kept[0].listings.get_indexer(labels)
    there: npt.NDArray[np.bool_] = at >= 0
    there[there] = kept[1][at[there]] == places[there]
    return there


def _kept(
    key: str, people: pd.DataFrame, limit_m: float
) -> tuple[OdTable, npt.NDArray[np.str_]] | None:
    stored = StoredDistances.objects.filter(key=key).first()
    if stored is None:
        return None
    arrays = unpack_arrays(stored.arrays)
    table = OdTable(
        origins=people.index,
        listings=pd.Index(arrays["listings"]).astype(str),
        first=arrays["first"],
        origin=arrays["origin"],
        metres=arrays["metres"],
        limit_m=float(limit_m),
        origin_reach=people["reach"].to_numpy(),
        listing_reach=arrays["listing_reach"].astype(object),
        edge_m=people["edge_m"].to_numpy(),
    )
    return table, arrays["places"]


def _keep(key: str, network: WalkingNetwork, table: OdTable, places: npt.NDArray[np.str_]) -> None:
    arrays: Arrays = {
        "listings": np.array(table.listings, dtype=np.str_),
        "places": places,
        "first": table.first,
        "origin": table.origin,
        "metres": table.metres,
        "listing_reach": np.array([str(reach) for reach in table.listing_reach], dtype=np.str_),
    }
    StoredDistances.objects.update_or_create(
        key=key,
        defaults={
            "network_version": network.version,
            "pair_count": table.pair_count,
            "arrays": pack_arrays(arrays),
            "made_at": clock.now(),
        },
    )
