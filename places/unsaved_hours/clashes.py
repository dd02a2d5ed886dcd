"""Sessions that run at the same time as another, found by what they would make of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from places.enums import BankHolidayChoice, SeasonChoice
from places.spoken_time import in_london, long_date
from places.unsaved_hours.cautions import Caution, CautionKind
from places.unsaved_hours.names import session_name

if TYPE_CHECKING:
    from places.unsaved_hours.draft import SessionRow
    from places.unsaved_hours.outlook import Outlook


def clashes(outlook: Outlook) -> Iterator[Caution]:
    """Each pair once, with the first time that both run."""
    for one, other, moment in _first_meetings(outlook):
        words = {
            "one": session_name(one.session),
            "other": session_name(other.session),
            "date": long_date(in_london(moment).date(), outlook.today),
        }
        said = _("%(one)s and %(other)s overlap, first on %(date)s. They read as one stretch.")
        yield Caution(CautionKind.OVERLAP, said % words, (one, other))


def _first_meetings(outlook: Outlook) -> Iterator[tuple[SessionRow, SessionRow, datetime]]:
    stretches = sorted(
        (interval.start, interval.end, number)
        for number, (_row, intervals) in enumerate(outlook.intervals_by_row)
        for interval in intervals
    )
    rows = outlook.hours.sessions
    running: list[tuple[datetime, int]] = []
    met: set[tuple[int, int]] = set()
    for start, end, number in stretches:
        running = [(until, other) for until, other in running if until > start]
        for _until, other in running:
            pair = (min(number, other), max(number, other))
            if other != number and pair not in met and _may_meet(rows[number], rows[other]):
                met.add(pair)
                yield rows[pair[0]], rows[pair[1]], start
        running.append((end, number))


def _may_meet(one: SessionRow, other: SessionRow) -> bool:
    """Term and holidays never meet, even where no term dates are known to part them; nor do
    bank holiday hours and those that they stand in for."""
    seasons = {one.session.season, other.session.season}
    if seasons == {SeasonChoice.TERM, SeasonChoice.HOLIDAYS}:
        return False
    special = BankHolidayChoice.SPECIAL
    return (one.session.on_bank_holidays == special) == (other.session.on_bank_holidays == special)
