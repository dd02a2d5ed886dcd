"""An organisation's own listings as a file that comes back unchanged, and an empty one."""

from __future__ import annotations

import csv
import io
from typing import Any

from places.importers.fingerprints import SESSION_FIELDS
from places.importers.hours import HoursShape, read_hours
from places.models import Listing, Organisation, Session
from places.portal.bulk.cells import guarded
from places.portal.bulk.columns import CODES, DAYS, FIELDS, ID, LISTS, NOW, ORDER
from places.portal.bulk.planning import Own, Planned, sessions_of
from places.portal.bulk.reading import RowRead
from places.readback import WEEKDAYS, sentence

BYTE_ORDER_MARK = "\ufeff"


def empty_file() -> str:
    """The header alone."""
    return _written([])


def file_of(organisation: Organisation) -> str:
    """Every listing as its people last left it. No address: of what hides it none may leave."""
    own = Own(organisation)
    return _written([_row(row, own.drafts[row.pk]) for row in own.rows])


def _written(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    # The mark tells spreadsheets that it is UTF-8.
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(ORDER)
    for row in rows:
        writer.writerow([guarded(row.get(name, "")) for name in ORDER])
    return text.getvalue()


def _row(row: Listing, draft: Listing) -> dict[str, str]:
    sessions = list(draft.sessions.all())
    return {
        ID: str(row.uid),
        **{name: _cell(name, getattr(draft, name)) for name in FIELDS},
        **_days(sessions),
        NOW: sentence(sessions),
    }


def _cell(name: str, value: Any) -> str:
    if name in LISTS or name in CODES:
        return "; ".join(value)
    return "" if value is None else str(value)


def _days(sessions: list[Session]) -> dict[str, str]:
    """Times day by day, where reading them again gives the same sessions; else nothing."""
    cells = [
        ",".join(
            f"{s.starts_at:%H:%M}-{s.ends_at:%H:%M}"
            for s in sorted(sessions, key=lambda s: s.starts_at)
            if s.weekday == day
        )
        or "CLOSED"
        for day in WEEKDAYS
    ]
    read = read_hours(HoursShape.DAY_COLUMNS, cells)
    again = Planned(0, RowRead(rules=read.sessions, by_days=True))
    if not sessions or read.refused or _marks(sessions_of(again, sessions)) != _marks(sessions):
        return {}
    return dict(zip(DAYS, cells, strict=True))


def _marks(sessions: list[Session]) -> list[str]:
    return sorted(repr([getattr(s, name) for name in SESSION_FIELDS]) for s in sessions)
