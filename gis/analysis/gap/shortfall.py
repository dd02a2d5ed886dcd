"""How many young people are short of a place: people × the part of the standard they lack.

    short = P max(0, 1 − A / A*)

P young people of an area, A places a person within reach at a time, A* the standard. The unit
is young people, so figures can be added over areas and compared with places.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, require_between, require_numbers, require_unique_index

Floats = NDArray[np.float64]
PER_THOUSAND = 1000.0


def middle_standard(access: pd.DataFrame) -> float:
    """The middle access of all areas and times, as places for 1,000 young people.

    A standard for want of a stated one; 0 where most areas have nothing, which
    ``short_of_a_place`` refuses.
    """
    known = require_access(access).ravel()
    known = known[~np.isnan(known)]
    return float(np.median(known) * PER_THOUSAND) if known.size else 0.0


def short_of_a_place(
    people: pd.Series, access: pd.DataFrame, *, standard_per_1000: float
) -> pd.DataFrame:
    """Young people short of a place, areas × times; NaN where access is not known.

    ``people`` are residents of the age by area, ``access`` places for each of them, areas ×
    times. Raises ``BadFrame`` where areas differ, ``BadParameter`` for a standard of nothing.
    """
    require_between("standard_per_1000", standard_per_1000, 0, PER_THOUSAND * 100, above=True)
    require_unique_index(people, "people")
    if not people.index.equals(access.index):
        raise BadFrame("access", "does not have the rows of people, in their order")
    young = require_numbers(people, "people", least=0)
    short = shortfall(young[:, None], require_access(access), standard_per_1000)
    return pd.DataFrame(short, index=access.index, columns=access.columns)


def shortfall(people: Floats, access: Floats, standard_per_1000: float) -> Floats:
    """The formula itself, on numbers that are known to be sound."""
    lacking = np.maximum(0.0, 1.0 - access * PER_THOUSAND / standard_per_1000)
    return np.asarray(people * lacking, dtype=np.float64)


def require_access(access: pd.DataFrame) -> Floats:
    """Access as numbers of at least 0; NaN stands for no network data and is let through."""
    columns = [
        require_numbers(access[column], f"access.{column}", least=0, missing=True)
        for column in access.columns
    ]
    return np.column_stack(columns) if columns else np.empty((len(access), 0))
