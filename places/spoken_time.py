"""Times and dates the way people say them, in the reader's language.

Everything here takes aware moments or London wall-clock values and returns plain words:
"6pm", "6:30pm", "midnight", "Friday 27 November".
"""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext, pgettext, pgettext_lazy

from places.enums import Weekday
from places.timetable import LONDON

SHORT_DAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)
MONTHS = (
    pgettext_lazy("month", "January"),
    pgettext_lazy("month", "February"),
    pgettext_lazy("month", "March"),
    pgettext_lazy("month", "April"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "June"),
    pgettext_lazy("month", "July"),
    pgettext_lazy("month", "August"),
    pgettext_lazy("month", "September"),
    pgettext_lazy("month", "October"),
    pgettext_lazy("month", "November"),
    pgettext_lazy("month", "December"),
)
WEEKDAYS = [Weekday(value) for value in Weekday.values]


def in_london(moment: datetime) -> datetime:
    """An aware moment on London's clock."""
    return moment.astimezone(LONDON)


def wall_time(wall: time) -> str:
    """A wall-clock time: "6pm", "6:30pm", "midday", "midnight"."""
    if (wall.hour, wall.minute) == (0, 0):
        return gettext("midnight")
    if (wall.hour, wall.minute) == (12, 0):
        return gettext("midday")
    hour = str(wall.hour % 12 or 12)
    shown = f"{hour}:{wall.minute:02}" if wall.minute else hour
    if wall.hour < 12:
        return pgettext("clock", "%(time)sam") % {"time": shown}
    return pgettext("clock", "%(time)spm") % {"time": shown}


def clock_time(moment: datetime) -> str:
    """The time of an aware moment on London's clock."""
    return wall_time(in_london(moment).time())


def wall_range(starts_at: time, ends_at: time) -> str:
    """ "6pm–9pm"; a stretch from midnight to midnight is "all day"."""
    if starts_at == ends_at == time(0):
        return gettext("all day")
    return f"{wall_time(starts_at)}–{wall_time(ends_at)}"


def short_day(day: date) -> str:
    """ "Fri"."""
    return str(SHORT_DAYS[day.weekday()])


def long_day(day: date) -> str:
    """ "Friday"."""
    return str(WEEKDAYS[day.weekday()].label)


def month_name(day: date) -> str:
    """ "November"."""
    return str(MONTHS[day.month - 1])


def long_date(day: date, today: date) -> str:
    """ "Friday 27 November", with the year where it is not this one."""
    words = f"{long_day(day)} {day.day} {month_name(day)}"
    return words if day.year == today.year else f"{words} {day.year}"


def short_date(day: date, today: date) -> str:
    """ "Fri 27 November", with the year where it is not this one."""
    words = f"{short_day(day)} {day.day} {month_name(day)}"
    return words if day.year == today.year else f"{words} {day.year}"


def date_with_year(day: date) -> str:
    """ "3 November 2026"."""
    return f"{day.day} {month_name(day)} {day.year}"


def day_and_time(moment: datetime, at: datetime) -> str:
    """When ``moment`` comes, seen from ``at``: "6pm today", "Fri 6pm", "Fri 11 December 6pm"."""
    day, today = in_london(moment).date(), in_london(at).date()
    words = {"time": clock_time(moment)}
    if day == today:
        return gettext("%(time)s today") % words
    if day == today + timedelta(days=1):
        return gettext("%(time)s tomorrow") % words
    if today < day <= today + timedelta(days=6):
        return f"{short_day(day)} {words['time']}"
    return f"{short_date(day, day)} {words['time']}"
