"""What a run may be asked to do otherwise: every choice by name, with its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import numpy as np
from scipy import stats

from gis.analysis.access.decay import WALK_KMH, Decay
from gis.analysis.contracts import BadParameter, require_between, require_one_of
from gis.analysis.gap.groups import MISSING_SHARE, THERE_SHARE
from gis.analysis.gap.on_foot import WALK_MIN, Measure
from gis.analysis.network.straight_line import DETOUR
from gis.analysis.pattern.clusters import FALSE_SHARE
from gis.analysis.slots import STAY_MIN
from places.enums import Kind

# How many young people a listing has room for at a time. Nobody publishes it: these are
# assumptions by kind, doubted widely in every draw and open to change.
PLACES = {
    Kind.YOUTH_PROVISION.value: 30.0,
    Kind.RESPITE_SPACE.value: 15.0,
    Kind.DETACHED_YOUTH_WORK.value: 20.0,
    Kind.TRUSTED_BUSINESS.value: 2.0,
    Kind.ORDINARY_PLACE.value: 15.0,
}
MOST_PLACES = 10_000
SLOTS_MIN = (60, 30, 15)


@dataclass(frozen=True)
class Parameters:
    """Choices of a run. Shares are from 0 to 1; spreads are coefficients of variation."""

    first_age: int = 10
    last_age: int = 17
    walk_min: float = WALK_MIN
    walk_kmh: float = WALK_KMH
    stay_min: float = STAY_MIN
    decay: str = Decay.GAUSSIAN.value
    measure: str = Measure.E2SFCA.value
    # Places at one time for 1,000 young people: a stated standard, not a finding.
    standard_per_1000: float = 20.0
    draws: int = 500
    people_spread_share: float = 0.05
    speed_spread_share: float = 0.08
    places_spread_share: float = 0.4
    missing_share: float = MISSING_SHARE
    there_share: float = THERE_SHARE
    false_share: float = FALSE_SHARE
    # Listings and people so far beyond the boundary count too.
    beyond_m: float = 3200.0
    weeks: int = 4
    # Hours, or parts of an hour; the week strip and what-if speak of hours all the same.
    slot_min: int = 60
    # Of straight lines, where no walking network is loaded; refused where there is one.
    detour: float = DETOUR
    places: Mapping[str, float] = field(default_factory=lambda: dict(PLACES))

    def __post_init__(self) -> None:
        for name, least, most in _LIMITS:
            require_between(name, getattr(self, name), least, most)
        for name in ("first_age", "last_age", "draws", "weeks", "slot_min"):
            if not isinstance(getattr(self, name), int):
                raise BadParameter(name, f"must be a whole number, not {getattr(self, name)!r}")
        if self.slot_min not in SLOTS_MIN:
            raise BadParameter("slot_min", f"must be 60, 30 or 15 minutes, not {self.slot_min}")
        require_between("last_age", self.last_age, self.first_age, 25)
        require_between("standard_per_1000", self.standard_per_1000, 0, 100_000, above=True)
        require_between("missing_share", self.missing_share, 0, 1, above=True)
        require_between("there_share", self.there_share, 0, self.missing_share, above=True)
        require_one_of("decay", self.decay, list(Decay))
        require_one_of("measure", self.measure, list(Measure))
        for kind, number in self.places.items():
            require_one_of("places", kind, list(PLACES))
            require_between(f"places of {kind}", number, 0, MOST_PLACES)

    @property
    def reach_m(self) -> float:
        """How far walks are looked at: the longest threshold, and a fast draw's walk."""
        spread = self.speed_spread_share
        # No draw of any run is as fast as this; a walk that was not looked for ends a run.
        fastest = stats.gamma.isf(1e-9, 1 / spread**2, scale=spread**2) if spread else 1.0
        return max(3200.0, float(np.ceil(max(1.4, fastest) * self.walk_m)))

    @property
    def walk_m(self) -> float:
        """The walk in metres."""
        return self.walk_min * self.walk_kmh * 1000 / 60

    def as_json(self) -> dict[str, Any]:
        """For the row of the run."""
        return asdict(self) | {"places": dict(self.places)}


_LIMITS = (
    ("first_age", 0, 25),
    ("walk_min", 5, 60),
    ("walk_kmh", 2, 7),
    ("stay_min", 0, 240),
    ("draws", 20, 10_000),
    ("people_spread_share", 0, 1),
    ("speed_spread_share", 0, 0.12),
    ("places_spread_share", 0, 2),
    ("false_share", 0.001, 0.5),
    ("beyond_m", 0, 10_000),
    ("weeks", 1, 12),
    ("detour", 1, 3),
)


def checked(given: Mapping[str, Any]) -> Parameters:
    """Parameters from JSON or a form. Raises ``BadParameter`` by name, for strangers too."""
    known = {each.name for each in fields(Parameters)}
    if strange := sorted(set(given) - known):
        raise BadParameter(strange[0], f"is no parameter; there are: {', '.join(sorted(known))}")
    values = dict(given)
    if "places" in values:
        if not isinstance(values["places"], Mapping):
            raise BadParameter("places", "must name places by kind of listing")
        values["places"] = {**PLACES, **values["places"]}
    return Parameters(**values)
