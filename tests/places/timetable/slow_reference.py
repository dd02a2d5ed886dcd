"""The timetable again, minute by minute and from the words of its documentation alone.

No interval, no joining, no subtraction: for every minute of UTC it looks at a London clock and
asks every session. The clock is a high-water mark, the latest time that London clocks have
shown so far; that is what "the moment of the jump" and "the first of the two" come to.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from places.recurrence import Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import Calendars, ExceptionKind, HoursKnown, Timetable

LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def words_by_minute(
    timetable: Timetable, calendars: Calendars, first: date, last: date
) -> Iterator[tuple[datetime, str]]:
    """(minute in UTC, "open" / "unsure" / "closed") from the day after ``first`` to ``last``.

    Sessions that begin from ``first`` on are looked at.
    """
    days = [first + n * DAY for n in range((last - first).days + 1)]
    offers = [_on_the_clock(d, *offer) for d in days for offer in _offers(timetable, calendars, d)]
    at = datetime.combine(first - DAY, time(12), tzinfo=UTC)
    shown = datetime.combine(date.min, time(0))
    while True:
        clock = at.astimezone(LONDON).replace(tzinfo=None)
        shown = max(shown, clock)
        if clock.date() > last:
            return
        if clock.date() > first:
            yield at, _word(offers, shown)
        at += MINUTE


def _on_the_clock(day: date, hours: Hours, certainty: str) -> tuple[datetime, datetime, str]:
    ends_on = day + DAY if hours.ends_next_day else day
    begins, ends = datetime.combine(day, hours.starts_at), datetime.combine(ends_on, hours.ends_at)
    return begins, ends, certainty


def _word(offers: list[tuple[datetime, datetime, str]], shown: datetime) -> str:
    found = {certainty for begins, ends, certainty in offers if begins <= shown < ends}
    return "open" if "open" in found else "unsure" if "unsure" in found else "closed"


def _offers(timetable: Timetable, calendars: Calendars, day: date) -> list[tuple[Hours, str]]:
    """Every stretch that begins on the day, each open or unsure."""
    today = [
        e
        for e in timetable.exceptions
        if (e.days.first or date.min) <= day <= (e.days.last or date.max)
    ]
    kinds = {e.kind for e in today}
    given = [e.hours for e in today if e.hours is not None]
    usual = _usual(timetable, calendars, day)
    if ExceptionKind.CLOSED in kinds:
        if not given:
            return []
        return [(h, "unsure") for h in given] + [(h, "unsure") for h, _ in usual]
    if ExceptionKind.CHANGED in kinds:
        return [(h, "open") for h in given]
    return [(h, "open") for h in given] + usual


def _usual(timetable: Timetable, calendars: Calendars, day: date) -> list[tuple[Hours, str]]:
    if timetable.hours_known is not HoursKnown.KNOWN:
        return [(Hours(time(0), time(0), ends_next_day=True), "unsure")]
    offers: list[tuple[SessionRule, bool]] = []
    for rule in timetable.sessions:
        season = _season(rule, calendars, day)
        if season != "no" and _names(rule, day):
            offers.append((rule, season == "yes"))
    by_mode = OnBankHolidays
    modes = [rule.on_bank_holidays for rule, _ in offers]
    if day in calendars.bank_holidays:
        sure_special = any(
            sure and rule.on_bank_holidays is by_mode.SPECIAL for rule, sure in offers
        )
        if sure_special:
            offers = [o for o in offers if o[0].on_bank_holidays is by_mode.SPECIAL]
        else:
            doubtful = by_mode.SPECIAL in modes
            offers = [
                (r, sure and not doubtful and r.on_bank_holidays is not by_mode.NOT_SAID)
                for r, sure in offers
                if r.on_bank_holidays is not by_mode.CLOSED
            ]
    elif day in calendars.possible_bank_holidays:
        offers = [(r, sure and r.on_bank_holidays is by_mode.NORMAL) for r, sure in offers]
    else:
        offers = [(r, sure) for r, sure in offers if r.on_bank_holidays is not by_mode.SPECIAL]
    return [
        (rule.hours, "open" if sure and not rule.by_appointment else "unsure")
        for rule, sure in offers
    ]


def _season(rule: SessionRule, calendars: Calendars, day: date) -> str:
    if rule.repeat is Repeat.ONCE or rule.season in (Season.ALWAYS, Season.DATES):
        return "yes"
    terms = calendars.terms
    if terms is None or not any(s.first <= day <= s.last for s in terms.known):
        return "unsure"
    in_term = any(s.first <= day <= s.last for s in terms.terms)
    return "yes" if in_term is (rule.season is Season.TERM) else "no"


def _names(rule: SessionRule, day: date) -> bool:
    if rule.repeat is Repeat.ONCE:
        return rule.on_date == day
    if rule.valid.first and day < rule.valid.first:
        return False
    if rule.valid.last and day > rule.valid.last:
        return False
    if rule.yearly_from is not None and not _within_year(rule, day):
        return False
    if rule.weekday is not None and day.weekday() != rule.weekday:
        return False
    return _counts(rule, day)


def _within_year(rule: SessionRule, day: date) -> bool:
    number = rule.yearly_from
    while number != day.month * 100 + day.day:  # walk through the year, over its end if need be
        if number == rule.yearly_to:
            return False
        number = 101 if number >= 1231 else number + 1
    return True


def _counts(rule: SessionRule, day: date) -> bool:
    if rule.repeat is Repeat.MONTHLY:
        weeks = calendar.monthcalendar(day.year, day.month)
        same = [week[day.weekday()] for week in weeks if week[day.weekday()]]
        place = rule.nth - 1 if rule.nth > 0 else rule.nth
        return -len(same) <= place < len(same) and same[place] == day.day
    if rule.interval_weeks > 1:
        monday = day - timedelta(days=day.isoweekday() - 1)
        counted = rule.valid.first - timedelta(days=rule.valid.first.isoweekday() - 1)
        return ((monday - counted) // timedelta(weeks=1)) % rule.interval_weeks == 0
    return True
