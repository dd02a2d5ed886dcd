"""``[[term_dates]]``: school terms of authorities, a row for each half term."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from gis.models import Area, AreaKind, Nation
from gis.packs.cells import shown
from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from places.calendar_changes import calendars_changed
from places.importers.row_values import RowValues
from places.models import SchoolTerm, TermCalendarRow

COLUMNS = ("area_code", "school_year", "term", "first_day", "last_day")
SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-/–]\s*(\d{2}|\d{4})", re.ASCII)
TERM_CHARS = SchoolTerm._meta.get_field("name").max_length or 0
# A school year begins on 1 September, in Scotland in August.
FIRST_MONTH: dict[str, int] = {Nation.SCOTLAND: 8}
USUAL_FIRST_MONTH = 9
EARLY_DAYS = 31


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One half term."""

    first: date
    last: date
    name: str


@dataclass
class Year:
    """One school year of one area; a refused row spoils the year, for the days that it left
    out would count as holidays."""

    area: Area
    label: str
    starts: int
    terms: list[Term] = field(default_factory=list)
    rows: int = 0
    spoilt_by: int | None = None

    @property
    def known(self) -> tuple[date, date]:
        """The days for which the terms say whether it is term."""
        month = FIRST_MONTH.get(self.area.nation, USUAL_FIRST_MONTH)
        first, last = date(self.starts, month, 1), date(self.starts + 1, month, 1)
        return min([first, *(t.first for t in self.terms)]), last - timedelta(days=1)


class TermDatesLoader:
    """Term calendars by area and school year."""

    table = "term_dates"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write years that are new or differ, then the hours that hang on them."""
        years: dict[tuple[str, int], Year] = {}
        areas: dict[str, Area | None] = {}
        for row in read_rows(self.entry.path, COLUMNS, report, f"{self.table} {self.file}"):
            year = None
            try:
                year = _year(row, years, areas)
                _add_term(year, _values(row))
            except RowRefused as refusal:
                report.refuse(row.number, refusal.field, refusal.reason)
                if year:
                    year.spoilt_by = year.spoilt_by or row.number
        changed: set[int] = set()
        for year in years.values():
            if year.spoilt_by:
                reason = f"was left out because row {year.spoilt_by} of the same year was refused"
                for _term in year.terms:
                    report.refuse(None, f"{year.area.code} {year.label}", reason)
            elif year.terms and _write(year, self.entry.get("source"), report):
                changed.add(year.area.pk)
        if changed:
            report.derive("listings' hours", calendars_changed(areas=changed))


def _values(row: Row) -> RowValues:
    return RowValues(row, {column: column for column in COLUMNS})


def _year(row: Row, years: dict[tuple[str, int], Year], areas: dict[str, Area | None]) -> Year:
    values = _values(row)
    code = values.text("area_code")
    if not code:
        raise RowRefused("area_code", "is missing")
    if code not in areas:
        authorities = Area.objects.of_kind(AreaKind.AUTHORITY).current()
        areas[code] = authorities.filter(code=code).first()
    area = areas[code]
    if area is None:
        raise RowRefused("area_code", f"{shown(code)} is no authority among the loaded areas")
    label = values.text("school_year")
    found = SCHOOL_YEAR.fullmatch(label)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        raise RowRefused("school_year", f"{shown(label)} is not a school year like 2026-27")
    starts = int(found[1])
    short = f"{starts}-{(starts + 1) % 100:02}"
    return years.setdefault((code, starts), Year(area, short, starts))


def _add_term(year: Year, values: RowValues) -> None:
    first, last = values.day("first_day"), values.day("last_day")
    name = values.text("term")
    for column, value in (("term", name), ("first_day", first), ("last_day", last)):
        if not value:
            raise RowRefused(column, "is missing")
    if first is None or last is None:
        return
    if len(name) > TERM_CHARS:
        raise RowRefused("term", f"is longer than {TERM_CHARS} characters")
    if last < first:
        raise RowRefused("last_day", f"{last} is before first_day {first}")
    earliest = date(year.starts, 8, 1)
    if not earliest <= first <= last <= date(year.starts + 1, 8, EARLY_DAYS):
        raise RowRefused("first_day", f"{first} to {last} is not in the school year {year.label}")
    other = next((t for t in year.terms if t.first <= last and first <= t.last), None)
    if other:
        raise RowRefused("first_day", f"overlaps “{other.name}”, {other.first} to {other.last}")
    year.terms.append(Term(first, last, name))


def _write(year: Year, source: str, report: FileReport) -> bool:
    """Write one year; returns whether anything changed."""
    first, last = year.known
    wanted = sorted(year.terms)
    row = TermCalendarRow.objects.filter(area=year.area, school_year=year.label).first()
    if row is not None:
        there = sorted(Term(t.first_day, t.last_day, t.name) for t in row.terms.all())
        if there == wanted and (row.known_from, row.known_to, row.source) == (first, last, source):
            report.kept += len(wanted)
            return False
        row.terms.all().delete()
    else:
        report.added += len(wanted)
        row = TermCalendarRow(area=year.area, school_year=year.label)
    row.known_from, row.known_to, row.source = first, last, source
    row.save()
    SchoolTerm.objects.bulk_create(
        SchoolTerm(calendar=row, name=t.name, first_day=t.first, last_day=t.last) for t in wanted
    )
    report.changed += len(wanted)
    return True
