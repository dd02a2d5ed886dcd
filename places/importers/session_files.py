"""``[[sessions]]`` and ``[[exceptions]]``: times of directory rows, gathered by their id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from gis.packs.cells import clock_time
from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from places.enums import (
    BankHolidayChoice,
    ExceptionChoice,
    RepeatChoice,
    SeasonChoice,
    Weekday,
)
from places.importers.candidate import PlannedException
from places.importers.row_values import RowValues
from places.models import ListingException
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import DateException, ExceptionKind

SESSION_COLUMNS = (
    "listing_id",
    "repeat",
    "weekday",
    "interval_weeks",
    "nth",
    "on_date",
    "starts_at",
    "ends_at",
    "season",
    "valid_from",
    "valid_to",
    "on_bank_holidays",
    "by_appointment",
    "coverage_area",
)
EXCEPTION_COLUMNS = (
    "listing_id",
    "kind",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "note",
    "note_cy",
)
NTHS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
MOST_WEEKS = 12
LONGEST_NOTE_CHARS = ListingException._meta.get_field("note").max_length or 0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SessionInFile:
    """A session rule and the code of its coverage area, empty when it has none."""

    rule: SessionRule
    coverage_area: str


@dataclass
class Gathered(Generic[T]):
    """Rows by listing id. ``spoilt`` are listings of which a row was refused, with the reason:
    the rest of their times would be half a timetable."""

    by_listing: dict[str, list[T]] = field(default_factory=lambda: defaultdict(list))
    spoilt: dict[str, str] = field(default_factory=dict)
    first_rows: dict[str, tuple[FileReport, int]] = field(default_factory=dict)
    refused_files: list[str] = field(default_factory=list)
    reports: list[FileReport] = field(default_factory=list)

    def report_strangers(self, known: Iterable[str]) -> None:
        """Refuse the times of listings that no directory has, after all were read."""
        for listing_id in self.first_rows.keys() - set(known):
            report, row = self.first_rows[listing_id]
            report.refuse(row, "listing_id", f"no row of a directory has the id {listing_id}")


def gather_sessions(entries: Iterable[Entry]) -> Gathered[SessionInFile]:
    """All sessions of the pack."""
    return _gather(entries, SESSION_COLUMNS, _session)


def gather_exceptions(entries: Iterable[Entry]) -> Gathered[PlannedException]:
    """All dated exceptions of the pack."""
    return _gather(entries, EXCEPTION_COLUMNS, _exception)


def _gather(
    entries: Iterable[Entry], columns: tuple[str, ...], read: Callable[[RowValues], T]
) -> Gathered[T]:
    gathered: Gathered[T] = Gathered()
    same = {column: column for column in columns}
    for entry in entries:
        report = FileReport(entry.table, entry.file)
        gathered.reports.append(report)
        try:
            for row in read_rows(entry.path, columns, report, f"{entry.table} {entry.file}"):
                _take(gathered, RowValues(row, same), row, read, report)
        except FileRefused as refusal:
            report.refuse_whole(str(refusal))
            gathered.refused_files.append(entry.file)
    return gathered


def _take(
    gathered: Gathered[T],
    values: RowValues,
    row: Row,
    read: Callable[[RowValues], T],
    report: FileReport,
) -> None:
    listing_id = ""
    try:
        listing_id = values.text("listing_id")
        if not listing_id:
            raise RowRefused("listing_id", "is missing")
        gathered.first_rows.setdefault(listing_id, (report, row.number))
        gathered.by_listing[listing_id].append(read(values))
    except RowRefused as refusal:
        report.refuse(row.number, refusal.field, refusal.reason)
        if listing_id:
            why = f"row {row.number} of {report.file} was refused ({refusal})"
            gathered.spoilt.setdefault(listing_id, why)


def _session(values: RowValues) -> SessionInFile:
    repeat = Repeat(values.choice("repeat", RepeatChoice, RepeatChoice.WEEKLY))
    weekday = values.choice("weekday", Weekday, "")
    first, last = _span(values, "valid_from", "valid_to")
    by_appointment = values.text("by_appointment").lower()
    if by_appointment not in {"", "true", "false", "yes", "no", "1", "0"}:
        raise RowRefused("by_appointment", "is neither true nor false")
    on_bank_holidays = values.choice(
        "on_bank_holidays", BankHolidayChoice, BankHolidayChoice.NOT_SAID
    )
    season = Season(values.choice("season", SeasonChoice, SeasonChoice.ALWAYS))
    hours = _hours(values)
    if hours is None:
        raise RowRefused("starts_at", "is missing")
    if season is Season.DATES and not (first and last):
        raise RowRefused("season", "is “dates”, which needs valid_from and valid_to")
    rule = _rule(
        values,
        hours=hours,
        repeat=repeat,
        weekday=list(Weekday.values).index(weekday) if weekday else None,
        season=season,
        valid=DateSpan(first, last),
        on_bank_holidays=OnBankHolidays(on_bank_holidays),
        by_appointment=by_appointment in {"true", "yes", "1"},
    )
    return SessionInFile(rule, values.text("coverage_area"))


def _rule(values: RowValues, **parts: object) -> SessionRule:
    repeat, weekday = parts["repeat"], parts["weekday"]
    nth = _nth(values) if repeat is Repeat.MONTHLY else None
    weeks = values.whole("interval_weeks") if repeat is Repeat.WEEKLY else None
    on_date = values.day("on_date") if repeat is Repeat.ONCE else None
    for key, used in (("nth", Repeat.MONTHLY), ("on_date", Repeat.ONCE)):
        if values.says(key) and repeat is not used:
            raise RowRefused(key, f"is given, but the session is not “{used.value}”")
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        raise RowRefused("interval_weeks", f"must be from 1 to {MOST_WEEKS}")
    special = parts["on_bank_holidays"] is OnBankHolidays.SPECIAL and repeat is Repeat.WEEKLY
    if weekday is None and repeat is not Repeat.ONCE and not special:
        raise RowRefused("weekday", "is missing")
    if repeat is Repeat.ONCE:
        if on_date is None:
            raise RowRefused("on_date", "is missing")
        parts["weekday"] = None
    try:
        return SessionRule(nth=nth, interval_weeks=weeks or 1, on_date=on_date, **parts)  # type: ignore[arg-type]
    except ValueError as error:
        raise RowRefused("interval_weeks", str(error)) from error


def _nth(values: RowValues) -> int:
    text = values.text("nth")
    if text not in {str(nth) for nth in NTHS}:
        raise RowRefused("nth", "must be from 1 to 5, or from -1 to -5 counted from the end")
    return int(text)


def _hours(values: RowValues) -> Hours | None:
    """The stretch from ``starts_at`` to ``ends_at``; None when neither is given."""
    start = clock_time(values.raw("starts_at"), "starts_at")
    end = clock_time(values.raw("ends_at"), "ends_at")
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise RowRefused("starts_at" if start is None else "ends_at", "is missing")
    if start[1]:
        raise RowRefused("starts_at", "is 24:00; a session begins before the day ends")
    return Hours(start[0], end[0], ends_next_day=end[1] or end[0] <= start[0])


def _span(values: RowValues, first_key: str, last_key: str) -> tuple[date | None, date | None]:
    first, last = values.day(first_key), values.day(last_key)
    if first and last and last < first:
        raise RowRefused(last_key, f"is before {first_key}")
    return first, last


def _exception(values: RowValues) -> PlannedException:
    if not values.says("kind"):
        raise RowRefused("kind", "is missing")
    kind = ExceptionKind(values.choice("kind", ExceptionChoice, ""))
    first, last = _span(values, "first_day", "last_day")
    if first is None:
        raise RowRefused("first_day", "is missing")
    hours = _hours(values)
    if kind is ExceptionKind.CLOSED and hours is not None:
        raise RowRefused("starts_at", "is given, but a closed day has no hours")
    if kind is not ExceptionKind.CLOSED and hours is None:
        raise RowRefused("starts_at", f"is missing, and the kind is “{kind.value}”")
    notes = {key: values.text(key) for key in ("note", "note_cy")}
    for key, note in notes.items():
        if len(note) > LONGEST_NOTE_CHARS:
            raise RowRefused(key, f"is longer than {LONGEST_NOTE_CHARS} characters")
    return PlannedException(DateException(kind, DateSpan(first, last or first), hours), **notes)
