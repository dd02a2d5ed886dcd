"""Groups in words: only what the whole band says, by the alphabet, and thin data are not read."""

import re

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.groups import Support, support_groups, tiers
from gis.analysis.gap.thin import Thin, why_not_read
from tests.gis.analysis.gap.invented import WORDS

PEOPLE = pd.Series({"1": 200, "2": 200, "3": 200, "4": 200, "5": 40, "6": 0, "7": 200, "8": 200})
NAMES = pd.Series(
    {
        "1": "Yew",
        "2": "ash",
        "3": "Birch",
        "4": "Cedar",
        "5": "Dale",
        "6": "Elm",
        "7": "Fir",
        "8": "Gorse",
    }
)
BANDS = [  # median, low, high
    (180, 150, 200),
    (120, 100, 160),
    (10, 0, 49),
    (90, 70, 140),
    (40, 30, 40),
    (0, 0, 0),
    (np.nan, np.nan, np.nan),
    (100, 0, 200),
]
# Words that rank places or call them dangerous (rule R-STG-1).
BANNED = re.compile(r"hotspot|high-crime|dangerous|problem area|rank|worst", re.IGNORECASE)


def evening() -> pd.DataFrame:
    index = pd.MultiIndex.from_product([PEOPLE.index, ["evening"]], names=["area", "time"])
    return pd.DataFrame(BANDS, index=index, columns=["median", "low", "high"], dtype=float)


def grouped(**changed) -> pd.DataFrame:
    bands = evening()
    return support_groups(bands, PEOPLE, why_not_read(PEOPLE, bands), NAMES, WORDS, **changed)


def test_groups_are_what_the_whole_band_says_in_the_order_of_the_alphabet() -> None:
    answer = grouped()
    assert list(zip(answer["group"], answer["name"], strict=True)) == [
        (Support.MISSING, "ash"),
        (Support.MISSING, "Yew"),
        (Support.THERE, "Birch"),
        (Support.UNSURE, "Cedar"),
        (Support.NOT_READ, "Dale"),
        (Support.NOT_READ, "Elm"),
        (Support.NOT_READ, "Fir"),
        (Support.NOT_READ, "Gorse"),
    ]


def test_sentences_say_what_is_missing_when_and_how_sure() -> None:
    said = grouped().droplevel("time")["sentence"]
    assert said["1"] == (
        "Support missing in the evening: about 180 young people short of a place "
        "(between 150 and 200)."
    )
    assert said["5"] == "Not read in the evening: too few young people live here to say."
    assert not [sentence for sentence in said if BANNED.search(sentence)]


def test_the_order_of_the_rows_given_says_nothing() -> None:
    bands = evening().sample(frac=1, random_state=2)
    shuffled = support_groups(bands, PEOPLE, why_not_read(PEOPLE, bands), NAMES, WORDS)
    pd.testing.assert_frame_equal(shuffled, grouped())


def test_thin_data_are_not_read_and_the_reason_is_said() -> None:
    assert why_not_read(PEOPLE, evening()).droplevel("time").to_dict() == {
        **dict.fromkeys("1234", Thin.NO),
        "5": Thin.FEW_PEOPLE,
        "6": Thin.NOBODY,
        "7": Thin.NO_NETWORK,
        "8": Thin.WIDE,
    }
    assert why_not_read(PEOPLE, evening(), least_people=10)["5", "evening"] == Thin.NO
    assert why_not_read(PEOPLE, evening(), widest_band_share=1.0)["8", "evening"] == Thin.NO


def test_bands_that_overlap_share_a_tier() -> None:
    bands = pd.DataFrame(
        [(90, 100), (80, 92), (40, 60), (50, 79), (np.nan, np.nan), (0, 10)],
        index=list("ABCDEF"),
        columns=["low", "high"],
    )
    assert tiers(bands).to_dict() == {"A": 1, "B": 1, "C": 2, "D": 2, "E": 0, "F": 3}


def test_every_parameter_changes_something() -> None:
    assert grouped(missing_share=0.7)["group"].tolist() != grouped()["group"].tolist()
    assert grouped(there_share=0.1)["group"].tolist() != grouped()["group"].tolist()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: grouped(missing_share=2), "missing_share", id="missing"),
        pytest.param(lambda: grouped(there_share=0.9), "there_share", id="there-above-missing"),
        pytest.param(
            lambda: support_groups(
                evening(), PEOPLE, why_not_read(PEOPLE, evening()), NAMES[:2], WORDS
            ),
            "no name for 3",
            id="nameless",
        ),
        pytest.param(
            lambda: support_groups(evening(), PEOPLE, why_not_read(PEOPLE, evening()), NAMES, {}),
            "no words for evening",
            id="wordless",
        ),
        pytest.param(lambda: why_not_read(PEOPLE[:3], evening()), "lacks the area 4", id="area"),
        pytest.param(lambda: why_not_read(PEOPLE, evening(), least_people=-1), "least", id="least"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
