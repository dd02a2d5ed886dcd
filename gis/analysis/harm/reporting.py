"""Recording is uneven: what that could do to an answer, shown rather than corrected away.

A count is reports, not events: y ~ Poisson(rate × r), r being the share that is reported and
recorded. r is not known by area, so it is drawn and the answer is a band; one multiplier for
all would change no order at all (Pina-Sánchez et al. 2023; Buil-Gil et al. 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, BadParameter, require_between, require_numbers
from gis.analysis.orders import TOP_SHARE


@dataclass(frozen=True, slots=True)
class Recording:
    """Beta distribution of the share of events that a source records, from a named survey."""

    recorded: float
    missed: float
    source: str

    def __post_init__(self) -> None:
        require_between("recording.recorded", self.recorded, 0, np.inf, above=True)
        require_between("recording.missed", self.missed, 0, np.inf, above=True)
        if not self.source.strip():
            raise BadParameter("recording.source", "must be said")

    def draw(self, areas: int, draws: int, seed: int) -> NDArray[np.float64]:
        """Shares recorded, areas × draws; every area has its own."""
        random = np.random.default_rng(seed)
        return random.beta(self.recorded, self.missed, size=(areas, draws))


def tipping_ratio(smoothed: pd.Series, *, share: float = TOP_SHARE) -> pd.Series:
    """How much likelier an area's incidents must be to be recorded for it to change sides.

    Above 1: the area is in the top ``share`` and leaves it if its incidents are recorded that
    many times as readily as elsewhere. Below 1: it enters if they are recorded only that
    readily. NaN without an other side, or without a rate.
    """
    require_between("share", share, 0, 1, above=True)
    rates = require_numbers(smoothed, "smoothed", least=0, missing=True)
    known = np.sort(rates[~np.isnan(rates)])
    size = int(np.ceil(share * len(known)))
    answer = pd.Series(np.nan, index=smoothed.index, name="tipping_ratio")
    if len(known) < 2 or size >= len(known):
        return answer
    last_in, first_out = known[-size], known[-size - 1]
    edge = np.where(rates >= last_in, first_out, last_in)
    return answer.where(edge == 0, rates / np.where(edge == 0, 1, edge))


def with_recording(
    rates: NDArray[np.float64],
    areas: pd.Index,
    recording: Recording,
    *,
    share: float = TOP_SHARE,
    seed: int = 1,
) -> pd.DataFrame:
    """Rates behind the reports: columns median, low, high (90 %), p_top.

    ``rates`` are draws of reported rates, areas × draws (``rates.draw_rates``). ``p_top`` is
    the probability of being in the top ``share`` once recording may differ by area.
    """
    require_between("share", share, 0, 1, above=True)
    if rates.ndim != 2 or rates.shape[0] != len(areas):
        raise BadFrame("rates", "does not have a row for each area and a column for each draw")
    behind = rates / recording.draw(rates.shape[0], rates.shape[1], seed)
    low, median, high = np.quantile(behind, [0.05, 0.5, 0.95], axis=1)
    return pd.DataFrame(
        {"median": median, "low": low, "high": high, "p_top": top_probability(behind, share=share)},
        index=areas,
    )


def top_probability(draws: NDArray[np.float64], *, share: float = TOP_SHARE) -> NDArray[np.float64]:
    """Part of the draws (columns) in which each row is in the top; areas that are NaN stay NaN.

    Rows that tie at the edge share the places that are left, so the parts add up to the top.
    """
    known = ~np.isnan(draws).any(axis=1)
    answer = np.full(len(draws), np.nan)
    if known.any():
        rows = draws[known]
        size = int(np.ceil(share * len(rows)))
        edge = np.sort(rows, axis=0)[-size]
        above, tied = rows > edge, rows == edge
        left = (size - above.sum(axis=0)) / tied.sum(axis=0)
        answer[known] = (above + tied * left).mean(axis=1)
    return answer
