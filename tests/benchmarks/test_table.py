"""Benchmarks print tables that people can compare by eye."""

import pytest

from bin.benchmarks.measuring import percentile, times_ms
from bin.benchmarks.table import format_table


def test_numbers_stand_to_the_right_and_names_to_the_left() -> None:
    table = format_table(["query", "ms"], [["open near", 3.14159], ["by hand", 1234.5]])
    assert table.splitlines() == [
        "query         ms",
        "─────────  ─────",
        "open near   3.14",
        "by hand    1,234",
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [(None, "–"), (100_000, "100,000"), (0.00123, "0.00123"), (99.94, "99.9"), ("yes", "yes")],
    ids=["nothing", "count", "small", "three-figures", "word"],
)
def test_cells_are_written_for_people(cell: object, written: str) -> None:
    assert format_table(["x"], [[cell]]).splitlines()[-1] == written


def test_a_row_that_is_short_of_a_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="2 headings, but a row of 1"):
        format_table(["query", "ms"], [["open near"]])


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (1.0, 100), (0.0, 1)], ids=str)
def test_percentiles_are_values_that_were_measured(share: float, value: int) -> None:
    assert percentile(range(1, 101), share) == value


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.95)


def test_warm_up_calls_are_not_counted() -> None:
    calls: list[int] = []
    measured = times_ms(calls.append, repeats=5, warm_up=2)
    assert calls == [0, 1, 0, 1, 2, 3, 4]
    assert len(measured) == 5
    assert measured == sorted(measured)
