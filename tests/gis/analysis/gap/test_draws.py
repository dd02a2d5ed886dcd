"""Bands hold what they promise, pairs share their luck, a planted gap is found."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.draws import Doubt, draw_truths, gap_bands
from tests.gis.analysis.gap.invented import CERTAIN, TIMES, town, two_steps

RELIABLE = pd.Series({"club": 1.0, "hall": 1.0})
UNSURE = pd.Series({"club": 0.9, "hall": 0.6})


def bands_of(places=None, *, reliability=RELIABLE, doubt=CERTAIN, standard=50.0, **other):
    people, metres, usual = town()
    model = two_steps(metres, usual if places is None else places)
    return gap_bands(people, reliability, TIMES, model, doubt, standard_per_1000=standard, **other)


def test_without_doubt_the_band_is_the_hand_computed_number() -> None:
    bands = bands_of()
    # 20 minutes reach 1,600 m. After school the club's 50 places serve 500: 100 for 1,000, all
    # have enough. In the evening it is shut: all 500 are short. The hall's 30 serve 500: 60.
    assert bands["median"].unstack().to_dict("list") == {
        "after_school": [0, 0, 0],
        "evening": [200, 300, 0],
    }
    assert bands["low"].equals(bands["median"])
    assert bands["high"].equals(bands["median"])


def test_moving_a_session_from_15_to_19_lowers_the_evening_gap_by_hand() -> None:
    _, _, places = town()
    moved = places.copy()
    moved.loc["club"] = [40.0, 10.0]  # ten of its fifty places move to the evening
    change = (bands_of(moved)["median"] - bands_of()["median"]).unstack()
    # Evening: 10 / 500 = 20 for 1,000 of 50: two fifths less short. After school 80: still enough.
    assert change["evening"].tolist() == pytest.approx([-80, -120, 0])
    assert change["after_school"].tolist() == [0, 0, 0]


def test_bands_are_the_quantiles_of_the_draws() -> None:
    doubt = Doubt(draws=2000, people_spread_share=0.0, speed_spread_share=0.0)
    bands = bands_of(reliability=UNSURE, doubt=doubt)
    # The hall's hours are true six times of ten: else all 500 are short.
    assert bands.loc[("Cedar", "evening"), ["low", "median", "high"]].tolist() == [0, 0, 500]
    assert bands.loc[("Cedar", "evening"), "lacking"] == 0
    people = Doubt(draws=4000, people_spread_share=0.1, speed_spread_share=0.0)
    ash = bands_of(doubt=people).loc[("Ash", "evening")]
    assert ash["median"] == pytest.approx(200, rel=0.01)
    assert (ash["high"] - ash["low"]) / 200 == pytest.approx(2 * 1.645 * 0.1, rel=0.05)


def test_plans_that_are_compared_share_their_luck() -> None:
    people, metres, places = town()
    doubt = Doubt(draws=200)
    more = pd.concat([UNSURE, pd.Series({"new": 0.5})])
    before = list(draw_truths(people, UNSURE, doubt))
    after = list(draw_truths(people, more.sample(frac=1, random_state=1), doubt))
    order = list(more.sample(frac=1, random_state=1).index)
    for one, other in zip(before, after, strict=True):
        assert (one.people == other.people).all()
        assert one.speed_kmh == other.speed_kmh
        assert one.is_open.tolist() == [other.is_open[order.index(c)] for c in UNSURE.index]
    # So doing nothing differs by nothing in every draw, not only in the middle.
    same = [
        gap_bands(people, UNSURE, TIMES, two_steps(metres, places), doubt, standard_per_1000=50)
        for _ in "ab"
    ]
    pd.testing.assert_frame_equal(*same)


def test_a_planted_gap_is_found() -> None:
    random = np.random.default_rng(5)
    areas = [f"E{n:02}" for n in range(40)]
    people = pd.Series(random.uniform(150, 400, 40), index=areas)
    metres = pd.DataFrame(np.where(np.eye(40), 300.0, 5000.0), index=areas, columns=areas)
    places = pd.DataFrame({"after_school": 0.2 * people, "evening": 0.2 * people})
    places.loc["E07", "evening"] = 0.0
    bands = gap_bands(
        people,
        pd.Series(0.995, index=areas),
        TIMES,
        two_steps(metres, places),
        Doubt(draws=300),
        standard_per_1000=100,
        share=1 / 40,
    )
    evening = bands.xs("evening", level="time")
    assert evening["median"].idxmax() == "E07"
    assert evening.loc["E07", "p_top"] > 0.7
    assert evening["p_top"].drop("E07").max() < 0.1
    assert evening["median"].drop("E07").max() == 0


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"draws": 51}, id="draws"),
        pytest.param({"seed": 1}, id="seed"),
        pytest.param({"people_spread_share": 0.3}, id="people_spread_share"),
        pytest.param({"speed_kmh": 2.0}, id="speed_kmh"),
        pytest.param({"speed_spread_share": 0.5}, id="speed_spread_share"),
    ],
)
def test_every_doubt_changes_something(changed) -> None:
    usual = Doubt(draws=50)
    one = bands_of(doubt=usual, standard=150)
    other = bands_of(doubt=dataclasses.replace(usual, **changed), standard=150)
    assert not one.equals(other)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"standard": 80.0}, id="standard_per_1000"),
        pytest.param({"share": 1.0}, id="share"),
        pytest.param({"harm": np.full((3, 4), 2.0)}, id="harm"),
        pytest.param({"reliability": RELIABLE * 0}, id="reliability"),
    ],
)
def test_every_parameter_changes_something(changed) -> None:
    assert not bands_of().equals(bands_of(**changed))


def test_areas_without_people_lack_no_place() -> None:
    people, metres, places = town()
    people["Cedar"] = 0
    bands = gap_bands(
        people, RELIABLE, TIMES, two_steps(metres, places), CERTAIN, standard_per_1000=50
    )
    assert bands.loc["Cedar", "median"].tolist() == [0, 0]
    assert bands.loc["Cedar", "lacking"].isna().all()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: Doubt(draws=1), "draws must be at least 2", id="draws"),
        pytest.param(lambda: Doubt(speed_kmh=30), "speed_kmh", id="speed"),
        pytest.param(lambda: Doubt(people_spread_share=-1), "people_spread_share", id="spread"),
        pytest.param(lambda: bands_of(reliability=RELIABLE * 2), "reliability: is above 1", id="p"),
        pytest.param(lambda: bands_of(standard=0), "standard_per_1000", id="standard"),
        pytest.param(
            lambda: bands_of(harm=np.ones((3, 9))), "harm: does not have a row", id="harm"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
