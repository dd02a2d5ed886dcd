"""Sessions that hang on term dates or bank holidays which nobody has told the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from places.enums import BankHolidayChoice, RepeatChoice, SeasonChoice
from places.finder.cards import joined
from places.recurrence import days_between
from places.spoken_time import date_with_year
from places.timetable import Reason, local_day
from places.unsaved_hours.cautions import Caution, CautionKind

if TYPE_CHECKING:
    from places.unsaved_hours.draft import SessionRow
    from places.unsaved_hours.outlook import Outlook

NAMED_DAYS = 4


def term_cautions(outlook: Outlook) -> Iterator[Caution]:
    """Term-time and holiday sessions where term dates are missing or run out."""
    rows = [row for row in outlook.hours.sessions if _needs_terms(row)]
    if not rows:
        return
    authority, terms = outlook.hours.authority, outlook.calendars.terms
    words = {"authority": authority.name if authority else ""}
    if authority is None:
        said = _(
            "Whose school terms count is not known before there is a place or a coverage area. "
            "Until then these sessions read “not sure”."
        )
    elif terms is None:
        said = _("There are no term dates for %(authority)s: these sessions read “not sure”.")
    else:
        ahead = days_between(outlook.today, outlook.window.last_day)
        unknown = next((day for day in ahead if terms.is_term(day) is None), None)
        if unknown is None:
            return
        words["date"] = date_with_year(unknown)
        said = _(
            "There are no term dates for %(authority)s on %(date)s and perhaps after. "
            "Then these sessions read “not sure”."
        )
    yield Caution(CautionKind.NO_TERM_DATES, said % words, tuple(rows))


def _needs_terms(row: SessionRow) -> bool:
    of_the_year = row.session.season in (SeasonChoice.TERM, SeasonChoice.HOLIDAYS)
    return of_the_year and row.session.repeat != RepeatChoice.ONCE


def bank_holiday_cautions(outlook: Outlook) -> Iterator[Caution]:
    """Sessions of which nobody said what happens on bank holidays, and days in doubt."""
    silent = [row for row in outlook.hours.sessions if _is_silent(row)]
    if silent:
        said = _(
            "Nobody has said whether these sessions run on bank holidays: they read “not sure”."
        )
        yield Caution(CautionKind.BANK_HOLIDAY, said, tuple(silent))
    doubtful = {
        (local_day(interval.start), number)
        for number, (row, intervals) in enumerate(outlook.intervals_by_row)
        for interval in intervals
        if not _is_silent(row)
        and interval.reason is Reason.BANK_HOLIDAY
        and local_day(interval.start) <= outlook.window.last_day
    }
    if doubtful:
        rows = [outlook.hours.sessions[n] for n in sorted({n for _day, n in doubtful})]
        words = {"days": _days(sorted({day for day, _n in doubtful}))}
        said = _("Nobody can say whether these sessions run then, for a bank holiday: %(days)s.")
        yield Caution(CautionKind.BANK_HOLIDAY, said % words, tuple(rows))


def _is_silent(row: SessionRow) -> bool:
    return row.session.on_bank_holidays == BankHolidayChoice.NOT_SAID


def _days(days: list[date]) -> str:
    named = [date_with_year(day) for day in days[:NAMED_DAYS]]
    return joined([*named, _("other days")] if len(days) > NAMED_DAYS else named)
