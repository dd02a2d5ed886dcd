"""Each kind of listing by itself, and what is open to everybody by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from gis.analysis.contracts import BadFrame, require_unique_index

ALL, UNIVERSAL = "all", "universal"


def by_kind(
    supply: pd.DataFrame, kinds: pd.Series, universal: pd.Series
) -> Iterator[tuple[str, pd.DataFrame]]:
    """The supply of all listings, of each kind, and of what is universal, one after the other.

    ``kinds`` and ``universal`` (true or false) have the listings of ``supply``, in its order.
    Others than the chosen supply nothing, so every frame goes through the same catchments.
    "all" comes first, then the kinds by their names, "universal" last. Raises ``BadFrame``.
    """
    require_unique_index(supply, "supply")
    for name, values in (("kinds", kinds), ("universal", universal)):
        if not values.index.equals(supply.index):
            raise BadFrame(name, "does not have the listings of supply, in their order")
        if values.isna().any():
            raise BadFrame(name, f"says nothing of {values.index[values.isna()][0]}")
    if not pd.api.types.is_bool_dtype(universal):
        raise BadFrame("universal", "must be true or false for every listing")
    if {ALL, UNIVERSAL} & set(kinds):
        raise BadFrame("kinds", f"may not be called “{ALL}” or “{UNIVERSAL}”")
    yield ALL, supply
    for kind in sorted(set(kinds)):
        yield str(kind), supply.where(kinds == kind, 0.0)
    yield UNIVERSAL, supply.where(universal, 0.0)
