"""The week as a strip: 168 hours, a row a day, and the same as a table of hours and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from guardianship.insight.charts.figure import Table, Words
from guardianship.insight.charts.steps import Key, is_missing, share_keys, share_look

DAYS, HOURS = 7, 24
# Narrow, so that the words are still read on a telephone, where the drawing shrinks.
CELL_WIDTH_PX, CELL_HEIGHT_PX = 14, 20
LEFT_PX, TOP_PX = 40, 22
# Hours that are written above the strip.
WRITTEN = (0, 6, 9, 12, 15, 18, 21)


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of the week as it is drawn."""

    x: int
    y: int
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word beside the strip."""

    x: int
    y: int
    words: Words


@dataclass(frozen=True, slots=True)
class WeekStrip:
    """Hours as cells, days and some hours as words."""

    cells: Sequence[Cell]
    days: Sequence[Mark]
    hours: Sequence[Mark]
    keys: Sequence[Key]
    template: str = "insight/charts/week.html"
    width_px: int = LEFT_PX + HOURS * CELL_WIDTH_PX + 1
    height_px: int = TOP_PX + DAYS * CELL_HEIGHT_PX + 1
    cell_width_px: int = CELL_WIDTH_PX - 1
    cell_height_px: int = CELL_HEIGHT_PX - 1


def draw_week(shares: Sequence[float | None]) -> WeekStrip:
    """The strip of 168 shares (0 to 1, None where not known), Monday midnight first.

    Raises ``ValueError`` for any other number of hours.
    """
    if len(shares) != DAYS * HOURS:
        raise ValueError(f"a week has {DAYS * HOURS} hours, not {len(shares)}")
    cells = [
        Cell(
            LEFT_PX + hour % HOURS * CELL_WIDTH_PX,
            TOP_PX + hour // HOURS * CELL_HEIGHT_PX,
            share_look(share),
            f"{WEEKDAYS[hour // HOURS]} {_span(hour % HOURS)}: {percent(share)}",
        )
        for hour, share in enumerate(shares)
    ]
    days = [Mark(0, TOP_PX + day * CELL_HEIGHT_PX + 15, WEEKDAYS_ABBR[day]) for day in range(DAYS)]
    hours = [Mark(LEFT_PX + hour * CELL_WIDTH_PX, TOP_PX - 6, f"{hour:02}") for hour in WRITTEN]
    return WeekStrip(cells, days, hours, share_keys())


def week_table(shares: Sequence[float | None], caption: Words) -> Table:
    """The same figures: a row an hour, a column a day."""
    rows = [
        [_span(hour), *(percent(shares[day * HOURS + hour]) for day in range(DAYS))]
        for hour in range(HOURS)
    ]
    return Table(caption, [_("Hour"), *(WEEKDAYS_ABBR[day] for day in range(DAYS))], rows)


def percent(share: float | None) -> str:
    """A share in whole per cent, or that it is not known."""
    return _("not known") if is_missing(share) else f"{share:.0%}"


def _span(hour: int) -> str:
    return f"{hour:02}–{hour + 1:02}"
