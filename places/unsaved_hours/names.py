"""What a session is called when something is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from places.enums import BankHolidayChoice, RepeatChoice, Weekday
from places.readback import hours_words
from places.spoken_time import date_with_year

if TYPE_CHECKING:
    from places.models import Session


def day_name(session: Session) -> str:
    """ "Friday", "24 December 2026" or "Bank holidays"."""
    if session.repeat == RepeatChoice.ONCE:
        return date_with_year(session.on_date) if session.on_date else ""
    if session.weekday:
        return str(Weekday(session.weekday).label)
    if session.on_bank_holidays == BankHolidayChoice.SPECIAL:
        return _("Bank holidays")
    return _("Every day")


def session_name(session: Session) -> str:
    """ "Friday 7pm–9pm"."""
    return f"{day_name(session)} {hours_words(session)}"
