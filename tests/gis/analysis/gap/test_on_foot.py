"""Walks, people and opening hours become places a young person, draw by draw."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.access.decay import Decay
from gis.analysis.contracts import BadInput
from gis.analysis.gap.draws import Doubt, gap_bands
from gis.analysis.gap.on_foot import access_on_foot
from tests.gis.analysis.access.tables import table
from tests.gis.analysis.gap.invented import CERTAIN, TIMES

# Three origins in two areas; one club and one hall. Birch's second origin is off the map.
WALKS = table(
    {("a", "x"): 300.0, ("b", "x"): 1500.0, ("c", "y"): 400.0},
    origins="abcd",
    listings="xy",
    no_data="d",
)
ORIGINS = pd.DataFrame(
    {"area": ["Ash", "Birch", "Birch", "Elm"], "people": [200.0, 100.0, 300.0, 80.0]},
    index=WALKS.origins,
)
AREAS = pd.Index(["Ash", "Birch", "Elm"])
PEOPLE = pd.Series([200.0, 400.0, 80.0], AREAS)
SUPPLY = pd.DataFrame({"after_school": [30.0, 30.0], "evening": [0.0, 30.0]}, WALKS.listings)
RELIABLE = pd.Series(1.0, WALKS.listings)


def bands(*, doubt=CERTAIN, people=PEOPLE, origins=ORIGINS, supply=SUPPLY, **chosen):
    settings = {"decay": Decay.WITHIN} | chosen
    access = access_on_foot(WALKS, origins, AREAS, supply, **settings)
    return gap_bands(people, RELIABLE, TIMES, access, doubt, standard_per_1000=100)


def test_the_gap_is_that_reckoned_by_hand() -> None:
    short = bands()["median"].unstack()
    # The club's 30 places serve 300 people (a and b): 100 for 1,000, the standard. The hall's 30
    # serve 300 of Birch's 400 (c). So after school nobody is short; in the evening all of Ash,
    # and of Birch the quarter at b.
    assert short.loc["Ash"].tolist() == pytest.approx([0, 200])
    assert short.loc["Birch"].tolist() == pytest.approx([0, 100])
    assert short.loc["Elm"].isna().all(), "no network data is not no access"


def test_other_numbers_of_people_are_spread_as_the_origins_are() -> None:
    twice = bands(people=PEOPLE * 2)["median"].unstack()
    # 30 places serve 600: half the standard, so half of all who had enough are short.
    assert twice.loc["Ash"].tolist() == pytest.approx([200, 400])
    assert twice.loc["Birch"].tolist() == pytest.approx([400, 500])
    nobody = ORIGINS.assign(people=[200.0, 0, 0, 80])
    evenly = bands(people=PEOPLE, origins=nobody)["median"].unstack()
    # Where nobody was counted, people are taken to live at each origin alike: 200 at b and c.
    assert evenly.loc["Ash", "after_school"] == pytest.approx(200 * (1 - 0.75))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"walk_min": 10.0}, id="walk_min"),
        pytest.param({"decay": Decay.GAUSSIAN}, id="decay"),
        pytest.param(
            {"doubt": Doubt(draws=4, people_spread_share=0, speed_kmh=3, speed_spread_share=0)},
            id="speed",
        ),
        pytest.param({"supply": SUPPLY / 2}, id="supply"),
    ],
)
def test_every_parameter_changes_something(changed) -> None:
    assert not bands().equals(bands(**changed))
    squared = bands(decay=Decay.GAUSSIAN, measure="m2sfca")["median"]
    plain = bands(decay=Decay.GAUSSIAN)["median"]
    assert (squared.dropna() >= plain.dropna()).all()
    assert (squared.dropna() > plain.dropna()).any()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: bands(walk_min=0), "walk_min", id="walk"),
        pytest.param(lambda: bands(measure="best"), "measure must be one of", id="measure"),
        pytest.param(lambda: bands(walk_min=60), "only looked at up to 3200", id="too-far"),
        pytest.param(lambda: bands(origins=ORIGINS[::-1]), "table's origins", id="origins"),
        pytest.param(lambda: bands(supply=SUPPLY[::-1]), "table's listings", id="listings"),
        pytest.param(lambda: bands(origins=ORIGINS.assign(area="Oak")), "the area Oak", id="area"),
        pytest.param(
            lambda: bands(origins=ORIGINS.assign(people=np.nan)), "origins.people", id="people"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
