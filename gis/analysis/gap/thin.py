"""When the data are too thin to read an area, and the reason why it is not read."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_columns,
    require_numbers,
)

# Rates need at least this many residents of the age (rule R-SDC-2).
LEAST_PEOPLE = 100
# A band wider than this part of an area's young people says nothing of them.
WIDEST_BAND_SHARE = 0.6


class Thin(StrEnum):
    """Why an area and time is not read; the empty text where it is."""

    NO = ""
    NOBODY = "nobody of this age lives here"
    FEW_PEOPLE = "too few young people live here to say"
    NO_NETWORK = "no network data: nobody knows how far it is to walk"
    WIDE = "the data allow both plenty and nothing"


def why_not_read(
    people: pd.Series,
    bands: pd.DataFrame,
    *,
    least_people: int = LEAST_PEOPLE,
    widest_band_share: float = WIDEST_BAND_SHARE,
) -> pd.Series:
    """The reason (``Thin``) by area and time; ``bands`` as ``draws.gap_bands`` gives them."""
    require_columns(bands, ["median", "low", "high"], "bands")
    require_between("least_people", least_people, 0, np.inf)
    require_between("widest_band_share", widest_band_share, 0, 1, above=True)
    require_numbers(people, "people", least=0)
    area = bands.index.get_level_values("area")
    if strangers := sorted(set(map(str, area)) - set(map(str, people.index))):
        raise BadFrame("people", f"lacks the area {strangers[0]}")
    young = people.reindex(area).to_numpy(dtype=float)
    width = (bands["high"] - bands["low"]).to_numpy()
    said = np.select(
        [
            young == 0,
            young < least_people,
            bands["median"].isna().to_numpy(),
            width > widest_band_share * young,
        ],
        [Thin.NOBODY, Thin.FEW_PEOPLE, Thin.NO_NETWORK, Thin.WIDE],
        default=Thin.NO,
    )
    return pd.Series(said.astype(object), index=bands.index, name="why_not_read")
