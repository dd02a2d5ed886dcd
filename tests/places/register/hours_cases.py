"""Rows at the edge of the constraints on sessions, exceptions, terms and bank holidays."""

from datetime import date, time
from typing import Any

from places.models import (
    BankHoliday,
    ListingException,
    SchoolTerm,
    Session,
    TermCalendarRow,
)
from tests.builders.listings import build_area, draft_listing, session
from tests.places.register.constraint_case import Case

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def _sessions(*fields: dict[str, Any]) -> list[Session]:
    listing = draft_listing(session(weekday="sunday"))
    listing.save()
    rows = [session(**given) for given in fields]
    for row in rows:
        row.listing = listing
    return rows


def _exception(**fields: Any) -> list[ListingException]:
    listing = draft_listing()
    listing.save()
    return [ListingException(listing=listing, **fields)]


def _calendars(*years: str, known_to: date = JUNE) -> list[TermCalendarRow]:
    area = build_area()
    return [
        TermCalendarRow(area=area, school_year=year, known_from=MAY, known_to=known_to)
        for year in years
    ]


def _terms(*spans: tuple[date, date]) -> list[SchoolTerm]:
    (calendar,) = _calendars("2025/2026")
    calendar.save()
    return [SchoolTerm(calendar=calendar, name="T", first_day=a, last_day=b) for a, b in spans]


def _overlap(**other: Any) -> list[Session]:
    return _sessions({}, {"starts_at": time(20), "ends_at": time(22)} | other)


HOURS_CASES = [
    Case(
        "session_lasts",
        good=lambda: _sessions({"ends_at": time(1), "ends_next_day": True}),
        bad=lambda: _sessions({"ends_at": time(1)}),
        also_bad=lambda: _sessions({"ends_next_day": True}),
    ),
    Case(
        "session_says_which_days",
        good=lambda: _sessions({"repeat": "once", "weekday": "", "on_date": MAY}),
        bad=lambda: _sessions({"repeat": "once", "weekday": "friday"}),
        also_bad=lambda: _sessions({"weekday": ""}),
    ),
    Case(
        "session_nth_of_month",
        good=lambda: _sessions({"repeat": "monthly", "nth": -1}),
        bad=lambda: _sessions({"repeat": "monthly", "nth": 6}),
    ),
    Case(
        "session_weeks_counted_from_a_day",
        good=lambda: _sessions({"interval_weeks": 2, "valid_from": MAY}),
        bad=lambda: _sessions({"interval_weeks": 2}),
    ),
    Case(
        "session_between_two_dates",
        good=lambda: _sessions({"season": "dates", "valid_from": MAY, "valid_to": JUNE}),
        bad=lambda: _sessions({"season": "dates", "valid_from": MAY}),
    ),
    Case(
        "session_validity_in_order",
        good=lambda: _sessions({"valid_from": MAY, "valid_to": MAY}),
        bad=lambda: _sessions(
            {"valid_from": JUNE, "valid_to": MAY, "interval_weeks": 2}  # no range to overlap with
        ),
    ),
    Case(
        "session_yearly_span_whole",
        good=lambda: _sessions({"yearly_from": 1001, "yearly_to": 331}),
        bad=lambda: _sessions({"yearly_from": 1001}),
        also_bad=lambda: _sessions({"yearly_from": 1001, "yearly_to": 1300}),
    ),
    Case(
        "sessions_do_not_overlap",
        good=lambda: _overlap(season="term"),
        bad=_overlap,
    ),
    Case(
        "exception_days_in_order",
        good=lambda: _exception(kind="closed", first_day=MAY, last_day=MAY),
        bad=lambda: _exception(kind="closed", first_day=JUNE, last_day=MAY),
    ),
    Case(
        "exception_hours_fit_kind",
        good=lambda: _exception(
            kind="extra", first_day=MAY, last_day=MAY, starts_at=time(9), ends_at=time(10)
        ),
        bad=lambda: _exception(kind="extra", first_day=MAY, last_day=MAY),
        also_bad=lambda: _exception(
            kind="closed", first_day=MAY, last_day=MAY, starts_at=time(9), ends_at=time(10)
        ),
    ),
    Case(
        "term_calendar_in_order",
        good=lambda: _calendars("2025/2026", known_to=MAY),
        bad=lambda: _calendars("2025/2026", known_to=date(2026, 4, 30)),
    ),
    Case(
        "term_calendar_once_per_year",
        good=lambda: _calendars("2025/2026", "2026/2027"),
        bad=lambda: _calendars("2025/2026", "2025/2026"),
    ),
    Case(
        "school_term_in_order",
        good=lambda: _terms((MAY, MAY)),
        bad=lambda: _terms((JUNE, MAY)),
    ),
    Case(
        "school_terms_do_not_overlap",
        good=lambda: _terms((MAY, date(2026, 5, 31)), (JUNE, JUNE)),
        bad=lambda: _terms((MAY, JUNE), (JUNE, JUNE)),
    ),
    Case(
        "bank_holiday_once",
        good=lambda: [
            BankHoliday(nation="wales", day=MAY, title="M"),
            BankHoliday(nation="england", day=MAY, title="M"),
        ],
        bad=lambda: [
            BankHoliday(nation="wales", day=MAY, title="M"),
            BankHoliday(nation="wales", day=MAY, title="N"),
        ],
    ),
]
