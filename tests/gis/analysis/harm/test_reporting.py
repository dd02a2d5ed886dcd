"""What uneven recording could do, and where sources agree."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.harm.agreement import Reading, agreement
from gis.analysis.harm.counts import SourceKind
from gis.analysis.harm.rates import draw_rates
from gis.analysis.harm.reporting import Recording, tipping_ratio, top_probability, with_recording
from gis.analysis.orders import change_of_order, top_of

RATES = pd.Series(np.arange(1.0, 21), index=[f"E{n:02}" for n in range(1, 21)])
SURVEY = Recording(recorded=40, missed=60, source="a survey")
KINDS = {
    "records": SourceKind.POLICE,
    "ambulance": SourceKind.HEALTH,
    "mapping": SourceKind.YOUNG_PEOPLE,
}


def test_the_tipping_ratio_is_where_an_area_changes_sides() -> None:
    ratio = tipping_ratio(RATES)
    assert ratio["E20"] == pytest.approx(20 / 18)
    assert ratio["E09"] == pytest.approx(9 / 19)
    top = top_of(RATES)
    for area in RATES.index:
        over = RATES.copy()
        over[area] /= ratio[area] * (1.001 if top[area] else 0.999)
        short = RATES.copy()
        short[area] /= ratio[area] * (0.999 if top[area] else 1.001)
        assert top_of(over)[area] != top[area]
        assert top_of(short)[area] == top[area]


@pytest.mark.parametrize(
    "rates",
    [pytest.param([3.0], id="one-area"), pytest.param([0.0, 0.0, 0.0], id="zero-harm")],
)
def test_without_another_side_there_is_no_ratio(rates) -> None:
    assert tipping_ratio(pd.Series(rates)).isna().all()


def test_uneven_recording_widens_and_scales() -> None:
    counts, years = pd.Series([40, 10, 12], list("ABC")), pd.Series([1000.0] * 3, list("ABC"))
    drawn = draw_rates(counts, years, draws=4000)
    answer = with_recording(drawn, counts.index, SURVEY, share=0.3)
    # A share recorded of 0.4 means 2.5 events for each report, and more doubt than before.
    assert answer["median"].to_numpy() == pytest.approx(np.median(drawn, axis=1) * 2.5, rel=0.05)
    relative = (answer["high"] - answer["low"]) / answer["median"]
    low, middle, high = np.quantile(drawn, [0.05, 0.5, 0.95], axis=1)
    assert (relative.to_numpy() > (high - low) / middle).all()
    assert answer["p_top"].sum() == pytest.approx(1)
    certain = with_recording(drawn, counts.index, Recording(4e6, 6e6, "sure"), share=0.3)
    assert certain.loc["A", "p_top"] > answer.loc["A", "p_top"]


def test_top_probability_counts_draws() -> None:
    draws = np.array([[3.0, 1, 3, 3], [1.0, 2, 1, 1], [np.nan] * 4, [0.0, 0, 0, 0]])
    assert top_probability(draws, share=0.3) == pytest.approx([0.75, 0.25, np.nan, 0], nan_ok=True)


def test_areas_that_tie_share_the_places_of_the_top() -> None:
    draws = np.array([[5.0, 0], [0, 0], [0, 0], [0, 0]])
    assert top_probability(draws, share=0.5).tolist() == pytest.approx(
        [0.75, 5 / 12, 5 / 12, 5 / 12]
    )
    assert top_of(pd.Series([5.0, 0, 0, 0]), share=0.5).tolist() == [True, False, False, False]
    assert not top_of(pd.Series([3.0, 3, 3])).any()


@pytest.mark.parametrize(
    ("records", "ambulance", "mapping", "reading"),
    [
        pytest.param(0.9, 0.9, 0.9, Reading.ALL, id="all"),
        pytest.param(0.9, 0.9, 0.1, Reading.SEVERAL, id="two-of-three"),
        pytest.param(0.9, 0.1, 0.1, Reading.POLICE_ALONE, id="police-alone"),
        pytest.param(0.9, None, None, Reading.POLICE_ALONE, id="police-when-others-are-silent"),
        pytest.param(0.1, 0.1, 0.9, Reading.YOUNG_PEOPLE_ALONE, id="young-people-alone"),
        pytest.param(0.1, 0.9, 0.1, Reading.ONE, id="health-alone"),
        pytest.param(0.1, 0.1, 0.1, Reading.NONE, id="none"),
        pytest.param(None, None, None, Reading.SILENT, id="silent"),
    ],
)
def test_sources_are_read_side_by_side(records, ambulance, mapping, reading) -> None:
    said = pd.DataFrame(
        {"records": [records], "ambulance": [ambulance], "mapping": [mapping]}, ["A"], dtype=float
    )
    assert agreement(said, KINDS).loc["A", "reading"] == reading
    assert agreement(said, KINDS, sure=0.95).loc["A", "high"] == 0


def test_an_order_says_who_comes_and_goes() -> None:
    after = RATES.copy()
    after["E01"] = 99
    change = change_of_order(RATES, after)
    assert (change.enters, change.leaves, change.staying_share) == (["E01"], ["E19"], 0.5)
    assert change_of_order(RATES, after, share=0.5).leaves == ["E11"]
    same = change_of_order(RATES, RATES)
    assert (same.enters, same.leaves, same.agreement) == ([], [], pytest.approx(1))
    assert np.isnan(change_of_order(RATES, RATES * 0).agreement)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: Recording(0, 1, "s"), "recording.recorded", id="none-recorded"),
        pytest.param(lambda: Recording(1, 1, ""), "recording.source must be said", id="unsaid"),
        pytest.param(lambda: tipping_ratio(RATES, share=0), "share", id="share"),
        pytest.param(lambda: tipping_ratio(-RATES), "below 0", id="negative"),
        pytest.param(
            lambda: with_recording(np.ones((2, 3)), RATES.index, SURVEY),
            "row for each area",
            id="rows",
        ),
        pytest.param(lambda: agreement(pd.DataFrame({"x": [0.5]}), KINDS), "who x is", id="kind"),
        pytest.param(
            lambda: agreement(pd.DataFrame({"records": [2.0]}), KINDS), "above 1", id="probability"
        ),
        pytest.param(lambda: change_of_order(RATES, RATES[:5]), "rows of the order", id="order"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
