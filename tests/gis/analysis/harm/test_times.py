"""Hours that are not known exactly are shared out, and hours that are not known stay unknown."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.harm.aoristic import hours_of_week
from gis.analysis.harm.time_profile import NOT_KNOWN, Profile, by_time_band

# 22 % of 172 stabbings of under-16s fell between 16:00 and 18:00 on school days.
TRAUMA = Profile("under-16s", "trauma centre records", "under-16s", {"16-18": 38, "other": 134})
MONTHLY = pd.Series([100.0, 0.0], index=["A", "B"])


def event(start: str, end: str | None) -> pd.DataFrame:
    return pd.DataFrame({"start": [pd.Timestamp(start)], "end": [pd.Timestamp(end)]}, index=["e"])


def by_minutes(start: str, end: str) -> np.ndarray:
    """Counted out minute by minute."""
    weights = np.zeros(168)
    minutes = pd.date_range(start, end, freq="min", inclusive="left")
    for minute in minutes:
        weights[minute.weekday() * 24 + minute.hour] += 1 / len(minutes)
    return weights


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2026-11-27 21:30", "2026-11-27 23:15", id="one-evening"),
        pytest.param("2026-11-29 22:10", "2026-11-30 01:20", id="over-the-end-of-the-week"),
        pytest.param("2026-11-27 21:30", "2026-12-02 09:00", id="days"),
    ],
)
def test_weights_are_the_share_of_minutes(start: str, end: str) -> None:
    weights = hours_of_week(event(start, end)).loc["e"]
    assert weights.to_numpy() == pytest.approx(by_minutes(start, end))
    assert weights.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("start", "end", "hour", "share"),
    [
        pytest.param("2026-11-27 21:30", None, 4 * 24 + 21, 1, id="no-end"),
        pytest.param("2026-11-27 21:30", "2026-11-27 20:00", 4 * 24 + 21, 1, id="reversed"),
        pytest.param("2026-11-27 21:30", "2026-11-27 21:30", 4 * 24 + 21, 1, id="a-moment"),
        pytest.param("2026-11-20 21:30", "2026-11-27 21:30", 0, 1 / 168, id="a-week"),
        pytest.param("2026-10-20 21:30", "2026-11-27 21:30", 167, 1 / 168, id="over-a-week"),
    ],
)
def test_the_rules_at_the_edges(start: str, end: str | None, hour: int, share: float) -> None:
    weights = hours_of_week(event(start, end)).loc["e"]
    assert weights[hour] == pytest.approx(share)
    assert weights.sum() == pytest.approx(1)


def test_month_only_sources_have_no_time_of_day() -> None:
    answer = by_time_band(MONTHLY, None)
    assert answer.index.tolist() == [("A", NOT_KNOWN), ("B", NOT_KNOWN)]
    assert answer["estimate"].tolist() == [100, 0]
    assert not answer["modelled"].any()


def test_a_named_profile_gives_hours_with_its_band() -> None:
    answer = by_time_band(MONTHLY, TRAUMA, draws=20_000)
    assert answer["modelled"].all()
    assert answer.loc["A", "estimate"].sum() == pytest.approx(100)
    after_school = answer.loc[("A", "16-18")]
    assert after_school["estimate"] == pytest.approx(100 * 38.5 / 173)
    # The share of a two-part Dirichlet is a Beta; 5 % and 95 % of Beta(38.5, 134.5) from tables.
    assert after_school[["low", "high"]].tolist() == pytest.approx([17.3, 27.6], abs=0.3)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"confidence": 0.99}, id="confidence"),
        pytest.param({"seed": 4}, id="seed"),
        pytest.param({"draws": 500}, id="draws"),
    ],
)
def test_every_parameter_changes_something(changed) -> None:
    usual, other = by_time_band(MONTHLY, TRAUMA), by_time_band(MONTHLY, TRAUMA, **changed)
    assert usual.loc["A", "high"].tolist() != other.loc["A", "high"].tolist()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: Profile(" ", "s", "w", {"a": 1, "b": 2}),
            "profile.name must be said",
            id="nameless",
        ),
        pytest.param(lambda: Profile("n", "s", "w", {"a": 1}), "two bands or more", id="one-band"),
        pytest.param(lambda: Profile("n", "s", "w", {"a": 0, "b": 0}), "and cases", id="no-cases"),
        pytest.param(lambda: Profile("n", "s", "w", {"a": 3, "b": -1}), "below 0", id="negative"),
        pytest.param(lambda: by_time_band(-MONTHLY, None), "monthly: is below 0", id="minus"),
        pytest.param(lambda: by_time_band(MONTHLY, TRAUMA, draws=1), "draws", id="draws"),
        pytest.param(lambda: hours_of_week(event("NaT", None)), "no start at e", id="no-start"),
        pytest.param(
            lambda: hours_of_week(event("2026-11-27 21:30Z", None)), "wall-clock", id="zone"
        ),
        pytest.param(
            lambda: hours_of_week(pd.DataFrame({"start": []})), "lacks the column end", id="columns"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
