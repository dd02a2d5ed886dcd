"""One schedule of a feed as sessions; ``NotUnderstood`` where sessions cannot say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gis.packs.cells import shown
from places.importers.hours import NotUnderstood
from places.importers.open_referral.schedule_values import (
    hours,
    monday_on_or_after,
    span,
    weekdays,
)
from places.importers.open_referral.terms import is_elsewhere
from places.importers.open_referral.values import FIRST_DAY, Record
from places.recurrence import (
    DateSpan,
    OnBankHolidays,
    Repeat,
    Season,
    SessionRule,
    days_between,
    monday_of,
)

# Members of HSDS that narrow a rule in ways that sessions do not know.
NARROWING = ("count", "byweekno", "byyearday", "bysetpos", "bymonth")
LONGEST_INTERVAL_WEEKS = 12
MOST_DATES = 60
LONGEST_SPELT_OUT_DAYS = 366
EVERY_DAY: list[tuple[int | None, int]] = [(None, weekday) for weekday in range(7)]
SEASONS = {
    "term time only": Season.TERM,
    "term time": Season.TERM,
    "in term time": Season.TERM,
    "during term time": Season.TERM,
    "school holidays only": Season.HOLIDAYS,
    "school holidays": Season.HOLIDAYS,
    "in the school holidays": Season.HOLIDAYS,
}
BY_APPOINTMENT = {"by appointment", "by appointment only", "appointment only"}
# Words of a description that say when it does not run, or runs otherwise.
NARROWS = re.compile(
    r"\b(terms?|term.?time|holidays?|except|excluding|closed|not (open|running|on)|cancel\w*"
    r"|appointment|fortnight\w*|alternat\w*|every (other|second)|(1st|2nd|3rd|4th|5th|first|second"
    r"|third|fourth|fifth|last) (mon|tue|wed|thu|fri|sat|sun|week)\w*|by arrangement|vary|varies"
    r"|ring first|contact|check|only)\b",
    re.IGNORECASE,
)
FREQS = {
    **dict.fromkeys(("WEEK", "WEEKS", "EVERY WEEK"), "WEEKLY"),
    **dict.fromkeys(("DAY", "DAYS", "EVERY DAY"), "DAILY"),
    **dict.fromkeys(("MONTH", "MONTHS", "EVERY MONTH"), "MONTHLY"),
}
# What tables write where a number is not said.
NO_NUMBER = (None, 0, "0")


class HasEnded(Exception):
    """The schedule's last day has passed."""


class IsElsewhere(Exception):
    """The schedule is about a call or a screen, not about a door that is open."""


def rules_of(schedule: Record, today: date) -> list[SessionRule]:
    """The sessions of one schedule.

    Raises ``NotUnderstood``, or ``HasEnded`` or ``IsElsewhere`` where it opens no door any more.
    """
    if is_elsewhere(schedule.text("attending_type")):
        raise IsElsewhere
    within = span(schedule)
    if within.last and within.last < today:
        raise HasEnded
    for key in NARROWING:
        if schedule.raw.get(key) not in NO_NUMBER:
            raise NotUnderstood(f"“{key}” cannot be said in sessions")
    _check_zone(schedule)
    season, by_appointment = _described(schedule)
    open_at = hours(schedule, within)
    if open_at is None:
        raise NotUnderstood("it gives no times")
    return [
        SessionRule(
            hours=open_at,
            weekday=None if on_date else weekday,
            repeat=Repeat.ONCE if on_date else Repeat.MONTHLY if nth else Repeat.WEEKLY,
            nth=nth,
            on_date=on_date,
            interval_weeks=interval,
            season=_season(season, valid, on_date),
            valid=DateSpan() if on_date else valid,
            on_bank_holidays=OnBankHolidays.NORMAL if on_date else OnBankHolidays.NOT_SAID,
            by_appointment=by_appointment,
        )
        for weekday, nth, interval, valid, on_date in _days(schedule, within, today)
    ]


_Day = tuple[int | None, int | None, int, DateSpan, date | None]


def _days(schedule: Record, within: DateSpan, today: date) -> Iterator[_Day]:
    freq = schedule.text("freq").upper()
    freq = FREQS.get(freq, freq)
    days, interval, dtstart = weekdays(schedule), _interval(schedule), _dtstart(schedule)
    by_month_day = schedule.raw.get("bymonthday") not in NO_NUMBER
    if not freq and not days and not by_month_day:
        yield from _one_date(within, dtstart, today)
        return
    if freq == "DAILY":
        if days or interval != 1:
            raise NotUnderstood("every so many days cannot be said in sessions")
        days = EVERY_DAY
    elif freq == "MONTHLY" or (by_month_day and not freq):
        yield from _monthly(schedule, days, interval, within, today)
        return
    elif freq not in ("WEEKLY", ""):
        raise NotUnderstood(f"{shown(freq)} is neither weekly nor monthly")
    if by_month_day:
        raise NotUnderstood("it counts days of the month within weeks")
    days = days or ([(None, dtstart.weekday())] if dtstart else [])
    yield from _weekly(days, _counted(schedule, within, dtstart, interval, days), interval)


def _weekly(days: list[tuple[int | None, int]], valid: DateSpan, interval: int) -> Iterator[_Day]:
    if not days:
        raise NotUnderstood("it does not say on which day of the week")
    if any(nth for nth, _weekday in days):
        raise NotUnderstood("a weekly rule counts days within the month")
    if valid.first and valid.first == valid.last:
        if (None, valid.first.weekday()) not in days:
            raise NotUnderstood(f"its one day, {valid.first}, is not among its days of the week")
        yield None, None, 1, DateSpan(), valid.first
        return
    for _nth, weekday in days:
        yield weekday, None, interval, valid, None


