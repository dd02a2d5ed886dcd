"""When a directory row is open: from the pack's session files, or from the row's own columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from places.enums import HoursKnownChoice
from places.importers.candidate import Hours, PlannedException, PlannedSession
from places.importers.coverage_areas import CoverageAreas
from places.importers.hours import HoursRead, HoursShape, read_hours
from places.importers.row_values import RowValues
from places.importers.session_files import Gathered, SessionInFile
from places.importers.tables import DAY_COLUMNS
from places.importers.timetables import holdable
from places.models import CoverageArea, Organisation
from places.recurrence import DateSpan
from places.timetable import ExceptionKind, HoursKnown


class DirectoryHours:
    """Reads the hours of rows; ``sessions`` and ``exceptions`` are those of the whole pack."""

    def __init__(
        self, sessions: Gathered[SessionInFile], exceptions: Gathered[PlannedException]
    ) -> None:
        self.sessions, self.exceptions = sessions, exceptions
        self.areas = CoverageAreas()

    def of_row(self, values: RowValues, row_id: str, organisation: Organisation) -> Hours:
        """The hours of one row, doubted where they are not understood; else ``RowRefused``."""
        patch = self._patch(values, organisation)
        planned = self._from_files(row_id, organisation, patch)
        if planned:
            hours = Hours(planned, known=HoursKnown.KNOWN)
        else:
            hours = _from_columns(values)
            hours = replace(
                hours, sessions=tuple(replace(s, coverage_area=patch) for s in hours.sessions)
            )
        hours = _with_exceptions(hours, self.exceptions.by_listing.get(row_id, []))
        doubt = self._spoilt(row_id)
        return _as_said(values, holdable(hours.doubted(doubt) if doubt else hours))

    def _patch(self, values: RowValues, organisation: Organisation) -> CoverageArea | None:
        code = values.text("coverage_area")
        if not code:
            return None
        return self.areas.find(values.column("coverage_area"), code, organisation)

    def _from_files(
        self, row_id: str, organisation: Organisation, patch: CoverageArea | None
    ) -> tuple[PlannedSession, ...]:
        planned = []
        for session in self.sessions.by_listing.get(row_id, []):
            code = session.coverage_area
            area = self.areas.find("coverage_area", code, organisation) if code else patch
            planned.append(PlannedSession(session.rule, area))
        return tuple(planned)

    def _spoilt(self, row_id: str) -> str:
        return self.sessions.spoilt.get(row_id) or self.exceptions.spoilt.get(row_id) or ""


def _from_columns(values: RowValues) -> Hours:
    if "hours_osm" in values.columns:
        return hours_from(read_hours(HoursShape.OSM, values.text("hours_osm")))
    if "hours_text" in values.columns:
        return hours_from(read_hours(HoursShape.FREE_TEXT, values.text("hours_text")))
    if DAY_COLUMNS[0] in values.columns:
        return hours_from(
            read_hours(HoursShape.DAY_COLUMNS, [values.text(key) for key in DAY_COLUMNS])
        )
    return Hours()


def _with_exceptions(hours: Hours, given: Sequence[PlannedException]) -> Hours:
    """The hours with the dated exceptions of a file on top.

    On a day that the file closes or changes, what the row itself says of the date gives way.
    """
    settled = [
        planned.exception.days
        for planned in given
        if planned.exception.kind is not ExceptionKind.EXTRA
    ]
    own = tuple(
        replace(planned, exception=replace(planned.exception, days=left))
        for planned in hours.exceptions
        for left in _without(planned.exception.days, settled)
    )
    return replace(hours, exceptions=(*own, *given))


def _without(days: DateSpan, taken: Iterable[DateSpan]) -> list[DateSpan]:
    """The parts of a span with both ends that none of the ``taken`` spans holds."""
    left = [days]
    for away in taken:
        left = [part for span in left for part in _cut(span, away)]
    return left


def _cut(span: DateSpan, away: DateSpan) -> Iterator[DateSpan]:
    ends = (span.first, span.last, away.first, away.last)
    if any(day is None for day in ends):
        raise ValueError("dated exceptions have a first and a last day")
    first, last, away_first, away_last = (day for day in ends if day is not None)
    one_day = timedelta(days=1)
    if first <= min(last, away_first - one_day):
        yield DateSpan(first, min(last, away_first - one_day))
    if max(first, away_last + one_day) <= last:
        yield DateSpan(max(first, away_last + one_day), last)


def hours_from(read: HoursRead) -> Hours:
    """Planned hours of what the reader of hours understood."""
    return Hours(
        tuple(PlannedSession(rule) for rule in read.sessions),
        tuple(PlannedException(exception) for exception in read.exceptions),
        read.hours_known,
        read.text,
        read.refused,
        read.repairs,
    )


def _as_said(values: RowValues, hours: Hours) -> Hours:
    """The hours with what the column ``hours_known`` says of them."""
    said = values.choice("hours_known", HoursKnownChoice, "")
    if not said or hours.doubt:
        return hours
    if said == HoursKnownChoice.KNOWN and not hours.sessions and not hours.exceptions:
        return hours.doubted("it says that its hours are known, and gives none")
    return replace(hours, known=HoursKnown(said))
