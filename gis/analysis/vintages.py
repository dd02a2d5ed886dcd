"""Figures of one vintage of areas carried to another, through a lookup and openly.

Small areas are redrawn after a census: most stay, some are split, some merged, a few cut
anew. Counts are shared out by who lives in the new areas, so that the whole stays the same;
deciles cannot be shared out, and a merged area takes the mean of its parts.
"""

from __future__ import annotations

from collections.abc import Hashable
from enum import StrEnum

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    require_columns,
    require_numbers,
    require_unique_index,
)


class Carried(StrEnum):
    """How an area came by its figure; the last three are estimates."""

    SAME = "same area"
    SPLIT = "share of a split area"
    MERGED = "sum of merged areas"
    REDRAWN = "shares of redrawn areas"


def carry_counts(
    counts: pd.DataFrame, links: pd.DataFrame, residents: pd.Series | None = None
) -> pd.DataFrame:
    """Counts of old areas as counts of new ones.

    ``counts``: index old code, numeric columns, none below 0. ``links``: columns ``from_code``
    and ``to_code``, a row a pair. ``residents``: people by new code, by whom a split area is
    shared out; equal shares where they are missing. The sum of every column stays the same.

    Returns index new code, the same columns as floats, and ``carried`` (``Carried``). Raises
    ``BadFrame`` for codes that are there twice, below 0, or that no link knows.
    """
    require_unique_index(counts, "counts")
    pairs = _pairs(counts.index, links)
    parts = _shares(pairs, residents)
    values = pd.DataFrame(
        {name: require_numbers(counts[name], f"counts {name}", least=0) for name in counts},
        index=counts.index,
    )
    spread = values.loc[pairs["from_code"]].mul(parts.to_numpy(), axis=0)
    carried = spread.groupby(pairs["to_code"].to_numpy()).sum()
    carried.index.name = counts.index.name
    return carried.assign(carried=_how(pairs).reindex(carried.index))


def carry_deciles(
    deciles: pd.Series, links: pd.DataFrame, residents: pd.Series | None = None
) -> pd.DataFrame:
    """Deciles of old areas as deciles of new ones.

    A part of a split area has the decile of the whole; a merged area has the mean of its
    parts, weighted by ``residents`` (people by old code), rounded half up. Returns index new
    code, columns ``decile`` and ``carried``. Raises ``BadFrame`` as ``carry_counts`` does.
    """
    require_unique_index(deciles, "deciles")
    pairs = _pairs(deciles.index, links)
    known = pd.Series(require_numbers(deciles, "deciles", least=1, most=10), index=deciles.index)
    people = _known_people(known.index, residents)
    weights = people.loc[pairs["from_code"]].to_numpy()
    frame = pd.DataFrame(
        {
            "to_code": pairs["to_code"].to_numpy(),
            "weight": weights,
            "weighted": weights * known.loc[pairs["from_code"]].to_numpy(),
        }
    )
    summed = frame.groupby("to_code").sum()
    mean = summed["weighted"] / summed["weight"]
    found = pd.DataFrame({"decile": np.floor(mean + 0.5).astype("int64")})
    found.index.name = deciles.index.name
    return found.assign(carried=_how(pairs).reindex(found.index))


def _pairs(codes: pd.Index, links: pd.DataFrame) -> pd.DataFrame:
    require_columns(links, ("from_code", "to_code"), "links")
    pairs = links.loc[links["from_code"].isin(codes), ["from_code", "to_code"]]
    if pairs.duplicated().any():
        raise BadFrame("links", "holds a pair of areas more than once")
    lost = codes[~codes.isin(pairs["from_code"])]
    if len(lost):
        named = ", ".join(map(str, lost[:5]))
        raise BadFrame("links", f"lead nowhere from {len(lost):,} areas: {named}")
    return pairs.reset_index(drop=True)


def _shares(pairs: pd.DataFrame, residents: pd.Series | None) -> pd.Series:
    """For each pair, the share of the old area that goes to the new one."""
    people = _known_people(pd.Index(pairs["to_code"].unique()), residents)
    weight = pd.Series(people.loc[pairs["to_code"]].to_numpy())
    return weight / weight.groupby(pairs["from_code"]).transform("sum")


def _known_people(codes: pd.Index, residents: pd.Series | None) -> pd.Series:
    """People by code; where nobody is known to live, a hair's breadth, so that shares exist."""
    if residents is None:
        return pd.Series(1.0, index=codes)
    require_unique_index(residents, "residents")
    known = pd.Series(require_numbers(residents, "residents", least=0), index=residents.index)
    missing = codes[~codes.isin(known.index)]
    if len(missing):
        named = ", ".join(map(str, missing[:5]))
        raise BadFrame("residents", f"lack {len(missing):,} areas: {named}")
    return known.loc[codes].clip(lower=1e-9)


def _how(pairs: pd.DataFrame) -> pd.Series:
    """``Carried`` by new code."""
    to_count = pairs.groupby("from_code")["to_code"].transform("size")
    from_count = pairs.groupby("to_code")["from_code"].transform("size")
    is_split = (to_count > 1).groupby(pairs["to_code"]).any()
    is_merged = (from_count > 1).groupby(pairs["to_code"]).any()
    words: dict[Hashable, Carried] = {}
    for code in is_split.index:
        if is_split[code] and is_merged[code]:
            words[code] = Carried.REDRAWN
        elif is_split[code]:
            words[code] = Carried.SPLIT
        else:
            words[code] = Carried.MERGED if is_merged[code] else Carried.SAME
    return pd.Series(words, dtype="object")
