"""``[[walking_network]]``: the streets and paths of a pack, as a network in the database."""

from __future__ import annotations

from typing import Any

import pandas as pd
import shapely
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.islands import components, without_islands
from gis.crs import WGS84, to_lon_lat
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from gis.walking.building import cover_of, network_of
from gis.walking.distances import forget_other_networks
from gis.walking.models import StoredNetwork
from gis.walking.packing import pack_network
from gis.walking.ways import WalkedWays, read_ways

# Islands that are named one by one; a town has some dozens, most of them in its parks.
NAMED_ISLANDS = 10


class WalkingNetworkLoader:
    """One network for a pack; the same file again changes nothing."""

    table = "walking_network"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Read, build and keep; say what was lost and which islands were left out."""
        if self.entry is not self.pack.of(self.table)[0]:
            raise FileRefused("a pack has one walking network; join the files, with osmium merge")
        ways = read_ways(self.entry.path, f"{self.table} {self.file}")
        cover = cover_of(self.entry, ways)
        whole = network_of(ways, cover)
        parts = components(whole)
        kept, islands = without_islands(whole)
        report.rows = ways.ways
        if ways.lost:
            report.note(None, "ways", f"{ways.lost:,} segments end at nodes that the file lacks")
        _name(islands, report)
        self._keep(kept, cover, _facts(ways, whole, parts), report)

    def _keep(
        self,
        network: WalkingNetwork,
        cover: BaseGeometry,
        facts: dict[str, Any],
        report: FileReport,
    ) -> None:
        entry = self.entry
        wanted = {
            **facts,
            "file": self.file,
            "source": entry.get("source"),
            "licence": entry.get("licence") or self.pack.licence,
            "attribution": entry.get("attribution") or self.pack.attribution,
            "as_of": entry.get("as_of", None),
            "version": network.version,
        }
        there = StoredNetwork.objects.defer("arrays").filter(pack=self.pack.code).first()
        if there and all(getattr(there, name) == value for name, value in wanted.items()):
            report.kept = report.rows
            return
        wanted |= {"cover": _multipolygon(cover), "arrays": pack_network(network)}
        StoredNetwork.objects.update_or_create(pack=self.pack.code, defaults=wanted)
        # Also those with barriers: they are measured again when somebody asks.
        forget_other_networks(list(StoredNetwork.objects.values_list("version", flat=True)))
        report.changed = report.rows
        report.added = 0 if there else report.rows


def _facts(ways: WalkedWays, whole: WalkingNetwork, parts: pd.DataFrame) -> dict[str, Any]:
    return {
        "way_count": ways.ways,
        "node_count": whole.node_count,
        "total_km": whole.total_km,
        "component_count": len(parts),
        "largest_share": float(parts["share"].iloc[0]),
    }


def _name(islands: pd.DataFrame, report: FileReport) -> None:
    if islands.empty:
        return
    total_km = islands["length_m"].sum() / 1000
    report.note(
        None,
        "network",
        f"{len(islands):,} islands, {total_km:,.1f} km in all, meet no other street and were left "
        "out; people there are joined to the nearest street of the rest",
    )
    for island in islands.head(NAMED_ISLANDS).itertuples():
        lon, lat = to_lon_lat(island.x_m, island.y_m)
        where = f"{island.length_m / 1000:,.1f} km around {lat:.4f}, {lon:.4f}"
        report.note(None, "network", f"island left out: {where}")


def _multipolygon(cover: BaseGeometry) -> MultiPolygon:
    found = GEOSGeometry(memoryview(shapely.to_wkb(cover)), srid=WGS84)
    if isinstance(found, Polygon):
        return MultiPolygon(found, srid=WGS84)
    if isinstance(found, MultiPolygon):
        return found
    raise FileRefused("the extent is no polygon")
