"""An invented town of a few areas and clubs, small enough to reckon by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.gap.draws import AccessOf, Doubt, Draw

TIMES = pd.Index(["after_school", "evening"])
WORDS = {"after_school": "after school", "evening": "in the evening"}
CERTAIN = Doubt(draws=4, people_spread_share=0.0, speed_spread_share=0.0)


def town() -> tuple[pd.Series, pd.DataFrame, pd.DataFrame]:
    """People by area, metres area × club, and places × time by club."""
    people = pd.Series({"Ash": 200.0, "Birch": 300.0, "Cedar": 500.0})
    metres = pd.DataFrame(
        {"club": [300.0, 900.0, 9000.0], "hall": [9000.0, 9000.0, 400.0]}, index=people.index
    )
    places = pd.DataFrame(
        {"after_school": [50.0, 30.0], "evening": [0.0, 30.0]}, index=["club", "hall"]
    )
    return people, metres, places


def two_steps(metres: pd.DataFrame, places: pd.DataFrame, *, walk_min: float = 20) -> AccessOf:
    """The two-step floating catchment with a hard limit: places shared by all within a walk."""

    def access(draw: Draw) -> np.ndarray:
        reach = (metres.to_numpy() <= draw.speed_kmh * 1000 / 60 * walk_min).astype(float)
        asking = reach.T @ draw.people
        offered = places.to_numpy() * draw.is_open[:, None]
        each = np.divide(
            offered, asking[:, None], out=np.zeros_like(offered), where=asking[:, None] > 0
        )
        return reach @ each

    return access
