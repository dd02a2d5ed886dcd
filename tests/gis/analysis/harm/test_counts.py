"""Only what tells of harm counts, each source for itself."""

import pandas as pd
import pytest

from gis.analysis.contracts import BadFrame
from gis.analysis.harm.choices import by_denominator, by_weight
from gis.analysis.harm.counts import (
    LeftOut,
    left_out,
    of_source,
    system_contact,
    why_left_out,
)

AREAS = pd.Index(["A", "B", "C"])
ROWS = [
    # area, month, category, source, layer, police_initiated, loop_guard, count
    ("A", "2026-01", "violence", "police", "harm", False, False, 4),
    ("A", "2026-02", "violence", "police", "harm", False, False, 3),
    ("B", "2026-01", "robbery", "police", "harm", False, False, 5),
    ("B", "2026-01", "drugs", "police", "harm", True, False, 50),
    ("C", "2026-01", "violence", "police", "harm", False, True, 70),
    ("C", "2026-01", "search", "police", "system_contact", True, False, 90),
    ("C", "2026-01", "assault", "ambulance", "harm", False, False, 6),
]
COLUMNS = [
    "area",
    "month",
    "category",
    "source",
    "layer",
    "police_initiated",
    "loop_guard",
    "count",
]
COUNTS = pd.DataFrame(ROWS, columns=COLUMNS)


def test_each_source_is_counted_for_itself() -> None:
    assert of_source(COUNTS, AREAS, "police").to_dict() == {"A": 7, "B": 5, "C": 0}
    assert of_source(COUNTS, AREAS, "ambulance").to_dict() == {"A": 0, "B": 0, "C": 6}


def test_what_is_left_out_is_told() -> None:
    table = left_out(COUNTS)
    assert table["count"].to_dict() == {
        LeftOut.POLICE_INITIATED: 50,
        LeftOut.LOOP_GUARD: 70,
        LeftOut.SYSTEM_CONTACT: 90,
    }
    assert table["rows"].tolist() == [1, 1, 1]


def test_system_contact_is_a_layer_of_its_own() -> None:
    assert system_contact(COUNTS, AREAS, "police").to_dict() == {"A": 0, "B": 0, "C": 90}
    more = COUNTS.assign(count=COUNTS["count"].where(COUNTS["layer"] == "harm", 9000))
    pd.testing.assert_series_equal(
        of_source(more, AREAS, "police"), of_source(COUNTS, AREAS, "police")
    )


def test_police_initiated_records_come_in_only_when_asked_for() -> None:
    asked = of_source(COUNTS, AREAS, "police", with_police_initiated=True)
    assert asked.to_dict() == {"A": 7, "B": 55, "C": 0}
    still_out = why_left_out(COUNTS, with_police_initiated=True)
    assert (still_out != "").tolist() == [False] * 4 + [True, True, False]


def test_turning_off_a_source_changes_its_own_figures_alone() -> None:
    without = COUNTS[COUNTS["source"] != "police"]
    pd.testing.assert_series_equal(
        of_source(without, AREAS, "ambulance"), of_source(COUNTS, AREAS, "ambulance")
    )
    with pytest.raises(BadFrame, match="no source 'police'; it has: ambulance"):
        of_source(without, AREAS, "police")


def test_weights_show_whom_they_move() -> None:
    schemes = pd.DataFrame({"severity": {"violence": 1.0, "robbery": 10.0}})
    effect = by_weight(COUNTS, AREAS, "police", schemes, share=0.3)
    assert effect.areas["severity"].to_dict() == {"A": 7, "B": 50, "C": 0}
    change = effect.changes["severity"]
    assert (change.enters, change.leaves, change.staying_share) == (["B"], ["A"], 0)
    assert change.agreement == pytest.approx(0.5)


def test_a_second_denominator_shows_whom_it_moves() -> None:
    counts = pd.Series([100, 20, 20], index=AREAS)
    years = pd.DataFrame({"residents": [200.0, 400, 400], "school day": [4000.0, 400, 400]}, AREAS)
    effect = by_denominator(counts, years, share=0.3)
    assert effect.changes["school day"].leaves == ["A"]
    with pytest.raises(BadFrame, match="a second is what is asked for"):
        by_denominator(counts, years[["residents"]])


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: of_source(COUNTS.drop(columns="layer"), AREAS, "police"),
            "lacks the column layer",
            id="column",
        ),
        pytest.param(
            lambda: of_source(COUNTS, AREAS[:1], "police"), "such as B.*vintages", id="vintage"
        ),
        pytest.param(
            lambda: of_source(COUNTS.assign(count=-1), AREAS, "police"), "below 0", id="negative"
        ),
        pytest.param(
            lambda: of_source(COUNTS.assign(count=None), AREAS, "police"), "no number", id="missing"
        ),
        pytest.param(
            lambda: of_source(COUNTS.assign(layer="need"), AREAS, "police"),
            "layer that is not known: need",
            id="layer",
        ),
        pytest.param(
            lambda: of_source(COUNTS, AREAS, "police", weights=pd.Series({"violence": 1})),
            "no weight for robbery",
            id="weight",
        ),
        pytest.param(
            lambda: of_source(COUNTS, pd.Index(["A", "A"]), "police"), "more than once", id="twice"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadFrame, match=message):
        broken()
