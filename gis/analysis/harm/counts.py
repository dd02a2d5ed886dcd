"""Which counts speak of harm, and how many of one source each area has.

Sources stay apart to the end: police records, hospital attendances and what young people say
count different things, so no function here adds one to another.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    require_columns,
    require_numbers,
    require_unique_index,
)

COLUMNS = (
    "area",
    "month",
    "category",
    "source",
    "layer",
    "police_initiated",
    "loop_guard",
    "count",
)


class Layer(StrEnum):
    """What a count tells of: harm that was reported, or what services did to young people."""

    HARM = "harm"
    SYSTEM_CONTACT = "system_contact"


class SourceKind(StrEnum):
    """Who speaks. Kinds are never added together."""

    POLICE = "police"
    HEALTH = "health"
    YOUNG_PEOPLE = "young_people"
    EDUCATION = "education"
    OTHER = "other"


class LeftOut(StrEnum):
    """Why a row is no evidence of need."""

    SYSTEM_CONTACT = "system contact: what services did, not what happened to young people"
    LOOP_GUARD = "reported by a response that this need would justify"
    POLICE_INITIATED = "found by police activity: says where police looked"


def why_left_out(counts: pd.DataFrame, *, with_police_initiated: bool = False) -> pd.Series:
    """The reason for which each row is no evidence of need, or an empty text.

    System contact and reports of the responses themselves are never evidence of need. Records
    that exist because police went looking (drugs, possession of weapons) are left out unless
    ``with_police_initiated`` says otherwise (Cambridge Crime Harm Index, which leaves them out).
    """
    require_columns(counts, COLUMNS, "counts")
    unknown = ~counts["layer"].isin([layer.value for layer in Layer])
    if unknown.any():
        raise BadFrame(
            "counts", f"has a layer that is not known: {counts['layer'][unknown].iloc[0]}"
        )
    reasons = [
        (counts["layer"] == Layer.SYSTEM_CONTACT, LeftOut.SYSTEM_CONTACT),
        (counts["loop_guard"].astype(bool), LeftOut.LOOP_GUARD),
        (
            counts["police_initiated"].astype(bool) & (not with_police_initiated),
            LeftOut.POLICE_INITIATED,
        ),
    ]
    said = np.select([rows for rows, _ in reasons], [why.value for _, why in reasons], default="")
    return pd.Series(said, index=counts.index, name="left_out", dtype=object)


def left_out(counts: pd.DataFrame, *, with_police_initiated: bool = False) -> pd.DataFrame:
    """How many rows and reports each reason leaves out: index reason, columns rows, count."""
    why = why_left_out(counts, with_police_initiated=with_police_initiated)
    grouped = counts["count"].groupby(why).agg(["size", "sum"])
    grouped.columns = pd.Index(["rows", "count"])
    return grouped.drop(index="", errors="ignore").rename_axis("reason")


def of_source(
    counts: pd.DataFrame,
    areas: pd.Index,
    source: str,
    *,
    with_police_initiated: bool = False,
    weights: pd.Series | None = None,
) -> pd.Series:
    """Reports of one source by area, zero where there is none; index is ``areas``.

    ``weights`` (index category) makes it a weighted sum: see ``choices.py``. Raises ``BadFrame``
    for codes that ``areas`` lacks (another vintage), counts below zero, an unknown source and a
    category without a weight.
    """
    kept = counts[why_left_out(counts, with_police_initiated=with_police_initiated) == ""]
    return _by_area(counts, kept, areas, source, weights)


def system_contact(counts: pd.DataFrame, areas: pd.Index, source: str) -> pd.Series:
    """What services did, by area: a layer of its own, which no measure of need may read.

    Stops and searches, exclusions, closures. Same refusals as ``of_source``.
    """
    require_columns(counts, COLUMNS, "counts")
    kept = counts[counts["layer"] == Layer.SYSTEM_CONTACT]
    return _by_area(counts, kept, areas, source, None)


def _by_area(
    counts: pd.DataFrame,
    kept: pd.DataFrame,
    areas: pd.Index,
    source: str,
    weights: pd.Series | None,
) -> pd.Series:
    require_unique_index(pd.Series(0, index=areas), "areas")
    if source not in set(counts["source"]):
        known = ", ".join(sorted(set(counts["source"]))) or "none"
        raise BadFrame("counts", f"has no source {source!r}; it has: {known}")
    mine = kept[kept["source"] == source]
    strangers = mine.loc[~mine["area"].isin(areas), "area"]
    if len(strangers):
        raise BadFrame(
            "counts",
            f"has areas that are not of this set, such as {strangers.iloc[0]}. "
            "Areas of two vintages meet through a lookup",
        )
    number = pd.Series(require_numbers(mine["count"], "counts.count", least=0), index=mine.index)
    if weights is not None:
        number = number * _weight_of(mine["category"], weights)
    total = number.groupby(mine["area"]).sum()
    return total.reindex(areas, fill_value=0.0).astype(float).rename(source)


def _weight_of(categories: pd.Series, weights: pd.Series) -> pd.Series:
    require_unique_index(weights, "weights")
    require_numbers(weights, "weights", least=0)
    missing = sorted(set(categories) - set(weights.index))
    if missing:
        raise BadFrame("weights", f"has no weight for {', '.join(map(str, missing))}")
    return categories.map(weights)