def _one_date(within: DateSpan, dtstart: date | None, today: date) -> Iterator[_Day]:
    """Without a rule, a schedule with one date is about that date."""
    named = {day for day in (dtstart, within.first, within.last) if day}
    if len(named) != 1 or not (dtstart or within.first == within.last):
        raise NotUnderstood("it does not say on which days")
    day = named.pop()
    if day < today:
        raise HasEnded
    yield None, None, 1, DateSpan(), day


def _monthly(
    schedule: Record,
    days: list[tuple[int | None, int]],
    interval: int,
    within: DateSpan,
    today: date,
) -> Iterator[_Day]:
    if interval != 1:
        raise NotUnderstood("every so many months cannot be said in sessions")
    if schedule.raw.get("bymonthday") not in NO_NUMBER:
        if days:
            raise NotUnderstood("it counts days of the week and of the month at once")
        for day in _month_days(schedule, within, today):
            yield None, None, 1, DateSpan(), day
        return
    if not days:
        raise NotUnderstood("it does not say on which day of the month")
    for nth, weekday in days:
        if nth is None:
            raise NotUnderstood("it may mean every week or once a month")
        if not 1 <= abs(nth) <= 5:
            raise NotUnderstood(f"no month has a weekday number {nth}")
        yield weekday, nth, 1, within, None


def _month_days(schedule: Record, within: DateSpan, today: date) -> list[date]:
    """Days of the month as dates; only a stretch that ends within a year can be spelt out."""
    if within.last is None or (within.last - today).days > LONGEST_SPELT_OUT_DAYS:
        raise NotUnderstood("a day of the month, without an end, cannot be said in sessions")
    try:
        said = schedule.raw["bymonthday"]
        parts = said if isinstance(said, list) else str(said).strip("[] ").split(",")
        numbers = {int(str(part)) for part in parts}
    except ValueError:
        raise NotUnderstood("its days of the month are no numbers") from None
    first = max(within.first or today, today)
    found = [
        day
        for day in days_between(first, within.last)
        if day.day in numbers or _from_end(day) in numbers
    ]
    if not found or len(found) > MOST_DATES:
        raise NotUnderstood(f"its days of the month come to {len(found)} dates")
    return found


def _from_end(day: date) -> int:
    next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return -(next_month - day).days


def _interval(schedule: Record) -> int:
    if schedule.raw.get("interval") in NO_NUMBER:
        return 1
    found = schedule.number("interval")
    if found is None or found != int(found) or not 1 <= found <= LONGEST_INTERVAL_WEEKS:
        raise NotUnderstood(f"{shown(str(schedule.raw['interval'])[:100])} is no interval")
    return int(found)


def _dtstart(schedule: Record) -> date | None:
    try:
        found = schedule.day("dtstart")
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
    return found if found and found >= FIRST_DAY else None


def _counted(
    schedule: Record,
    within: DateSpan,
    dtstart: date | None,
    interval: int,
    days: list[tuple[int | None, int]],
) -> DateSpan:
    """The days on which a weekly rule holds, beginning in a week that counts.

    Sessions count every other week from their first day; a feed counts from ``dtstart``.
    """
    if interval == 1:
        first_days = [day for day in (within.first, dtstart) if day]
        return _in_order(max(first_days, default=None), within.last)
    anchor = dtstart or within.first
    if anchor is None:
        raise NotUnderstood("it does not say from which week it counts")
    if schedule.text("wkst").upper() not in ("", "MO") and len(days) > 1:
        raise NotUnderstood("its weeks do not begin on Monday")
    first = max(anchor, within.first or anchor)
    if (monday_of(first) - monday_of(anchor)).days // 7 % interval:
        first = monday_on_or_after(first)
        while (first - monday_of(anchor)).days // 7 % interval:
            first += timedelta(days=7)
    return _in_order(first, within.last)


def _in_order(first: date | None, last: date | None) -> DateSpan:
    if first and last and last < first:
        raise NotUnderstood("none of its days lies between its dates")
    return DateSpan(first, last)


def _check_zone(schedule: Record) -> None:
    zone = schedule.raw.get("timezone")
    known = zone in (None, 0, 1) or str(zone).strip().lower() in (
        *("0", "1", "0.0", "1.0", "europe/london", "gmt", "bst", "utc", "local"),
    )
    if not known:
        raise NotUnderstood("its times are of another time zone")


def _described(schedule: Record) -> tuple[Season, bool]:
    """What the words beside a rule say of it; words that narrow it otherwise raise."""
    season, by_appointment = Season.ALWAYS, False
    for key in ("description", "notes"):
        text = schedule.text(key)
        plain = re.sub(r"[\W_]+", " ", text.lower()).strip()
        if plain in SEASONS:
            season = SEASONS[plain]
        elif plain in BY_APPOINTMENT:
            by_appointment = True
        elif NARROWS.search(text):
            raise NotUnderstood(f"{shown(text)} says more than the rule beside it")
    return season, by_appointment


def _season(season: Season, valid: DateSpan, on_date: date | None) -> Season:
    if on_date:
        return Season.ALWAYS
    if season is Season.ALWAYS and valid.first and valid.last:
        return Season.DATES
    return season
