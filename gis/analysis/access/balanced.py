"""Measures that hand out exactly what there is: no place and no person is counted twice.

Spatial availability (Soukhov, Páez, Higgins and Mohamed 2023) parts the places of each listing
among the people in reach by their numbers and distances:
V_it = Σ_j S_j O_jt P_i W_ij / Σ_i P_i W_ij. It counts places, not places for each person.

Balanced floating catchments (Páez, Higgins and Vivona 2019) part the people too: each person
asks for one place in all, spread over what is open, so that the demands on all listings add up to
the people who have anything in reach:
L_jt = S_j O_jt / Σ_i P_i W_ij / Σ_j W_ij, A_it = Σ_j L_jt W_ij / Σ_i W_ij,
the inner sum over listings that are open in the slot.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, diags_array

from gis.analysis.access.catchments import Catchments, require_supply
from gis.analysis.access.floating import places_for_demand
from gis.analysis.network.versions import FloatArray


def spatial_availability(here: Catchments, supply: pd.DataFrame) -> pd.DataFrame:
    """Places that fall to each origin, origins × slots; their sum is what was offered in reach.

    ``supply`` is listings × slots. NaN where there are no network data. Raises ``BadFrame``.
    """
    ratio = places_for_demand(here, require_supply(here, supply))
    places = here.people[:, None] * (here.by_origin @ ratio)
    return here.frame(np.asarray(places), supply.columns)


def balanced(here: Catchments, supply: pd.DataFrame) -> pd.DataFrame:
    """Balanced level of service, origins × slots; its sum is the sum of all L_jt.

    A place for each person who asks: 1 is a place for everybody who would come. ``supply`` is
    listings × slots. NaN where there are no network data. Raises ``BadFrame``.
    """
    offered = require_supply(here, supply)
    service = level_of_service(here, offered)
    taken = here.by_listing.sum(axis=0)
    share = diags_array(np.divide(1.0, taken, out=np.zeros_like(taken), where=taken > 0))
    access = csr_array(here.by_origin @ share) @ service
    return here.frame(np.asarray(access), supply.columns)


def balanced_service(here: Catchments, supply: pd.DataFrame) -> pd.DataFrame:
    """The level of service that a person meets, origins × slots: Σ_j L_jt W_ij / Σ_j W_ij, the
    sums over listings that are open in the slot; 0 where none is, NaN without network data.

    A place for each who asks is 1. Weighed by people it adds up to the places offered in reach,
    and it stays as it is when an origin is cut in two, which ``balanced`` does not: that is a sum
    over origins, as published, and depends on how many there are. Raises ``BadFrame``.
    """
    offered = require_supply(here, supply)
    is_open = (offered > 0).astype(np.float64)
    choice = np.asarray(here.by_origin @ is_open)
    met = np.asarray(here.by_origin @ level_of_service(here, offered))
    service = np.divide(met, choice, out=np.zeros_like(choice), where=choice > 0)
    return here.frame(service, supply.columns)


def level_of_service(here: Catchments, offered: FloatArray) -> FloatArray:
    """L: places for each person who asks, listings × slots; nothing where nobody does."""
    demand = balanced_demand(here, offered)
    return np.divide(offered, demand, out=np.zeros_like(offered), where=demand > 0)


def balanced_demand(here: Catchments, offered: FloatArray) -> FloatArray:
    """People who ask at each listing, listings × slots: in each slot everybody asks once."""
    is_open = (offered > 0).astype(np.float64)
    choice = here.by_origin @ is_open
    people = np.broadcast_to(here.people[:, None], choice.shape)
    asking = np.divide(people, choice, out=np.zeros_like(choice), where=choice > 0)
    return np.asarray(here.by_listing.T @ asking) * is_open
