"""The benchmark of where next proves what it measures, and measures at the size it says."""

from bin.benchmarks import siting


def test_small_questions_are_proved_and_measured() -> None:
    sizes = (siting.Size(300, 40, 1, 4, 4), siting.Size(120, 20, 5, 2, 6))
    result = siting.siting(sizes)
    for size, row in zip(sizes, result.rows, strict=True):
        cells = dict(zip(siting.HEADINGS, row, strict=True))
        assert (cells["areas"], cells["sites"], cells["slots"]) == (
            size.areas,
            size.sites,
            size.slots,
        )
        assert 0 < cells["openings"] <= size.openings
        assert cells["gap"] < 1e-5
        assert 0.8 < cells["quick/best"] <= 1 + 1e-9


def test_a_scenario_slot_is_measured() -> None:
    result = siting.scenario_slot(2_000, 300, repeats=5)
    areas, listings, pairs, median_ms, _p95, most_ms = result.rows[0]
    assert (areas, listings) == (2_000, 300)
    assert pairs > 2_000
    assert 0 < median_ms <= most_ms
