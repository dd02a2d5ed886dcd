"""What may be said of counts that are shown: smoothed rates, funnels, courses, lack beside them.

All of it is worked out from what the release shows and from published numbers of people, after
disclosure control: it tells nothing that the table does not tell by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import geopandas
import numpy as np
import pandas as pd

from gis.analysis.disclosure.rates import PER_PEOPLE
from gis.analysis.disclosure.rules import AUTHORITY, QUARTER, Rules
from gis.analysis.harm.funnel import funnel
from gis.analysis.harm.rates import empirical_bayes, p_all_alike
from gis.analysis.pattern.clusters import LEAST_AREAS
from gis.analysis.pattern.neighbours import touching
from gis.analysis.pattern.together import lees_l
from gis.analysis.pattern.trend import trend

# Of releases in which all areas are alike, so many may say that some lie above the mean.
FALSE_SHARE = 0.025
TWICE = 2.0
WORDS = ("funnel", "course")
NUMBERS = ("smoothed", "smoothed_low", "smoothed_high", "p_above", "p_above_twice", "with_lack")


def said_of_counts(
    harm: pd.DataFrame, kind: str, lack: pd.Series, outlines: geopandas.GeoDataFrame
) -> pd.DataFrame:
    """The rows of ``harm`` (``table_columns``) with ``WORDS`` and ``NUMBERS`` of small areas.

    ``kind`` is the level of small areas; ``lack`` the share of young people without an open place
    near, by code; ``outlines`` the areas on the grid, by code. Smoothed rates are for 1,000
    residents in the period, as the rates are; ``p_above`` is how likely the true rate is above
    that of all areas, and none is given where chance alone may make areas differ as they do.
    ``with_lack`` (Lee's L) is above 0 where reports and lack, with those around, go together.
    """
    answer = harm.assign(**dict.fromkeys(NUMBERS, np.nan), **dict.fromkeys(WORDS, ""))
    if harm.empty:
        return answer
    groups = list(_of_small(answer, kind))
    for key, rows in groups:
        shown = rows[rows["count"].notna() & (rows["people"] > 0)]
        if len(shown) > 1:
            _smooth(answer, shown, FALSE_SHARE / len(groups))
        _beside_funnel(answer, shown, _rate_of_all(harm, *key))
    for _source, rows in answer[answer["level"] == kind].groupby("source"):
        last = _over_quarters(answer, rows)
        if last:
            mine = rows[(rows["period"] == last) & rows["count"].notna()]
            _beside_lack(answer, mine, lack, outlines)
    return answer


def _of_small(harm: pd.DataFrame, kind: str) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    for key, rows in harm[harm["level"] == kind].groupby(["source", "period"]):
        yield (str(key[0]), str(key[1])), rows


def _smooth(answer: pd.DataFrame, shown: pd.DataFrame, false_share: float) -> None:
    count, people = shown["count"].astype("float64"), shown["people"].astype("float64")
    per = people / PER_PEOPLE
    found = empirical_bayes(count, per)
    answer.loc[shown.index, "smoothed"] = found["smoothed"]
    answer.loc[shown.index, "smoothed_low"] = found["low"]
    answer.loc[shown.index, "smoothed_high"] = found["high"]
    if p_all_alike(count, per, rounded_to=Rules().base) > false_share:
        return
    answer.loc[shown.index, "p_above"] = found["p_above"]
    twice = empirical_bayes(count, per, times_mean=TWICE)
    answer.loc[shown.index, "p_above_twice"] = twice["p_above"]


def _rate_of_all(harm: pd.DataFrame, source: str, period: str) -> float | None:
    """Of the authority, a person; None where its count is not shown."""
    same = (harm["source"] == source) & (harm["period"] == period)
    whole = harm[same & (harm["level"] == AUTHORITY)]
    known = whole[whole["count"].notna() & (whole["people"] > 0)]
    return float(known["count"].iloc[0]) / float(known["people"].iloc[0]) if len(known) else None


def _beside_funnel(answer: pd.DataFrame, shown: pd.DataFrame, of_all: float | None) -> None:
    if of_all is None or shown.empty:
        return
    count, people = shown["count"].astype("float64"), shown["people"].astype("float64")
    found = funnel(count, people, all_rate=of_all)["beside"]
    answer.loc[shown.index, "funnel"] = [str(each) for each in found]


def _over_quarters(answer: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Writes the course of each area on its last quarter, which is returned; "" without quarters.

    Only quarters that follow each other without a gap count, and areas that all of them show.
    """
    quarters = sorted({each for each in rows["period"] if QUARTER.fullmatch(each)})
    if not quarters:
        return ""
    run = _without_gap(quarters)
    table = rows[rows["period"].isin(run)].pivot(
        index="area_code", columns="period", values="count"
    )
    whole = table.astype("float64").dropna()
    if len(whole):
        said = trend(whole[run])["course"].map(str)
        at = rows[(rows["period"] == run[-1]) & rows["area_code"].isin(said.index)]
        answer.loc[at.index, "course"] = said.loc[at["area_code"]].to_numpy()
    return run[-1]


def _without_gap(quarters: list[str]) -> list[str]:
    """The last of them that stand beside each other."""
    numbers = [pd.Period(each, freq="Q").ordinal for each in quarters]
    first = len(quarters) - 1
    while first and numbers[first] - numbers[first - 1] == 1:
        first -= 1
    return quarters[first:]


def _beside_lack(
    answer: pd.DataFrame, rows: pd.DataFrame, lack: pd.Series, outlines: geopandas.GeoDataFrame
) -> None:
    codes = rows["area_code"]
    known = rows[rows["rate"].notna() & codes.isin(outlines.index) & codes.isin(lack.index)]
    known = known[lack.reindex(known["area_code"]).notna().to_numpy()]
    if len(known) < LEAST_AREAS:
        return
    areas = pd.Index(known["area_code"])
    rates = pd.Series(known["rate"].to_numpy(dtype="float64"), index=areas)
    # An area without neighbours among those that are shown is its own only one.
    found = lees_l(rates, lack.reindex(areas).astype("float64"), touching(outlines.loc[areas]))
    answer.loc[known.index, "with_lack"] = found.to_numpy()
