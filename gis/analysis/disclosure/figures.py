"""Which figures a release holds, and of which cells each is the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from gis.analysis.contracts import BadFrame, require_columns, require_numbers, require_unique_index
from gis.analysis.disclosure.rules import (
    ALL,
    QUARTER,
    DisclosureRefused,
    check_dimensions,
    check_geography,
    check_periods,
)

Counts = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a release speaks of.

    ``kind``: the one small geography. ``areas``: the codes of all its areas, those without an
    event too. ``periods``: quarters or years. ``dimensions``: all values of each. ``larger``:
    by level, the larger area of every small area. ``sums``: whether whole years, and all values
    of a dimension together, are figures too; without them nothing can be had by taking away, and
    only small numbers are hidden.
    """

    kind: str
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    dimensions: Mapping[str, tuple[str, ...]]
    larger: Mapping[str, pd.Series]
    sums: bool = True

    def __post_init__(self) -> None:
        """Refuse what R-SDC-3, R-SDC-4 and R-SDC-7 forbid."""
        check_geography(self.kind)
        check_periods(self.periods)
        check_dimensions(self.kind, self.dimensions)
        if not self.areas or len(set(self.areas)) < len(self.areas):
            raise BadFrame("areas", "must be given, each once")
        for level, whole in self.larger.items():
            require_unique_index(whole, f"larger {level}")
            if level == self.kind:
                raise DisclosureRefused("R-SDC-3", f"{level} is the small geography itself")
            if set(whole.index) != set(self.areas) or whole.isna().any():
                reason = f"areas of {level} are not exact unions of the areas of {self.kind}"
                raise DisclosureRefused("R-SDC-3", reason)

    @property
    def columns(self) -> list[str]:
        """The columns that name a figure."""
        return ["level", "area", "period", *self.dimensions]


@dataclass(frozen=True, slots=True)
class Figures:
    """``keys``: a row a figure, columns of ``Layout.columns``. ``members``: figures × cells,
    1 where the figure counts the cell."""

    keys: pd.DataFrame
    members: sparse.csr_array

    @property
    def makes(self) -> np.ndarray[Any, np.dtype[np.str_]]:
        """For each figure, which of its columns stand for one value and which for all."""
        keys = self.keys
        parts = [keys["level"], keys["period"].str.len().astype(str)]
        parts += [(keys[name] == ALL).astype(str) for name in keys.columns[3:]]
        made: np.ndarray[Any, np.dtype[np.str_]] = reduce(
            lambda one, other: one + " " + other, parts
        ).to_numpy(dtype=str)
        return made


def figures_of(layout: Layout) -> Figures:
    """Every figure: areas and larger areas × periods and years × values and all of them."""
    axes = [_areas(layout), _periods(layout.periods, sums=layout.sums)]
    axes += [
        _dimension(name, values, sums=layout.sums) for name, values in layout.dimensions.items()
    ]
    keys = [
        {name: value for part in parts for name, value in part.items()}
        for parts in product(*(labels for labels, _members in axes))
    ]
    members = reduce(sparse.kron, [members for _labels, members in axes])
    return Figures(pd.DataFrame(keys, columns=layout.columns), sparse.csr_array(members))


def cell_counts(cells: pd.DataFrame, layout: Layout, name: str = "cells") -> Counts:
    """True counts by cell, in the order of ``Figures.members``; cells that are not there are 0.

    ``cells``: columns ``area``, ``period``, the dimensions, and ``count``. Raises ``BadFrame``
    for cells that are there twice or that the layout does not know.
    """
    columns = ["area", "period", *layout.dimensions]
    require_columns(cells, [*columns, "count"], name)
    known = [layout.areas, layout.periods, *layout.dimensions.values()]
    for column, values in zip(columns, known, strict=True):
        strange = sorted(set(cells[column].astype(str)) - set(values))
        if strange:
            raise BadFrame(name, f"{column} holds what the release does not: {strange[:5]}")
    if cells.duplicated(columns).any():
        raise BadFrame(name, "holds a cell more than once")
    counts = require_numbers(cells["count"], f"{name} count", least=0)
    if (counts != np.floor(counts)).any():
        raise BadFrame(f"{name} count", "holds something that is no whole number")
    wanted = pd.MultiIndex.from_product(known, names=columns)
    found = pd.Series(counts, index=pd.MultiIndex.from_frame(cells[columns].astype(str)))
    filled: Counts = found.reindex(wanted, fill_value=0.0).to_numpy().astype(np.int64)
    return filled


def _areas(layout: Layout) -> tuple[list[dict[str, str]], sparse.csr_array]:
    labels = [{"level": layout.kind, "area": area} for area in layout.areas]
    blocks = [sparse.eye_array(len(layout.areas), dtype=np.int64)]
    for level, whole in layout.larger.items():
        codes = whole.loc[list(layout.areas)].astype(str)
        names = sorted(set(codes))
        labels += [{"level": level, "area": name} for name in names]
        blocks.append(_sums([codes.to_numpy() == name for name in names]))
    return labels, sparse.csr_array(sparse.vstack(blocks))


def _periods(
    periods: Sequence[str], *, sums: bool
) -> tuple[list[dict[str, str]], sparse.csr_array]:
    """Quarters, and the years of which all four are there."""
    years = [found[1] if (found := QUARTER.fullmatch(p)) else "" for p in periods]
    whole = [year for year in sorted(set(years)) if sums and year and years.count(year) == 4]
    labels = [{"period": period} for period in (*periods, *whole)]
    each = sparse.eye_array(len(periods), dtype=np.int64)
    added = [_sums([np.array(years) == year for year in whole])] if whole else []
    return labels, sparse.csr_array(sparse.vstack([each, *added]))


def _dimension(
    name: str, values: Sequence[str], *, sums: bool
) -> tuple[list[dict[str, str]], sparse.csr_array]:
    each = sparse.eye_array(len(values), dtype=np.int64)
    if len(values) == 1 or not sums:
        return [{name: value} for value in values], sparse.csr_array(each)
    total = _sums([np.ones(len(values), dtype=bool)])
    labels = [{name: value} for value in (*values, ALL)]
    return labels, sparse.csr_array(sparse.vstack([each, total]))


def _sums(parts: list[Any]) -> sparse.csr_array:
    return sparse.csr_array(np.array(parts, dtype=np.int64))
