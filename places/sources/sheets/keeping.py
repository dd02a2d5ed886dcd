"""How long a sent list is kept: its text until it is applied, everything a day at most."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.sources.models import Sheet

KEPT_FOR = timedelta(days=1)
# Work that has told nothing for so long has broken off; it may begin again.
BROKE_OFF_AFTER = timedelta(minutes=10)


def forget_sheets() -> str:
    """Delete lists that came a day ago; returns a count. Asked at every visit, too."""
    over = Sheet.objects.filter(made_at__lt=clock.now() - KEPT_FOR).delete()[0]
    return f"lists sent as files: {over:,}"


def sheet_for(person: User, key: UUID) -> Sheet:
    """A list that this person has sent and that is still kept; 404 for every other."""
    forget_sheets()
    sheet = Sheet.objects.filter(by=person, uid=key).select_related("feed").first()
    if sheet is None:
        raise Http404
    return sheet


def has_broken_off(sheet: Sheet) -> bool:
    """Whether work on it has begun and told nothing for long."""
    at_work = sheet.state in (Sheet.State.CHECKING, Sheet.State.APPLYING)
    told_at = sheet.told_at or sheet.made_at
    return at_work and told_at < clock.now() - BROKE_OFF_AFTER
