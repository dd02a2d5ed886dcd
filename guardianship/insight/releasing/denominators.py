"""Rates by people counted otherwise than as residents, such as by day, beside those by residents.

Nothing is told by them that the table does not tell: numbers of people are published, and a rate
times its people is the rounded count that stands in the same row, or none where that is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.analysis.disclosure.rates import rates
from gis.analysis.disclosure.rules import Rules
from gis.statistics.frames import NothingLoaded, denominator
from gis.statistics.models import Dataset
from guardianship.insight.releasing.counts import Told

BIAS_NOTE = "Counts who is there by its own rules, which may leave out who has no job or school."
CANNOT_TELL = "Who is there at the hour of a report, and how many of them are young."
FIVES = 5


@dataclass(frozen=True, eq=False)
class Second:
    """A second denominator: who is counted, and ``people`` by unit and for the authority."""

    dataset: Dataset
    people: pd.Series

    def as_source(self) -> dict[str, str]:
        """Its row among the sources of a release."""
        day = self.dataset.as_of
        return {
            "name": self.dataset.label,
            "layer": "people",
            "licence": self.dataset.licence,
            "as_of": day.isoformat() if day else "",
            "bias_note": BIAS_NOTE,
            "cannot_tell": CANNOT_TELL,
        }


def second_of(told: Told) -> Second | None:
    """The newest that is loaded for the small areas; None without one.

    A unit of which a small area is not counted has no number of people, nor has the authority.
    """
    try:
        known = denominator(told.small_set.code, list(told.unit.index))
    except NothingLoaded:
        return None
    small = known.frame["people"].reindex(told.unit.index)
    by_unit = small.groupby(told.unit).agg(lambda people: people.sum(skipna=False))
    people = by_unit.reindex(told.names.index).astype("float64")
    people.loc[told.authority.code] = people.sum(skipna=False)
    return Second(known.dataset, people)


def beside_residents(harm: pd.DataFrame, second: Second | None) -> pd.DataFrame:
    """The rows of ``harm`` with columns ``denominator``, ``_people`` in fives, and ``_rate``.

    The rate is made of the count that is shown, as that by residents is.
    """
    if harm.empty or second is None:
        return harm.assign(denominator="", denominator_people=np.nan, denominator_rate=np.nan)
    people = pd.Series(second.people.reindex(harm["area_code"]).to_numpy(), index=harm.index)
    rate = rates(harm["count"].astype("float64"), people, Rules())["rate"]
    return harm.assign(
        denominator=second.dataset.label,
        denominator_people=(people / FIVES).round() * FIVES,
        denominator_rate=rate,
    )
