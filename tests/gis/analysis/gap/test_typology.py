"""Each area in words, strengths first; quiet areas do not vanish from the minimum service."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.minimum_service import below_minimum
from gis.analysis.gap.typology import typology

KINDS = {"club": "a youth club", "library": "a library"}
TIMES = {"after_school": "after school", "evening": "in the evening", "weekend": "at the weekend"}
COLUMNS = pd.MultiIndex.from_product([KINDS, TIMES])
HOURS = pd.DataFrame(
    [[4, 2, 0, 6, 0, 3], [0, 0, 0, 0.5, 0, 0], [2, 2, 2, 0, 0, 0], [np.nan] * 6],
    index=["Ash", "Birch", "Cedar", "Dale"],
    columns=COLUMNS,
    dtype=float,
)
NAMES = pd.Series({"r": "Upper Vale", "t": "market Town", "c": "Castle", "x": "Island"})
REACH = pd.DataFrame(
    {"evening": [0.0, 9, 2, np.nan], "weekend": [1.0, 8, 2, np.nan]}, index=["r", "t", "c", "x"]
)
MINIMUM = {"evening": 4.0, "weekend": 2.0}


def test_what_is_there_is_said_before_what_is_missing() -> None:
    words = typology(HOURS, KINDS, TIMES)
    assert list(words.columns[:2]) == ["there", "missing"]
    assert words.loc["Ash"].tolist() == [
        "There is a youth club after school and in the evening and a library after school "
        "and at the weekend.",
        "Something is open at each time.",
        "after_school:club+library;evening:club;weekend:library",
    ]
    assert words.loc["Birch", "there"].startswith("Nothing is within reach")
    assert words.loc["Birch", "missing"] == (
        "Missing: anything open after school, in the evening and at the weekend."
    )
    assert words.loc["Dale"].tolist() == [
        "No network data: what is within reach is not known.",
        "",
        "unknown",
    ]


def test_areas_with_the_same_have_the_same_type() -> None:
    twice = pd.concat([HOURS, HOURS.loc[["Ash"]].set_axis(["Elm"]) * 2])
    words = typology(twice, KINDS, TIMES)
    assert words.loc["Elm", "type"] == words.loc["Ash", "type"] != words.loc["Cedar", "type"]
    assert typology(HOURS, KINDS, TIMES, there_from_h=0.5).loc["Birch", "type"] == (
        "after_school:library;evening:none;weekend:none"
    )


def test_a_quiet_rural_area_is_on_the_minimum_service_list() -> None:
    answer = below_minimum(REACH, MINIMUM, NAMES, TIMES)
    assert answer.index.tolist() == ["c", "r", "x"], "by name, the unknown last"
    assert answer.loc["r", ["lacks_h", "lacking"]].tolist() == [
        5.0,
        "in the evening: 0 of 4 hours a week; at the weekend: 1 of 2 hours a week",
    ]
    assert answer.loc["c", "lacking"] == "in the evening: 2 of 4 hours a week"
    assert answer.loc["x", "lacking"] == "no network data"
    assert below_minimum(REACH, {"evening": 0.0}, NAMES, TIMES).index.tolist() == ["x"]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: typology(HOURS, {}, TIMES), "kinds has no words", id="kind"),
        pytest.param(lambda: typology(HOURS, KINDS, {}), "times has no words", id="time"),
        pytest.param(lambda: typology(-HOURS, KINDS, TIMES), "below 0", id="negative"),
        pytest.param(lambda: typology(HOURS["club"], KINDS, TIMES), "kind and time", id="flat"),
        pytest.param(lambda: typology(HOURS, KINDS, TIMES, there_from_h=0), "there_from_h", id="h"),
        pytest.param(
            lambda: below_minimum(REACH, {"late": 1}, NAMES, TIMES), "column late", id="column"
        ),
        pytest.param(
            lambda: below_minimum(REACH, {"evening": -1}, NAMES, TIMES),
            "minimum_h of evening",
            id="minimum",
        ),
        pytest.param(
            lambda: below_minimum(REACH, MINIMUM, NAMES[:1], TIMES), "no name for t", id="nameless"
        ),
        pytest.param(
            lambda: typology(HOURS.iloc[[0, 0]], KINDS, TIMES), "more than once: Ash", id="twice"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
