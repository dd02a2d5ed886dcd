"""Who offers what (row B2), and where figures come from, with what they cannot tell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from guardianship.insight.steps.inputs import Inputs, Ready

REGISTER = "The register of listings"
CANNOT = {
    "register": "What nobody has told the register; how it feels to go there.",
    "people": "Who moved since the estimate was made, and where young people are in the evening.",
    "walks": "Lifts, buses and bicycles; which ways feel safe; whether a path is lit.",
    "places": "How many a place has room for: that is an assumption by kind of listing.",
}


def partners_frame(inputs: Inputs) -> pd.DataFrame:
    """By kind of organisation, in the authority: how many, how many listings, hours a week."""
    listings = inputs.listings[inputs.listings["inside"]]
    season = inputs.seasons[0]
    slot_h = inputs.weeks.slots[season].slot_min / 60
    usable = inputs.usable_hours(season)
    hours = pd.Series(np.nan_to_num(usable.to_numpy()).sum(axis=1) * slot_h, index=usable.index)
    frame = listings.assign(hours=hours.loc[listings.index])
    grouped = frame.groupby("organisation_type")
    answer = pd.DataFrame(
        {
            "organisations": grouped["organisation"].nunique(),
            "listings": grouped.size(),
            "hours_per_week": grouped["hours"].sum(),
        }
    )
    total = answer["hours_per_week"].sum()
    share = answer["hours_per_week"] / total if total else np.nan
    return answer.assign(share_of_hours=share).reset_index(names="type")


def sources_frame(ready: Ready) -> pd.DataFrame:
    """Sources of a run, case data not among them: a release adds those."""
    inputs, walked = ready.inputs, ready.walked
    when = min(days[0] for days in inputs.weeks.days.values()).isoformat()
    walks = walked.source or "Streets and paths of OpenStreetMap"
    if walked.table.approximate:
        walks = f"Straight lines × {walked.table.approximate:g}: approximate"
    rows = [
        (REGISTER, "access", "", when, "Partners tell it what they like to tell.", "register"),
        (
            inputs.areas.population,
            "people",
            "",
            "",
            "Estimates, least sure where many move.",
            "people",
        ),
        (walks, "walks", walked.licence, "", "Paths that nobody mapped are missing.", "walks"),
        ("Places by kind of listing", "access", "", "", "Assumed and doubted widely.", "places"),
    ]
    columns = ["name", "layer", "licence", "as_of", "bias_note", "cannot_tell"]
    return pd.DataFrame([(*row[:5], CANNOT[row[5]]) for row in rows], columns=columns)
