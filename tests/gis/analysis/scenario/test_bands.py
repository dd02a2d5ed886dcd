"""Bands are of the difference: what both plans have in common cancels out."""

import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.draws import Doubt
from gis.analysis.scenario.bands import paired_bands
from gis.analysis.scenario.edits import ChangeHours, ChangePlaces
from gis.analysis.scenario.outcome import outcome
from gis.analysis.scenario.provision import Provision, scenario
from tests.gis.analysis.scenario.test_outcome import EDITS, MOVE
from tests.gis.analysis.scenario.towns import street, town

CERTAIN = Doubt(draws=5, people_spread_share=0)
USUAL = Doubt(draws=80)


def test_without_doubt_the_band_is_the_outcome() -> None:
    bands = paired_bands(scenario(street(), [MOVE]), CERTAIN, standard_per_1000=200)
    assert (bands["low"] == bands["high"]).all()
    # By hand in test_outcome: at 19 o'clock a -50 and b -100; at 15 o'clock a had 0.1 and has
    # none, +50; b had 0.18 and has 0.08, +100.
    assert bands["median"].to_dict() == pytest.approx(
        {"newly_covered": 100, "no_longer_covered": 100, "hours_gained": 0, "gap_change": 0}
    )
    evening = paired_bands(
        scenario(street(), [MOVE]), CERTAIN, standard_per_1000=200, slots=pd.Index(["19"])
    )
    assert evening.loc["gap_change", "median"] == pytest.approx(-150)


def test_an_edit_that_changes_nothing_has_no_band_whatever_the_doubt() -> None:
    now = town()
    same = ChangePlaces("l5", float(now.places["l5"]))
    bands = paired_bands(scenario(now, [same]), USUAL, standard_per_1000=100)
    assert (bands.abs() < 1e-9).all(axis=None)


def test_more_places_never_make_anybody_short_in_any_draw() -> None:
    plan = scenario(town(), [ChangePlaces("l5", 500)])
    bands = paired_bands(plan, USUAL, standard_per_1000=100)
    assert bands.loc["gap_change", "high"] <= 0
    assert bands.loc["gap_change", "low"] < 0


def test_the_band_of_new_hours_holds_the_outcome_and_the_same_seed_gives_the_same() -> None:
    plan = scenario(town(), EDITS["hours"])
    bands = paired_bands(plan, USUAL, standard_per_1000=100)
    assert (bands["low"] <= bands["median"]).all()
    assert bands.loc["newly_covered", "low"] < bands.loc["newly_covered", "high"]
    pd.testing.assert_frame_equal(bands, paired_bands(plan, USUAL, standard_per_1000=100))
    assert outcome(plan).newly_covered > 0


def test_every_parameter_changes_something() -> None:
    plan = scenario(town(), EDITS["hours"])
    usual = paired_bands(plan, USUAL, standard_per_1000=100)
    sure = plan.now
    likelier = Provision(sure.here, sure.places, sure.share, sure.reliability * 0.5)
    others = {
        "draws": paired_bands(plan, Doubt(draws=81), standard_per_1000=100),
        "seed": paired_bands(plan, Doubt(draws=80, seed=1), standard_per_1000=100),
        "people": paired_bands(
            plan, Doubt(draws=80, people_spread_share=0.3), standard_per_1000=100
        ),
        "standard": paired_bands(plan, USUAL, standard_per_1000=50),
        "slots": paired_bands(plan, USUAL, standard_per_1000=100, slots=pd.Index(["19"])),
        "slot_min": paired_bands(plan, USUAL, standard_per_1000=100, slot_min=30),
        "reliability": paired_bands(
            scenario(likelier, EDITS["hours"]), USUAL, standard_per_1000=100
        ),
    }
    assert [name for name, other in others.items() if other.equals(usual)] == []


def test_a_standard_of_nothing_is_refused_by_name() -> None:
    plan = scenario(street(), [ChangeHours("x", {"20": 1})])
    with pytest.raises(BadInput, match=r"^standard_per_1000 must be"):
        paired_bands(plan, CERTAIN, standard_per_1000=0)
