"""Everything that a run is computed from, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from guardianship.insight.enums import Season
from guardianship.insight.frames.areas import Areas, areas_of
from guardianship.insight.frames.hours import Weeks, band_slots, by_band, usable, weeks_of
from guardianship.insight.frames.listings import Offered, offered
from guardianship.insight.frames.walks import Walked
from guardianship.insight.models import Run
from guardianship.insight.parameters import Parameters, checked

# A time is a season and a band; this stands between them in labels.
BETWEEN = ":"


@dataclass(frozen=True, eq=False)
class Inputs:
    """Areas, listings, hours and choices."""

    areas: Areas
    offered: Offered
    weeks: Weeks
    asked: Parameters
    seed: int

    @property
    def listings(self) -> pd.DataFrame:
        """The frame of listings."""
        return self.offered.frame

    @property
    def seasons(self) -> list[Season]:
        """Those of the weeks."""
        return list(self.weeks.slots)

    def bands(self, season: Season) -> dict[str, list[int]]:
        """Slots of each band of a season."""
        return band_slots(season, self.weeks.days[season], self.asked.slot_min)

    @cached_property
    def open_to_arrive(self) -> dict[Season, pd.DataFrame]:
        """Share of each slot in which somebody may arrive and stay: listings × slots."""
        return {season: self.usable(season, 0) for season in self.seasons}

    def usable(self, season: Season, walk_min: float) -> pd.DataFrame:
        """The same after a walk of so many minutes."""
        found: pd.DataFrame = usable(
            self.weeks, season, self.listings, self.asked.stay_min, walk_min
        )
        return found

    def usable_hours(self, season: Season) -> pd.DataFrame:
        """Share of each slot that each listing is open at all."""
        found: pd.DataFrame = usable(self.weeks, season, self.listings, 0, 0)
        return found

    @cached_property
    def supply(self) -> pd.DataFrame:
        """Places offered, listings × times; NaN where nobody knows the hours."""
        parts = []
        for season, share in self.open_to_arrive.items():
            banded = by_band(share, self.bands(season)).mul(self.listings["places"], axis=0)
            parts.append(banded.rename(columns=lambda band, s=season: time_of(s, band)))
        return pd.concat(parts, axis=1)

    @property
    def hashes(self) -> dict[str, str]:
        """Of everything but the walks."""
        return {**self.areas.hashes, **self.offered.hashes, **self.weeks.hashes}


@dataclass(frozen=True, eq=False)
class Ready:
    """Inputs with the walks between them."""

    inputs: Inputs
    walked: Walked


def time_of(season: Season, band: str) -> str:
    """The label of a time."""
    return f"{season.value}{BETWEEN}{band}"


def season_and_band(time: str) -> tuple[str, str]:
    """The two parts of a label."""
    season, band = time.split(BETWEEN)
    return season, band


def inputs_of(run: Run) -> Inputs:
    """Read what a run is to be computed from. Raises ``BadInput``."""
    asked = checked(run.parameters)
    on: date = run.on_date or run.week_from  # type: ignore[assignment]
    areas = areas_of(run.authority, run.area_set, asked)
    found = offered(areas, asked, on)
    weeks = weeks_of(
        run.authority,
        found,
        asked.weeks,
        asked.slot_min,
        week_from=run.week_from,
        on_date=run.on_date,
    )
    return Inputs(areas, found, weeks, asked, run.seed)
