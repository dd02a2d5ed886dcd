"""Pieces of the calendar that hold one session, joined into as few dates as will do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from places.recurrence import DateSpan


@dataclass(frozen=True, slots=True)
class SessionDates:
    """When a session is in force: a span of dates, and month-days of every year or None."""

    span: DateSpan
    yearly: tuple[int, int] | None


def joined_dates(
    cells: Iterable[tuple[int, int]], yearly: list[tuple[int, int]], dated: list[DateSpan]
) -> list[SessionDates]:
    """``cells`` are pairs of positions in ``dated`` and in ``yearly``."""
    parts: dict[int, set[int]] = defaultdict(set)
    for span_no, year_no in cells:
        parts[span_no].add(year_no)
    spans: dict[tuple[int, int] | None, list[int]] = defaultdict(list)
    for span_no, year_nos in parts.items():
        for stretch in _year_stretches(year_nos, yearly):
            spans[stretch].append(span_no)
    return [
        SessionDates(DateSpan(dated[run[0]].first, dated[run[-1]].last), stretch)
        for stretch, span_nos in spans.items()
        for run in _runs(span_nos)
    ]


def _year_stretches(
    numbers: set[int], yearly: list[tuple[int, int]]
) -> list[tuple[int, int] | None]:
    if len(numbers) == len(yearly):
        return [None]
    runs = _runs(numbers)
    last_piece = len(yearly) - 1
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == last_piece:
        runs = [*runs[1:-1], [*runs[-1], *runs[0]]]  # over the new year
    return [(yearly[run[0]][0], yearly[run[-1]][1]) for run in runs]


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
