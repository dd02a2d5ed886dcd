"""Hours in which nobody is written to, by London's clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings

from guardianship.lib.clock import LONDON


def is_quiet(moment: datetime) -> bool:
    """Whether an aware moment lies in the quiet hours."""
    hour = moment.astimezone(LONDON).hour
    return hour >= settings.QUIET_FROM_HOUR or hour < settings.QUIET_UNTIL_HOUR


def end_of_quiet(moment: datetime) -> datetime:
    """The moment itself outside the quiet hours, else when they end."""
    if not is_quiet(moment):
        return moment
    local = moment.astimezone(LONDON)
    day = local.date() + timedelta(days=local.hour >= settings.QUIET_FROM_HOUR)
    return datetime.combine(day, time(settings.QUIET_UNTIL_HOUR), tzinfo=LONDON)
