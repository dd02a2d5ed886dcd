"""Mean scores of places by those who were there, when they are enough to speak for many
(R-SDC-9): a clique on one afternoon is not."""

from __future__ import annotations

import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_columns,
    require_numbers,
    require_unique_index,
)
from gis.analysis.disclosure.rules import Rules


def shown_scores(
    answers: pd.DataFrame, *, rules: Rules | None = None, fewest_weeks: int = 3
) -> pd.DataFrame:
    """Mean score by subject, on subjects in their order; NaN where it must not be shown.

    ``answers``: a row an answer, columns ``subject``, ``answered_on`` (dates) and ``score``.
    Shown from ``rules.threshold`` answers on that fall into ``fewest_weeks`` calendar weeks or
    more. Columns ``score`` (to one decimal) and ``answers`` (rounded, missing where not shown).
    """
    rules = rules or Rules()
    require_between("fewest_weeks", fewest_weeks, 2, 53)
    require_unique_index(answers, "answers")
    require_columns(answers, ("subject", "answered_on", "score"), "answers")
    require_numbers(answers["score"], "answers score")
    days = pd.to_datetime(answers["answered_on"], errors="coerce")
    if days.isna().any() or answers["subject"].isna().any():
        raise BadFrame("answers", "has rows without a subject or a date")
    # Monday of the week, so that the turn of a year makes no week of its own.
    week = days.dt.normalize() - pd.to_timedelta(days.dt.day_of_week, unit="D")
    grouped = answers.assign(week=week).groupby("subject")
    count = grouped["score"].size()
    shown = (count >= rules.threshold) & (grouped["week"].nunique() >= fewest_weeks)
    rounded = (count + rules.base // 2) // rules.base * rules.base
    return pd.DataFrame(
        {
            "score": grouped["score"].mean().round(1).where(shown),
            "answers": rounded.astype("Int64").where(shown),
        }
    )
