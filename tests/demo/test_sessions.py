"""Every session and exception is one that the timetable engine takes."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import combinations

from places.importers.hours import HoursShape, read_hours
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import (
    Calendars,
    DateException,
    ExceptionKind,
    HoursKnown,
    Timetable,
    open_intervals,
)

Row = dict[str, str]
Rows = Callable[[str], list[Row]]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def hours_of(row: Row) -> Hours:
    """Times as ``docs/area_packs.md`` says: an end at or before the start is tomorrow."""
    starts_at = time.fromisoformat(row["starts_at"])
    ends_at = time(0) if row["ends_at"] == "24:00" else time.fromisoformat(row["ends_at"])
    return Hours(starts_at, ends_at, ends_next_day=ends_at <= starts_at)


def minutes(hours: Hours) -> set[int]:
    """Every minute of a stretch, past 1,440 on the next day."""
    start = hours.starts_at.hour * 60 + hours.starts_at.minute
    end = hours.ends_at.hour * 60 + hours.ends_at.minute + 1_440 * hours.ends_next_day
    return set(range(start, end))


def rule_of(row: Row) -> SessionRule:
    return SessionRule(
        hours=hours_of(row),
        weekday=WEEKDAYS.index(row["weekday"]) if row["weekday"] else None,
        repeat=Repeat(row["repeat"]),
        interval_weeks=int(row["interval_weeks"]),
        nth=int(row["nth"]) if row["nth"] else None,
        on_date=day_of(row["on_date"]),
        season=Season(row["season"]),
        valid=DateSpan(day_of(row["valid_from"]), day_of(row["valid_to"])),
        on_bank_holidays=OnBankHolidays(row["on_bank_holidays"]),
        by_appointment={"yes": True, "no": False}[row["by_appointment"]],
    )


def exception_of(row: Row) -> DateException:
    kind = ExceptionKind(row["kind"])
    days = DateSpan(day_of(row["first_day"]), day_of(row["last_day"]))
    return DateException(kind, days, None if kind is ExceptionKind.CLOSED else hours_of(row))


def timetable_of(listing_id: str, rows: Rows) -> Timetable:
    sessions = [r for r in rows("directory/sessions.csv") if r["listing_id"] == listing_id]
    exceptions = [r for r in rows("directory/exceptions.csv") if r["listing_id"] == listing_id]
    return Timetable(tuple(map(rule_of, sessions)), tuple(map(exception_of, exceptions)))


def test_every_row_belongs_to_a_listing_and_is_understood(rows: Rows, directory: list[Row]) -> None:
    known = {row["id"] for row in directory}
    sessions, exceptions = rows("directory/sessions.csv"), rows("directory/exceptions.csv")
    for session in sessions:
        assert session["listing_id"] in known
        rule_of(session)
    for exception in exceptions:
        assert exception["listing_id"] in known
        assert exception_of(exception).days.first <= exception_of(exception).days.last
    assert len(sessions) > 350
    assert len(exceptions) >= 12


def test_every_case_is_there(rows: Rows, directory: list[Row]) -> None:
    sessions = rows("directory/sessions.csv")
    seasons = Counter(row["season"] for row in sessions)
    assert set(seasons) == {"always", "term", "holidays", "dates"}
    assert min(seasons.values()) >= 5
    assert {row["on_bank_holidays"] for row in sessions} == {"closed", "normal", "special"}
    assert sum(row["interval_weeks"] == "2" for row in sessions) >= 5
    assert {row["nth"] for row in sessions} >= {"1", "2", "3", "4", "-1"}
    assert {row["kind"] for row in rows("directory/exceptions.csv")} == {
        "closed",
        "changed",
        "extra",
    }
    friday_late = [r for r in sessions if r["weekday"] == "friday" and r["ends_at"] == "01:00"]
    assert len(friday_late) >= 3
    assert any(row["ends_at"] == "24:00" and row["starts_at"] != "00:00" for row in sessions)
    assert any(row["by_appointment"] == "yes" for row in sessions)
    assert {row["hours_known"] for row in directory} >= {"not_known", "by_appointment"}


def test_a_listing_with_exceptions_has_sessions_for_them_to_change(rows: Rows) -> None:
    with_sessions = {row["listing_id"] for row in rows("directory/sessions.csv")}
    assert {row["listing_id"] for row in rows("directory/exceptions.csv")} <= with_sessions


def test_openstreetmap_hours_of_ordinary_places_are_understood(directory: list[Row]) -> None:
    written = [row["hours_osm"] for row in directory if row["hours_osm"]]
    understood = [read_hours(HoursShape.OSM, text).hours_known for text in written]
    assert len(written) >= 20
    assert set(understood) == {HoursKnown.KNOWN}


def test_no_two_weekly_sessions_of_a_listing_overlap(rows: Rows) -> None:
    """The same columns that the database's exclusion constraint looks at."""
    by_day: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows("directory/sessions.csv"):
        if row["repeat"] == "weekly" and row["interval_weeks"] == "1":
            key = (row["listing_id"], row["weekday"], row["season"], row["on_bank_holidays"])
            by_day[*key, row["valid_from"]].append(row)
    for key, same in by_day.items():
        for one, other in combinations([hours_of(row) for row in same], 2):
            assert not (minutes(one) & minutes(other)), key


def test_the_fuel_station_never_shuts(rows: Rows) -> None:
    timetable = timetable_of("swift-stop-fuel-and-shop", rows)
    christmas = Calendars(bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)}))
    found = open_intervals(timetable, christmas, date(2026, 12, 21), date(2027, 1, 3))
    assert [(i.start, i.end) for i in found] == [
        (datetime(2026, 12, 21, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC))
    ]


def test_the_late_friday_ends_on_saturday_but_not_at_christmas(rows: Rows) -> None:
    timetable = timetable_of("late-friday-at-millside", rows)
    found = open_intervals(timetable, Calendars(), date(2026, 12, 14), date(2027, 1, 3))
    assert [(i.start, i.end) for i in found] == [
        (datetime(2026, 12, 18, 22, tzinfo=UTC), datetime(2026, 12, 19, 1, tzinfo=UTC)),
        (datetime(2027, 1, 1, 20, tzinfo=UTC), datetime(2027, 1, 1, 23, 30, tzinfo=UTC)),
    ]


def test_the_chip_shop_is_shut_for_its_refit(rows: Rows) -> None:
    timetable = timetable_of("the-hungry-heron", rows)
    found = open_intervals(timetable, Calendars(), date(2026, 11, 2), date(2026, 12, 16))
    assert [i.start.date() for i in found] == [date(2026, 11, day) for day in (3, 4, 5, 6, 7)] + [
        date(2026, 12, 15),
        date(2026, 12, 16),
    ]
