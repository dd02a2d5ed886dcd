"""Rows that many places need, to begin with and to change."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.enums import BankHolidayChoice, RepeatChoice, SeasonChoice, Weekday

WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
SCHOOL_DAYS = tuple(day for day in Weekday if day not in WEEKEND)
# What a new row says before anybody has said anything.
BLANK_ROW = {
    "repeat": RepeatChoice.WEEKLY.value,
    "interval_weeks": "1",
    "season": SeasonChoice.ALWAYS.value,
    "on_bank_holidays": BankHolidayChoice.CLOSED.value,
}


@dataclass(frozen=True, slots=True)
class Preset:
    """Sessions on several days at the same times (``18:00``) and in the same season."""

    name: str
    label: Promise
    days: tuple[Weekday, ...]
    starts_at: str
    ends_at: str
    season: SeasonChoice

    def rows(self) -> list[dict[str, str]]:
        """The rows as a form would send them."""
        return [
            {
                **BLANK_ROW,
                "weekday": day.value,
                "starts_at": self.starts_at,
                "ends_at": self.ends_at,
                "season": self.season.value,
            }
            for day in self.days
        ]


PRESETS = (
    Preset(
        "term_time_evenings",
        _("Term-time evenings: Monday to Friday, 6pm–9pm"),
        SCHOOL_DAYS,
        "18:00",
        "21:00",
        SeasonChoice.TERM,
    ),
    Preset(
        "weekends",
        _("Weekends: Saturday and Sunday, 10am–4pm"),
        WEEKEND,
        "10:00",
        "16:00",
        SeasonChoice.ALWAYS,
    ),
    Preset(
        "school_holidays_daytime",
        _("School holidays, daytime: Monday to Friday, 10am–4pm"),
        SCHOOL_DAYS,
        "10:00",
        "16:00",
        SeasonChoice.HOLIDAYS,
    ),
)


def rows_of(name: str) -> list[dict[str, str]] | None:
    """Rows of the preset ``name``, one blank row for a weekday or ``blank``; None for others."""
    if name == "blank":
        return [dict(BLANK_ROW)]
    if name in Weekday.values:
        return [BLANK_ROW | {"weekday": name}]
    return next((preset.rows() for preset in PRESETS if preset.name == name), None)
