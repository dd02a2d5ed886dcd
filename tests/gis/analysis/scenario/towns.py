"""Provision of small towns for scenarios."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.access.catchments import Catchments, catchments
from gis.analysis.scenario.provision import Provision
from tests.gis.analysis.access.tables import dice, people, table

SLOTS = ["15", "19", "20"]


def street() -> Provision:
    """a, b and c along a street: club x near a and b, café y near b and c, z closed by c.

    100, 200 and 50 young people; everybody in reach counts alike, so that sums are easy.
    """
    od = table({("a", "x"): 100, ("b", "x"): 200, ("b", "y"): 100, ("c", "y"): 300, ("c", "z"): 50})
    here = catchments(od, pd.Series({"a": 100, "b": 200, "c": 50}), "within", limit_m=1600)
    share = pd.DataFrame([[1, 0, 0], [1, 1, 0], [0, 0, 0]], index=list("xyz"), columns=SLOTS)
    sure = pd.Series(1.0, index=list("xyz"))
    return Provision(here, pd.Series({"x": 30.0, "y": 20.0, "z": 10.0}), share.astype(float), sure)


def town(seed: int = 3, origins: int = 60, listings: int = 12) -> Provision:
    """Random places with hours and doubts."""
    od = dice(origins, listings, seed)
    random = np.random.default_rng(seed)
    here = catchments(od, people(od))
    share = pd.DataFrame(
        random.random((listings, 3)) * (random.random((listings, 3)) > 0.5),
        index=od.listings,
        columns=SLOTS,
    )
    places = pd.Series(random.integers(5, 60, listings).astype(float), index=od.listings)
    return Provision(here, places, share, pd.Series(0.8, index=od.listings))


def by_hand(offered: Provision) -> pd.DataFrame:
    """E2SFCA of every origin, a loop that owes nothing to the one that is tested."""
    here: Catchments = offered.here
    weights = here.by_listing.toarray()
    access = np.zeros((len(here.origins), len(offered.slots)))
    for j in range(weights.shape[1]):
        demand = sum(p * w for p, w in zip(here.people, weights[:, j], strict=True))
        for t in range(access.shape[1]):
            for i in range(access.shape[0]):
                if demand > 0:
                    supply = offered.places.iloc[j] * offered.share.iloc[j, t]
                    access[i, t] += weights[i, j] * supply / demand
    return pd.DataFrame(access, index=here.origins, columns=offered.slots)
