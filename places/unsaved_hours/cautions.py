"""What to look at again before saving: nothing here forbids it, everything is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import HoursKnownChoice, RepeatChoice, Weekday
from places.spoken_time import date_with_year, wall_time
from places.timetable import HoursKnown
from places.unsaved_hours.names import session_name

if TYPE_CHECKING:
    from places.models import Session
    from places.unsaved_hours.draft import SessionRow
    from places.unsaved_hours.outlook import Outlook

LONG_MIN = 12 * 60
MINUTES_A_DAY = 1_440
WEEKDAYS = list(Weekday)


class CautionKind(StrEnum):
    """What is unusual."""

    OVERLAP = "overlap"
    LONG = "long"
    PAST_MIDNIGHT = "past_midnight"
    ENDED = "ended"
    NO_TERM_DATES = "no_term_dates"
    BANK_HOLIDAY = "bank_holiday"
    NOT_COUNTED = "not_counted"
    FOUND_SHUT = "found_shut"
    CONTRADICTION = "contradiction"
    DATES_PASSED = "dates_passed"


@dataclass(frozen=True, slots=True)
class Caution:
    """One sentence, and the sessions that it is about."""

    kind: CautionKind
    words: str
    rows: tuple[SessionRow, ...] = ()


def cautions_of_rows(outlook: Outlook) -> Iterator[Caution]:
    """What each session says for itself."""
    for row in outlook.hours.sessions:
        ended = _ended_on(row.session, outlook.today)
        if ended:
            words = {"session": session_name(row.session), "date": date_with_year(ended)}
            said = _("%(session)s ended on %(date)s and no longer counts.") % words
            yield Caution(CautionKind.ENDED, said, (row,))
            continue
        yield from _about_its_length(row)


def _about_its_length(row: SessionRow) -> Iterator[Caution]:
    session = row.session
    minutes = _length_min(session)
    words = {"session": session_name(session), "hours": f"{minutes / 60:.3g}"}
    if minutes > LONG_MIN:
        said = _("%(session)s lasts %(hours)s hours. Is that so?") % words
        yield Caution(CautionKind.LONG, said, (row,))
    if session.ends_next_day and (session.ends_at.hour, session.ends_at.minute) != (0, 0):
        ends = {"day": _next_day(session), "time": wall_time(session.ends_at)}
        said = _("%(session)s goes past midnight: it ends %(day)s %(time)s.") % (words | ends)
        yield Caution(CautionKind.PAST_MIDNIGHT, said, (row,))


def _length_min(session: Session) -> int:
    starts_min = session.starts_at.hour * 60 + session.starts_at.minute
    ends_min = session.ends_at.hour * 60 + session.ends_at.minute
    return ends_min - starts_min + (MINUTES_A_DAY if session.ends_next_day else 0)


def _next_day(session: Session) -> str:
    if session.repeat == RepeatChoice.ONCE and session.on_date and session.on_date < date.max:
        return date_with_year(session.on_date + timedelta(days=1))
    if session.weekday:
        return str(WEEKDAYS[(WEEKDAYS.index(Weekday(session.weekday)) + 1) % 7].label)
    return _("the next day")


def _ended_on(session: Session, today: date) -> date | None:
    last = session.on_date if session.repeat == RepeatChoice.ONCE else session.valid_to
    return last if last and last < today else None


def cautions_of_dates(outlook: Outlook) -> Iterator[Caution]:
    """What the dates say together, and hours that nobody knows."""
    hours = outlook.hours
    if hours.is_doubted:
        said = _("People have found it shut. Until that is cleared up, all hours read “not sure”.")
        yield Caution(CautionKind.FOUND_SHUT, said)
    if hours.sessions and hours.hours_known is not HoursKnown.KNOWN:
        label = {"choice": str(HoursKnownChoice(hours.hours_known.value).label)}
        said = _("The sessions do not count while “%(choice)s” is chosen above.") % label
        yield Caution(CautionKind.NOT_COUNTED, said)
    closed = [e for e in hours.exceptions if e.starts_at is None]
    given = [e for e in hours.exceptions if e.starts_at is not None]
    for one in closed:
        for other in given:
            day = max(one.first_day, other.first_day, outlook.today)
            if day <= min(one.last_day, other.last_day):
                said = _("%(date)s is closed and has hours too. It will read “not sure”.")
                yield Caution(CautionKind.CONTRADICTION, said % {"date": date_with_year(day)})
    passed = sum(e.last_day < outlook.today for e in hours.exceptions)
    if passed:
        said = ngettext(
            "One of the dates below has passed; it can go.",
            "%(count)s of the dates below have passed; they can go.",
            passed,
        )
        yield Caution(CautionKind.DATES_PASSED, said % {"count": passed})
