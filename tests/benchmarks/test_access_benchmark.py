"""The benchmark of access works from end to end, and what it compares are equal answers."""

import pandas as pd

from bin.benchmarks.access import HEADINGS, measured
from bin.benchmarks.access_rivals import against_pandana, against_pysal
from bin.benchmarks.walking_town import country


def test_a_small_country_is_measured_from_streets_to_a_scenario() -> None:
    row = dict(zip(HEADINGS, measured(0.002), strict=True))
    # Islands of its streets are left out, so some junctions are missing.
    assert 0.95 * 6_936 < row["junctions"] <= 6_936
    assert (row["areas"], row["listings"]) == (378, 60)
    assert row["pairs 3,200 m"] > 2 * row["pairs 1,600 m"] > 0
    assert row["one slot ms"] > 0


def test_the_same_share_is_the_same_country() -> None:
    first, second = country(0.0005), country(0.0005)
    assert first.network.version == second.network.version
    pd.testing.assert_frame_equal(first.areas, second.areas)


def test_pysal_answers_the_same() -> None:
    found = against_pysal(country(0.002))
    assert [row[0] for row in found.rows] == [
        "ours, one sparse product",
        "PySAL access, slot by slot",
    ]
    assert "largest difference" in found.notes[0]


def test_a_rival_that_is_not_installed_is_said_so() -> None:
    found = against_pandana(country(0.0005))
    assert len(found.rows) == 2 or "pandana is not installed" in found.notes[-1]
