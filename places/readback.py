"""Sessions read back the way people say them: one sentence, and a week as a table.

"Tue and Thu 6pm–9pm in term time". Works on rows of the register or on drafts of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from places.enums import BankHolidayChoice, RepeatChoice, SeasonChoice, Weekday
from places.finder.cards import joined
from places.languages import in_language
from places.spoken_time import (
    MONTHS,
    SHORT_DAYS,
    date_with_year,
    wall_range,
)

if TYPE_CHECKING:
    from places.models import Session

WEEKDAYS = list(Weekday.values)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One day of the week table: its name, and what happens on it."""

    day: str
    times: list[str]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A usual week, Monday first, then bank holidays and single dates where there are any."""

    rows: list[WeekRow]
    has_any: bool


def sentence(sessions: Iterable[Session]) -> str:
    """ "Tue and Thu 6pm–9pm in term time; first Fri of the month 7pm–10pm", or nothing."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for session in sorted(sessions, key=_order):
        days, which = _days(session)
        key = (which, hours_words(session), _around(session), _when(session))
        groups.setdefault(key, []).extend(days)
    return "; ".join(_clause(key, days) for key, days in groups.items())


def _clause(key: tuple[str, str, str, str], days: list[str]) -> str:
    which, *rest = key
    named = which % {"days": _day_list(days)} if days else which
    return " ".join(part for part in (named, *rest) if part)


def _around(session: Session) -> str:
    """Where youth workers are out at that time, or nothing."""
    if session.coverage_area is None:
        return ""
    return gettext("around %(places)s") % {"places": in_language(session.coverage_area, "name")}


def _day_list(days: Sequence[str]) -> str:
    unique = list(dict.fromkeys(days))
    numbers = [WEEKDAYS.index(day) for day in unique]
    if numbers == list(range(7)):
        return gettext("every day")
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{SHORT_DAYS[numbers[0]]}–{SHORT_DAYS[numbers[-1]]}"
    return joined([str(SHORT_DAYS[number]) for number in numbers])


def _days(session: Session) -> tuple[list[str], str]:
    """The weekday (none for a single date), and words with ``%(days)s`` in its place."""
    if session.repeat == RepeatChoice.ONCE:
        return [], date_with_year(session.on_date) if session.on_date else ""
    if not session.weekday:
        return list(WEEKDAYS), "%(days)s"
    if session.repeat == RepeatChoice.MONTHLY:
        return [session.weekday], _nth(session.nth)
    if session.interval_weeks == 2:
        return [session.weekday], gettext("every other %(days)s")
    if session.interval_weeks > 2:
        weeks = gettext("%%(days)s every %(count)s weeks") % {"count": session.interval_weeks}
        return [session.weekday], weeks
    return [session.weekday], "%(days)s"


def _nth(nth: int | None) -> str:
    return {
        1: gettext("first %(days)s of the month"),
        2: gettext("second %(days)s of the month"),
        3: gettext("third %(days)s of the month"),
        4: gettext("fourth %(days)s of the month"),
        5: gettext("fifth %(days)s of the month"),
        -1: gettext("last %(days)s of the month"),
        -2: gettext("second last %(days)s of the month"),
        -3: gettext("third last %(days)s of the month"),
        -4: gettext("fourth last %(days)s of the month"),
        -5: gettext("fifth last %(days)s of the month"),
    }[nth or 1]


def hours_words(session: Session) -> str:
    """Start and end: "6pm–9pm", "all day"."""
    return wall_range(session.starts_at, session.ends_at)


def _when(session: Session) -> str:
    """Season, dates, bank holidays and booking, in this order; nothing for all year."""
    parts = []
    if session.season == SeasonChoice.TERM:
        parts.append(gettext("in term time"))
    elif session.season == SeasonChoice.HOLIDAYS:
        parts.append(gettext("in the school holidays"))
    if session.yearly_from and session.yearly_to:
        ends = {"first": _month_day(session.yearly_from), "last": _month_day(session.yearly_to)}
        parts.append(gettext("from %(first)s to %(last)s each year") % ends)
    if session.repeat != RepeatChoice.ONCE:
        parts += _validity(session)
    if session.on_bank_holidays == BankHolidayChoice.SPECIAL:
        parts.append(gettext("on bank holidays"))
    if session.by_appointment:
        parts.append(gettext("if you book a time"))
    return " ".join(parts)


def _validity(session: Session) -> list[str]:
    first, last = session.valid_from, session.valid_to
    if first and last:
        days = {"first": date_with_year(first), "last": date_with_year(last)}
        return [gettext("from %(first)s to %(last)s") % days]
    if last:
        return [gettext("until %(last)s") % {"last": date_with_year(last)}]
    return []


def _month_day(number: int) -> str:
    return f"{number % 100} {MONTHS[number // 100 - 1]}"


def _order(session: Session) -> tuple[str, str, int, str]:
    weekday = WEEKDAYS.index(session.weekday) if session.weekday else -1
    return (
        (session.repeat != RepeatChoice.WEEKLY and "z") or "",
        session.season,
        weekday,
        str(session.starts_at),
    )


def week_table(sessions: Iterable[Session]) -> WeekTable:
    """The usual week of the sessions; days on which nothing runs stay in it, empty."""
    by_day: dict[str, list[str]] = {day: [] for day in WEEKDAYS}
    bank_holidays: list[str] = []
    single: list[WeekRow] = []
    for session in sorted(sessions, key=_order):
        words = cell_words(session)
        if session.repeat == RepeatChoice.ONCE:
            day = date_with_year(session.on_date) if session.on_date else ""
            single.append(WeekRow(day, [words]))
        elif session.on_bank_holidays == BankHolidayChoice.SPECIAL:
            bank_holidays.append(words)
        else:
            for day in [session.weekday] if session.weekday else WEEKDAYS:
                by_day[day].append(words)
    rows = [WeekRow(str(Weekday(day).label), times) for day, times in by_day.items()]
    if bank_holidays:
        rows.append(WeekRow(gettext("Bank holidays"), bank_holidays))
    return WeekTable(rows + single, any(row.times for row in rows + single))


def cell_words(session: Session) -> str:
    """The hours, then what narrows them: "6pm–9pm in term time, every other week"."""
    words = [" ".join(part for part in (hours_words(session), _around(session)) if part)]
    if session.repeat == RepeatChoice.MONTHLY:
        words.append(_nth(session.nth) % {"days": SHORT_DAYS[WEEKDAYS.index(session.weekday)]})
    elif session.interval_weeks == 2:
        words.append(gettext("every other week"))
    elif session.interval_weeks > 2:
        words.append(gettext("every %(count)s weeks") % {"count": session.interval_weeks})
    narrowed = _when(session)
    if narrowed and session.on_bank_holidays != BankHolidayChoice.SPECIAL:
        words.append(narrowed)
    return ", ".join(words)
