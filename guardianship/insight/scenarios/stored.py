"""What a run keeps so that a question of what if is answered at once: one table of packed arrays.

Origins, listings, walks and hours; no case data. Listings stand where the public may see them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import geopandas
import numpy as np
import pandas as pd
from django.shortcuts import get_object_or_404

from gis.analysis.access.catchments import Catchments, catchments
from gis.analysis.gap.draws import Doubt
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import OdTable
from gis.analysis.scenario.provision import Provision
from gis.crs import BRITISH_NATIONAL_GRID
from gis.walking.packing import pack_arrays, unpack_arrays
from guardianship.insight.enums import Season
from guardianship.insight.models import Run, RunTable
from guardianship.insight.parameters import Parameters, checked

TABLE = "what_if"
SHARE = "share-"
RUNS_KEPT = 4
HOURS_OF_A_DAY = 24


@dataclass(frozen=True, eq=False)
class Town:
    """``origins``: people, area (code and name), decile (NaN unknown), x_m, y_m. ``listings``:
    index uid; name, kind, place, places, reliability, inside, x_m, y_m. ``share``: listings ×
    slots named ``season-slot``, each season's hours from Monday midnight (or of the day)."""

    origins: pd.DataFrame
    listings: pd.DataFrame
    table: OdTable
    share: pd.DataFrame
    asked: Parameters
    seed: int

    @cached_property
    def here(self) -> Catchments:
        """Who is in reach of what."""
        return catchments(
            self.table, self.origins["people"], self.asked.decay, limit_m=self.asked.walk_m
        )

    @cached_property
    def provision(self) -> Provision:
        """What is offered now; hours that nobody knows count as closed."""
        return Provision(
            self.here,
            self.listings["places"],
            self.share.fillna(0.0),
            self.listings["reliability"],
        )

    @property
    def seasons(self) -> list[str]:
        """Kinds of weeks, in their order."""
        return list(dict.fromkeys(season_of(slot) for slot in self.share.columns))

    def slots_of(self, season: str) -> pd.Index:
        """The slots of one season, in the order of time."""
        return self.share.columns[[season_of(slot) == season for slot in self.share.columns]]

    @property
    def doubt(self) -> Doubt:
        """How unsure people and hours are, as in the run; walks are given."""
        asked = self.asked
        return Doubt(asked.draws, self.seed, asked.people_spread_share, asked.walk_kmh, 0.0)

    @property
    def inside(self) -> pd.Series:
        """Which origins are of the authority itself."""
        return self.origins["area_code"] != ""

    def areas(self) -> dict[str, str]:
        """Areas that results are told in: code and name, by name."""
        mine = self.origins[self.inside]
        pairs = dict(zip(mine["area_code"], mine["area_name"], strict=True))
        return dict(sorted(pairs.items(), key=lambda pair: pair[1].casefold()))

    def points(self) -> geopandas.GeoDataFrame:
        """Where people start to walk."""
        shapes = geopandas.points_from_xy(self.origins["x_m"], self.origins["y_m"])
        return geopandas.GeoDataFrame(
            index=self.origins.index, geometry=shapes, crs=BRITISH_NATIONAL_GRID
        )


def slot_name(season: str, slot: int) -> str:
    """The name of a slot in edits: ``term-138``."""
    return f"{season}-{slot:03d}"


def season_of(slot: str) -> str:
    """The season in the name of a slot."""
    return str(slot).rpartition("-")[0]


def hour_of(slot: str) -> int:
    """The number in the name of a slot: hours from Monday midnight."""
    return int(str(slot).rpartition("-")[2])


def is_week(season: str) -> bool:
    """Whether it has seven days, or is one named day."""
    return season != Season.DATE


def packed(
    origins: pd.DataFrame,
    listings: pd.DataFrame,
    table: OdTable,
    shares: dict[str, pd.DataFrame],
) -> bytes:
    """What a run stores as ``TABLE``. ``shares``: listings × slots by season; the frames have the
    columns of ``Town``, ``origins`` ``reach`` and ``edge_m`` of the table too."""
    arrays = {f"origin-{name}": np.asarray(origins[name]) for name in ("people", "x_m", "y_m")}
    arrays["origin-decile"] = origins["decile"].to_numpy(dtype=np.float64, na_value=np.nan)
    for name in ("area_code", "area_name"):
        arrays[f"origin-{name}"] = origins[name].to_numpy(dtype=str)
    for name in ("places", "reliability", "x_m", "y_m"):
        arrays[f"listing-{name}"] = listings[name].to_numpy(dtype=np.float64)
    arrays["listing-inside"] = listings["inside"].to_numpy(dtype=bool)
    arrays["listing-uid"] = listings.index.to_numpy(dtype=str)
    for name in ("name", "kind", "place"):
        arrays[f"listing-{name}"] = listings[name].to_numpy(dtype=str)
    arrays |= {"first": table.first, "origin": table.origin, "metres": table.metres}
    arrays["origin-reach"] = np.asarray(table.origin_reach, dtype=str)
    arrays["listing-reach"] = np.asarray(table.listing_reach, dtype=str)
    arrays["edge_m"] = table.edge_m
    factor = np.nan if table.approximate is None else table.approximate
    arrays["measured"] = np.array([table.limit_m, factor])
    for season, share in shares.items():
        arrays[f"{SHARE}{season}"] = share.to_numpy(dtype=np.float64)
    return pack_arrays(arrays)


def town_of(run: Run) -> Town:
    """What the run kept; 404 for one that kept nothing (it is not done, or is an old one)."""
    get_object_or_404(RunTable, run=run, name=TABLE)
    return _read(run.pk, run.result_hash)


@lru_cache(maxsize=RUNS_KEPT)
def _read(run_pk: int, _result_hash: str) -> Town:
    run = Run.objects.get(pk=run_pk)
    arrays = unpack_arrays(run.tables.get(name=TABLE).content)
    origins = pd.DataFrame(
        {name: arrays[f"origin-{name}"]
         for name in ("people", "area_code", "area_name", "decile", "x_m", "y_m")}
    )  # fmt: skip
    names = ("name", "kind", "place", "places", "reliability", "inside", "x_m", "y_m")
    listings = pd.DataFrame(
        {name: arrays[f"listing-{name}"] for name in names},
        index=pd.Index(arrays["listing-uid"].astype(object), name="listing"),
    )
    limit_m, factor = arrays["measured"]
    table = OdTable(
        origins.index,
        listings.index,
        arrays["first"],
        arrays["origin"],
        arrays["metres"],
        float(limit_m),
        np.array([Reach(word) for word in arrays["origin-reach"]], dtype=object),
        np.array([Reach(word) for word in arrays["listing-reach"]], dtype=object),
        None if np.isnan(factor) else float(factor),
        arrays["edge_m"],
    )
    seasons = [name.removeprefix(SHARE) for name in arrays if name.startswith(SHARE)]
    shares = [
        pd.DataFrame(
            arrays[f"{SHARE}{season}"],
            index=listings.index,
            columns=[slot_name(season, n) for n in range(arrays[f"{SHARE}{season}"].shape[1])],
        )
        for season in seasons
    ]
    asked = checked(run.parameters)
    return Town(origins, listings, table, pd.concat(shares, axis=1), asked, run.seed)
