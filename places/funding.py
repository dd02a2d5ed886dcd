"""Until when something is paid for: told by its organisation, and public nowhere (ledger B7)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guardianship.lib import clock
from places.enums import Kind

# What runs on money that is given for a time; a shop or a library is not asked.
PROVISION = (
    Kind.YOUTH_PROVISION.value,
    Kind.RESPITE_SPACE.value,
    Kind.DETACHED_YOUTH_WORK.value,
)
MOST_YEARS_AHEAD = 20


def checked_funding(day: date | None) -> date | None:
    """A day that somebody says anew. Raises ``ValidationError`` for one that cannot be meant."""
    if day is None:
        return None
    today = clock.today()
    if day < today:
        raise ValidationError(_("This day has passed. Say until when it is paid for from now on."))
    if day.year > today.year + MOST_YEARS_AHEAD:
        raise ValidationError(_("This is more than 20 years ahead. Is the year right?"))
    return day
