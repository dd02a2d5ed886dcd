"""The dial on a release: at nothing it is the release, and what is hidden moves nobody."""

import numpy as np
import pandas as pd
import pytest
from esda.smoothing import Empirical_Bayes

from gis.analysis.contracts import BadInput
from gis.analysis.gap.groups import Support
from gis.analysis.gap.harm_dial import harm_factor
from gis.analysis.gap.harm_on_show import groups_on_show, rates_on_show
from gis.analysis.harm.counts import SourceKind

AREAS = ["Ash", "Birch", "Cedar", "Dale", "Elm"]
COUNTS = pd.DataFrame(
    {"ambulance": [200.0, 40.0, 20.0, 30.0, np.nan], "mapping": [20.0, 20.0, 20.0, 20.0, 20.0]},
    AREAS,
)
YEARS = pd.Series(100.0, AREAS)
KINDS = {"ambulance": SourceKind.HEALTH, "mapping": SourceKind.YOUNG_PEOPLE}
# Ash and Birch stand between the lines; of 100 young people 50 make it missing, 25 there.
SHOWN = pd.DataFrame(
    {
        "group": [Support.UNSURE, Support.UNSURE, Support.THERE, Support.MISSING, Support.NOT_READ],
        "low": [40.0, 30.0, 5.0, 60.0, np.nan],
        "high": [60.0, 45.0, 20.0, 90.0, np.nan],
    },
    AREAS,
).astype({"group": str})
PEOPLE = pd.Series(100.0, AREAS)


def rates(counts: pd.DataFrame = COUNTS) -> pd.DataFrame:
    return rates_on_show(counts, YEARS, rounded_to=5, false_share=0.025)


def moved(weight: float, counts: pd.DataFrame = COUNTS) -> pd.DataFrame:
    factor = harm_factor(rates(counts), KINDS, {"ambulance": weight, "mapping": weight})
    return groups_on_show(SHOWN, PEOPLE, factor)


def test_rates_are_those_of_pysal_over_their_mean_and_only_of_what_is_shown() -> None:
    found = rates()
    known = COUNTS["ambulance"].dropna()
    smoothed = Empirical_Bayes(known.to_numpy(), YEARS[known.index].to_numpy()).r.ravel()
    mean = known.sum() / YEARS[known.index].sum()
    assert found.loc[known.index, "ambulance"].to_numpy() == pytest.approx(smoothed / mean)
    assert np.isnan(found.at["Elm", "ambulance"])


def test_where_areas_differ_by_chance_alone_a_source_moves_nobody() -> None:
    assert rates()["mapping"].tolist() == [1.0] * 5


def test_at_nothing_groups_are_those_of_the_release() -> None:
    found = moved(0.0)
    assert found["after"].equals(found["before"])
    assert found["before"].tolist() == SHOWN["group"].tolist()


def test_whom_it_moves_at_full_weight() -> None:
    found = moved(1.0)
    # Ash has some 2.7 times the mean, so that 40 weighs above 50. Birch has under 0.6: below 25?
    # No: 45 × 0.57 is 26. Dale has under 0.5: 60 becomes 26 and 90 becomes 39, so no one knows.
    assert found["after"].to_dict() == {
        "Ash": "support missing", "Birch": SHOWN.at["Birch", "group"], "Cedar": "support there",
        "Dale": str(Support.UNSURE), "Elm": "not read",
    }  # fmt: skip


def test_what_is_hidden_stays_whatever_it_is() -> None:
    shown = SHOWN.assign(group=SHOWN["group"].where(SHOWN.index != "Elm", str(Support.UNSURE)))
    shown.loc["Elm", ["low", "high"]] = [45.0, 60.0]
    factor = harm_factor(rates(), KINDS, {"ambulance": 1.0})
    assert factor["Elm"] == 1
    assert groups_on_show(shown, PEOPLE, factor).at["Elm", "after"] == str(Support.UNSURE)


def test_the_order_of_areas_and_sources_means_nothing() -> None:
    mixed = ["Elm", "Cedar", "Ash", "Dale", "Birch"]
    again = rates_on_show(
        COUNTS.loc[mixed, ["mapping", "ambulance"]], YEARS[mixed], rounded_to=5, false_share=0.025
    )
    pd.testing.assert_frame_equal(again.loc[AREAS, list(COUNTS)], rates())


def test_what_rounding_leaves_open_at_the_line_stays_as_it_was_released() -> None:
    # True people were 101, so 50 was not half of them; in fives they are 100.
    shown = pd.DataFrame({"group": ["support there"], "low": [50.0], "high": [60.0]}, ["Ash"])
    one = pd.Series(100.0, ["Ash"])
    still = groups_on_show(shown, one, pd.Series(1.01, ["Ash"]))
    assert still.at["Ash", "after"] == "support there"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda: rates_on_show(COUNTS, YEARS[:3], rounded_to=5, false_share=0.1), "rows of the"),
        (lambda: rates_on_show(COUNTS, YEARS, rounded_to=5, false_share=2), "false_share must"),
        (lambda: groups_on_show(SHOWN, PEOPLE[:2], PEOPLE), "people: does not have the rows"),
        (lambda: groups_on_show(SHOWN, PEOPLE, -PEOPLE), "factor: is below 0"),
        (lambda: groups_on_show(SHOWN[["low"]], PEOPLE, PEOPLE), "lacks the column group, high"),
    ],
    ids=["years of others", "a share above one", "people of others", "below nothing", "no groups"],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
