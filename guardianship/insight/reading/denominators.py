"""Rates by people counted otherwise than as residents, and what they change: no area stands first.

All is worked out from counts that the release shows and from published numbers of people.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from django.utils.translation import gettext as _

from gis.analysis.harm.choices import by_denominator
from guardianship.insight.reading.rows import Row, whole_number
from guardianship.insight.reading.stored_words import in_readers_words

# With fewer areas an order says next to nothing.
LEAST_AREAS = 5
MUCH_ALIKE, HALF_ALIKE = 0.8, 0.5


def second_name(areas: Sequence[Row]) -> str:
    """Who else is counted in these rows; "" where nobody is, as in releases of before."""
    return next(
        (in_readers_words(row["denominator"]) for row in areas if row.get("denominator")), ""
    )


def rate_of(row: Row) -> str:
    """For 1,000 of them; a dash where the count is hidden or nobody is counted."""
    return whole_number(row.get("denominator_rate"))


def agreement_of(areas: Sequence[Row]) -> float | None:
    """Rank correlation of the smoothed rates by residents with those by the others.

    Of areas whose count is shown; None of fewer than five, NaN where one of both is flat.
    """
    known = [row for row in areas if row["count"] is not None]
    known = [row for row in known if row["people"] and row["denominator_people"]]
    if len(known) < LEAST_AREAS:
        return None
    codes = pd.Index([row["area_code"] for row in known])
    counts = pd.Series([float(row["count"]) for row in known], index=codes)
    names = {"residents": "people", "second": "denominator_people"}
    people = pd.DataFrame(
        {name: [float(row[column]) for row in known] for name, column in names.items()}, index=codes
    )
    return by_denominator(counts, people).changes["second"].agreement


def what_it_changes(areas: Sequence[Row]) -> str:
    """A sentence on how alike the areas stand by both; the same where there is no second."""
    name = second_name(areas)
    if not name:
        return _("No second denominator is loaded, so rates are by residents alone.")
    agreement = agreement_of(areas)
    said = {"name": name}
    if agreement is None:
        return _("Too few areas are shown to tell what rates by “%(name)s” would change.") % said
    if np.isnan(agreement):
        return (
            _("By residents or by “%(name)s” the data do not tell areas apart, so none moves.")
            % said
        )
    said["agreement"] = f"{agreement:.2f}"
    if agreement >= MUCH_ALIKE:
        return (
            _(
                "By “%(name)s” areas stand much as they do by residents (agreement %(agreement)s; "
                "1 is the same)."
            )
            % said
        )
    if agreement >= HALF_ALIKE:
        return (
            _(
                "By “%(name)s” some areas stand elsewhere than by residents (agreement "
                "%(agreement)s; 1 is the same): look at both."
            )
            % said
        )
    return (
        _(
            "By “%(name)s” areas stand quite otherwise than by residents (agreement "
            "%(agreement)s; 1 is the same): what rates say here depends on who is counted."
        )
        % said
    )


def how_and_what_not(areas: Sequence[Row]) -> tuple[str, str]:
    """What is added to "How we know" and "What it can’t tell you"; nothing without a second."""
    name = second_name(areas)
    if not name:
        return "", ""
    return (
        " "
        + _(
            "The same counts stand by residents and by “%(name)s”; agreement is Spearman’s "
            "correlation of the smoothed rates of areas whose counts are shown."
        )
        % {"name": name},
        " "
        + _("Of “%(name)s”: who is there at the hour of a report, and how many are young.")
        % {"name": name},
    )
