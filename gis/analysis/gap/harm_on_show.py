"""The dial of harm on what a release shows, and on nothing else (ADR 0019).

Counts that are hidden stay hidden: such an area keeps its own figure, and whoever asks can name it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadFrame, require_between, require_columns, require_numbers
from gis.analysis.gap.groups import MISSING_SHARE, THERE_SHARE, Support
from gis.analysis.harm.rates import empirical_bayes, p_all_alike, prior_of


def rates_on_show(
    counts: pd.DataFrame,
    person_years: pd.Series,
    *,
    rounded_to: float,
    false_share: float,
) -> pd.DataFrame:
    """Smoothed rates over the mean of the areas that are shown, areas × sources.

    ``counts`` are a release's own, areas × sources, NaN where hidden; ``person_years`` are lived
    in the same period. NaN where a count is hidden. 1 for each area of a source of which chance
    alone may make areas differ as they do (``p_all_alike`` above ``false_share``, which the
    sources share), or of which a single area is shown: nothing moves by it.
    """
    require_between("false_share", false_share, 0, 1)
    if not counts.index.equals(person_years.index):
        raise BadFrame("person_years", "does not have the rows of the counts")
    answer = pd.DataFrame(index=counts.index, columns=counts.columns, dtype="float64")
    for source in counts.columns:
        numbers = require_numbers(counts[source], str(source), least=0, missing=True)
        shown = pd.Series(numbers, index=counts.index).dropna()
        years = person_years.loc[shown.index].astype("float64")
        alike = p_all_alike(shown, years, rounded_to=rounded_to)
        if alike > false_share / len(counts.columns):
            answer.loc[shown.index, source] = 1.0
            continue
        smoothed = empirical_bayes(shown, years)["smoothed"]
        answer.loc[shown.index, source] = smoothed / prior_of(shown, years).mean
    return answer


def groups_on_show(
    shown: pd.DataFrame,
    people: pd.Series,
    factor: pd.Series,
    *,
    missing_share: float = MISSING_SHARE,
    there_share: float = THERE_SHARE,
) -> pd.DataFrame:
    """The group of each area without harm and with it: columns ``before``, ``after``.

    ``shown`` has the release's ``group``, ``low`` and ``high`` (young people short of a place) at
    one time; ``factor`` is ``harm_dial.harm_factor``. Groups are those of ``groups``, of the
    weighed band. An area moves only where the factor does it: what the rounding of a release
    leaves open at the line stays as it was released. Nothing moves into or out of "not read".
    """
    require_columns(shown, ["group", "low", "high"], "shown")
    for name, index in (("people", people.index), ("factor", factor.index)):
        if not index.equals(shown.index):
            raise BadFrame(name, "does not have the rows of what is shown")
    plain = _groups(shown, people, pd.Series(1.0, shown.index), missing_share, there_share)
    weighed = _groups(shown, people, factor, missing_share, there_share)
    moves = (plain != weighed) & (shown["group"] != Support.NOT_READ)
    return pd.DataFrame(
        {"before": shown["group"], "after": shown["group"].where(~moves, weighed)},
        index=shown.index,
    )


def _groups(
    shown: pd.DataFrame,
    people: pd.Series,
    factor: pd.Series,
    missing_share: float,
    there_share: float,
) -> pd.Series:
    young = require_numbers(people, "people", least=0, missing=True)
    times = require_numbers(factor, "factor", least=0)
    low, high = (
        require_numbers(shown[name], name, least=0, missing=True) * times
        for name in ("low", "high")
    )
    found = np.select(
        [low >= missing_share * young, high < there_share * young],
        [Support.MISSING.value, Support.THERE.value],
        default=Support.UNSURE.value,
    )
    return pd.Series(found, index=shown.index, dtype=object)
